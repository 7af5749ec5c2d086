/** The repository is the same on every machine: it names no folder of one, and no registry that one installs from. */
import { homedir } from 'node:os';
import { ROOT, readText, repositoryFiles } from './repository-files';

const files = repositoryFiles();
const BINARY = /\.(png|jpg|gif|ico|zip|tgz)$/;

/** Homes, mounts and the folder of optional software; what is the same on every machine (`/usr/bin/env`) is none. */
const MACHINE_PATH = /(?<![\w.:/*-])\/(?:home|root|Users|work|opt|mnt|srv|private|Volumes)\/[\w.-]+|\b[A-Z]:\\\\?Users/;

const REGISTRY_HOST =
  /\b(?:registry\.(?:npmjs|yarnpkg)\.\w+|(?:files\.)?pythonhosted\.org|pypi\.org|proxy\.golang\.org)\b/;
const REGISTRY_URL = /https?:\/\/[^\s"')]*(?:artifactory|nexus|verdaccio|:4873|\/simple\b)/i;

const linesThat = (matches: (line: string, path: string) => boolean): string[] =>
  files
    .filter((path) => !BINARY.test(path))
    .flatMap((path) =>
      readText(path)
        .split('\n')
        .flatMap((line, index) => (matches(line, path) ? [`${path}:${index + 1}: ${line.trim().slice(0, 160)}`] : [])),
    );

/** The one file that must spell what it looks for. */
const isThisFile = (path: string): boolean => path === '__tests__/repository/repository-files.test.ts';

test('the files of the repository were found', () => {
  expect(files).toEqual(expect.arrayContaining(['package.json', 'package-lock.json', 'help', '.ci/run']));
  expect(files.filter((path) => /^(node_modules|dist|cdktf\.out)\//.test(path))).toEqual([]);
});

test('no file names a folder of some machine', () => {
  expect(linesThat((line, path) => !isThisFile(path) && MACHINE_PATH.test(line))).toEqual([]);
});

test('no file names the folder this test runs in, or the home of who runs it', () => {
  const here = [ROOT, homedir()].filter((folder) => folder.split(/[\\/]/).length > 2);
  expect(linesThat((line) => here.some((folder) => line.includes(folder)))).toEqual([]);
});

test('no file names the host of a package registry', () => {
  expect(linesThat((line, path) => !isThisFile(path) && (REGISTRY_HOST.test(line) || REGISTRY_URL.test(line)))).toEqual(
    [],
  );
});

test('the two patterns see what they are for', () => {
  // Put together here, so that this file names no such path itself.
  for (const [root, rest] of [
    ['home', 'someone/project'],
    ['Users', 'me/x'],
    ['opt', 'mirror'],
  ]) {
    expect(`cd /${root}/${rest}`).toMatch(MACHINE_PATH);
  }
  expect('C:\\Users\\me').toMatch(MACHINE_PATH);
  for (const path of ['#!/usr/bin/env bash', 'arn:aws:iam::111111111111:root', 'POST/work/x', 'https://a.b/home/x']) {
    expect(path).not.toMatch(MACHINE_PATH);
  }
  expect(`https://${['registry', 'npmjs', 'org'].join('.')}/jest`).toMatch(REGISTRY_HOST);
  expect('registry.terraform.io/hashicorp/aws').not.toMatch(REGISTRY_HOST);
  expect('http://localhost:4873/jest').toMatch(REGISTRY_URL);
});

test('the lockfile pins every package by its hash and leaves the registry to the machine', () => {
  const lock = JSON.parse(readText('package-lock.json')) as { packages: Record<string, Record<string, unknown>> };
  const packages = Object.entries(lock.packages).filter(([path]) => path !== '');
  expect(packages.length).toBeGreaterThan(100);
  expect(packages.filter(([, { resolved }]) => resolved !== undefined).map(([path]) => path)).toEqual([]);
  const unpinned = packages.filter(([, entry]) => !entry['integrity'] && !entry['inBundle'] && !entry['link']);
  expect(unpinned.map(([path]) => path)).toEqual([]);
});

test('the lockfile belongs to this package.json', () => {
  const lock = JSON.parse(readText('package-lock.json')) as { packages: Record<string, Record<string, unknown>> };
  const wanted = JSON.parse(readText('package.json')) as Record<string, unknown>;
  for (const member of ['name', 'version', 'dependencies', 'devDependencies', 'peerDependencies', 'engines']) {
    expect({ [member]: lock.packages['']?.[member] }).toEqual({ [member]: wanted[member] });
  }
});
