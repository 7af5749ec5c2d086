/** What the commands print as JSON is what their schemas say, to the last member. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv from 'ajv';
import { ASSUMPTION_CODES, OUTCOMES, POLICY_TYPES, REASON_CODES } from '../../lib/prover/decision';
import { renderCheckJson } from '../../lib/render/check-json';
import { renderGraphJson } from '../../lib/render/graph-json';
import { renderProveJson } from '../../lib/render/prove-json';
import {
  ALLOWED,
  EXPLICIT_DENY,
  IMPLICIT_DENY,
  INCOMPLETE,
  MAP,
  NOT_PROVED,
  PROVED,
  QUESTION,
  UNKNOWN,
} from './results';

/** The part of a definition that lists codes. */
interface Definition {
  readonly enum?: readonly string[];
  readonly properties?: Readonly<Record<string, { readonly enum?: readonly string[] }>>;
}

const readSchema = (command: string): { readonly definitions: Readonly<Record<string, Definition>> } =>
  JSON.parse(readFileSync(join(__dirname, '..', '..', 'schemas', `${command}.schema.json`), 'utf8'));

const ajv = new Ajv({ strict: true, allErrors: true });
const validators = {
  check: ajv.compile(readSchema('check')),
  prove: ajv.compile(readSchema('prove')),
  graph: ajv.compile(readSchema('graph')),
};

const errorsOf = (command: keyof typeof validators, json: string) => {
  validators[command](JSON.parse(json));
  return validators[command].errors;
};

test.each([ALLOWED, EXPLICIT_DENY, IMPLICIT_DENY, UNKNOWN])(
  'the JSON of prove obeys its schema: $outcome',
  (decision) => {
    expect(errorsOf('prove', renderProveJson(QUESTION, decision))).toBeNull();
  },
);

test('the JSON of check obeys its schema', () => {
  expect(errorsOf('check', renderCheckJson([PROVED, NOT_PROVED, INCOMPLETE]))).toBeNull();
});

test('the JSON of graph obeys its schema', () => {
  expect(errorsOf('graph', renderGraphJson([{ world: 'billing', map: MAP }]))).toBeNull();
});

test('a schema refuses a member it does not know, and one that is missing', () => {
  const keywords = (command: keyof typeof validators, text: string) =>
    errorsOf(command, text)?.map(({ keyword }) => keyword);
  expect([
    keywords('graph', '{ "schemaVersion": 1, "worlds": [], "more": 1 }'),
    keywords('check', '{ "schemaVersion": 1, "worlds": [] }'),
    keywords('prove', '{ "schemaVersion": 2 }'),
  ]).toEqual([['additionalProperties'], ['required'], [...Array(6).fill('required'), 'const']]);
});

test.each(['check', 'prove'])('the schema of %s lists every code there is', (command) => {
  const { outcome, policyType, reason, assumption } = readSchema(command).definitions;
  expect([outcome?.enum, policyType?.enum, reason?.properties?.code?.enum, assumption?.properties?.code?.enum]).toEqual(
    [OUTCOMES, POLICY_TYPES, REASON_CODES, ASSUMPTION_CODES],
  );
});
