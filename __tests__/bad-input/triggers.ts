import { PullTrigger } from '../../lib/constructs/pull-trigger';
import { PushTrigger } from '../../lib/constructs/push-trigger';
import type { SourceAccount } from '../../lib/constructs/source-account';
import { CROSS } from '../constructs/fixtures';
import type { Scene } from './bad-input';

/** Some properties of a source, which may need what the scene holds. */
type Given = object | ((scene: Scene) => object);

/** Makes triggers from a source that is right, but for what is given; the tables say what the compiler would not let pass. */
type Triggering = (given: Given, props?: object) => (scene: Scene) => unknown;

/** Another account, as plain data. */
export function elsewhere(region = 'us-east-1'): SourceAccount {
  return { accountId: CROSS, region };
}

/** A trigger of any source, of the right kind or not. */
export function push(source: (scene: Scene) => unknown, props: object = {}): (scene: Scene) => unknown {
  return (scene) =>
    new PushTrigger(scene.stack, 'push', { callee: scene.caller, source: source(scene) as never, ...props });
}

export function pushing(make: (source: never) => unknown, right: object): Triggering {
  return (given, props) => (scene) =>
    new PushTrigger(scene.stack, 'push', {
      callee: scene.caller,
      source: sourceOf(scene, make, right, given),
      ...props,
    });
}

export function pulling(make: (source: never) => unknown, right: object): Triggering {
  return (given, props) => (scene) =>
    new PullTrigger(scene.stack, 'pull', {
      callee: scene.caller,
      source: sourceOf(scene, make, right, given),
      ...props,
    });
}

function sourceOf(scene: Scene, make: (source: never) => unknown, right: object, given: Given): never {
  const wrong = typeof given === 'function' ? given(scene) : given;
  return make({ account: scene.home, ...right, ...wrong } as never) as never;
}
