import type { Waiver } from './configuration';
import type { Finding, WaivedFinding } from './finding';
import { fingerprintOf } from './fingerprint';
import { phrase } from './phrase';

/** Id of the finding that an expired waiver becomes. */
export const WAIVER_EXPIRED = 'waiver-expired';

/** Takes waived findings out. A waiver that has expired waives nothing, and is a finding itself. */
export function applyWaivers(
  findings: readonly Finding[],
  waivers: readonly Waiver[],
  today: string,
): { readonly kept: readonly Finding[]; readonly waived: readonly WaivedFinding[] } {
  const holding = waivers.filter(({ expires }) => expires >= today);
  const kept: Finding[] = [];
  const waived: WaivedFinding[] = [];
  for (const finding of findings) {
    const waiver = holding.find(({ rule, address }) => rule === finding.rule && address === finding.origin.address);
    if (waiver === undefined) kept.push(finding);
    else waived.push({ finding, reason: waiver.reason, expires: waiver.expires });
  }
  const expired = waivers.filter(({ expires }) => expires < today).map(expiredFinding);
  return { kept: [...kept, ...expired], waived };
}

function expiredFinding({ rule, address, expires, reason }: Waiver): Finding {
  const found = {
    origin: { input: 'cross-account-lambda.json', address },
    subject: address,
    evidence: phrase`The waiver of ${rule} expired on ${expires}; it was given because: ${reason}.`,
  };
  return {
    ...found,
    rule: WAIVER_EXPIRED,
    severity: 'warning',
    fingerprint: fingerprintOf(WAIVER_EXPIRED, found),
    isNew: true,
  };
}
