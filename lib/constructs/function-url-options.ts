import { Annotations } from 'cdktf';
import type { Construct } from 'constructs';
import { eitherOr, missing, type Problem } from '../errors';

const PAGE = 'https://docs.aws.amazon.com/lambda/latest/dg/urls-auth.html';

/**
 * How a permission for the URL of a function is written. A call of a URL needs `lambda:InvokeFunctionUrl` and
 * `lambda:InvokeFunction`; only from version 6.28.0 on can the AWS provider tie the second to the URL. One of the two must
 * be set where a permission is written.
 */
export interface FunctionUrlOptions {
  /**
   * Says that the AWS provider is 6.28.0 or later, so that `invoked_via_function_url` is written.
   * @default false
   */
  readonly providerHasInvokedViaFunctionUrl?: boolean;
  /**
   * Accepts a permission for `lambda:InvokeFunction` that is not tied to the URL, with a warning: whom it names may also
   * invoke the function without the URL.
   * @default false
   */
  readonly acceptUnscopedInvoke?: boolean;
}

/** What is wrong with the options where a permission is written, if anything. */
export function checkFunctionUrlOptions({
  providerHasInvokedViaFunctionUrl: tied = false,
  acceptUnscopedInvoke: unscoped = false,
}: FunctionUrlOptions): readonly (Problem | undefined)[] {
  return [
    tied && unscoped
      ? { ...eitherOr('providerHasInvokedViaFunctionUrl', 'acceptUnscopedInvoke', 'both'), page: PAGE }
      : undefined,
    !tied && !unscoped
      ? {
          ...missing(
            'the permission for lambda:InvokeFunction can be tied to the function’s URL by AWS provider 6.28.0 or later only',
            'providerHasInvokedViaFunctionUrl: true, or acceptUnscopedInvoke: true',
            'say that the provider is 6.28.0 or later, or accept a permission that lets the function be invoked without its URL too',
          ),
          page: PAGE,
        }
      : undefined,
  ];
}

/** Warns of a permission that is wider than the URL. */
export function warnOfUnscopedInvoke(construct: Construct, who: string, functionName: string): void {
  Annotations.of(construct).addWarning(
    `${who} may invoke function ${functionName} without its URL too (acceptUnscopedInvoke); use AWS provider 6.28.0 or later and set providerHasInvokedViaFunctionUrl to tie the permission to the URL`,
  );
}
