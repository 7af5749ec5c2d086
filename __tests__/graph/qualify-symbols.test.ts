import { qualifySymbols } from '../../lib/graph/qualify-symbols';
import { joinText, symbolText, UNKNOWN_TEXT } from '../../lib/iam/text';
import type { Inventory } from '../../lib/terraform/inventory';

const world = (of: (name: string) => ReturnType<typeof symbolText>): Inventory => ({
  input: 'a',
  roles: [],
  functions: [
    {
      arn: joinText('arn:aws:lambda:us-east-1:', of('id'), ':function:f'),
      origin: { input: 'a', address: 'aws_lambda_function.f' },
      whole: true,
      executionRole: of('aws_iam_role.x.arn'),
      resourcePolicies: JSON.parse('{"__proto__":[],"constructor":[]}'),
      functionUrls: { '': UNKNOWN_TEXT },
    },
  ],
  resources: [],
  principals: [],
  accounts: [],
  eventSources: [],
  notes: [{ code: 'incomplete', subject: '<id>' }],
});

it('every symbol of an input gets its place, and nothing else changes', () => {
  const qualified = qualifySymbols(world(symbolText), 'b (2)');
  expect(qualified).toEqual(world((name) => symbolText(`${name} in b (2)`)));
  expect(Object.keys(qualified.functions[0]?.resourcePolicies ?? {})).toEqual(['__proto__', 'constructor']);
});
