/**
 * A document read piece by piece says what it says when it is read at once: the pieces that are left out are those that no
 * fact is made of.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inventoryFromRows } from '../../../lib/terraform/facts';
import { parseAt, visitElements, visitMembers } from '../../../lib/terraform/json-spans';
import { parseTerraform } from '../../../lib/terraform/parse-terraform';
import { readPlan } from '../../../lib/terraform/read-plan';
import { readState } from '../../../lib/terraform/read-state';
import { isReadType } from '../../../lib/terraform/read-types';
import { PLANS } from '../../../scripts/plans/plan-sources';

const LIBRARY = join(__dirname, '..', '..', '..', 'lib', 'terraform');

const files = readdirSync(PLANS, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.plan.json'))
  .sort();

const factsOf = (name: string, json: unknown, moment: 'before' | 'after') =>
  inventoryFromRows((name.includes('state') ? readState : readPlan)(name, json, { moment }));

describe.each(files)('%s', (name) => {
  const text = readFileSync(join(PLANS, name), 'utf8');

  test.each(['after', 'before'] as const)('has the same facts %s the plan', (moment) => {
    expect(factsOf(name, parseTerraform(text, moment), moment)).toEqual(factsOf(name, JSON.parse(text), moment));
  });

  test('has the same facts with every space that JSON allows', () => {
    const spaced = `\uFEFF ${JSON.stringify(JSON.parse(text), null, '\t\r\n ')}\n`;
    expect(factsOf(name, parseTerraform(spaced, 'after'), 'after')).toEqual(factsOf(name, JSON.parse(text), 'after'));
  });
});

test('every type that a reader names is read whole', () => {
  const named = readdirSync(LIBRARY).flatMap(
    (file) => readFileSync(join(LIBRARY, file), 'utf8').match(/\baws_[a-z0-9]+(_[a-z0-9]+)*\b/g) ?? [],
  );
  expect(named.length).toBeGreaterThan(40);
  expect([...new Set(named)].filter((type) => !isReadType(type) && !type.startsWith('aws_iam')).sort()).toEqual([]);
});

describe('pieces of JSON', () => {
  const text = '{"a\\"b\\\\":[1,"}]",{"c":{}}] , "d" : -1.5e3,"a\\"b\\\\":["last"],"e":null}';

  test('are found behind escaped quotes and brackets in strings; of two members with one name the last counts', () => {
    const members: [string, unknown][] = [];
    const end = visitMembers(text, 0, (name, from) => {
      const { value, to } = parseAt(text, from);
      members.push([name, value]);
      return to;
    });
    expect([Object.fromEntries(members), end]).toEqual([JSON.parse(text), text.length]);
  });

  test('are the elements of a list', () => {
    const list = ' [ 1 , "x\\\\" , [ ] , { "y" : [ 2 ] } , true ] ';
    const elements: unknown[] = [];
    const end = visitElements(list, 1, (from) => {
      const { value, to } = parseAt(list, from);
      elements.push(value);
      return to;
    });
    expect([elements, end]).toEqual([JSON.parse(list), list.length - 1]);
  });

  test.each([
    '{"format_version":"1.2"',
    '{"format_version":"1.2",}',
    '{"format_version":"1.2"}}',
    '{"format_version" "1"}',
    '{"format_version":',
  ])('of what is no JSON are refused: %s', (broken) => {
    expect(() => parseTerraform(broken, 'after')).toThrow(SyntaxError);
  });
});
