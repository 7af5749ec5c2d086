/** What a question is about before anything is decided: its actions, caller and target, and how decisions become one. */
import { InputError } from '../../../lib/errors';
import { joinText, symbolText, type Text, UNKNOWN_TEXT } from '../../../lib/iam/text';
import { findCaller, identifyCaller, isServiceName } from '../../../lib/prover/caller';
import type { Context } from '../../../lib/prover/context';
import type { Decision, Outcome } from '../../../lib/prover/decision';
import { requestedActions } from '../../../lib/prover/implied-actions';
import { joinDecisions } from '../../../lib/prover/join-decisions';
import { requestContext } from '../../../lib/prover/request-context';
import { findTarget, splitQualifier } from '../../../lib/prover/target';
import { allow, bearer, CALLER, graphOf, HOME, INVOKE, policy, READER, role, root, WORKER } from './world';

const s = symbolText('s');
const TAG = 'aws:requesttag/team';

describe('the actions that a call asks for', () => {
  const actions = (action: string, context: Readonly<Record<string, readonly string[] | 'unknown'>> = {}) =>
    requestedActions(action, new Map(Object.entries(context))).map((each) => each.action);

  it.each<[string, Readonly<Record<string, readonly string[] | 'unknown'>>, readonly string[]]>([
    ['sts:AssumeRole', {}, ['sts:AssumeRole']],
    ['STS:assumerole', { [TAG]: ['a'] }, ['STS:assumerole', 'sts:TagSession']],
    ['sts:AssumeRole', { [TAG]: [] }, ['sts:AssumeRole']],
    ['sts:AssumeRole', { 'aws:tagkeys': ['team'] }, ['sts:AssumeRole', 'sts:TagSession']],
    ['sts:AssumeRole', { 'sts:transitivetagkeys': ['team'] }, ['sts:AssumeRole', 'sts:TagSession']],
    ['sts:AssumeRole', { 'sts:sourceidentity': ['me'] }, ['sts:AssumeRole', 'sts:SetSourceIdentity']],
    [
      'sts:AssumeRole',
      { [TAG]: ['a'], 'sts:sourceidentity': ['me'] },
      ['sts:AssumeRole', 'sts:TagSession', 'sts:SetSourceIdentity'],
    ],
    ['sts:AssumeRole', { 'sts:sourceidentity': [] }, ['sts:AssumeRole']],
    ['sts:TagSession', { [TAG]: ['a'] }, ['sts:TagSession']],
    ['lambda:InvokeFunction', { [TAG]: ['a'] }, ['lambda:InvokeFunction']],
    ['lambda:InvokeFunctionUrl', {}, ['lambda:InvokeFunctionUrl', 'lambda:InvokeFunction']],
    ['', {}, ['']],
  ])('of %s with %j are these', (action, context, expected) => {
    expect(actions(action, context)).toEqual(expected);
  });

  it('by a URL say so in the context of the call alone', () => {
    expect(requestedActions('lambda:InvokeFunctionUrl', new Map([['k', ['v']]]))).toEqual([
      { action: 'lambda:InvokeFunctionUrl', context: new Map([['k', ['v']]]) },
      {
        action: INVOKE,
        context: new Map([
          ['k', ['v']],
          ['lambda:invokedviafunctionurl', ['true']],
        ]),
      },
    ]);
  });
});

describe('the context of a request', () => {
  it.each<[string, Context, Context]>([
    ['has keys in lower case', new Map([['sts:ExternalId', ['A']]]), new Map([['sts:externalid', ['A']]])],
    [
      'names the keys of its tags',
      new Map([['aws:RequestTag/Team', ['a']]]),
      new Map([
        [TAG, ['a']],
        ['aws:tagkeys', ['Team']],
      ]),
    ],
    [
      'adds them to those that are given',
      new Map([
        ['aws:TagKeys', ['Stage']],
        ['aws:RequestTag/Team', ['a']],
      ]),
      new Map([
        ['aws:tagkeys', ['Stage', 'Team']],
        [TAG, ['a']],
      ]),
    ],
    [
      'keeps the letters of those that are given',
      new Map([
        ['aws:TagKeys', ['TEAM']],
        ['aws:RequestTag/Team', ['a']],
      ]),
      new Map([
        ['aws:tagkeys', ['TEAM']],
        [TAG, ['a']],
      ]),
    ],
    ['has no key of an absent tag', new Map([['aws:RequestTag/Team', []]]), new Map([[TAG, []]])],
    [
      'does not know the keys where it does not know the tags',
      new Map([['aws:RequestTag/Team', 'unknown' as const]]),
      new Map([
        [TAG, 'unknown' as const],
        ['aws:tagkeys', 'unknown' as const],
      ]),
    ],
    [
      'does not know the keys where they are unknown',
      new Map<string, readonly Text[] | 'unknown'>([
        ['aws:TagKeys', 'unknown'],
        ['aws:RequestTag/Team', ['a']],
      ]),
      new Map<string, readonly Text[] | 'unknown'>([
        ['aws:tagkeys', 'unknown'],
        [TAG, ['a']],
      ]),
    ],
  ])('%s', (_, given, expected) => {
    expect(requestContext(given)).toEqual(expected);
  });
});

