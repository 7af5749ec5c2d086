import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { HandlerRunner, Outcome } from './handler-runner';

const FOLDER = join(__dirname, '..', '..', 'handlers', 'python');

// Reads one run per line, answers with one line. Between two runs the modules of the handlers and boto3's default
// session are forgotten, which is what a new execution environment is; boto3 itself stays loaded.
const DRIVER = `
import contextlib, importlib, io, json, os, sys

folder = sys.argv[1]
sys.path.insert(0, folder)
import boto3

def outcome(handler, event):
    log = io.StringIO()
    try:
        with contextlib.redirect_stdout(log), contextlib.redirect_stderr(log):
            result = {"answer": json.dumps(handler(event, None), ensure_ascii=False, separators=(",", ":"))}
    except Exception as error:
        result = {"error": {"errorType": type(error).__name__, "errorMessage": str(error)}}
    return {**result, "logs": [json.loads(line) for line in log.getvalue().splitlines()]}

for line in sys.stdin:
    run = json.loads(line)
    os.environ.clear()
    os.environ.update(run["environment"])
    boto3.DEFAULT_SESSION = None
    for name, module in list(sys.modules.items()):
        if os.path.dirname(getattr(module, "__file__", None) or "") == folder:
            del sys.modules[name]
    handler = importlib.import_module(run["handler"]).handler
    print(json.dumps([outcome(handler, event) for event in run["events"]]), flush=True)
`;

/** Why the Python handlers cannot run here, if so. */
export const missingPython = findMissingPython();

function findMissingPython(): string | undefined {
  const { status } = spawnSync('python3', ['-c', 'import sys, boto3; sys.exit(sys.version_info < (3, 11))']);
  return status === 0 ? undefined : 'python3 (3.11 or later) with boto3 is missing';
}

/** The handlers of `handlers/python/*.py`, run by one python3 process that lives until `stop`. */
export function pythonHandlers(): HandlerRunner {
  let child: ChildProcess | undefined;
  let answers: AsyncIterator<string> | undefined;
  let complaints = '';

  function start(): { child: ChildProcess; answers: AsyncIterator<string> } {
    if (missingPython !== undefined) throw new Error(missingPython);
    if (child !== undefined && answers !== undefined) return { child, answers };
    const environment = { ...process.env, PYTHONDONTWRITEBYTECODE: '1', PYTHONIOENCODING: 'utf-8' };
    const started = spawn('python3', ['-c', DRIVER, FOLDER], { env: environment, stdio: 'pipe' });
    started.stderr.on('data', (chunk) => {
      complaints += chunk;
    });
    child = started;
    answers = createInterface({ input: started.stdout })[Symbol.asyncIterator]();
    return { child, answers };
  }

  return {
    async run(handler, events, environment): Promise<Outcome[]> {
      const python = start();
      const run = { handler: handler.replaceAll('-', '_'), events, environment };
      python.child.stdin?.write(`${JSON.stringify(run)}\n`);
      const { value, done } = await python.answers.next();
      if (done) throw new Error(`python3 ended: ${complaints}`);
      return JSON.parse(value);
    },
    stop() {
      child?.kill();
    },
  };
}
