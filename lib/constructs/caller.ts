import { missing, notHere, type Problem } from '../errors';
import type { FunctionBase } from './function-base';
import { LambdaFunction } from './lambda-function';
import type { Role } from './role';

/** Anything that bears a role and calls with it: a function, an execution role, or a role that was assumed itself. */
export interface Caller {
  /** The role whose session makes the call; a function known by its ARN alone has none until it is given one. */
  readonly role?: Role;
  /** The function that runs with the role, where the caller is one. */
  readonly function?: FunctionBase;
}

/** What is wrong with a caller for the options that need more than a role, if anything. */
export function checkCaller(
  { role, function: callingFunction }: Caller,
  {
    onlyFromFunction,
    environment,
  }: { onlyFromFunction?: boolean; environment?: Readonly<Record<string, string | undefined>> },
): readonly (Problem | undefined)[] {
  return [
    role === undefined
      ? missing(
          'caller has no role',
          'a caller with a role',
          'pass the role of the function to LambdaFunction.fromArn or fromResource',
        )
      : undefined,
    onlyFromFunction && callingFunction === undefined
      ? notHere(
          'onlyFromFunction has no function',
          describeCaller(role, callingFunction),
          'a caller that is a function',
          'pass the function as caller instead of its role',
        )
      : undefined,
    environment !== undefined && !(callingFunction instanceof LambdaFunction)
      ? notHere(
          'environment has no function of this app',
          describeCaller(role, callingFunction),
          'a caller that is a LambdaFunction created here',
          'leave environment out and set the variables where the function is created',
        )
      : undefined,
  ];
}

function describeCaller(role: Role | undefined, callingFunction: FunctionBase | undefined): string {
  return callingFunction === undefined
    ? `the role ${role?.roleArn} as caller`
    : `the function ${callingFunction.functionArn}, which exists already, as caller`;
}
