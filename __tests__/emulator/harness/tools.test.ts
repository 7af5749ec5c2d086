import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { lookForTools, missingTools, type Tools } from '../../../scripts/tools';

describe('tools', () => {
  let root: string;
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'tools-'));
  });
  afterEach(() => rmSync(root, { recursive: true }));

  const createProgram = (folder: string, name: string, text = '#!/bin/sh\n'): string => {
    mkdirSync(join(root, folder), { recursive: true });
    const file = join(root, folder, name);
    writeFileSync(file, text);
    chmodSync(file, 0o755);
    return file;
  };
  const createMirror = (...folders: string[]): string => {
    const mirror = join(root, ...folders);
    mkdirSync(join(mirror, 'registry.terraform.io', 'hashicorp', 'aws'), { recursive: true });
    return mirror;
  };
  const home = () => ({ HOME: root, XDG_DATA_HOME: join(root, 'data'), XDG_DATA_DIRS: join(root, 'share') });

  test('programs are found along the PATH, the first one wins', () => {
    createProgram('b', 'terraform');
    const terraform = createProgram('a', 'terraform');
    const motoServer = createProgram('b', 'moto_server');
    const PATH = [join(root, 'none'), join(root, 'a'), join(root, 'b')].join(delimiter);
    expect(lookForTools({ ...home(), PATH })).toMatchObject({ terraform, motoServer, python: undefined });
  });

  test('TERRAFORM_BINARY_NAME names another program, or its path', () => {
    const tofu = createProgram('a', 'tofu');
    const PATH = join(root, 'a');
    expect(lookForTools({ ...home(), PATH, TERRAFORM_BINARY_NAME: 'tofu' }).terraform).toBe(tofu);
    expect(lookForTools({ ...home(), PATH: '', TERRAFORM_BINARY_NAME: tofu }).terraform).toBe(tofu);
    expect(lookForTools({ ...home(), PATH, TERRAFORM_BINARY_NAME: join(root, 'a', 'none') }).terraform).toBe(undefined);
  });

  test('python is the interpreter that answers, and only one with boto3', () => {
    createProgram('with', 'python3', '#!/bin/sh\necho interpreter\n');
    createProgram('without', 'python3', '#!/bin/sh\necho\n');
    expect(lookForTools({ ...home(), PATH: join(root, 'with') }).python).toBe('interpreter');
    expect(lookForTools({ ...home(), PATH: join(root, 'without') }).python).toBe(undefined);
  });

  test('TF_PLUGIN_DIR goes before the folders that Terraform looks into by itself', () => {
    const implied = createMirror('data', 'terraform', 'plugins');
    const named = createMirror('named');
    expect(lookForTools({ ...home(), PATH: '' }).providerMirror).toBe(implied);
    expect(lookForTools({ ...home(), PATH: '', TF_PLUGIN_DIR: named }).providerMirror).toBe(named);
  });

  test('a TF_PLUGIN_DIR without the provider is said, not passed over', () => {
    createMirror('data', 'terraform', 'plugins');
    const named = join(root, 'empty');
    const tools = lookForTools({ ...home(), PATH: '', TF_PLUGIN_DIR: named });
    expect(tools).toMatchObject({ providerMirror: undefined, brokenMirror: named });
    expect(missingTools(tools, [])).toEqual([
      `TF_PLUGIN_DIR (${named}) holds no registry.terraform.io/hashicorp/aws: correct it, or unset it where Terraform can download the provider`,
    ]);
  });

  test('each missing tool gets one line that says what to install', () => {
    const none: Tools = {
      terraform: undefined,
      motoServer: undefined,
      python: undefined,
      providerMirror: undefined,
      brokenMirror: undefined,
    };
    expect(missingTools(none, ['terraform', 'moto', 'python'])).toEqual([
      'terraform is not on the PATH: install Terraform 1.10 or later (https://developer.hashicorp.com/terraform/install), or name the program in TERRAFORM_BINARY_NAME',
      "moto_server is not on the PATH: install the AWS emulator with: python3 -m pip install 'moto[server]'",
      'python3 with boto3 is not on the PATH: install Python 3.11 or later, then: python3 -m pip install boto3',
    ]);
    expect(missingTools({ ...none, terraform: 'terraform' }, ['terraform'])).toEqual([]);
  });
});
