import { TerraformStack, TerraformVariable, Testing } from 'cdktf';
import { AssumableRole } from '../../lib/constructs/assumable-role';
import type { AwsAccount } from '../../lib/constructs/aws-account';
import { ExecutionRole } from '../../lib/constructs/execution-role';
import type { LambdaFunction } from '../../lib/constructs/lambda-function';
import { InputError } from '../../lib/errors';
import { crossAccount, homeAccount, lambda } from '../constructs/fixtures';
import { validationErrors } from '../support/synthesised';

/** A stack and what most rows need in it; each is made when it is first asked for. */
export class Scene {
  public readonly stack = new TerraformStack(Testing.app(), 'stack');
  private readonly made = new Map<string, unknown>();

  public get home(): AwsAccount {
    return this.once('home', () => homeAccount(this.stack));
  }

  public get cross(): AwsAccount {
    return this.once('cross', () => crossAccount(this.stack));
  }

  /** A function of the home account. */
  public get caller(): LambdaFunction {
    return this.once('caller', () => lambda(this.home, 'caller'));
  }

  /** A function of the other account. */
  public get callee(): LambdaFunction {
    return this.once('callee', () => lambda(this.cross, 'callee'));
  }

  /** Another function of the home account. */
  public get neighbour(): LambdaFunction {
    return this.once('neighbour', () => lambda(this.home, 'neighbour'));
  }

  /** A role of the other account. */
  public get reader(): AssumableRole {
    return this.once(
      'reader',
      () => new AssumableRole(this.stack, 'reader', { account: this.cross, roleName: 'reader' }),
    );
  }

  /** An execution role of the home account that no function runs as. */
  public get executionRole(): ExecutionRole {
    return this.once('role', () => new ExecutionRole(this.stack, 'role', { account: this.home, roleName: 'role' }));
  }

  /** A value that only Terraform knows. */
  public get token(): string {
    return this.once('variable', () => new TerraformVariable(this.stack, 'variable', {})).stringValue;
  }

  private once<T>(name: string, make: () => T): T {
    if (!this.made.has(name)) {
      this.made.set(name, make());
    }
    return this.made.get(name) as T;
  }
}

/** What is wrong, how to get there, and everything that is said about it. */
export type Row = readonly [title: string, build: (scene: Scene) => unknown, messages: readonly string[]];

/** The messages a build ends with: those of the constructor that refuses it, or else those of all validations. */
export function messagesOf(build: (scene: Scene) => unknown): readonly string[] {
  const scene = new Scene();
  try {
    build(scene);
  } catch (error) {
    if (error instanceof InputError) {
      return error.message.split('\n');
    }
    throw error;
  }
  return validationErrors(scene.stack.node.root);
}
