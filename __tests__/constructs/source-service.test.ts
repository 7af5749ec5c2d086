import { LambdaFunction } from '../../lib/constructs/lambda-function';
import { servicePrincipal } from '../../lib/constructs/push-sources';
import { PushTrigger } from '../../lib/constructs/push-trigger';
import type { ServicePrincipalSource } from '../../lib/constructs/source-service';
import { synthesiseStack, warnings } from '../support/synthesised';
import { added, byService, manifest } from './added';
import { CROSS, functionArn, HOME, homeAccount, lambda } from './fixtures';
import { ofType } from './views';

const WORKER = functionArn(HOME, 'worker');

interface Case {
  readonly title: string;
  readonly source: ServicePrincipalSource;
  /** What the permission has besides action, function and principal. */
  readonly tie: Readonly<Record<string, string>>;
  readonly conditions: object;
}

function inAccount(sourceArn: string, accountId = HOME): Pick<Case, 'tie' | 'conditions'> {
  return {
    tie: { source_arn: sourceArn, source_account: accountId },
    conditions: { ArnLike: { 'aws:SourceArn': [sourceArn] }, StringEquals: { 'aws:SourceAccount': [accountId] } },
  };
}

function byArn(sourceArn: string): Pick<Case, 'tie' | 'conditions'> {
  return { tie: { source_arn: sourceArn }, conditions: { ArnLike: { 'aws:SourceArn': [sourceArn] } } };
}

const POOL = `arn:aws:cognito-idp:us-east-1:${HOME}:userpool/us-east-1_a1B2c3D4e`;
const POOL_OF_OTHERS = `arn:aws:cognito-idp:us-east-1:${CROSS}:userpool/us-east-1_a1B2c3D4e`;
const IOT_RULE = `arn:aws:iot:us-east-1:${HOME}:rule/doors`;
const RECEIPT_RULE = `arn:aws:ses:us-east-1:${HOME}:receipt-rule-set/inbound:receipt-rule/store`;
const SECRET = `arn:aws:secretsmanager:us-east-1:${HOME}:secret:database-a1b2c3`;
const REPOSITORY = `arn:aws:codecommit:us-east-1:${HOME}:shop`;

const CASES: readonly Case[] = [
  {
    title: 'a user pool of Cognito',
    source: { service: 'cognito-idp.amazonaws.com', sourceArn: POOL },
    ...inAccount(POOL),
  },
  {
    title: 'a user pool of another account',
    source: { service: 'cognito-idp.amazonaws.com', sourceArn: POOL_OF_OTHERS, sourceAccount: CROSS },
    ...inAccount(POOL_OF_OTHERS, CROSS),
  },
  { title: 'a rule of IoT', source: { service: 'iot.amazonaws.com', sourceArn: IOT_RULE }, ...inAccount(IOT_RULE) },
  {
    title: 'a receipt rule of SES',
    source: { service: 'ses.amazonaws.com', sourceArn: RECEIPT_RULE },
    ...inAccount(RECEIPT_RULE),
  },
  {
    title: 'a secret with its account',
    source: { service: 'secretsmanager.amazonaws.com', sourceArn: SECRET, sourceAccount: HOME },
    ...inAccount(SECRET),
  },
  {
    title: 'all secrets of an account',
    source: { service: 'secretsmanager.amazonaws.com', sourceAccount: HOME },
    tie: { source_account: HOME },
    conditions: { StringEquals: { 'aws:SourceAccount': [HOME] } },
  },
  {
    title: 'the rules of Config of an account',
    source: { service: 'config.amazonaws.com', sourceAccount: HOME },
    tie: { source_account: HOME },
    conditions: { StringEquals: { 'aws:SourceAccount': [HOME] } },
  },
  {
    title: 'a skill of Alexa, by its token',
    source: { service: 'alexa-appkit.amazon.com', eventSourceToken: 'amzn1.ask.skill.a1b2c3' },
    tie: { event_source_token: 'amzn1.ask.skill.a1b2c3' },
    conditions: { StringEquals: { 'lambda:EventSourceToken': ['amzn1.ask.skill.a1b2c3'] } },
  },
  {
    title: 'a smart home skill of Alexa, by its token',
    source: { service: 'alexa-connectedhome.amazon.com', eventSourceToken: 'amzn1.ask.skill.d4e5f6' },
    tie: { event_source_token: 'amzn1.ask.skill.d4e5f6' },
    conditions: { StringEquals: { 'lambda:EventSourceToken': ['amzn1.ask.skill.d4e5f6'] } },
  },
  {
    title: 'a service without a row, by an ARN',
    source: { service: 'codecommit.amazonaws.com', sourceArn: REPOSITORY },
    ...byArn(REPOSITORY),
  },
  {
    title: 'a service without a row, by ARN and account',
    source: { service: 'codecommit.amazonaws.com', sourceArn: REPOSITORY, sourceAccount: HOME },
    ...inAccount(REPOSITORY),
  },
];

