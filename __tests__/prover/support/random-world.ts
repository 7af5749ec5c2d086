/**
 * Random small worlds: two accounts, a few roles and functions, and policies of a vocabulary so small that statements
 * often match. Every key that a policy asks for is in the request or is one that callers leave out.
 */
import fc from 'fast-check';
import type { DocumentJson, RequestJson, StatementJson, WorldJson } from '../reference/reference-request';

export const HOME = '111111111111';
export const CROSS = '222222222222';
export const CALLER = `arn:aws:iam::${HOME}:role/caller`;
export const SESSION = `arn:aws:sts::${HOME}:assumed-role/caller/job`;
const NEIGHBOUR = `arn:aws:iam::${HOME}:role/neighbour`;
const READER = `arn:aws:iam::${CROSS}:role/reader`;
const USER = `arn:aws:iam::${HOME}:user/ann`;
export const ROOT = `arn:aws:iam::${HOME}:root`;
const LOCAL = `arn:aws:lambda:us-east-1:${HOME}:function:local`;
const PROCESSOR = `arn:aws:lambda:us-east-1:${CROSS}:function:processor`;
const REPORTER = `arn:aws:lambda:us-east-1:${HOME}:function:reporter`;
const ORGANIZATION = 'o-aaaaaaaaaa';

const INVOKE = 'lambda:InvokeFunction';
const ASSUME = 'sts:AssumeRole';

export type Principal = NonNullable<StatementJson['Principal']>;

const mostly = <T>(often: fc.Arbitrary<T>, seldom: fc.Arbitrary<T>) =>
  fc.oneof({ weight: 3, arbitrary: often }, { weight: 1, arbitrary: seldom });

const effect = mostly(fc.constant('Allow'), fc.constant('Deny'));
export const actions = mostly<string | readonly string[]>(
  fc.constantFrom('*', 'lambda:*', 'sts:*', [INVOKE, ASSUME], ['sts:AssumeRole', 'sts:TagSession'], INVOKE, ASSUME),
  fc.constantFrom('LAMBDA:invoke*', 'lambda:InvokeFunctio?', 'sts:TagSession', 's3:*', [
    's3:*',
    'lambda:InvokeFunctionUrl',
  ]),
);
export const resources = mostly<string | readonly string[]>(
  fc.constantFrom('*', [LOCAL, PROCESSOR, READER, NEIGHBOUR, CALLER], PROCESSOR, READER, 'arn:aws:lambda:*'),
  fc.constantFrom(
    LOCAL,
    NEIGHBOUR,
    `${PROCESSOR}:*`,
    `${PROCESSOR}*`,
    `${PROCESSOR}:live`,
    'arn:aws:iam::*:role/*',
    'arn:aws:s3:::b',
  ),
);
export const principals: fc.Arbitrary<Principal> = mostly<Principal>(
  fc.constantFrom<Principal>(
    { AWS: CALLER },
    { AWS: ROOT },
    { AWS: HOME },
    { AWS: SESSION },
    { AWS: '*' },
    { AWS: USER },
  ),
  fc.constantFrom<Principal>(
    { AWS: [NEIGHBOUR, READER] },
    { AWS: CROSS },
    { AWS: `${SESSION}2` },
    { AWS: 'AROAEXAMPLEEXAMPLE123' },
    { Service: 's3.amazonaws.com' },
    { Service: ['lambda.amazonaws.com', 's3.amazonaws.com'], AWS: CALLER },
  ),
);
const spared = fc.constantFrom<StatementJson['NotPrincipal']>(
  { AWS: [ROOT, CALLER, SESSION] },
  { AWS: [ROOT, CALLER] },
  { AWS: CALLER },
  { AWS: [ROOT, USER] },
  { Service: 's3.amazonaws.com' },
  { AWS: CROSS },
);
export const conditions = fc.constantFrom<StatementJson['Condition']>(
  { StringEquals: { 'sts:ExternalId': 'abc' } },
  { StringEquals: { 'sts:ExternalId': ['abc', 'def'], 'aws:PrincipalAccount': HOME } },
  { StringNotEquals: { 'sts:ExternalId': 'abc' } },
  { StringEqualsIfExists: { 'STS:externalid': 'abc' } },
  { StringLike: { 'sts:ExternalId': '${aws:RequestTag/team}*' } },
  { StringNotLike: { 'sts:ExternalId': "${aws:RequestTag/team, 'a'}*" } },
  { StringNotLike: { 'sts:ExternalId': '${aws:RequestTag/team}*' } },
  { Null: { 'sts:ExternalId': 'true' } },
  { Null: { 'sts:ExternalId': 'false' } },
  { ArnEquals: { 'aws:PrincipalArn': CALLER } },
  { ArnLike: { 'aws:PrincipalArn': `arn:aws:iam::${HOME}:*` } },
  { ArnNotLike: { 'aws:PrincipalArn': NEIGHBOUR } },
  { StringEquals: { 'aws:PrincipalOrgID': ORGANIZATION } },
  { StringNotEqualsIfExists: { 'aws:PrincipalOrgID': ORGANIZATION } },
  { Bool: { 'aws:PrincipalIsAWSService': 'false' } },
  { IpAddress: { 'aws:SourceIp': ['203.0.113.0/24', '198.51.100.7'] } },
  { NotIpAddress: { 'aws:SourceIp': '203.0.113.128/25' } },
  { 'ForAllValues:StringLike': { 'aws:TagKeys': ['te?m', 'cost'] } },
  { 'ForAnyValue:StringEquals': { 'aws:TagKeys': 'team' } },
  { 'ForAllValues:StringNotEquals': { 'aws:TagKeys': ['team'] } },
  { StringEqualsIgnoreCase: { 'aws:RequestTag/team': 'BLUE' } },
  { ArnLike: { 'lambda:SourceFunctionArn': REPORTER } },
  { ArnNotEquals: { 'lambda:SourceFunctionArn': REPORTER } },
  { StringEquals: { 'aws:SourceAccount': HOME } },
  { NumericLessThan: { 'aws:PrincipalTag/level': '5' } },
  { DateGreaterThan: { 'aws:CurrentTime': '2026-01-01T00:00:00Z' } },
  { StringLike: { 'aws:ResourceAccount': '2*' } },
);

