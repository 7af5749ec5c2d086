import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { spawnGuarded } from '../../../scripts/emulator/guarded-process';
import { runCommand } from '../../../scripts/emulator/run-command';

const node = (code: string, options: { timeoutSeconds?: number; openChannel?: boolean; input?: string } = {}) =>
  runCommand(process.execPath, ['-e', code], { cwd: __dirname, env: process.env, ...options });

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

async function untilGone(pid: number): Promise<boolean> {
  for (let tries = 0; tries < 100 && isAlive(pid); tries += 1) {
    await wait(50);
  }
  return !isAlive(pid);
}

describe('guarded process', () => {
  test('input, outputs, channel and exit code go through', async () => {
    const code =
      "const fs = require('fs'); fs.writeSync(3, fs.readFileSync(0)); console.log('out'); console.error('err'); process.exit(7)";
    expect(await node(code, { input: 'text', openChannel: true })).toEqual({
      exitCode: 7,
      stdout: 'out\n',
      stderr: 'err\n',
      channel: 'text',
    });
  });

  test('a program that takes too long is ended', async () => {
    await expect(node('setInterval(() => 0, 1000)', { timeoutSeconds: 0.3 })).rejects.toThrow(
      'was ended after 0.3 seconds',
    );
  });

  test('a program that does not exist is an exit code', async () => {
    const { exitCode, stderr } = await runCommand('no-such-program', [], { cwd: __dirname, env: process.env });
    expect({ exitCode, stderr }).toEqual({ exitCode: 127, stderr: 'spawn no-such-program ENOENT\n' });
  });

  test('ending a wrapper ends the program behind it', async () => {
    const wrapper =
      "require('child_process').spawn(process.execPath, ['-e', 'console.log(process.pid); setInterval(() => 0, 1000)'], { stdio: 'inherit' })";
    const program = spawnGuarded(process.execPath, ['-e', wrapper], { env: process.env });
    const [pid] = (await once(program.stdout, 'data')) as [Buffer];
    await program.end();
    expect(await untilGone(Number(pid))).toBe(true);
  });

  test('a program goes with the process that wanted it, even when that is killed', async () => {
    const module = require.resolve('../../../scripts/emulator/guarded-process.ts');
    const parent = spawn(
      process.execPath,
      [
        '-r',
        require.resolve('tsx/cjs'),
        '-e',
        `require(${JSON.stringify(module)}).spawnGuarded(process.execPath, ['-e', 'console.log(process.pid); setInterval(() => 0, 1000)'], { env: process.env }).stdout.pipe(process.stdout)`,
      ],
      { stdio: ['ignore', 'pipe', 'inherit'] },
    );
    const [pid] = (await once(parent.stdout, 'data')) as [Buffer];
    parent.kill('SIGKILL');
    expect(await untilGone(Number(pid))).toBe(true);
  });
});
