'use strict';

// Runs a program for as long as the process that wants it lives. That process holds the other end of file descriptor 4;
// when it ends, even by SIGKILL, the pipe closes and the program goes with its whole process group: a version manager's
// wrapper has another pid than the interpreter behind it, and Terraform has plugins. The guardian itself stays to see
// the program off, so that no zombie is left where nobody else would reap it.

const { spawn } = require('node:child_process');
const { Socket } = require('node:net');
const { constants } = require('node:os');

const GRACE_MILLISECONDS = 2_000;

const [command, ...args] = process.argv.slice(2);
const program = spawn(command, args, { stdio: ['inherit', 'inherit', 'inherit', 3] });

program.on('error', (error) => {
  process.stderr.write(`${error.message}\n`);
  process.exit(127);
});
// As a shell reports a program that a signal ended.
program.on('exit', (code, signal) => process.exit(code ?? 128 + constants.signals[signal]));

// The group's signal reaches the guardian too.
process.on('SIGTERM', () => undefined);

const endGroup = () => {
  process.kill(-process.pid, 'SIGTERM');
  setTimeout(() => process.kill(-process.pid, 'SIGKILL'), GRACE_MILLISECONDS);
};
new Socket({ fd: 4, readable: true, writable: false }).on('end', endGroup).on('error', endGroup).resume();