describe('decisions on several actions are one', () => {
  const decision = (outcome: Outcome, subject = 'x'): Decision => ({
    outcome,
    determining: [],
    reasons: [{ code: 'noStatementAllows', subject }],
    assumes: [{ code: 'keyAbsent', subject }],
    conditions: [{ operator: 'Bool', key: subject, values: ['true'] }],
  });
  const join = (...outcomes: readonly Outcome[]) =>
    joinDecisions(outcomes.map((outcome, index) => ({ action: `a${index}`, decision: decision(outcome, `${index}`) })));

  it.each<[readonly Outcome[], Outcome, readonly string[]]>([
    [['allowed'], 'allowed', []],
    [['allowed', 'allowed'], 'allowed', []],
    [['allowed', 'unknown'], 'unknown', ['a1']],
    [['unknown', 'implicitDeny'], 'implicitDeny', ['a1']],
    [['implicitDeny', 'explicitDeny', 'unknown'], 'explicitDeny', ['a1']],
    [['implicitDeny', 'allowed', 'implicitDeny'], 'implicitDeny', ['a0', 'a2']],
    [['explicitDeny', 'explicitDeny'], 'explicitDeny', []],
  ])('%j are %s, and %j decide', (outcomes, outcome, deciding) => {
    const joined = join(...outcomes);
    const parts = joined.reasons.flatMap(({ code, subject }) => (code === 'notAllActions' ? [subject] : []));
    expect([joined.outcome, parts]).toEqual([outcome, deciding]);
  });

  it('with the evidence of those that decide, each once', () => {
    const same = { action: 'a', decision: decision('implicitDeny') };
    expect(
      joinDecisions([same, { action: 'b', decision: decision('allowed', 'y') }, { ...same, action: 'c' }]),
    ).toEqual({
      ...decision('implicitDeny'),
      reasons: [
        { code: 'notAllActions', subject: 'a' },
        { code: 'notAllActions', subject: 'c' },
        { code: 'noStatementAllows', subject: 'x' },
      ],
    });
  });

  it('alone is itself', () => {
    expect(joinDecisions([{ action: 'a', decision: decision('unknown') }])).toEqual(decision('unknown'));
  });
});

describe('the caller of a question', () => {
  const graph = graphOf({
    roles: [bearer(`arn:aws:iam::${HOME}:role/team/in-path`), bearer(CALLER)],
    principals: [{ arn: `arn:aws:iam::${HOME}:user/p/u` }],
  });
  const shown = (principal: Text) => {
    const caller = findCaller(graph, principal);
    if (caller.kind === 'service') return caller;
    const { facts, ...rest } = { facts: undefined, ...caller };
    return { ...rest, isKnown: facts !== undefined };
  };
  const place = { partition: 'aws', accountId: HOME };
  const session = (name: string) => `arn:aws:sts::${HOME}:assumed-role/${name}`;

  it.each<[Text, object]>([
    [CALLER, { kind: 'role', arn: CALLER, ...place, pathTaken: false, isKnown: true }],
    [role(HOME, 'x'), { kind: 'role', arn: role(HOME, 'x'), ...place, pathTaken: false, isKnown: false }],
    [session('caller/s'), { kind: 'role', arn: CALLER, ...place, sessionName: 's', pathTaken: false, isKnown: true }],
    [
      session('in-path/s'),
      {
        kind: 'role',
        arn: `arn:aws:iam::${HOME}:role/team/in-path`,
        ...place,
        sessionName: 's',
        pathTaken: false,
        isKnown: true,
      },
    ],
    [
      session('x/s'),
      { kind: 'role', arn: role(HOME, 'x'), ...place, sessionName: 's', pathTaken: true, isKnown: false },
    ],
    [
      session('constructor/__proto__'),
      {
        kind: 'role',
        arn: role(HOME, 'constructor'),
        ...place,
        sessionName: '__proto__',
        pathTaken: true,
        isKnown: false,
      },
    ],
    [
      session('caller/a/b'),
      { kind: 'role', arn: CALLER, ...place, sessionName: 'a/b', pathTaken: false, isKnown: true },
    ],
    [`arn:aws:iam::${HOME}:user/p/u`, { kind: 'user', arn: `arn:aws:iam::${HOME}:user/p/u`, ...place, isKnown: true }],
    [root(HOME), { kind: 'root', arn: root(HOME), ...place, isKnown: false }],
    ['s3.amazonaws.com', { kind: 'service', service: 's3.amazonaws.com' }],
    [s, { kind: 'role', arn: s, partition: UNKNOWN_TEXT, accountId: UNKNOWN_TEXT, pathTaken: false, isKnown: false }],
    [
      joinText('arn:aws:iam::', s, ':role/x'),
      {
        kind: 'role',
        arn: joinText('arn:aws:iam::', s, ':role/x'),
        partition: 'aws',
        accountId: s,
        pathTaken: false,
        isKnown: false,
      },
    ],
  ])('%j is told apart', (principal, expected) => {
    expect(shown(principal)).toEqual(expected);
  });

  it.each([
    '',
    '*',
    'x',
    HOME,
    WORKER,
    `arn:aws:iam::${HOME}:group/g`,
    `arn:aws:sts::${HOME}:federated-user/u`,
    'S3.amazonaws.com',
  ])('%j is nobody, which is an error', (principal) => {
    expect(identifyCaller(graph, principal)).toBe(undefined);
    expect(() => findCaller(graph, principal)).toThrow(InputError);
  });

  it.each<[Text, boolean]>([
    ['s3.amazonaws.com', true],
    ['lambda.amazonaws.com.cn', true],
    ['sns.eu-south-1.amazonaws.com', true],
    ['alexa-appkit.amazon.com', true],
    ['amazonaws.com', false],
    ['s3.amazonaws.com.evil.example', false],
    ['.amazonaws.com', false],
    ['evil.example/s3.amazonaws.com', false],
    ['s3.amazonaws.com\n', false],
    [s, false],
  ])('%j is a service: %s', (principal, expected) => {
    expect(isServiceName(principal)).toBe(expected);
  });
});

