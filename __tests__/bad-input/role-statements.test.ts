import { Token } from 'cdktf';
import type { RoleProps } from '../../lib/constructs/created-role';
import { ExecutionRole } from '../../lib/constructs/execution-role';
import { messagesOf, type Row, type Scene } from './bad-input';

function role(props: Partial<RoleProps>): (scene: Scene) => unknown {
  return ({ stack, home }) => new ExecutionRole(stack, 'worker', { account: home, roleName: 'worker', ...props });
}

function statement(props: object): (scene: Scene) => unknown {
  return role({ statements: [{ actions: ['s3:GetObject'], resources: ['*'], ...props }] });
}

const rows: readonly Row[] = [
  [
    'a statement without actions',
    statement({ actions: [] }),
    [
      '[stack/worker] statements[0].actions is empty: got []; allowed: at least one action; fill the list, or leave the statement out',
    ],
  ],
  [
    'a statement without resources',
    statement({ resources: [] }),
    [
      '[stack/worker] statements[0].resources is empty: got []; allowed: at least one resource, or "*"; fill the list, or leave the statement out',
    ],
  ],
  [
    'an action without a service',
    statement({ actions: ['GetObject'] }),
    [
      '[stack/worker] statements[0].actions holds no IAM action: got "GetObject"; allowed: a service prefix, a colon and an action name, such as "s3:ListBucket"; correct the action',
    ],
  ],
  [
    'an empty action',
    statement({ actions: [''] }),
    [
      '[stack/worker] statements[0].actions holds no IAM action: got ""; allowed: a service prefix, a colon and an action name, such as "s3:ListBucket"; correct the action',
    ],
  ],
  [
    'a sid with a hyphen',
    statement({ sid: 'list-buckets' }),
    [
      '[stack/worker] statements[0].sid is not a name that AWS accepts: got "list-buckets"; allowed: 1 to 128 letters and digits; change statements[0].sid',
    ],
  ],
  [
    'two statements with one sid',
    role({
      statements: [
        { sid: 'List', actions: ['s3:ListBucket'], resources: ['*'] },
        { sid: 'List', actions: ['s3:GetObject'], resources: ['*'] },
      ],
    }),
    [
      '[stack/worker] two of the statements have one sid: got "List"; allowed: a sid that no other statement of the policy has, or none; rename one of them, or leave its sid out',
    ],
  ],
  [
    'actions that are a list token',
    statement({ actions: Token.asList({ resolve: () => ['s3:GetObject'] }) }),
    [
      '[stack/worker] statements[0].actions holds a list that is known only after apply: got a list token; allowed: a list of strings, each a literal or a scalar token; write the elements one by one, such as Fn.element(list, 0)',
    ],
  ],
  [
    'resources that are a list token',
    statement({ resources: Token.asList({ resolve: () => ['*'] }) }),
    [
      '[stack/worker] statements[0].resources holds a list that is known only after apply: got a list token; allowed: a list of strings, each a literal or a scalar token; write the elements one by one, such as Fn.element(list, 0)',
    ],
  ],
  [
    'resources among which is a list token',
    statement({ resources: ['*', ...Token.asList({ resolve: () => ['*'] })] }),
    [
      '[stack/worker] statements[0].resources holds a list that is known only after apply: got a list token; allowed: a list of strings, each a literal or a scalar token; write the elements one by one, such as Fn.element(list, 0)',
    ],
  ],
  [
    'a condition with a list token',
    statement({ conditions: { StringEquals: { 'aws:SourceVpc': Token.asList({ resolve: () => ['vpc-1'] }) } } }),
    [
      '[stack/worker] statements[0].conditions.StringEquals.aws:SourceVpc holds a list that is known only after apply: got a list token; allowed: a list of strings, each a literal or a scalar token; write the elements one by one, such as Fn.element(list, 0)',
    ],
  ],
  [
    'a condition without values',
    statement({ conditions: { StringEquals: { 'aws:SourceVpc': [] } } }),
    [
      '[stack/worker] statements[0].conditions.StringEquals.aws:SourceVpc is empty: got []; allowed: at least one value; fill the list, or leave the statement out',
    ],
  ],
];

test.each(rows)('%s', (_title, build, messages) => {
  expect(messagesOf(build)).toEqual(messages);
});
