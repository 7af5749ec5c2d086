import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, TerraformStack } from 'cdktf';
import { describeProblem, InputError, type Problem } from '../../lib/errors';
import { validationErrors, warnings } from '../support/synthesised';

/** What the constructs of a stack say about it before it is synthesised. */
export function diagnose(build: (stack: TerraformStack) => void): {
  readonly errors: readonly string[];
  readonly warnings: readonly string[];
} {
  const outdir = mkdtempSync(join(tmpdir(), 'diagnosed-'));
  try {
    const app = new App({ outdir, stackTraces: false });
    build(new TerraformStack(app, 'stack'));
    return { errors: validationErrors(app), warnings: warnings(app) };
  } finally {
    rmSync(outdir, { recursive: true });
  }
}

/** The problems for which a construct refuses to be created, line by line; none where it does not refuse. */
export function refusal(build: (stack: TerraformStack) => void): readonly string[] {
  try {
    diagnose(build);
    return [];
  } catch (error) {
    if (error instanceof InputError) {
      return error.message.split('\n');
    }
    throw error;
  }
}

/** A problem as it is reported; for the kinds whose wording the tests of bad input hold. */
export function reported(path: string, problem: Problem): string {
  return `[${path}] ${describeProblem(problem)}`;
}