test.each(CASES)('$title is let in by one permission that is tied to it', ({ source, tie, conditions }) => {
  const result = added(
    (scope) => lambda(homeAccount(scope), 'worker'),
    (scope, worker) => {
      new PushTrigger(scope, 'calls', { callee: worker, source: servicePrincipal(source), statementId: 'FromSource' });
    },
  );
  expect(result).toEqual({
    resources: {
      'aws_lambda_permission.worker_permission-FromSource': {
        provider: 'aws.home',
        statement_id: 'FromSource',
        action: 'lambda:InvokeFunction',
        function_name: '${aws_lambda_function.worker.arn}',
        principal: source.service,
        ...tie,
      },
    },
    manifest: manifest(byService(source.service, WORKER, conditions)),
    handOver: [],
    warnings: [],
  });
});

test('without statement ids the permissions of two skills and two pools keep apart', () => {
  const skill = { service: 'alexa-appkit.amazon.com' };
  const pool = { service: 'cognito-idp.amazonaws.com' };
  const sources: readonly ServicePrincipalSource[] = [
    { ...skill, eventSourceToken: 'amzn1.ask.skill.one' },
    { ...skill, eventSourceToken: 'amzn1.ask.skill.two' },
    { ...pool, sourceArn: POOL },
    { ...pool, sourceArn: POOL.replace('a1B2c3D4e', 'z9Y8x7W6v') },
  ];
  const stack = synthesiseStack((scope) => {
    const live = lambda(homeAccount(scope), 'worker', { alias: 'live' }).alias('live');
    sources.forEach((source, index) => {
      new PushTrigger(scope, `calls-${index}`, { callee: live, source: servicePrincipal(source) });
    });
    expect(warnings(scope)).toEqual([]);
  });
  const ids = Object.keys(ofType(stack, 'aws_lambda_permission'));
  const shape = /^InvokeFunction-(alexa-appkit|cognito-idp-111111111111)-live-[0-9a-f]{8}$/;
  expect(ids.filter((id) => shape.test(id))).toHaveLength(sources.length);
});

test('the permission of a service for a function of others is handed over', () => {
  const result = added(
    (scope) => LambdaFunction.fromArn(scope, 'worker', WORKER),
    (scope, worker) => {
      const source = servicePrincipal({ service: 'cognito-idp.amazonaws.com', sourceArn: POOL });
      new PushTrigger(scope, 'calls', { callee: worker, source, statementId: 'FromPool' });
    },
  );
  expect(result).toEqual({
    resources: {},
    manifest: undefined,
    handOver: [
      {
        accountId: HOME,
        resourceArn: WORKER,
        kind: 'permission',
        statement: {
          Sid: 'FromPool',
          Effect: 'Allow',
          Principal: { Service: 'cognito-idp.amazonaws.com' },
          Action: 'lambda:InvokeFunction',
          Resource: WORKER,
          Condition: { ArnLike: { 'AWS:SourceArn': POOL }, StringEquals: { 'AWS:SourceAccount': HOME } },
        },
      },
    ],
    warnings: [],
  });
});
