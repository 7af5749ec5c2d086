import { TerraformStack, Testing } from 'cdktf';
import { AssumableRole } from '../../lib/constructs/assumable-role';
import { AssumeRoleGrant } from '../../lib/constructs/assume-role-grant';
import { InvokeGrant } from '../../lib/constructs/invoke-grant';
import { synthesiseStack, validationErrors, warnings } from '../support/synthesised';
import { CROSS, crossAccount, functionArn, homeAccount, lambda, roleArn } from './fixtures';
import { ofType } from './views';

/** The bytes of {"NAME":"…"} without the value. */
const FRAME = 11;

test('a grant sets the variables that are asked for by name, beside those of the function', () => {
  const stack = synthesiseStack((scope) => {
    const cross = crossAccount(scope);
    const caller = lambda(homeAccount(scope), 'caller', { environment: { BUCKET: 'reports' } });
    const role = new AssumableRole(scope, 'reader', { account: cross, roleName: 'reader' });
    new AssumeRoleGrant(scope, 'assume', {
      caller,
      role,
      externalId: 'ticket-7',
      sessionDuration: 900,
      environment: { roleArn: 'READER_ROLE_ARN', externalId: 'READER_EXTERNAL_ID', sessionDuration: 'READER_SECONDS' },
    });
    const callee = lambda(cross, 'callee', { alias: 'live' }).alias('live');
    new InvokeGrant(scope, 'invoke', { caller, callee, environment: { functionArn: 'CALLEE_ARN' } });
  });
  expect(ofType(stack, 'aws_lambda_function').caller?.environment).toEqual({
    variables: {
      BUCKET: 'reports',
      READER_ROLE_ARN: roleArn(CROSS, 'reader'),
      READER_EXTERNAL_ID: 'ticket-7',
      READER_SECONDS: '900',
      CALLEE_ARN: `${functionArn(CROSS, 'callee')}:live`,
    },
  });
});

test('a grant that is not asked sets no variable', () => {
  const stack = synthesiseStack((scope) => {
    const caller = lambda(homeAccount(scope), 'caller');
    new InvokeGrant(scope, 'invoke', { caller, callee: lambda(crossAccount(scope), 'callee') });
  });
  expect(ofType(stack, 'aws_lambda_function').caller?.environment).toBeUndefined();
});

test('two grants may set one variable to one value', () => {
  const stack = new TerraformStack(Testing.app(), 'stack');
  const caller = lambda(homeAccount(stack), 'caller');
  const callee = lambda(crossAccount(stack), 'callee');
  new InvokeGrant(stack, 'invoke', { caller, callee, environment: { functionArn: 'TARGET' } });
  caller.setVariable(stack, 'TARGET', functionArn(CROSS, 'callee'));
  expect(validationErrors(stack)).toEqual([]);
});

describe('the 4,096 bytes of all variables', () => {
  const measured = (bytes: number) => {
    const stack = new TerraformStack(Testing.app(), 'stack');
    lambda(homeAccount(stack), 'caller', { environment: { NAME: 'x'.repeat(bytes - FRAME) } });
    return { errors: validationErrors(stack), warned: warnings(stack) };
  };

  test('are silent up to four fifths', () => {
    expect(measured(3276)).toEqual({ errors: [], warned: [] });
  });

  test('warn above four fifths', () => {
    expect(measured(3277)).toEqual({
      errors: [],
      warned: [
        '[stack/caller] the JSON of the environment variables has reached 3277 of 4096 bytes; keep long values in Parameter Store or in the code',
      ],
    });
  });

  test('are an error above the budget, and at the budget not', () => {
    expect(measured(4096).errors).toEqual([]);
    expect(measured(4097)).toEqual({
      errors: [
        '[stack/caller] the JSON of the environment variables is larger than AWS accepts: got 4097 bytes; allowed: at most 4096; keep long values in Parameter Store or in the code',
      ],
      warned: [],
    });
  });

  test('count bytes, not characters', () => {
    const stack = new TerraformStack(Testing.app(), 'stack');
    lambda(homeAccount(stack), 'caller', { environment: { NAME: 'é'.repeat(2043) } });
    expect(validationErrors(stack)).toEqual([
      '[stack/caller] the JSON of the environment variables is larger than AWS accepts: got 4097 bytes; allowed: at most 4096; keep long values in Parameter Store or in the code',
    ]);
  });
});
