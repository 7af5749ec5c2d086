import project from '../../cdktf.json';
import { STORIES, type StoryId } from '../../lib/stacks/stories';
import { readStorySettings, type StorySettings } from '../../lib/stacks/story-settings';
import { type Synthesised, synthesise, validationErrors, warnings } from '../support/synthesised';

/** A story's stack with what its constructs say about it. */
export interface SynthesisedStory extends Synthesised {
  readonly errors: readonly string[];
  readonly warnings: readonly string[];
}

/** The settings a story has after a fresh clone: the context of cdktf.json, no environment variables. */
export function defaultSettings(id: StoryId): StorySettings {
  const { settings, problems } = readStorySettings(id, project.context, {});
  expect(problems).toEqual([]);
  return settings as StorySettings;
}

/** The stack of a story as it is after a fresh clone, but for the given settings. */
export function synthesiseStory(id: StoryId, changed: Partial<StorySettings> = {}): SynthesisedStory {
  const said: { errors: readonly string[]; warnings: readonly string[] } = { errors: [], warnings: [] };
  const stacks = synthesise((app) => {
    STORIES[id].createStack(app, id, { ...defaultSettings(id), ...changed });
    Object.assign(said, { errors: validationErrors(app), warnings: warnings(app) });
  });
  return { ...(stacks[id] as Synthesised), ...said };
}

/** Every function by its name, whole but for its code, which other tests look at. */
export function functions({ resources }: Synthesised): Readonly<Record<string, unknown>> {
  const found = Object.entries(resources).filter(([address]) => address.startsWith('aws_lambda_function.'));
  return Object.fromEntries(
    found.map(([, { function_name, filename: _filename, source_code_hash: _hash, ...rest }]) => [function_name, rest]),
  );
}

/** What runs each function, by its name. */
export function runtimes({ resources }: Synthesised): Readonly<Record<string, unknown>> {
  const found = Object.entries(resources).filter(([address]) => address.startsWith('aws_lambda_function.'));
  return Object.fromEntries(
    found.map(([, { function_name, runtime, handler }]) => [function_name, { runtime, handler }]),
  );
}

/** The Lambda service may take the role. */
export const LAMBDA_TAKES_ROLE = {
  Effect: 'Allow',
  Principal: { Service: 'lambda.amazonaws.com' },
  Action: 'sts:AssumeRole',
};

/** What every function may do with its own log group, and with no other. */
export function writeLogs(region: string, accountId: string, functionName: string): object {
  return {
    Effect: 'Allow',
    Action: ['logs:CreateLogStream', 'logs:PutLogEvents'],
    Resource: `arn:aws:logs:${region}:${accountId}:log-group:/aws/lambda/${functionName}:*`,
  };
}

/** What the role of a Kinesis-fed function may do with its stream, and with no other. */
export function readStream(streamArn: string): object {
  return {
    Effect: 'Allow',
    Action: [
      'kinesis:DescribeStream',
      'kinesis:DescribeStreamSummary',
      'kinesis:GetRecords',
      'kinesis:GetShardIterator',
      'kinesis:ListShards',
    ],
    Resource: streamArn,
  };
}
