const Sequencer = require('@jest/test-sequencer').default;

/** Slowest tier first: two workers end together when the long files do not start last. */
const TIERS = ['emulator', 'terraform', 'unit'];

const rank = (test) => TIERS.indexOf(test.context.config.displayName?.name);

module.exports = class SlowFilesFirst extends Sequencer {
  /** Within a tier the order of jest: what failed, what took long, what is big. */
  sort(tests) {
    return [...super.sort(tests)].sort((a, b) => rank(a) - rank(b));
  }
};
