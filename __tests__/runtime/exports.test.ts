import * as runtime from '../../lib/runtime/exports';

test('what a function can import', () => {
  expect(Object.keys(runtime).sort()).toEqual([
    'InvokedFunctionError',
    'UsageError',
    'assumedRoleClient',
    'invoke',
    'lambdaClient',
    'parseFunctionArn',
  ]);
});
