/**
 * What AWS decides, as tables: each case states a world, one question and the answer of AWS's documentation, with its
 * source. Where a case and the prover differ, the documentation decides.
 */
import { ASSUMPTION_CODES, type Decision, REASON_CODES } from '../../lib/prover/decision';
import { ask, caseFiles, questionOf, statedOf, worldOf } from './support/case-file';

const decisions: Decision[] = [];

for (const [name, file] of caseFiles()) {
  describe(`${name}: ${file.about}`, () => {
    test.each(file.cases.map((entry) => [entry.name, entry] as const))('%s', (_, entry) => {
      const decision = ask(worldOf(file, entry), questionOf(file, entry));
      decisions.push(decision);
      expect(statedOf(decision, entry.expected)).toEqual(entry.expected);
    });
  });
}

describe('all cases together', () => {
  it('each case has a source and a name of its own in its file', () => {
    const wrong = caseFiles().flatMap(([name, { source, cases }]) =>
      cases
        .filter(
          (entry, index) =>
            (entry.source ?? source) === '' || cases.findIndex((other) => other.name === entry.name) !== index,
        )
        .map((entry) => `${name}: ${entry.name}`),
    );
    expect(wrong).toEqual([]);
  });

  it('every reason code is given by some case', () => {
    const given = new Set(decisions.flatMap(({ reasons }) => reasons.map(({ code }) => code)));
    expect(REASON_CODES.filter((code) => !given.has(code))).toEqual([]);
  });

  it('every assumption code is given by some case', () => {
    const given = new Set(decisions.flatMap(({ assumes }) => assumes.map(({ code }) => code)));
    expect(ASSUMPTION_CODES.filter((code) => !given.has(code))).toEqual([]);
  });
});
