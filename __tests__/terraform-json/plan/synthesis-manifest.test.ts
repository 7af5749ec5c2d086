import { InputError } from '../../../lib/errors';
import { synthesisManifest } from '../../../lib/terraform/synthesis-manifest';

const read = (json: unknown) => synthesisManifest('cdktf.out', JSON.stringify(json));

test('the stacks of a synthesis are listed with their paths, by their names', () => {
  expect(
    read({
      version: '0.21.0',
      stacks: {
        first: { name: 'first', synthesizedStackPath: 'stacks/first/cdk.tf.json', dependencies: [] },
        second: { synthesizedStackPath: 'stacks/second/cdk.tf.json' },
      },
    }),
  ).toEqual([
    { name: 'first', path: 'stacks/first/cdk.tf.json' },
    { name: 'second', path: 'stacks/second/cdk.tf.json' },
  ]);
});

test.each([
  ['', 'an empty file'],
  ['resource {}', 'no JSON'],
  ['[]', 'JSON without stacks'],
  ['{"stacks":{}}', 'an empty list'],
  ['{"stacks":{"a":{"name":"a"},"b":null}}', 'a stack "a" without a path'],
])('%p is no manifest', (text, got) => {
  const error = refusal(() => synthesisManifest('cdktf.out', text));
  expect(error.problems[0]).toEqual({
    code: 'E_SYNTHESIS',
    what: 'the manifest.json of the synthesis lists no stacks',
    got,
    allowed: 'what cdktf and cdktn write: stacks, each with a name and a synthesizedStackPath',
    todo: 'synthesise again: npx cdktf synth',
  });
});

function refusal(work: () => unknown): InputError {
  try {
    work();
  } catch (error) {
    if (error instanceof InputError) return error;
    throw error;
  }
  throw new Error('nothing was refused');
}
