/** What can be wrong with a question. */
import { type Problem, show } from '../errors';

export const badPrincipal = (got: string): Problem => ({
  code: 'E_PRINCIPAL',
  what: 'the principal is none that can make a request',
  got: show(got),
  allowed: 'the ARN of a role, a role session, a user or an account root, or a service such as "s3.amazonaws.com"',
  todo: 'copy the ARN from the plan or the console',
});
