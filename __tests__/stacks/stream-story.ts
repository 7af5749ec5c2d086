/** What the two stories in which a stream feeds `caller` have in common. */
import { documents, ofType, policy } from '../support/documents';
import type { Synthesised } from '../support/synthesised';
import { functions, readStream, runtimes, synthesiseStory } from './story';

export const CALLER_ROLE = 'arn:aws:iam::000000000000:role/caller-role';
export const CALLEE = 'arn:aws:lambda:ap-northeast-1:111111111111:function:callee';
export const STREAM = 'arn:aws:kinesis:ap-northeast-1:000000000000:stream/caller-requests';

/** Every resource that both stories have, with its provider. */
export const STREAM_STORY_PROVIDERS = {
  'aws_cloudwatch_log_group.callee_logs_2DFFD7B2': 'aws.cross',
  'aws_cloudwatch_log_group.caller_logs_2AAF96EF': 'aws.home',
  'aws_iam_role.callee_role_55C78CF9': 'aws.cross',
  'aws_iam_role.caller_role_B6D36B5B': 'aws.home',
  'aws_iam_role_policy.callee_role_logs_AF3EB235': 'aws.cross',
  'aws_iam_role_policy.caller_role_events_6EE5B30D': 'aws.home',
  'aws_iam_role_policy.caller_role_logs_91B3F004': 'aws.home',
  'aws_kinesis_stream.requests': 'aws.home',
  'aws_lambda_event_source_mapping.requests-to-caller': 'aws.home',
  'aws_lambda_function.callee': 'aws.cross',
  'aws_lambda_function.caller': 'aws.home',
};

/** The manifest's entries for the stream, which an event source mapping needs. */
export const STREAM_ACCESSES = [
  'DescribeStream',
  'DescribeStreamSummary',
  'GetRecords',
  'GetShardIterator',
  'ListShards',
].map((action) => ({
  principal: CALLER_ROLE,
  breadth: 'role',
  action: `kinesis:${action}`,
  resource: STREAM,
  via: 'eventSource',
  conditions: {},
  side: 'both',
}));

export const MANIFEST_DESCRIPTION = 'The accesses that this stack declares, for a reviewer to prove.';

/** What the role of caller may do with a stream of that name. */
export function streamPolicy(streamName: string): object {
  return readStream(`arn:aws:kinesis:ap-northeast-1:000000000000:stream/${streamName}`);
}

/** The tests that hold for both stories, whatever way the caller invokes by. */
export function testStreamStory(id: 'invoke-by-role' | 'invoke-by-resource-policy', story: Synthesised): void {
  test('the mapping feeds caller with bounded retries and takes failed records one by one', () => {
    expect(ofType(story, 'aws_lambda_event_source_mapping')).toEqual({
      'aws_lambda_event_source_mapping.requests-to-caller': {
        provider: 'aws.home',
        event_source_arn: '${aws_kinesis_stream.requests.arn}',
        function_name: '${aws_lambda_function.caller.arn}',
        starting_position: 'LATEST',
        bisect_batch_on_function_error: true,
        maximum_retry_attempts: 2,
        function_response_types: ['ReportBatchItemFailures'],
        // Lambda checks the role's rights when it creates the mapping.
        depends_on: ['aws_iam_role_policy.caller_role_events_6EE5B30D'],
      },
    });
  });

  test('each provider refuses every account but its own', () => {
    expect(story.config.provider).toEqual({
      aws: [
        { alias: 'home', region: 'ap-northeast-1', allowed_account_ids: ['000000000000'] },
        { alias: 'cross', region: 'ap-northeast-1', allowed_account_ids: ['111111111111'] },
      ],
    });
    expect(story.config.data).toBeUndefined();
  });

  test('the roles have names and trust policies, and nothing else that gives power', () => {
    const roles = Object.values(ofType(story, 'aws_iam_role')).map(({ assume_role_policy: _trust, ...rest }) => rest);
    expect(roles).toEqual([
      { provider: 'aws.cross', name: 'callee-role' },
      { provider: 'aws.home', name: 'caller-role' },
    ]);
  });

  test('the functions need no environment: the records say whom to invoke', () => {
    expect(functions(story)).toEqual({
      caller: {
        provider: 'aws.home',
        role: '${aws_iam_role.caller_role_B6D36B5B.arn}',
        runtime: 'nodejs22.x',
        handler: 'index.handler',
        timeout: 60,
        depends_on: ['aws_cloudwatch_log_group.caller_logs_2AAF96EF', 'aws_iam_role_policy.caller_role_logs_91B3F004'],
      },
      callee: {
        provider: 'aws.cross',
        role: '${aws_iam_role.callee_role_55C78CF9.arn}',
        runtime: 'nodejs22.x',
        handler: 'index.handler',
        timeout: 30,
        depends_on: ['aws_cloudwatch_log_group.callee_logs_2DFFD7B2', 'aws_iam_role_policy.callee_role_logs_AF3EB235'],
      },
    });
  });

  test('the log groups are made with a retention, and the stream by the stack', () => {
    expect(ofType(story, 'aws_cloudwatch_log_group')).toEqual({
      'aws_cloudwatch_log_group.callee_logs_2DFFD7B2': {
        provider: 'aws.cross',
        name: '/aws/lambda/callee',
        retention_in_days: 30,
      },
      'aws_cloudwatch_log_group.caller_logs_2AAF96EF': {
        provider: 'aws.home',
        name: '/aws/lambda/caller',
        retention_in_days: 30,
      },
    });
    expect(ofType(story, 'aws_kinesis_stream')).toEqual({
      'aws_kinesis_stream.requests': { provider: 'aws.home', name: 'caller-requests', shard_count: 1 },
    });
  });

  test('a stream that exists already is read and not created', () => {
    const existing = synthesiseStory(id, { streamName: 'their-stream' });
    const { 'aws_kinesis_stream.requests': _stream, ...providers } = story.providers;
    expect(existing.providers).toEqual(providers);
    expect(documents(existing)).toEqual({
      ...documents(story),
      'aws.home caller-role: inline policy events': policy(streamPolicy('their-stream')),
    });
    const address = 'aws_lambda_event_source_mapping.requests-to-caller';
    expect(existing.resources[address]).toEqual({
      ...story.resources[address],
      event_source_arn: 'arn:aws:kinesis:ap-northeast-1:000000000000:stream/their-stream',
    });
  });

  test('the handlers in Python change what runs and nothing else', () => {
    const python = synthesiseStory(id, { handlerLanguage: 'python' });
    expect(runtimes(python)).toEqual({
      caller: { runtime: 'python3.13', handler: `${id.replaceAll('-', '_')}.handler` },
      callee: { runtime: 'python3.13', handler: 'callee.handler' },
    });
    expect(documents(python)).toEqual(documents(story));
    expect(python.providers).toEqual(story.providers);
    expect(python.config.output).toEqual(story.config.output);
  });
}
