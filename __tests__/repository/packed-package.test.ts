/**
 * What a user gets from the registry works outside of this repository: in an empty cdktf app, and in a plain folder
 * without cdktf. The tarball is unpacked and reached through its own `exports`.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { PackedPackage, runNode } from './packed-package';
import { manifest, ROOT, repositoryFiles } from './repository-files';
import { APP, CALLEE, CALLER, INVENTORY, STACK, TEST } from './user-project';

jest.setTimeout(120_000);

const CDKTF = ['cdktf', 'constructs', '@cdktf/provider-aws'];
const AWS_SDK = ['@aws-sdk/client-sts', '@aws-sdk/client-lambda'];

/** For every export: what must be installed for it, and a name it must have. Nothing else may be needed. */
const EXPORTS: Readonly<Record<string, { readonly needs: readonly string[]; readonly shows: readonly string[] }>> = {
  '.': { needs: CDKTF, shows: ['AwsAccount', 'LambdaFunction', 'AssumableRole', 'AssumeRoleGrant', 'InvokeGrant'] },
  './runtime': { needs: AWS_SDK, shows: ['assumedRoleClient', 'invoke', 'lambdaClient'] },
  './prover': { needs: [], shows: ['readInventory', 'buildGraph', 'prove', 'check', 'reach', 'mapAccess'] },
  './review': { needs: [], shows: ['review', 'RULES', 'parseConfiguration', 'NO_CONFIGURATION'] },
  // cdktf synthesises the stack that an expectation is about.
  './testing': { needs: ['cdktf', 'constructs'], shows: ['toAllowAccess'] },
  './package.json': { needs: [], shows: ['name', 'version'] },
};

let packed: PackedPackage;
let files: readonly string[];

beforeAll(() => {
  packed = PackedPackage.pack();
  files = packed.files();
});

afterAll(() => packed?.remove());

