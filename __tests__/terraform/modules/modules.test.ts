import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runCommand } from '../../../scripts/emulator/run-command';
import { terraformEnvironment } from '../../../scripts/emulator/terraform-environment';
import { moduleFolders } from '../../../scripts/module-docs';
import { PROJECT, withModules } from '../../../scripts/plans/module-root';
import { describeWithTools } from '../with-tools';
import { withStandingProvider } from './standing-provider';

const MODULES = moduleFolders();

// Nothing answers there: the providers of these tests are mocked.
const NO_EMULATOR = 'http://127.0.0.1:9';

describeWithTools('the Terraform modules', ['terraform'], (tools) => {
  test('they, their tests and everything else in HCL are laid out as terraform fmt does', async () => {
    await withModules(async (place) => {
      const env = terraformEnvironment(tools, NO_EMULATOR, place);
      const layout = (folder: string) =>
        runCommand(tools.terraform, ['fmt', '-check', '-recursive', '-no-color'], { cwd: join(PROJECT, folder), env });
      const results = await Promise.all(['modules', 'examples', '__tests__'].map(layout));
      expect(results.map(({ exitCode, stdout, stderr }) => [exitCode, stdout, stderr])).toEqual(
        results.map(() => [0, '', '']),
      );
    });
  });

  test('pass their own tests, in which the providers are mocked', async () => {
    await withModules(async (place) => {
      const scratch = join(place, 'scratch');
      mkdirSync(scratch);
      const env = terraformEnvironment(tools, NO_EMULATOR, scratch);
      const terraform = (module: string, args: readonly string[], more: NodeJS.ProcessEnv = {}) =>
        runCommand(tools.terraform, [...args, '-no-color'], { cwd: join(place, module), env: { ...env, ...more } });
      for (const module of MODULES) {
        expect(await terraform(module, ['init', '-input=false'])).toMatchObject({ exitCode: 0, stderr: '' });
      }
      await withStandingProvider(join(place, MODULES[0] ?? ''), env, async (provider) => {
        const verdicts: Record<string, string> = {};
        for (const module of MODULES) {
          const { stdout, stderr } = await terraform(module, ['test'], provider);
          verdicts[module] = verdictOf(stdout) + stderr;
        }
        expect(verdicts).toEqual(Object.fromEntries(MODULES.map((module) => [module, allPassed(module)])));
      });
    });
  });
});

/** What `terraform test` ends with, and the runs that failed. */
function verdictOf(output: string): string {
  const [, failures = ''] = /^((?:.*\n)*?)\n?(?=Success!|Failure!)/.exec(withoutPasses(output)) ?? [];
  const [verdict = output] = /^(?:Success|Failure)!.*$/m.exec(output) ?? [];
  return `${failures.trim()}${verdict}`;
}

/** A run that passed, and a file all of whose runs did, say so in one line. */
const withoutPasses = (output: string): string =>
  output.replaceAll(/^(?:\S+\.hcl\.\.\. (?:in progress|tearing down|pass)| {2}run ".*"\.\.\. pass)$\n/gm, '');

/** How many runs the files of a module have: a file that is not found, or ends early, is no success. */
function allPassed(module: string): string {
  const folder = join(PROJECT, module, 'tests');
  const runs = readdirSync(folder).flatMap((file) => [
    ...readFileSync(join(folder, file), 'utf8').matchAll(/^run "/gm),
  ]);
  return `Success! ${runs.length} passed, 0 failed.`;
}
