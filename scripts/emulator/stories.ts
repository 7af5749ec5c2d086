import type { DeployedFunction } from './deployed-function';
import { kinesisEvent, processRequestEvent } from './events';
import type { Stage } from './open-stage';
import { playPullSources, playPushSources } from './play-sources';
import type { HandlerRun } from './run-handler';

/** What a story does once it is deployed. */
export interface StoryScript {
  /** The story's id, which is the name of its stack. */
  readonly id: string;
  /** Runs the handlers as the services would, in order. */
  readonly play: (stage: Stage) => Promise<HandlerRun[]>;
}

/** Keys that the bucket of the other account holds when `assume-role` is played. */
const SEEDED_KEYS = ['reports/2024.csv', 'reports/2025.csv'];

/** The record that no handler can read. */
const MALFORMED_RECORD = 'not a JSON text';

const INSTANCE_ID = 'i-0123456789abcdef0';

/** The function that has a variable: the stories name functions freely (`namePrefix`), not variables. */
function functionWith(functions: readonly DeployedFunction[], variable: string): DeployedFunction {
  const found = functions.find(({ environment }) => environment[variable] !== undefined);
  if (found === undefined) {
    throw new Error(`no deployed function has the environment variable ${variable}`);
  }
  return found;
}

/** Runs each function that was asked for, with exactly the payload that was sent. */
async function runInvoked(
  stage: Stage,
  functions: readonly DeployedFunction[],
  run: HandlerRun,
): Promise<HandlerRun[]> {
  const runs: HandlerRun[] = [];
  for (const { call, parameters } of run.requests) {
    if (call !== 'lambda:Invoke') {
      continue;
    }
    const invoked = functions.find(({ arn }) => arn === parameters.FunctionName);
    if (invoked === undefined) {
      throw new Error(`${run.functionName} invoked ${parameters.FunctionName}, which is no function of its stack`);
    }
    runs.push(await stage.run(invoked, [parameters.Payload]));
  }
  if (runs.length === 0) {
    throw new Error(`${run.functionName} invoked nothing: ${JSON.stringify(run.outcomes)}\n${run.log}`);
  }
  return runs;
}

async function playAssumeRole(stage: Stage): Promise<HandlerRun[]> {
  const reader = functionWith(await stage.functions(), 'SOURCE_ROLE_ARN');
  const { SOURCE_ROLE_ARN = '', SOURCE_BUCKET = '' } = reader.environment;
  const [, , , , accountOfBucket = ''] = SOURCE_ROLE_ARN.split(':');
  await stage.putObjects(accountOfBucket, SOURCE_BUCKET, SEEDED_KEYS);
  // Twice: the second event finds the client and its session.
  return [await stage.run(reader, [{}, {}])];
}

async function playRequestProcessor(stage: Stage): Promise<HandlerRun[]> {
  const functions = await stage.functions();
  const request = functionWith(functions, 'PROCESSOR_FUNCTION_ARN');
  const run = await stage.run(request, [processRequestEvent({ instanceId: INSTANCE_ID }, request.accountId)]);
  return [run, ...(await runInvoked(stage, functions, run))];
}

async function playInvoke(stage: Stage): Promise<HandlerRun[]> {
  const functions = await stage.functions();
  const caller = functions.find(({ eventSourceArns }) => eventSourceArns.length > 0);
  const callee = functions.find((fn) => fn !== caller);
  const stream = caller?.eventSourceArns[0];
  if (caller === undefined || callee === undefined || stream === undefined) {
    throw new Error('the story needs a caller that a stream feeds, and a callee');
  }
  const { region, accountId, functionName } = callee;
  const order = JSON.stringify({ region, accountId, functionName, parameters: { instanceId: INSTANCE_ID } });
  // The malformed record comes first: the others go on.
  const run = await stage.run(caller, [kinesisEvent(stream, [MALFORMED_RECORD, order])]);
  return [run, ...(await runInvoked(stage, functions, run))];
}

/** The stories, in the order of the README. */
export const STORIES: readonly StoryScript[] = [
  { id: 'assume-role', play: playAssumeRole },
  { id: 'request-processor', play: playRequestProcessor },
  { id: 'invoke-by-role', play: playInvoke },
  { id: 'invoke-by-resource-policy', play: playInvoke },
  { id: 'push-sources', play: playPushSources },
  { id: 'pull-sources', play: playPullSources },
];