describe('the tarball', () => {
  test('holds what is meant for users and nothing else', () => {
    const meant = [...manifest.files.filter((entry) => !entry.startsWith('!')), 'package.json', 'README.md', 'LICENSE'];
    const isBelow = (path: string, entry: string): boolean => path === entry || path.startsWith(`${entry}/`);
    expect(files.filter((path) => !meant.some((entry) => isBelow(path, entry)))).toEqual([]);
    expect(meant.filter((entry) => !files.some((path) => isBelow(path, entry)))).toEqual([]);
    expect(files.filter((path) => /\.test\.|\.map$|\.tsbuildinfo$|__|(^|\/)\./.test(path))).toEqual([]);
  });

  test('holds the Terraform modules, each whole and without its tests', () => {
    const ofModules = (path: string) => path.startsWith('modules/');
    const meant = repositoryFiles().filter((path) => ofModules(path) && !path.includes('/tests/'));
    expect(files.filter(ofModules).sort()).toEqual(meant);
  });

  test('holds the file behind every entry of exports, bin, main and types', () => {
    const targets = Object.values(manifest.exports).flatMap((entry) =>
      typeof entry === 'string' ? [entry] : Object.values(entry),
    );
    const wanted = [manifest.main, manifest.types, ...Object.values(manifest.bin), ...targets].map((path) =>
      path.replace(/^\.\//, ''),
    );
    expect(wanted.filter((path) => !files.includes(path))).toEqual([]);
  });

  test('holds what its compiled files and its handlers import by a relative path', () => {
    const missing = files
      .filter((path) => /\.(js|ts)$/.test(path))
      .flatMap((path) =>
        [
          ...readFileSync(join(ROOT, path), 'utf8').matchAll(
            /(?:from|require\(|import\()\s*['"](\.{1,2}\/[^'"]+)['"]/g,
          ),
        ].map(([, specifier]) => ({ path, base: posix.join(posix.dirname(path), specifier ?? '') })),
      )
      .filter(({ base }) => !['', '.js', '.ts', '.d.ts'].some((ending) => files.includes(base + ending)));
    expect(missing).toEqual([]);
  });
});

describe('each export', () => {
  test('is in the table of this test', () => {
    expect(Object.keys(EXPORTS).sort()).toEqual(Object.keys(manifest.exports).sort());
  });

  test.each(Object.entries(EXPORTS))('%s can be required and imported with only its peers installed', (path, entry) => {
    const specifier = posix.join(manifest.name, path);
    const project = packed.installInto(`export-${posix.basename(path).replace('.', '-')}`, entry.needs, {
      'require.cjs': `console.log(JSON.stringify(Object.keys(require('${specifier}'))));`,
      'import.mjs': `import * as all from '${specifier}'; console.log(JSON.stringify(Object.keys(all)));`,
    });
    const scripts = path.endsWith('.json') ? ['require.cjs'] : ['require.cjs', 'import.mjs'];
    for (const script of scripts) {
      expect(JSON.parse(runNode(project, script).stdout)).toEqual(expect.arrayContaining([...entry.shows]));
    }
  });

  test('is the only way in', () => {
    const project = packed.installInto('no-way-in', [], {
      'require.cjs': `try { require('${manifest.name}/dist/lib/errors'); } catch ({ code }) { console.log(code); }`,
    });
    expect(runNode(project, 'require.cjs').stdout.trim()).toBe('ERR_PACKAGE_PATH_NOT_EXPORTED');
  });
});

describe('the command line in a plain folder, where nothing is installed', () => {
  const question = ['--principal', CALLER, '--action', 'lambda:InvokeFunction', '--resource'];
  let folder: string;
  let bin: string;

  beforeAll(() => {
    folder = packed.unpackInto('plain', { 'inventory.json': JSON.stringify(INVENTORY) });
    bin = join('package', manifest.bin['cross-account-lambda'] ?? '');
  });

  test('tells its version', () => {
    expect(runNode(folder, bin, '--version').stdout).toBe(`${manifest.version}\n`);
  });

  test('proves what both halves allow', () => {
    const { stdout } = runNode(folder, bin, 'prove', 'inventory.json', ...question, `${CALLEE}:live`);
    expect(stdout.slice(0, stdout.indexOf(':'))).toBe('allowed');
  });

  test('refuses what one half leaves out', () => {
    const { stdout } = runNode(folder, bin, 'prove', 'inventory.json', '--expect', 'implicitDeny', ...question, CALLEE);
    expect(stdout.slice(0, stdout.indexOf(':'))).toBe('implicitDeny');
    expect(() => runNode(folder, bin, 'prove', 'inventory.json', ...question, CALLEE)).toThrow(/^implicitDeny: /m);
  });
});

describe('an empty cdktf app', () => {
  let project: string;

  beforeAll(() => {
    // Without esbuild and the AWS SDK: the code of the function is a folder, and synthesis calls nobody.
    project = packed.installInto('app', [...CDKTF, '@types/node', '@types/jest'], {
      'cdktf.json': JSON.stringify({ language: 'typescript', app: 'node main.js', projectId: 'app' }),
      'tsconfig.json': JSON.stringify({
        compilerOptions: {
          target: 'ES2022',
          module: 'node16',
          strict: true,
          skipLibCheck: false,
          types: ['node', 'jest'],
        },
        files: ['main.ts', 'grant.test.ts'],
      }),
      'jest.config.json': JSON.stringify({ testMatch: ['**/*.test.js'], transform: {} }),
      'code/index.js': 'exports.handler = async () => {};\n',
      'stack.ts': STACK,
      'main.ts': APP,
      'grant.test.ts': TEST,
    });
  });

  test('type-checks against the declarations, its libraries included', () => {
    runNode(project, join(ROOT, 'node_modules', 'typescript', 'bin', 'tsc'), '-p', '.');
    expect(['main.js', 'grant.test.js'].filter((file) => !existsSync(join(project, file)))).toEqual([]);
  });

  test('has tests of its own, with the matcher and with the prover', () => {
    runNode(project, join(ROOT, 'node_modules', 'jest', 'bin', 'jest.js'), '--config', 'jest.config.json', '--silent');
  });

  test('synthesizes both halves of one grant, each in its account', () => {
    runNode(project, 'main.js');
    const synthesized = JSON.parse(readFileSync(join(project, 'cdktf.out/stacks/app/cdk.tf.json'), 'utf8'));
    const { aws_iam_role: roles, aws_iam_role_policy: policies } = synthesized.resource as Record<string, Resources>;
    const reader = one(roles, ({ name }) => name === 'role-on-source-account');
    const assume = one(policies, ({ policy }) => policy?.includes('sts:AssumeRole') ?? false);

    expect(reader.provider).toBe('aws.cross');
    expect(statementsOf(reader.assume_role_policy)).toEqual([
      {
        Effect: 'Allow',
        Principal: { AWS: 'arn:aws:iam::111111111111:role/my-lambda-execution-role' },
        Action: 'sts:AssumeRole',
      },
    ]);
    expect(assume.provider).toBe('aws.home');
    expect(statementsOf(assume.policy)).toEqual([
      { Effect: 'Allow', Action: 'sts:AssumeRole', Resource: 'arn:aws:iam::222222222222:role/role-on-source-account' },
    ]);
  });
});

interface Resource {
  readonly name?: string;
  readonly policy?: string;
  readonly assume_role_policy?: string;
  readonly provider?: string;
}
type Resources = Readonly<Record<string, Resource>>;

/** The one resource of its kind that is meant; two of them would be an access nobody asked for. */
function one(resources: Resources | undefined, isMeant: (resource: Resource) => boolean): Resource {
  const found = Object.values(resources ?? {}).filter(isMeant);
  expect(found).toHaveLength(1);
  return found[0] ?? {};
}

/** Statements without their Sid, one-element lists as the element: AWS reads both forms alike. */
function statementsOf(document: string | undefined): unknown[] {
  const { Statement } = JSON.parse(document ?? '{}', (_, value: unknown) =>
    Array.isArray(value) && value.length === 1 ? value[0] : value,
  );
  return [Statement].flat().map(({ Sid: _, ...statement }) => statement);
}
