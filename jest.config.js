/** A fast test that takes this long hangs. */
const FAST_TIMEOUT = 30_000;

const transform = {
  '^.+\\.ts$': [
    '@swc/jest',
    { jsc: { parser: { syntax: 'typescript' }, target: 'es2022' }, module: { type: 'commonjs' }, sourceMaps: 'inline' },
  ],
};

/** Outputs of a synthesis and of a build hold package.json files that jest would take for modules of its own. */
const modulePathIgnorePatterns = ['<rootDir>/dist/', '<rootDir>/cdktf\\.out/'];

const project = (displayName, testMatch, more) => ({
  displayName,
  testMatch,
  testEnvironment: 'node',
  transform,
  modulePathIgnorePatterns,
  ...more,
});

/** Jest reads `testTimeout` for all projects together, so the slow ones raise it in a setup file. */
const slow = { setupFilesAfterEnv: ['<rootDir>/scripts/testing/slow-timeout.js'] };

/** @type {import('jest').Config} */
module.exports = {
  testSequencer: '<rootDir>/scripts/testing/slow-files-first.js',
  testTimeout: FAST_TIMEOUT,
  projects: [
    project('unit', ['<rootDir>/__tests__/**/*.test.ts'], {
      testPathIgnorePatterns: ['<rootDir>/__tests__/terraform/', '<rootDir>/__tests__/emulator/'],
    }),
    project('terraform', ['<rootDir>/__tests__/terraform/**/*.test.ts'], slow),
    project('emulator', ['<rootDir>/__tests__/emulator/**/*.test.ts'], slow),
  ],
};