/** Each member as often as it pays. */
interface Shape {
  readonly principal: boolean;
  readonly resource: boolean;
  readonly notPrincipal: boolean;
}

function statement({ principal, resource, notPrincipal }: Shape): fc.Arbitrary<StatementJson> {
  const condition = mostly<StatementJson['Condition']>(fc.constant(undefined), conditions);
  const seldom = fc.integer({ min: 0, max: 9 });
  return fc
    .record({ effect, actions, resources, principals, spared, condition, dice: fc.tuple(seldom, seldom, seldom) })
    .map((given) => {
      const [forAction, forResource, forPrincipal] = given.dice;
      const inverts = notPrincipal && forPrincipal === 0;
      return {
        Effect: inverts ? 'Deny' : given.effect,
        ...(principal && !inverts ? { Principal: given.principals } : {}),
        ...(principal && inverts ? { NotPrincipal: given.spared } : {}),
        ...(forAction === 0 ? { NotAction: given.actions } : { Action: given.actions }),
        ...(resource && forResource !== 0 ? { Resource: given.resources } : {}),
        ...(resource && forResource === 0 ? { NotResource: given.resources } : {}),
        ...(given.condition === undefined ? {} : { Condition: given.condition }),
      };
    });
}

const documents = (shape: Shape, maxLength = 3): fc.Arbitrary<DocumentJson> =>
  fc.array(statement(shape), { minLength: 1, maxLength }).map((Statement) => ({ Version: '2012-10-17', Statement }));
const identityDocument = documents({ principal: false, resource: true, notPrincipal: false });
const trustDocument = documents({ principal: true, resource: false, notPrincipal: false });
const functionDocument = documents({ principal: true, resource: true, notPrincipal: true });
const full: DocumentJson = { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }] };
const ceiling = mostly(fc.constant(full), documents({ principal: false, resource: true, notPrincipal: false }, 2));
const serviceControl = fc.array(
  mostly(fc.array(ceiling, { minLength: 1, maxLength: 2 }), fc.constant<DocumentJson[]>([])),
  {
    maxLength: 2,
  },
);
/** AWS says nothing of `lambda:SourceFunctionArn` in an RCP. */
const documentedForResources = conditions.filter(
  (condition) => !JSON.stringify(condition).includes('SourceFunctionArn'),
);
const resourceControl = fc.array(
  fc.array(
    fc.record({ Action: actions, Condition: documentedForResources }).map(({ Action, Condition }) => ({
      Version: '2012-10-17',
      Statement: [{ Effect: 'Deny', Principal: '*' as const, Action, Resource: '*', Condition }],
    })),
    { minLength: 1, maxLength: 1 },
  ),
  { maxLength: 1 },
);

