import { TerraformStack } from 'cdktf';
import type { Construct } from 'constructs';
import { AwsAccount } from '../constructs/aws-account';
import { relaxAwsProviderVersion } from '../constructs/aws-provider-version';
import { InvokeGrant } from '../constructs/invoke-grant';
import { createCallee, createCaller, type StreamStoryProps } from './stream-functions';

/** Properties of the story `invoke-by-role`. */
export interface InvokeByRoleStackProps extends StreamStoryProps {}

/** A function of the home account assumes the execution role of a function of the cross account and invokes it. */
export class InvokeByRoleStack extends TerraformStack {
  /** @throws InputError when an account, region or name is not one that AWS accepts. */
  public constructor(scope: Construct, id: string, props: InvokeByRoleStackProps) {
    super(scope, id);
    relaxAwsProviderVersion(this);
    const home = new AwsAccount(this, 'home', props.home);
    const cross = new AwsAccount(this, 'cross', props.cross);
    const caller = createCaller(this, home, 'invoke-by-role', props);
    const callee = createCallee(this, cross, props);
    new InvokeGrant(this, 'caller-invokes-callee', {
      caller,
      callee,
      via: 'assumeRole',
      // The whole account, as the story has it; trust: 'role' narrows it to the one role.
      assumeRole: { trust: 'account', sessionDuration: 900 },
    });
  }
}
