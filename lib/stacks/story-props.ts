import type { AwsAccountProps } from '../constructs/aws-account';

/** One side of a story: an account, its region and how Terraform gets into it. */
export type StoryAccount = Pick<AwsAccountProps, 'accountId' | 'region' | 'profile' | 'assumeRole'>;

/** The languages the stories' handlers are written in. */
export const HANDLER_LANGUAGES = ['typescript', 'python'] as const;

/** The language of a story's handlers. */
export type HandlerLanguage = (typeof HANDLER_LANGUAGES)[number];

/** Properties that every story has. */
export interface StoryProps {
  /** The account of the calling function. */
  readonly home: StoryAccount;
  /**
   * Put before every name, so that a story can be deployed twice or beside another one.
   * @default - nothing
   */
  readonly namePrefix?: string;
  /**
   * Language of the handlers: `typescript` or `python`.
   * @default "typescript"
   */
  readonly handlerLanguage?: HandlerLanguage;
}

/** Properties of a story between two accounts. */
export interface CrossAccountStoryProps extends StoryProps {
  /** The other account. */
  readonly cross: StoryAccount;
}
