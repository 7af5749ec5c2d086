/** The story `invoke-by-resource-policy`, document for document as STORIES.md has it. */
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

const PERMISSION = 'aws_lambda_permission.callee_permission-AllowActionFromCaller_5B17E5AB';

const story = synthesiseStory('invoke-by-resource-policy');

test('the policies are the ones of the story, each in its account, and there are no others', () => {
  expect(documents(story)).toEqual({
    'aws.home caller-role: trust policy': policy(LAMBDA_TAKES_ROLE),
    'aws.home caller-role: inline policy invoke': policy({
      Effect: 'Allow',
      Action: 'lambda:InvokeFunction',
      Resource: CALLEE,
    }),
    'aws.home caller-role: inline policy events': policy(streamPolicy('caller-requests')),
    'aws.home caller-role: inline policy logs': policy(writeLogs('ap-northeast-1', '000000000000', 'caller')),
    'aws.cross callee-role: trust policy': policy(LAMBDA_TAKES_ROLE),
    'aws.cross callee-role: inline policy logs': policy(writeLogs('ap-northeast-1', '111111111111', 'callee')),
  });
});

test('the one permission is on callee, in its own account, for the account of the caller', () => {
  expect(ofType(story, 'aws_lambda_permission')).toEqual({
    [PERMISSION]: {
      provider: 'aws.cross',
      statement_id: 'AllowActionFromCaller',
      action: 'lambda:InvokeFunction',
      function_name: '${aws_lambda_function.callee.arn}',
      principal: 'arn:aws:iam::000000000000:root',
    },
  });
});

test('every resource has the provider of its account, and there is no resource besides', () => {
  expect(story.providers).toEqual({
    ...STREAM_STORY_PROVIDERS,
    'aws_iam_role_policy.caller_role_invoke_E5A06B0B': 'aws.home',
    [PERMISSION]: 'aws.cross',
  });
});

testStreamStory('invoke-by-resource-policy', story);

test('the manifest declares the stream and the call, and there is no output besides', () => {
  expect(story.config.output).toEqual({
    access_manifest: {
      description: MANIFEST_DESCRIPTION,
      value: {
        schemaVersion: 1,
        accesses: [
          ...STREAM_ACCESSES,
          {
            principal: CALLER_ROLE,
            breadth: 'account',
            action: 'lambda:InvokeFunction',
            resource: CALLEE,
            via: 'resourcePolicy',
            conditions: {},
            side: 'both',
          },
        ],
      },
    },
  });
});

test('nothing is wrong with it, and there is nothing to warn of', () => {
  expect(story.errors).toEqual([]);
  expect(story.warnings).toEqual([]);
});

test('a name prefix goes before every name, in the documents too', () => {
  const prefixed = synthesiseStory('invoke-by-resource-policy', { namePrefix: 'dev-' });
  expect(documents(prefixed)).toEqual({
    'aws.home dev-caller-role: trust policy': policy(LAMBDA_TAKES_ROLE),
    'aws.home dev-caller-role: inline policy invoke': policy({
      Effect: 'Allow',
      Action: 'lambda:InvokeFunction',
      Resource: 'arn:aws:lambda:ap-northeast-1:111111111111:function:dev-callee',
    }),
    'aws.home dev-caller-role: inline policy events': policy(streamPolicy('dev-caller-requests')),
    'aws.home dev-caller-role: inline policy logs': policy(writeLogs('ap-northeast-1', '000000000000', 'dev-caller')),
    'aws.cross dev-callee-role: trust policy': policy(LAMBDA_TAKES_ROLE),
    'aws.cross dev-callee-role: inline policy logs': policy(writeLogs('ap-northeast-1', '111111111111', 'dev-callee')),
  });
  expect(ofType(prefixed, 'aws_lambda_permission')).toEqual(ofType(story, 'aws_lambda_permission'));
  // The addresses stay, so that a prefix renames and never moves.
  expect(prefixed.providers).toEqual(story.providers);
});
