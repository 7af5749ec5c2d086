import { DataAwsCallerIdentity } from '@cdktf/provider-aws/lib/data-aws-caller-identity';
import { IamRole } from '@cdktf/provider-aws/lib/iam-role';
import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { S3BucketLifecycleConfiguration } from '@cdktf/provider-aws/lib/s3-bucket-lifecycle-configuration';
import { Fn, TerraformIterator, TerraformLocal, type TerraformStack, TerraformVariable, Token } from 'cdktf';
import { isSymbolic, textParts } from '../../../lib/iam/text';
import { readSynthesis } from '../../../lib/terraform/read-synthesis';
import type { Rows, Value } from '../../../lib/terraform/row';
import { synthesiseStory } from '../../stacks/story';
import { synthesiseStack } from '../../support/synthesised';
import { argumentsOf, symbolic } from './reading';

/** The arguments of what cdktf writes, without what is in it besides resources. */
const written = (build: (stack: TerraformStack) => void) => argumentsOf(synthesiseStack(build).config);

const read = (story: Parameters<typeof synthesiseStory>[0]): Rows =>
  readSynthesis(story, synthesiseStory(story).config, {});

/** The names of all symbols in a value. */
function symbolsOf(value: Value): readonly (string | undefined)[] {
  if (isSymbolic(value)) return textParts(value).flatMap((part) => (typeof part === 'string' ? [] : [part.symbol]));
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(symbolsOf) : [];
}

describe('what cdktf writes', () => {
  test('functions of Terraform are worked out', () => {
    expect(
      written((stack) => {
        new AwsProvider(stack, 'aws', { region: 'us-east-1' });
        const name = new TerraformVariable(stack, 'name', { type: 'string', default: 'reader' });
        const me = new DataAwsCallerIdentity(stack, 'me');
        const local = new TerraformLocal(stack, 'action', 'sts:AssumeRole');
        new IamRole(stack, 'role', {
          name: name.stringValue,
          assumeRolePolicy: Token.asString(
            Fn.jsonencode({
              Version: '2012-10-17',
              Statement: [
                {
                  Effect: 'Allow',
                  Action: local.asString,
                  Principal: { AWS: Fn.join(':', ['arn', 'aws', 'iam', '', me.accountId, 'root']) },
                },
              ],
            }),
          ),
        });
      }),
    ).toEqual({
      'aws_iam_role.role': {
        name: 'reader',
        assume_role_policy: symbolic(
          '{"Statement":[{"Action":"sts:AssumeRole","Effect":"Allow","Principal":{"AWS":"arn:aws:iam::<data.aws_caller_identity.me.account_id>:root"}}],"Version":"2012-10-17"}',
        ),
      },
      'data.aws_caller_identity.me': {},
    });
  });

  test('iterators over literals are written out, in blocks too', () => {
    expect(
      written((stack) => {
        new AwsProvider(stack, 'aws', { region: 'us-east-1' });
        const names = TerraformIterator.fromList(['one', 'two']);
        new IamRole(stack, 'role', { forEach: names, name: names.value, assumeRolePolicy: '{"Statement":[]}' });
        const prefixes = TerraformIterator.fromList(['tmp/', 'old/']);
        new S3BucketLifecycleConfiguration(stack, 'rules', {
          bucket: 'uploads',
          rule: prefixes.dynamic({ id: prefixes.value, status: 'Enabled' }),
        });
      }),
    ).toEqual({
      'aws_iam_role.role["one"]': { name: 'one', assume_role_policy: '{"Statement":[]}' },
      'aws_iam_role.role["two"]': { name: 'two', assume_role_policy: '{"Statement":[]}' },
      'aws_s3_bucket_lifecycle_configuration.rules': {
        bucket: 'uploads',
        rule: [
          { id: 'old/', status: 'Enabled' },
          { id: 'tmp/', status: 'Enabled' },
        ],
      },
    });
  });

  test.each(['assume-role', 'invoke-by-role', 'invoke-by-resource-policy', 'request-processor'] as const)(
    'story %s has no account, region or policy that is not known, but for the id of an API',
    (story) => {
      const { rows, notes, manifests } = read(story);
      expect(notes).toEqual([]);
      expect(manifests).toHaveLength(1);
      const places = rows.flatMap(({ accountId, region, partition }) => [accountId, region, partition]);
      expect(places.filter((text) => isSymbolic(text))).toEqual([]);
      const documents = rows.flatMap(({ values: { policy, assume_role_policy } }) => [policy, assume_role_policy]);
      expect(documents.filter((text) => isSymbolic(text))).toEqual([]);
      const declared = manifests.flatMap(({ value }) => symbolsOf(value));
      expect(declared).toEqual(story === 'request-processor' ? ['aws_api_gateway_rest_api.api.id'] : []);
    },
  );

  test('every reference of a story is to a resource of the story', () => {
    const { rows } = read('request-processor');
    const addresses = rows.map(({ address }) => address);
    const owners = rows
      .flatMap(({ values }) => symbolsOf(values))
      .map((symbol) => /^[^.]+\.[^.]+/.exec(symbol ?? '')?.[0] ?? symbol);
    expect(owners.filter((owner) => owner === undefined || !addresses.includes(owner))).toEqual([]);
  });
});
