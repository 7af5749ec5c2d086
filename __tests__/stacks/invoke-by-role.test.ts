/** The story `invoke-by-role`, document for document as STORIES.md has it. */
import { documents, ofType, policy } from '../support/documents';
import { LAMBDA_TAKES_ROLE, synthesiseStory, writeLogs } from './story';
import {
  CALLEE,
  CALLER_ROLE,
  MANIFEST_DESCRIPTION,
  STREAM_ACCESSES,
  STREAM_STORY_PROVIDERS,
  streamPolicy,
  testStreamStory,
} from './stream-story';

const CALLEE_ROLE = 'arn:aws:iam::111111111111:role/callee-role';
const WHOLE_ACCOUNT = {
  Effect: 'Allow',
  Principal: { AWS: 'arn:aws:iam::000000000000:root' },
  Action: 'sts:AssumeRole',
};

const story = synthesiseStory('invoke-by-role');

test('the policies are the ones of the story, each in its account, and there are no others', () => {
  expect(documents(story)).toEqual({
    'aws.home caller-role: trust policy': policy(LAMBDA_TAKES_ROLE),
    'aws.home caller-role: inline policy assume-role': policy({
      Effect: 'Allow',
      Action: 'sts:AssumeRole',
      Resource: CALLEE_ROLE,
    }),
    'aws.home caller-role: inline policy events': policy(streamPolicy('caller-requests')),
    'aws.home caller-role: inline policy logs': policy(writeLogs('ap-northeast-1', '000000000000', 'caller')),
    'aws.cross callee-role: trust policy': policy(LAMBDA_TAKES_ROLE, WHOLE_ACCOUNT),
    'aws.cross callee-role: inline policy invoke': policy({
      Effect: 'Allow',
      Action: 'lambda:InvokeFunction',
      Resource: CALLEE,
    }),
    'aws.cross callee-role: inline policy logs': policy(writeLogs('ap-northeast-1', '111111111111', 'callee')),
  });
});

test('no function has a permission: who may invoke is decided by the roles', () => {
  expect(ofType(story, 'aws_lambda_permission')).toEqual({});
});

test('every resource has the provider of its account, and there is no resource besides', () => {
  expect(story.providers).toEqual({
    ...STREAM_STORY_PROVIDERS,
    'aws_iam_role_policy.callee_role_invoke_AEC1D5D7': 'aws.cross',
    'aws_iam_role_policy.caller_role_assume-role_75FBAFA2': 'aws.home',
  });
});

testStreamStory('invoke-by-role', story);

test('the manifest declares the stream and both steps, and there is no output besides', () => {
  expect(story.config.output).toEqual({
    access_manifest: {
      description: MANIFEST_DESCRIPTION,
      value: {
        schemaVersion: 1,
        accesses: [
          {
            principal: CALLER_ROLE,
            breadth: 'account',
            action: 'sts:AssumeRole',
            resource: CALLEE_ROLE,
            via: 'trustPolicy',
            conditions: {},
            side: 'both',
          },
          ...STREAM_ACCESSES,
          {
            principal: CALLEE_ROLE,
            breadth: 'role',
            action: 'lambda:InvokeFunction',
            resource: CALLEE,
            via: 'identityPolicy',
            conditions: {},
            side: 'both',
          },
        ],
      },
    },
  });
});

test('nothing is wrong with it, and the synth warns that the caller gets all powers of the execution role', () => {
  expect(story.errors).toEqual([]);
  expect(story.warnings).toEqual([
    `[invoke-by-role/caller-invokes-callee] ${CALLER_ROLE} assumes ${CALLEE_ROLE}, the execution role of the function, and gets all that it may do; name a role with through that may do no more than invoke the function`,
  ]);
});

test('a name prefix goes before every name, in the documents too', () => {
  const prefixed = synthesiseStory('invoke-by-role', { namePrefix: 'dev-' });
  expect(documents(prefixed)).toEqual({
    'aws.home dev-caller-role: trust policy': policy(LAMBDA_TAKES_ROLE),
    'aws.home dev-caller-role: inline policy assume-role': policy({
      Effect: 'Allow',
      Action: 'sts:AssumeRole',
      Resource: 'arn:aws:iam::111111111111:role/dev-callee-role',
    }),
    'aws.home dev-caller-role: inline policy events': policy(streamPolicy('dev-caller-requests')),
    'aws.home dev-caller-role: inline policy logs': policy(writeLogs('ap-northeast-1', '000000000000', 'dev-caller')),
    'aws.cross dev-callee-role: trust policy': policy(LAMBDA_TAKES_ROLE, WHOLE_ACCOUNT),
    'aws.cross dev-callee-role: inline policy invoke': policy({
      Effect: 'Allow',
      Action: 'lambda:InvokeFunction',
      Resource: 'arn:aws:lambda:ap-northeast-1:111111111111:function:dev-callee',
    }),
    'aws.cross dev-callee-role: inline policy logs': policy(writeLogs('ap-northeast-1', '111111111111', 'dev-callee')),
  });
  // The addresses stay, so that a prefix renames and never moves.
  expect(prefixed.providers).toEqual(story.providers);
});
