/**
 * The door for users' own tests: `import 'cdktf-cross-account-lambda/testing'` adds the matcher to jest's `expect`:
 * `expect(stack).toAllowAccess({ principal, action, resource })`.
 */
import { type AccessQuestion, toAllowAccess } from './to-allow-access';

export { type AccessQuestion, toAllowAccess };

declare global {
  // biome-ignore lint/style/noNamespace: the matchers of jest are a namespace, and only a namespace adds to it
  namespace jest {
    interface Matchers<R> {
      /** Passes where AWS would allow the access; with `.not` where it would deny it. Where the input does not tell, both fail. */
      toAllowAccess(question: AccessQuestion): R;
    }
  }
}

/** `expect` of the runner, where there is one: the matcher can also be given to `expect.extend` by hand. */
const runner = globalThis as { readonly expect?: { readonly extend?: (matchers: object) => void } };
runner.expect?.extend?.({ toAllowAccess });
