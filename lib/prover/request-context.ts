/** What a request holds, from what was given of it. */
import { type Text, textKey } from '../iam/text';
import type { Context } from './context';

const TAG_PREFIX = 'aws:requesttag/';
const TAG_KEYS = 'aws:tagkeys';

/**
 * Keys in lower case. Whoever passes a tag names its key in `aws:TagKeys`: no request has the one without the other.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-tagkeys
 */
export function requestContext(given: Context): Context {
  const context = new Map([...given].map(([key, values]) => [key.toLowerCase(), values]));
  const tags = [...given].filter(([key, values]) => key.toLowerCase().startsWith(TAG_PREFIX) && values.length > 0);
  if (tags.length === 0) return context;
  const named = context.get(TAG_KEYS) ?? [];
  if (named === 'unknown' || tags.some(([, values]) => values === 'unknown')) return context.set(TAG_KEYS, 'unknown');
  const isNamed = (tag: string): boolean => named.some((other) => lowerCase(other) === tag.toLowerCase());
  const missing = tags.map(([key]) => key.slice(TAG_PREFIX.length)).filter((tag) => !isNamed(tag));
  return context.set(TAG_KEYS, [...named, ...missing]);
}

function lowerCase(text: Text): string | undefined {
  return textKey(text)?.toLowerCase();
}