describe('the target of a question', () => {
  const named = (qualifier: string) => policy(allow({ Sid: qualifier, Principal: '*', Action: INVOKE, Resource: '*' }));
  const graph = graphOf({
    roles: [bearer(READER)],
    functions: [
      {
        arn: WORKER,
        resourcePolicies: JSON.parse(
          JSON.stringify({ '': named('none'), live: named('live') }).replace('}}', '},"__proto__":{"Statement":[]}}'),
        ),
      },
    ],
    resources: [{ arn: 'arn:aws:s3:::b', accountId: HOME, resourcePolicy: named('b') }],
  });
  const shown = (resource: Text, action = INVOKE) => {
    const { policyType, mustAllow, inInput, accountId, resourcePolicies } = findTarget(graph, resource, action);
    return [policyType, mustAllow, inInput, accountId, ...resourcePolicies.map(({ name }) => name)];
  };

  it.each<[Text, readonly unknown[]]>([
    [READER, ['trustPolicy', true, true, '222222222222', 'trust policy']],
    [role(HOME, 'x'), ['trustPolicy', true, false, HOME]],
    [WORKER, ['resourcePolicy', false, true, '222222222222', 'resource policy']],
    [`${WORKER}:live`, ['resourcePolicy', false, true, '222222222222', 'resource policy (live)']],
    [`${WORKER}:test`, ['resourcePolicy', false, true, '222222222222']],
    [`${WORKER}:constructor`, ['resourcePolicy', false, true, '222222222222']],
    [`${WORKER}:toString`, ['resourcePolicy', false, true, '222222222222']],
    // A symbol may be any of them, and is none of them for certain.
    [joinText(WORKER, ':', s), ['resourcePolicy', false, true, '222222222222']],
    [`${WORKER}2`, ['resourcePolicy', false, false, '222222222222']],
    ['arn:aws:s3:::b/key', ['resourcePolicy', false, true, HOME, 'resource policy']],
    ['arn:aws:s3:::c/key', ['resourcePolicy', false, false, UNKNOWN_TEXT]],
    [`arn:aws:kms:us-east-1:${HOME}:key/k`, ['resourcePolicy', true, false, HOME]],
    ['*', ['resourcePolicy', false, false, UNKNOWN_TEXT]],
    [s, ['resourcePolicy', false, false, UNKNOWN_TEXT]],
  ])('%j has these policies', (resource, expected) => {
    expect(shown(resource)).toEqual(expected);
  });

  it('is a role where nothing is known but that it is assumed', () => {
    expect(shown(s, 'sts:AssumeRole')).toEqual(['trustPolicy', true, false, UNKNOWN_TEXT]);
  });

  it('has no URL under an inherited name', () => {
    expect(findTarget(graph, `${WORKER}:constructor`, 'lambda:InvokeFunctionUrl').functionUrl).toBe(undefined);
  });

  it.each<[Text, Text, string]>([
    [WORKER, WORKER, ''],
    [`${WORKER}:live`, WORKER, 'live'],
    [`${WORKER}:$LATEST`, WORKER, '$LATEST'],
    [joinText(WORKER, ':', s), WORKER, '<s>'],
    [joinText('arn:aws:lambda:r:1:function:', s, ':live'), joinText('arn:aws:lambda:r:1:function:', s), 'live'],
    [s, s, ''],
  ])('%j is taken apart at its qualifier', (arn, functionArn, qualifier) => {
    expect(splitQualifier(arn)).toEqual({ functionArn, qualifier });
  });
});
