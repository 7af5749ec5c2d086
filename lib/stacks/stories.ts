import type { TerraformStack } from 'cdktf';
import type { Construct } from 'constructs';
import { AssumeRoleStack } from './assume-role-stack';
import { InvokeByResourcePolicyStack } from './invoke-by-resource-policy-stack';
import { InvokeByRoleStack } from './invoke-by-role-stack';
import { PullSourcesStack } from './pull-sources-stack';
import { PushSourcesStack } from './push-sources-stack';
import { RequestProcessorStack } from './request-processor-stack';
import type { StorySettings } from './story-settings';

/** A story of the README: what it shows, and the stack that deploys it. */
interface Story {
  readonly title: string;
  readonly createStack: (scope: Construct, id: StoryId, settings: StorySettings) => TerraformStack;
}

/** The ids of the stories, which are also the names of their stacks. */
export type StoryId =
  | 'assume-role'
  | 'request-processor'
  | 'invoke-by-role'
  | 'invoke-by-resource-policy'
  | 'push-sources'
  | 'pull-sources';

export const STORIES: Readonly<Record<StoryId, Story>> = {
  'assume-role': {
    title: 'a function assumes a role in another account',
    createStack: (scope, id, settings) => new AssumeRoleStack(scope, id, settings),
  },
  'request-processor': {
    title: 'a function invokes a function of the same account',
    createStack: (scope, id, settings) => new RequestProcessorStack(scope, id, settings),
  },
  'invoke-by-role': {
    title: "a function invokes one of another account through that function's role",
    createStack: (scope, id, settings) => new InvokeByRoleStack(scope, id, settings),
  },
  'invoke-by-resource-policy': {
    title: "a function invokes one of another account, let in by that function's resource-based policy",
    createStack: (scope, id, settings) => new InvokeByResourcePolicyStack(scope, id, settings),
  },
  'push-sources': {
    title: 'a bucket, a topic and an event bus call functions of another account',
    createStack: (scope, id, settings) => new PushSourcesStack(scope, id, settings),
  },
  'pull-sources': {
    title: 'a function is fed with a stream, a queue and a table of another account',
    createStack: (scope, id, settings) => new PullSourcesStack(scope, id, settings),
  },
};
