import { AnnotationMetadataEntryType, App } from 'cdktf';
import type { IConstruct } from 'constructs';
import { describeProblem, InputError } from '../errors';
import { addStateBackend, readStateBackend } from './state-backend';
import { STORIES, type StoryId } from './stories';
import { readStorySettings } from './story-settings';

/** The app with the stories' stacks, and all that is wrong with it; only an app without errors may be synthesised. */
export interface BuiltApp {
  readonly app: App;
  /** One line for each problem of every stack: the construct path or the context, then the four parts. */
  readonly errors: readonly string[];
  /** One line for each thing that works and is worth a thought. */
  readonly warnings: readonly string[];
}

/** What an app is built from. */
export interface AppInput {
  /** The context of cdktf.json. */
  readonly context: Readonly<Record<string, unknown>>;
  /** Environment variables, which win over the context. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  /**
   * Folder the app is synthesised into.
   * @default - CDKTF_OUTDIR, or cdktf.out
   */
  readonly outdir?: string;
}

/** Builds the stacks of all stories and validates all of them, so that every problem shows before anything is written. */
export function buildApp({ context, environment, outdir }: AppInput): BuiltApp {
  // Stack traces would put the folders of this machine into the manifest.
  const app = new App({ stackTraces: false, context: { ...context }, ...(outdir === undefined ? {} : { outdir }) });
  const { backend, problems } = readStateBackend(context.backend);
  const errors = problems.map((problem) => `[cdktf.json] ${describeProblem(problem)}`);
  const stacks = (Object.keys(STORIES) as StoryId[]).flatMap((id) => {
    const { settings, problems } = readStorySettings(id, context, environment);
    if (settings === undefined) {
      errors.push(...problems.map((problem) => `[cdktf.json] ${describeProblem(problem)}`));
      return [];
    }
    try {
      const stack = STORIES[id].createStack(app, id, settings);
      addStateBackend(stack, backend);
      return [stack];
    } catch (error) {
      if (!(error instanceof InputError)) {
        throw error;
      }
      errors.push(...error.message.split('\n'));
      return [];
    }
  });
  const nodes = stacks.flatMap((stack) => stack.node.findAll());
  errors.push(...nodes.flatMap((node) => node.node.validate().map((message) => `[${node.node.path}] ${message}`)));
  return { app, errors: [...new Set(errors)], warnings: nodes.flatMap(warningsOf) };
}

function warningsOf({ node }: IConstruct): readonly string[] {
  return node.metadata
    .filter(({ type }) => type === AnnotationMetadataEntryType.WARN)
    .map(({ data }) => `[${node.path}] ${data}`);
}
