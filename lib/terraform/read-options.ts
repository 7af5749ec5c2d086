/** What a user says about an input besides the input itself. */
export interface ReadOptions {
  /** Account id by `provider_config_key`, for providers whose account the input does not tell; keys it does not have are left out. */
  readonly accounts?: Readonly<Record<string, string>>;
  /** Which side of a plan. @default 'after' */
  readonly moment?: 'before' | 'after';
}
