/** Findings as lines: several may stand in one place, and ARNs of three accounts are long. */
import type { PhrasePart } from '../../lib/review/phrase';
import type { Review } from '../../lib/review/review-result';

const SHORT: readonly (readonly [RegExp, string])[] = [
  [/arn:aws:iam::111111111111:role\//g, 'home/'],
  [/arn:aws:iam::222222222222:role\//g, 'cross/'],
  [/arn:aws:iam::333333333333:role\//g, 'third/'],
  [/arn:aws:lambda:us-east-1:222222222222:function:/g, 'function/'],
];

/** Each finding of a rule as `place statement: evidence`, in order. */
export function shownFindings({ findings }: Review, rule: string): readonly string[] {
  return findings
    .filter((finding) => finding.rule === rule)
    .map(({ origin, subject, statement, evidence }) => {
      const place = [origin.address ?? subject, ...(statement === undefined ? [] : [statement])].join(' ');
      return shorten(`${place}: ${evidence.map(plain).join('')}`);
    })
    .sort();
}

function plain(part: PhrasePart): string {
  if (typeof part === 'string') return part;
  return 'arn' in part ? part.arn : part.foreign;
}

function shorten(text: string): string {
  return SHORT.reduce((shown, [arn, short]) => shown.replace(arn, short), text);
}
