import { Token } from 'cdktf';
import type { RoleProps } from '../../lib/constructs/created-role';
import { ExecutionRole } from '../../lib/constructs/execution-role';
import { HOME, roleArn } from '../constructs/fixtures';
import { messagesOf, type Row, type Scene } from './bad-input';

function role(props: Partial<RoleProps>): (scene: Scene) => unknown {
  return ({ stack, home }) => new ExecutionRole(stack, 'worker', { account: home, roleName: 'worker', ...props });
}

const rows: readonly Row[] = [
  [
    'a role name of 65 characters',
    role({ roleName: 'r'.repeat(65) }),
    [
      '[stack/worker] roleName is not a name that AWS accepts: got "rrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrr"… (65 characters); allowed: 1 to 64 letters, digits and _ + = , . @ -; change roleName',
    ],
  ],
  [
    'an empty role name',
    role({ roleName: '' }),
    [
      '[stack/worker] roleName is not a name that AWS accepts: got ""; allowed: 1 to 64 letters, digits and _ + = , . @ -; change roleName',
    ],
  ],
  [
    'a role name with a space',
    role({ roleName: 'my worker' }),
    [
      '[stack/worker] roleName is not a name that AWS accepts: got "my worker"; allowed: 1 to 64 letters, digits and _ + = , . @ -; change roleName',
    ],
  ],
  [
    'a role name with a path',
    role({ roleName: 'service/worker' }),
    [
      '[stack/worker] roleName is not a name that AWS accepts: got "service/worker"; allowed: 1 to 64 letters, digits and _ + = , . @ -; change roleName',
    ],
  ],
  [
    'a role name with a line break',
    role({ roleName: 'worker\n' }),
    [
      '[stack/worker] roleName is not a name that AWS accepts: got "worker\\n"; allowed: 1 to 64 letters, digits and _ + = , . @ -; change roleName',
    ],
  ],
  [
    'every role as a role name',
    role({ roleName: '*' }),
    [
      '[stack/worker] roleName is a pattern: got "*"; allowed: exactly one role or function; name it in full and write one grant for each: a wildcard opens more than the access you declare',
    ],
  ],
  [
    'a pattern as a role name',
    role({ roleName: 'worker-?' }),
    [
      '[stack/worker] roleName is a pattern: got "worker-?"; allowed: exactly one role or function; name it in full and write one grant for each: a wildcard opens more than the access you declare',
    ],
  ],
  [
    'a role name that is a variable',
    ({ stack, home, token }) => new ExecutionRole(stack, 'worker', { account: home, roleName: token }),
    [
      '[stack/worker] roleName is known only after apply: got a token or an interpolation; allowed: a literal string; write the value itself: ARNs and policies are computed from it at synth, so that they show in the first plan',
    ],
  ],
  [
    'a path without slashes',
    role({ path: 'service' }),
    [
      '[stack/worker] path is not a name that AWS accepts: got "service"; allowed: 1 to 512 visible characters that begin and end with /; change path',
    ],
  ],
  [
    'a path of 513 characters',
    role({ path: `/${'p'.repeat(511)}/` }),
    [
      '[stack/worker] path is not a name that AWS accepts: got "/ppppppppppppppppppppppppppppppppppppppp"… (513 characters); allowed: 1 to 512 visible characters that begin and end with /; change path',
    ],
  ],
  [
    'a path that is a token',
    role({ path: Token.asString({ resolve: () => '/' }) }),
    [
      '[stack/worker] path is known only after apply: got a token or an interpolation; allowed: a literal string; write the value itself: ARNs and policies are computed from it at synth, so that they show in the first plan',
    ],
  ],
  [
    'a boundary that is no policy',
    role({ permissionsBoundary: roleArn(HOME, 'boundary') }),
    [
      '[stack/worker] permissionsBoundary is not the ARN that is needed here: got "arn:aws:iam::111111111111:role/boundary"; allowed: the ARN of a managed policy; copy the ARN from the console or from the output of the stack that owns it',
    ],
  ],
  [
    'a description of 1,001 characters',
    role({ description: 'd'.repeat(1001) }),
    [
      '[stack/worker] the length of description is out of range: got 1001; allowed: 0 to 1000 characters; change the length of description',
    ],
  ],
  [
    'a session of half an hour',
    role({ maxSessionDuration: 1800 }),
    [
      '[stack/worker] maxSessionDuration is out of range: got 1800; allowed: 3600 to 43200 seconds; change maxSessionDuration',
    ],
  ],
  [
    'a trust policy quota below the default',
    role({ trustPolicyQuota: 1024 }),
    [
      '[stack/worker] trustPolicyQuota is out of range: got 1024; allowed: 2048 to 8192 characters; change trustPolicyQuota',
    ],
  ],
  [
    'all that is wrong with a role',
    role({ roleName: '', path: 'x', maxSessionDuration: 0, statements: [{ sid: 'a-b', actions: [], resources: [] }] }),
    [
      '[stack/worker] roleName is not a name that AWS accepts: got ""; allowed: 1 to 64 letters, digits and _ + = , . @ -; change roleName',
      '[stack/worker] path is not a name that AWS accepts: got "x"; allowed: 1 to 512 visible characters that begin and end with /; change path',
      '[stack/worker] maxSessionDuration is out of range: got 0; allowed: 3600 to 43200 seconds; change maxSessionDuration',
      '[stack/worker] statements[0].sid is not a name that AWS accepts: got "a-b"; allowed: 1 to 128 letters and digits; change statements[0].sid',
      '[stack/worker] statements[0].actions is empty: got []; allowed: at least one action; fill the list, or leave the statement out',
      '[stack/worker] statements[0].resources is empty: got []; allowed: at least one resource, or "*"; fill the list, or leave the statement out',
    ],
  ],
  [
    'a role that nobody may assume',
    ({ reader }) => reader,
    [
      '[stack/reader] nobody may assume the role: got arn:aws:iam::222222222222:role/reader; allowed: a trust policy with at least one statement; add an AssumeRoleGrant for the role, or delete it',
    ],
  ],
  [
    'two roles of one account with one name',
    ({ stack, home }) => [
      role({ roleName: 'Worker' })({ stack, home } as Scene),
      new ExecutionRole(stack, 'again', { account: home, roleName: 'worker' }),
    ],
    [
      '[stack/again] two roles of one account have one name: got "worker", also at stack/worker; allowed: names that differ in more than case; rename one of them, or share the construct',
    ],
  ],
];

test.each(rows)('%s', (_title, build, messages) => {
  expect(messagesOf(build)).toEqual(messages);
});
