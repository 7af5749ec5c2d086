import { S3Bucket } from '@cdktf/provider-aws/lib/s3-bucket';
import { TerraformStack } from 'cdktf';
import type { Construct } from 'constructs';
import { AssumableRole } from '../constructs/assumable-role';
import { AssumeRoleGrant } from '../constructs/assume-role-grant';
import { AwsAccount } from '../constructs/aws-account';
import { relaxAwsProviderVersion } from '../constructs/aws-provider-version';
import { LambdaFunction } from '../constructs/lambda-function';
import { formatArn } from '../iam/arn';
import { handlerCode } from './handler-code';
import type { CrossAccountStoryProps } from './story-props';

/** Properties of the story `assume-role`. */
export interface AssumeRoleStackProps extends CrossAccountStoryProps {
  /**
   * Name of a bucket of the cross account that exists already.
   * @default - the stack creates one, emptied when it is destroyed
   */
  readonly bucketName?: string;
}

/** A function of the home account assumes a role of the cross account and lists a bucket there. */
export class AssumeRoleStack extends TerraformStack {
  /** @throws InputError when an account, region or name is not one that AWS accepts. */
  public constructor(scope: Construct, id: string, props: AssumeRoleStackProps) {
    super(scope, id);
    relaxAwsProviderVersion(this);
    const { namePrefix = '', handlerLanguage } = props;
    const home = new AwsAccount(this, 'home', props.home);
    const cross = new AwsAccount(this, 'cross', props.cross);
    const bucketName =
      props.bucketName ?? createBucket(this, cross, `${namePrefix}source-${cross.accountId}-${cross.region}`);

    const reader = new LambdaFunction(this, 'reader', {
      account: home,
      functionName: `${namePrefix}cross-account-reader`,
      roleName: `${namePrefix}my-lambda-execution-role`,
      timeout: 30,
      environment: { SOURCE_BUCKET: bucketName, SOURCE_REGION: cross.region },
      ...handlerCode('assume-role', handlerLanguage),
    });
    const sourceRole = new AssumableRole(this, 'source-role', {
      account: cross,
      roleName: `${namePrefix}role-on-source-account`,
      statements: [
        {
          sid: 'ListBucket',
          actions: ['s3:ListBucket'],
          resources: [
            formatArn({ partition: cross.partition, service: 's3', region: '', accountId: '', resource: bucketName }),
          ],
        },
      ],
    });
    new AssumeRoleGrant(this, 'reader-assumes-source-role', {
      caller: reader,
      role: sourceRole,
      environment: { roleArn: 'SOURCE_ROLE_ARN' },
    });
  }
}

function createBucket(scope: Construct, { provider }: AwsAccount, bucket: string): string {
  new S3Bucket(scope, 'source', { provider, bucket, forceDestroy: true });
  return bucket;
}
