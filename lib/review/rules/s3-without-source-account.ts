import { showText } from '../../iam/text';
import { asked } from '../../prover/letting-in';
import { asksForPresence } from '../demands';
import { type FunctionOpening, foundByStatement, functionOpenings } from '../function-openings';
import { phrase } from '../phrase';
import type { Found, Rule } from '../rule';
import type { Scene } from '../scene';
import { sourceOfBucket } from '../snippets';

const S3 = 's3.amazonaws.com';
const ACCOUNT_KEYS = ['aws:sourceaccount', 'aws:sourceorgid', 'aws:sourceorgpaths'];

export const s3WithoutSourceAccount: Rule = {
  id: 's3-without-source-account',
  severity: 'error',
  title: 'A bucket may invoke the function whoever owns it',
  why: 'The ARN of a bucket names no account. Once the bucket is deleted, somebody else can create one of that name and call your function with its events.',
  remedy: "Set source_account to the bucket's account beside source_arn.",
  link: 'https://docs.aws.amazon.com/lambda/latest/dg/permissions-function-services.html',
  silencedBy:
    'A condition that asks for aws:SourceAccount, aws:SourceOrgID or aws:SourceOrgPaths; a permission without any source, which service-without-source tells of.',
  find: ({ after }: Scene): readonly Found[] =>
    foundByStatement(
      functionOpenings(after).filter(
        (opening) =>
          opening.principal === S3 &&
          asked(opening.statement.conditions, 'aws:sourcearn').some(isNoWildcard) &&
          !asksForAccount(opening),
      ),
      (_services, target) =>
        phrase`The policy of ${{ arn: showText(target) }} lets in a bucket by its name, and does not ask whose it is.`,
      sourceOfBucket,
    ),
};

function isNoWildcard(source: Parameters<typeof showText>[0]): boolean {
  return !/^\*+$/.test(showText(source));
}

function asksForAccount({ statement }: FunctionOpening): boolean {
  return ACCOUNT_KEYS.some((key) => asksForPresence(statement, key));
}
