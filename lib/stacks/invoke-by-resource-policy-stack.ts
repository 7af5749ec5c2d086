import { TerraformStack } from 'cdktf';
import type { Construct } from 'constructs';
import { AwsAccount } from '../constructs/aws-account';
import { relaxAwsProviderVersion } from '../constructs/aws-provider-version';
import { InvokeGrant } from '../constructs/invoke-grant';
import { createCallee, createCaller, type StreamStoryProps } from './stream-functions';

/** Properties of the story `invoke-by-resource-policy`. */
export interface InvokeByResourcePolicyStackProps extends StreamStoryProps {}

/** A function of the home account invokes one of the cross account, whose resource-based policy lets it in. */
export class InvokeByResourcePolicyStack extends TerraformStack {
  /** @throws InputError when an account, region or name is not one that AWS accepts. */
  public constructor(scope: Construct, id: string, props: InvokeByResourcePolicyStackProps) {
    super(scope, id);
    relaxAwsProviderVersion(this);
    const home = new AwsAccount(this, 'home', props.home);
    const cross = new AwsAccount(this, 'cross', props.cross);
    const caller = createCaller(this, home, 'invoke-by-resource-policy', props);
    const callee = createCallee(this, cross, props);
    new InvokeGrant(this, 'caller-invokes-callee', {
      caller,
      callee,
      principal: 'account',
      statementId: 'AllowActionFromCaller',
    });
  }
}
