/** One room of the house: a folder of `lib`, what it holds, and the rooms below it that it may look into. */
interface RoomPlan {
  readonly mayImport: readonly string[];
  /** The sentence a person reads when the rule of this room is broken. */
  readonly why: string;
}

/**
 * The floor plan. `errors.ts` stands under the house: every room may import it, and it imports nothing.
 * Rooms of the reading wing are listed before they are built, so that their first file already finds its walls.
 */
export const ROOMS: Readonly<Record<string, RoomPlan>> = {
  iam: {
    mayImport: [],
    why: 'the IAM language is plain data both wings agree on; it can only be shared while it knows neither of them',
  },
  policies: {
    mayImport: ['iam'],
    why: 'documents are pure functions of names and account ids, so they are known before anything is synthesised',
  },
  constructs: {
    mayImport: ['policies', 'iam'],
    why: 'a construct places documents in accounts; a story that leaked into it could not be built differently',
  },
  stacks: {
    mayImport: ['constructs', 'policies', 'iam'],
    why: 'a story is built from the public constructs only, as a user would build it',
  },
  runtime: {
    mayImport: [],
    why: 'this code is bundled into a Lambda function, where everything it drags along is a cold start',
  },
  terraform: {
    mayImport: ['iam'],
    why: 'a reader of Terraform JSON that knew the writing wing would believe it instead of checking it',
  },
  graph: { mayImport: ['terraform', 'iam'], why: 'the graph is made from what was read, before anybody judges it' },
  prover: {
    mayImport: ['graph', 'terraform', 'iam'],
    why: 'the prover decides from facts alone; it must not see what the review hopes for or the writing wing meant',
  },
  review: {
    mayImport: ['prover', 'graph', 'terraform', 'iam'],
    why: 'findings are data; their sentences are made in render and their exit code in cli',
  },
  explain: {
    mayImport: ['prover', 'graph', 'iam'],
    why: 'a diagnosis rests on the decision procedure, and never on how the plan was read or how a review judged it',
  },
  render: {
    mayImport: ['review', 'explain', 'prover', 'graph', 'iam'],
    why: 'a renderer is a pure function from a result to a string, so that it can have a golden file',
  },
  cli: {
    mayImport: ['render', 'review', 'explain', 'prover', 'graph', 'terraform', 'iam'],
    why: 'the command line is the top of the reading wing and needs none of the writing wing installed',
  },
  testing: {
    mayImport: ['render', 'prover', 'graph', 'terraform', 'iam'],
    why: 'the matcher for users proves their synthesised JSON; it must not know how our own constructs wrote it',
  },
};

/** Top-level folders whose modules are read; `main.ts` is read besides. */
export const READ_FOLDERS = ['lib', 'handlers', 'scripts', 'bench', 'examples', '__tests__'] as const;

/** What `lib/index.ts` may show: the writing wing. The reading wing has doors of its own and needs no cdktf. */
export const FRONT_DOOR_SHOWS = ['stacks', 'constructs', 'policies', 'iam'] as const;

/** `main.ts` is a user of the house; it takes the stories and says what it means in the words of the lower rooms. */
export const MAIN_MAY_IMPORT = ['stacks', 'constructs', 'policies', 'iam'] as const;

/** The place a repository path belongs to: a room of `lib`, or a name of its own for what is not in a room. */
export function placeOf(path: string): string {
  const [top, second, ...rest] = path.split('/');
  if (top !== 'lib') return second === undefined ? path : `${top}/`;
  if (rest.length === 0) return `lib/${second}`;
  return second ?? 'lib';
}
