/** Where the state of each stack is kept: the whole `terraform` block, for each kind of backend. */

import { describeProblem } from '../../lib/errors';
import { addStateBackend, readStateBackend } from '../../lib/stacks/state-backend';
import { STORIES, type StoryId } from '../../lib/stacks/stories';
import { synthesise } from '../support/synthesised';
import { defaultSettings } from './story';

const ID: StoryId = 'request-processor';
const TODO = 'correct backend in the context of cdktf.json';

const required_providers = { aws: { source: 'aws', version: '>= 5.100.0, < 7.0.0' } };

function terraformBlock(backend: unknown): unknown {
  const { backend: read, problems } = readStateBackend(backend);
  expect(problems).toEqual([]);
  const stacks = synthesise((app) => addStateBackend(STORIES[ID].createStack(app, ID, defaultSettings(ID)), read));
  return stacks[ID]?.config.terraform;
}

const LOCAL = { required_providers, backend: { local: { path: '../../../terraform.request-processor.tfstate' } } };

test.each([
  ['no backend keeps the state in the folder of the project', undefined, LOCAL],
  ['local keeps the state in the folder of the project', { type: 'local' }, LOCAL],
  [
    's3 keeps the state in a bucket, encrypted and locked by a file beside it',
    { type: 's3', bucket: 'states', region: 'eu-west-1' },
    {
      required_providers,
      backend: {
        s3: {
          bucket: 'states',
          region: 'eu-west-1',
          key: 'request-processor.tfstate',
          encrypt: true,
          use_lockfile: true,
        },
      },
    },
  ],
  [
    's3 takes a prefix, a key and a profile',
    { type: 's3', bucket: 'states', region: 'eu-west-1', keyPrefix: 'team/', kmsKeyId: 'alias/states', profile: 'ops' },
    {
      required_providers,
      backend: {
        s3: {
          bucket: 'states',
          region: 'eu-west-1',
          key: 'team/request-processor.tfstate',
          kms_key_id: 'alias/states',
          profile: 'ops',
          encrypt: true,
          use_lockfile: true,
        },
      },
    },
  ],
  [
    'cloud keeps each state in a workspace named after its stack',
    { type: 'cloud', organization: 'acme' },
    { required_providers, cloud: { organization: 'acme', workspaces: { name: 'request-processor' } } },
  ],
  [
    'cloud takes a host and a prefix',
    { type: 'cloud', organization: 'acme', hostname: 'tfe.example.com', workspacePrefix: 'lambda-' },
    {
      required_providers,
      cloud: {
        organization: 'acme',
        hostname: 'tfe.example.com',
        workspaces: { name: 'lambda-request-processor' },
      },
    },
  ],
])('%s', (_sentence, backend, expected) => {
  expect(terraformBlock(backend)).toEqual(expected);
});

test('every story has a state of its own', () => {
  const { backend } = readStateBackend({ type: 's3', bucket: 'states', region: 'eu-west-1' });
  const ids = Object.keys(STORIES) as StoryId[];
  const stacks = synthesise((app) => {
    for (const id of ids) {
      addStateBackend(STORIES[id].createStack(app, id, defaultSettings(id)), backend);
    }
  });
  const backends = ids.map((id) => stacks[id]?.config.terraform?.backend as { s3: { key: string } } | undefined);
  const keys = backends.map((written) => written?.s3.key);
  expect(keys).toEqual([
    'assume-role.tfstate',
    'request-processor.tfstate',
    'invoke-by-role.tfstate',
    'invoke-by-resource-policy.tfstate',
    'push-sources.tfstate',
    'pull-sources.tfstate',
  ]);
});

test.each([
  [
    'a text',
    's3',
    [`backend cannot be used: got "s3"; allowed: an object whose type is one of local, s3, cloud; ${TODO}`],
  ],
  ['a list', [], [`backend cannot be used: got []; allowed: an object whose type is one of local, s3, cloud; ${TODO}`]],
  [
    'null',
    null,
    [`backend cannot be used: got null; allowed: an object whose type is one of local, s3, cloud; ${TODO}`],
  ],
  ['no type', {}, [`backend.type cannot be used: got nothing; allowed: local, s3, cloud; ${TODO}`]],
  ['an unknown type', { type: 'gcs' }, [`backend.type cannot be used: got "gcs"; allowed: local, s3, cloud; ${TODO}`]],
  [
    'the name of what every object has as a type',
    { type: 'toString' },
    [`backend.type cannot be used: got "toString"; allowed: local, s3, cloud; ${TODO}`],
  ],
  [
    'an option that local does not know',
    { type: 'local', path: 'x' },
    [`backend.path cannot be used: got "x"; allowed: nothing; ${TODO}`],
  ],
  [
    'everything that is wrong with s3 at once',
    { type: 's3', region: 3, lockTable: 'locks' },
    [
      `backend.bucket cannot be used: got nothing; allowed: a string; ${TODO}`,
      `backend.lockTable cannot be used: got "locks"; allowed: bucket, region, keyPrefix, kmsKeyId, profile; ${TODO}`,
      `backend.region cannot be used: got 3; allowed: a string; ${TODO}`,
    ],
  ],
  [
    'cloud without an organization',
    { type: 'cloud', hostname: 'tfe.example.com' },
    [`backend.organization cannot be used: got nothing; allowed: a string; ${TODO}`],
  ],
])('refuses %s', (_what, backend, expected) => {
  expect(readStateBackend(backend).problems.map(describeProblem)).toEqual(expected);
});
