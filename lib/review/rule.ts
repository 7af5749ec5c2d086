/** What a rule is: the words about it, and a pure function from a scene to what it found. */
import type { Found } from './finding';
import type { Scene } from './scene';
import type { Severity } from './severity';

export interface Rule {
  /** In findings, configuration, waivers and SARIF. */
  readonly id: string;
  /** Unless the configuration says otherwise. */
  readonly severity: Severity;
  /** What it finds, in a few words without a full stop. */
  readonly title: string;
  /** Why that is a problem. */
  readonly why: string;
  /** What to do about it. */
  readonly remedy: string;
  /** The page of AWS or Terraform it rests on. */
  readonly link: string;
  /** What keeps it silent though it looks alike. */
  readonly silencedBy: string;
  readonly find: (scene: Scene) => readonly Found[];
}

export type { Found };
