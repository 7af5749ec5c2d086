import { boundedName, inlinePolicyName, permissionStatementId, shortHash } from '../../lib/policies/ids';

const BASE = {
  callerName: 'caller-role',
  callerAccountId: '111111111111',
  action: 'lambda:InvokeFunction',
  distinguishers: ['{"kind":"role"}'],
};

const ADVERSARIAL = [
  '',
  ' ',
  'r'.repeat(64),
  'r'.repeat(1000),
  'a+b=c,d.e@f_g-h',
  'ünïcödé',
  '🙂🙂🙂',
  '${TfToken[TOKEN.7]}',
  '../../etc',
  'a\nb\tc',
  '"quoted"',
  '-',
];

test('statement ids are of the charset and length that Lambda accepts, whatever they are made from', () => {
  for (const callerName of ADVERSARIAL) {
    for (const qualifier of [undefined, 'live', 'q'.repeat(128)]) {
      for (const action of ['lambda:InvokeFunction', 'lambda:*', ...ADVERSARIAL]) {
        const id = permissionStatementId({ ...BASE, callerName, action, qualifier });
        expect(id).toMatch(/^[A-Za-z0-9_-]{1,100}$/);
      }
    }
  }
});

test('statement ids differ where anything that they are made from differs', () => {
  const names = [
    ...ADVERSARIAL,
    'caller-role',
    'caller.role',
    'caller,role',
    `${'r'.repeat(99)}a`,
    `${'r'.repeat(99)}b`,
  ];
  const ids = [
    ...names.map((callerName) => permissionStatementId({ ...BASE, callerName })),
    permissionStatementId({ ...BASE, callerAccountId: '222222222222' }),
    permissionStatementId({ ...BASE, action: 'lambda:InvokeFunctionUrl' }),
    permissionStatementId({ ...BASE, qualifier: 'live' }),
    permissionStatementId({ ...BASE, qualifier: '1' }),
    permissionStatementId({ ...BASE, distinguishers: [] }),
    permissionStatementId({ ...BASE, distinguishers: ['a', 'b'] }),
    permissionStatementId({ ...BASE, distinguishers: ['ab'] }),
  ];
  expect(new Set(ids).size).toBe(ids.length);
});

test('a statement id is readable, and the same on every machine', () => {
  expect(permissionStatementId(BASE)).toBe('InvokeFunction-caller-role-111111111111-9804a39f');
  expect(permissionStatementId({ ...BASE, qualifier: 'live' })).toBe(
    'InvokeFunction-caller-role-111111111111-live-68a4036c',
  );
});

test('the parts of a hash are told apart', () => {
  expect(new Set([shortHash('ab', 'c'), shortHash('a', 'bc'), shortHash('abc'), shortHash('a', 'b', 'c')]).size).toBe(
    4,
  );
  expect(shortHash('x')).toMatch(/^[0-9a-f]{8}$/);
});

test('an inline policy is named after its purpose, and after the stack where other stacks may write too', () => {
  expect(inlinePolicyName('assume-role')).toBe('assume-role');
  expect(inlinePolicyName('assume-role', 'reports')).toBe('assume-role-reports');
});

test('policy names are of the charset and length that IAM accepts, and differ where long stack names do', () => {
  const stacks = [...ADVERSARIAL, `${'s'.repeat(500)}a`, `${'s'.repeat(500)}b`];
  const names = stacks.map((stack) => inlinePolicyName('environment-key', stack));
  expect(names.filter((name) => !/^[\w+=,.@-]{1,128}$/.test(name))).toEqual([]);
  expect(names.at(-1)).not.toBe(names.at(-2));
  expect(boundedName('n'.repeat(128), shortHash('x'))).toHaveLength(128);
});
