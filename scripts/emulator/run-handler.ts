import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { devNull } from 'node:os';
import { dirname, join } from 'node:path';
import { unzipSync } from 'fflate';
import { assumeRole, callerOf, type SessionKeys } from './aws-request';
import type { DeployedFunction } from './deployed-function';
import { type AwsRequest, describeRequest } from './describe-request';
import { startRecordingProxy } from './recording-proxy';
import { runCommand } from './run-command';

/** What one event came to: the handler's answer, or the error it threw. */
export type Outcome =
  | { readonly answer: unknown }
  | { readonly error: { readonly errorType: string; readonly errorMessage: string } };

/** One run of a handler: its outcomes, one for each event, and what it asked AWS. */
export interface HandlerRun {
  readonly functionName: string;
  readonly events: readonly unknown[];
  readonly outcomes: readonly Outcome[];
  readonly requests: readonly AwsRequest[];
  /** What the handler printed. */
  readonly log: string;
}

/** Where handlers run. */
export interface HandlerHost {
  readonly emulatorUrl: string;
  /** Folder of the applied stack: the archives are there. */
  readonly stackFolder: string;
  /** Folder for unpacked archives, emptied after each run. */
  readonly scratchFolder: string;
  /** The interpreter for Python runtimes. */
  readonly python: string | undefined;
}

// The AWS SDK is part of Lambda's runtime, not of the archive: ours stands in for it.
const NODE_MODULES = join(__dirname, '..', '..', 'node_modules');

/**
 * Runs the code that was deployed, with the role session, region and variables that Lambda would give it, and records
 * its AWS requests. All events go to one process: later ones find what the handler kept.
 */
export async function runHandler(
  host: HandlerHost,
  fn: DeployedFunction,
  events: readonly unknown[],
): Promise<HandlerRun> {
  const folder = mkdtempSync(join(host.scratchFolder, `${fn.functionName}-`));
  const proxy = await startRecordingProxy(host.emulatorUrl);
  try {
    unpack(join(host.stackFolder, fn.archive), folder);
    const keys = await assumeRole(host.emulatorUrl, fn.region, fn.roleArn, fn.functionName);
    const input = JSON.stringify({
      folder,
      handler: fn.handler,
      context: lambdaContext(fn),
      timeoutSeconds: fn.timeoutSeconds,
      events,
    });
    const [command, script] = interpreter(host, fn);
    const { exitCode, stdout, stderr, channel } = await runCommand(command, [script], {
      cwd: folder,
      env: handlerEnvironment(fn, keys, proxy.url),
      input,
      openChannel: true,
      // Room for the interpreter to start.
      timeoutSeconds: fn.timeoutSeconds * events.length + 10,
    });
    if (exitCode !== 0) {
      throw new Error(`the handler of ${fn.functionName} could not run (code ${exitCode})\n${stdout}${stderr}`);
    }
    const signers = new Map<string, string>();
    for (const accessKeyId of new Set(proxy.requests.map((request) => request.accessKeyId))) {
      signers.set(accessKeyId, await callerOf(host.emulatorUrl, fn.region, accessKeyId));
    }
    return {
      functionName: fn.functionName,
      events,
      outcomes: JSON.parse(channel) as Outcome[],
      requests: proxy.requests.map((request) => describeRequest(request, signers.get(request.accessKeyId) ?? '')),
      log: stdout + stderr,
    };
  } finally {
    await proxy.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

function unpack(archive: string, folder: string): void {
  for (const [name, bytes] of Object.entries(unzipSync(readFileSync(archive)))) {
    const file = join(folder, name);
    if (name.endsWith('/')) {
      continue;
    }
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, bytes);
  }
}

function interpreter({ python }: HandlerHost, { runtime, functionName }: DeployedFunction): [string, string] {
  if (runtime.startsWith('nodejs')) {
    return [process.execPath, require.resolve('./handler-runner.cjs')];
  }
  if (runtime.startsWith('python') && python !== undefined) {
    return [python, join(__dirname, 'handler_runner.py')];
  }
  throw new Error(`nothing here runs the runtime ${runtime} of ${functionName}`);
}

/** Lambda's own variables, the function's, and nothing of this machine but the PATH. */
function handlerEnvironment(fn: DeployedFunction, keys: SessionKeys, endpointUrl: string): NodeJS.ProcessEnv {
  return {
    PATH: process.env.PATH,
    // Some Python builds find their own library by it.
    LD_LIBRARY_PATH: process.env.LD_LIBRARY_PATH,
    ...fn.environment,
    AWS_REGION: fn.region,
    AWS_DEFAULT_REGION: fn.region,
    AWS_ACCESS_KEY_ID: keys.accessKeyId,
    AWS_SECRET_ACCESS_KEY: keys.secretAccessKey,
    AWS_SESSION_TOKEN: keys.sessionToken,
    AWS_LAMBDA_FUNCTION_NAME: fn.functionName,
    AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
    AWS_ENDPOINT_URL: endpointUrl,
    AWS_EC2_METADATA_DISABLED: 'true',
    AWS_CONFIG_FILE: devNull,
    AWS_SHARED_CREDENTIALS_FILE: devNull,
    // The emulator has no host name for each bucket.
    S3_FORCE_PATH_STYLE: 'true',
    NODE_PATH: NODE_MODULES,
    // The AWS SDK warns on Node 20.
    NODE_NO_WARNINGS: '1',
    PYTHONDONTWRITEBYTECODE: '1',
    NO_PROXY: '127.0.0.1',
  };
}

const lambdaContext = (fn: DeployedFunction) => ({
  functionName: fn.functionName,
  functionVersion: '$LATEST',
  invokedFunctionArn: fn.arn,
  memoryLimitInMB: String(fn.memoryMegabytes),
  awsRequestId: '00000000-0000-4000-8000-000000000000',
  logGroupName: `/aws/lambda/${fn.functionName}`,
  logStreamName: 'emulator',
  callbackWaitsForEmptyEventLoop: false,
});