const seldomSet = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined, freq: 2 });
/** Members that were drawn. */
const present = <T extends object>(value: T) =>
  Object.fromEntries(Object.entries(value).filter(([, member]) => member !== undefined)) as {
    readonly [K in keyof T]: Exclude<T[K], undefined>;
  };

function bearer(arn: string) {
  return fc
    .record({
      policies: fc.array(identityDocument, { minLength: 1, maxLength: 2 }),
      boundary: seldomSet(ceiling),
      trustPolicy: trustDocument,
    })
    .map(({ policies, boundary, trustPolicy }) => ({
      ...present({ permissionsBoundary: boundary }),
      arn,
      trustPolicy,
      identityPolicies: policies.map((document, index) => ({ name: `policy${index}`, document })),
    }));
}

const account = (id: string) =>
  fc
    .record({
      organizationId: fc.constantFrom(ORGANIZATION, 'o-bbbbbbbbbb', undefined),
      serviceControlPolicies: seldomSet(serviceControl),
      resourceControlPolicies: seldomSet(resourceControl),
    })
    .map((members) => ({ ...present(members), id }));

export const worlds: fc.Arbitrary<WorldJson> = fc
  .record({
    roles: fc.tuple(bearer(CALLER), bearer(NEIGHBOUR), bearer(READER)),
    user: bearer(USER),
    local: seldomSet(functionDocument),
    plain: functionDocument,
    live: seldomSet(functionDocument),
    accounts: fc.tuple(account(HOME), account(CROSS)),
  })
  .map(({ roles, user: { trustPolicy, ...user }, local, plain, live, accounts }) => ({
    schemaVersion: 1,
    roles,
    functions: [
      { arn: LOCAL, resourcePolicies: present({ '': local }) as Record<string, DocumentJson> },
      { arn: PROCESSOR, resourcePolicies: present({ '': plain, live }) as Record<string, DocumentJson> },
    ],
    principals: [user],
    accounts,
  }));

const targets = fc.constantFrom(
  { action: INVOKE, resource: PROCESSOR },
  { action: INVOKE, resource: PROCESSOR },
  { action: INVOKE, resource: LOCAL },
  { action: INVOKE, resource: `${PROCESSOR}:live` },
  { action: ASSUME, resource: READER },
  { action: ASSUME, resource: READER },
  { action: ASSUME, resource: NEIGHBOUR },
  { action: ASSUME, resource: CALLER },
  { action: 'lambda:InvokeFunctionUrl', resource: PROCESSOR },
);

export const requests: fc.Arbitrary<RequestJson> = fc
  .record({
    principal: fc.constantFrom(
      SESSION,
      SESSION,
      SESSION,
      USER,
      ROOT,
      's3.amazonaws.com',
      'lambda.amazonaws.com',
      READER,
    ),
    target: targets,
    ip: fc.constantFrom('203.0.113.9', '203.0.113.200', '198.51.100.7'),
    externalId: fc.constantFrom(undefined, 'abc', 'blue-1'),
    team: fc.constantFrom(undefined, undefined, 'blue'),
    reporter: fc.boolean(),
    sessionPolicy: seldomSet(ceiling),
  })
  .map(({ principal, target, ip, externalId, team, reporter, sessionPolicy }) => ({
    principal,
    ...target,
    context: {
      'aws:SourceIp': ip,
      'aws:CurrentTime': '2026-06-01T00:00:00Z',
      'aws:PrincipalTag/level': '3',
      'lambda:SourceFunctionArn': reporter ? REPORTER : `${REPORTER}-two`,
      ...(externalId === undefined ? {} : { 'sts:ExternalId': externalId }),
      ...(team === undefined || target.action !== ASSUME
        ? {}
        : { 'aws:RequestTag/team': team, 'aws:TagKeys': ['team'] }),
      ...(principal.startsWith('arn:') ? {} : { 'aws:SourceAccount': HOME, 'aws:SourceArn': 'arn:aws:s3:::b' }),
    },
    sessionPolicies: sessionPolicy === undefined || !/assumed-role|:role/.test(principal) ? [] : [sessionPolicy],
  }));
