import { phrase } from '../phrase';
import type { Found, Rule } from '../rule';
import type { Scene } from '../scene';

export const unknownAccount: Rule = {
  id: 'unknown-account',
  severity: 'note',
  title: 'The account of a provider is not known',
  why: 'Whether an access crosses accounts is decided by account ids. Where the input does not tell in which account a provider works, all that it manages stays undecided.',
  remedy:
    'Give the id with --account PROVIDER=ID, or write allowed_account_ids or assume_role into the provider block.',
  link: 'https://registry.terraform.io/providers/hashicorp/aws/latest/docs',
  silencedBy:
    'An account that the role of the provider, its allowed_account_ids or the ARN of any of its resources tells.',
  find: ({ after: { graph } }: Scene): readonly Found[] =>
    graph.notes
      .filter(({ code }) => code === 'unknownAccount')
      .map(({ subject }) => ({
        origin: { input: graph.inputs.join(', ') },
        subject,
        evidence: phrase`In which account ${subject} works is not in the input.`,
      })),
};
