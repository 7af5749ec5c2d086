import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { readCdkTf, stackAccounts } from '../../scripts/emulator/cdk-tf';
import { listLeftovers } from '../../scripts/emulator/leftovers';
import { type Moto, startMoto } from '../../scripts/emulator/moto';
import { writeOverride } from '../../scripts/emulator/override';
import { runCommand } from '../../scripts/emulator/run-command';
import { STORIES } from '../../scripts/emulator/stories';
import { terraformEnvironment } from '../../scripts/emulator/terraform-environment';
import { describeWithTools } from '../terraform/with-tools';

const PROJECT = join(__dirname, '..', '..');
const SOURCES = ['cdktf.json', 'package.json', 'tsconfig.json', 'main.ts', 'lib', 'handlers'];
const STORY = 'assume-role';

// What a person types: cdktf around the same program, once against the emulator, in a copy of the project.
describeWithTools('cdktf-cli against the emulator', ['terraform', 'moto'], (tools) => {
  let root: string;
  let project: string;
  let moto: Moto;

  beforeAll(async () => {
    root = mkdtempSync(join(tmpdir(), 'emulator-cdktf-cli-'));
    project = join(root, 'project');
    moto = await startMoto(tools.motoServer);
    mkdirSync(project);
    for (const name of SOURCES) {
      cpSync(join(PROJECT, name), join(project, name), { recursive: true });
    }
    symlinkSync(join(PROJECT, 'node_modules'), join(project, 'node_modules'));
  });
  afterAll(async () => {
    await moto?.stop();
    rmSync(root, { recursive: true, force: true, maxRetries: 3 });
  });

  /** `cdktf <args>` in the copy; what it printed. */
  const cdktf = async (...args: string[]): Promise<string> => {
    const command = join(project, 'node_modules', 'cdktf-cli', 'bundle', 'bin', 'cdktf');
    const { exitCode, stdout, stderr } = await runCommand(process.execPath, [command, ...args], {
      cwd: project,
      env: {
        ...terraformEnvironment(tools, moto.url, root),
        TERRAFORM_BINARY_NAME: tools.terraform,
        // Takes no turns with the other tests at a cache that they would share.
        TF_PLUGIN_CACHE_DIR: undefined,
        // cdktf keeps files of its own there.
        HOME: root,
        CI: 'true',
      },
    });
    expect({ args, exitCode, output: exitCode === 0 ? '' : stdout + stderr }).toEqual({
      args,
      exitCode: 0,
      output: '',
    });
    // The plan comes in colours, terminal or not.
    return stripVTControlCharacters(stdout);
  };

  // One test: each command goes on from the one before.
  test('list, synth, diff, deploy and destroy do what they say', async () => {
    const listed = await cdktf('list');
    expect(STORIES.filter(({ id }) => listed.includes(id))).toEqual(STORIES);

    await cdktf('synth');
    expect(STORIES.filter(({ id }) => existsSync(join(project, 'cdktf.out', 'stacks', id, 'cdk.tf.json')))).toEqual(
      STORIES,
    );

    // Survives the syntheses of the commands that follow.
    const stackFolder = join(project, 'cdktf.out', 'stacks', STORY);
    writeOverride(stackFolder, tools);
    const accounts = stackAccounts(readCdkTf(stackFolder));
    const diff = await cdktf('diff', STORY, '--skip-provider-lock');
    expect(diff).toMatch(/Plan: \d+ to add, 0 to change, 0 to destroy\./);

    const outputs = join(root, 'outputs.json');
    await cdktf('deploy', STORY, '--auto-approve', '--skip-provider-lock', '--outputs-file', outputs);
    const { [STORY]: deployed } = JSON.parse(readFileSync(outputs, 'utf8')) as Record<string, Record<string, unknown>>;
    expect(deployed?.access_manifest).toMatchObject({ schemaVersion: 1 });
    const afterDeploy = await listLeftovers(moto.url, accounts);
    expect(afterDeploy).toEqual(
      expect.arrayContaining([expect.stringContaining('lambda'), expect.stringContaining('s3')]),
    );

    await cdktf('destroy', STORY, '--auto-approve', '--skip-provider-lock');
    expect(await listLeftovers(moto.url, accounts)).toEqual([]);
  });
});
