import Ajv2020 from 'ajv/dist/2020';
import { InputError } from '../../../lib/errors';
import { readJsonInventory } from '../../../lib/terraform/read-json-inventory';
import schema from '../../../schemas/inventory.schema.json';
import { ACCEPTED, REFUSED } from './examples';

/** As the examples are in a file: members that are not defined are not there. */
const asJson = (example: unknown): unknown => JSON.parse(JSON.stringify(example));

const validate = new Ajv2020({ strict: true, allowUnionTypes: true, strictRequired: false }).compile(schema);

describe('inventory JSON', () => {
  test.each(Object.entries(ACCEPTED))('%s is accepted by the schema and by the reader', (_, example) => {
    validate(asJson(example));
    expect(validate.errors ?? []).toEqual([]);
    expect(() => readJsonInventory('inventory.json', asJson(example))).not.toThrow();
  });

  test.each(Object.entries(REFUSED))('%s is refused by the schema and by the reader', (_, example) => {
    expect(validate(asJson(example))).toBe(false);
    expect(() => readJsonInventory('inventory.json', asJson(example))).toThrow(InputError);
  });
});
