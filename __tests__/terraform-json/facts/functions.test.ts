import { type FunctionFact, isUnknownDocument, type PolicyFact } from '../../../lib/terraform/inventory';
import type { Value, Values } from '../../../lib/terraform/row';
import { AFTER_APPLY, at, fact, factsOf, json, LAMBDA, parsed, ROLE, row, text } from './rows';

const FUNCTION = row('aws_lambda_function.f', { function_name: 'f', role: text('<aws_iam_role.r.arn>') });
const ADDRESS = 'aws_lambda_permission.p';
const permission = (values: Values) =>
  row(ADDRESS, {
    statement_id: 's',
    action: 'lambda:InvokeFunction',
    function_name: text('<aws_lambda_function.f.arn>'),
    principal: 'sns.amazonaws.com',
    ...values,
  });

const owned: FunctionFact = {
  arn: `${LAMBDA}f`,
  origin: at('aws_lambda_function.f'),
  whole: true,
  executionRole: text('<aws_iam_role.r.arn>'),
  resourcePolicies: {},
  functionUrls: {},
};

/** A permission as Lambda stores it. */
function stored(more: object, qualifier = '') {
  return fact('s', ADDRESS, {
    Version: '2012-10-17',
    Statement: [
      {
        Sid: 's',
        Effect: 'Allow',
        Principal: { Service: 'sns.amazonaws.com' },
        Action: 'lambda:InvokeFunction',
        Resource: `${LAMBDA}f${qualifier}`,
        ...more,
      },
    ],
  });
}

/** What may have been replaced. */
function underUnknown({ document, ...policy }: PolicyFact): PolicyFact {
  if (isUnknownDocument(document)) throw new Error(`${policy.name} is not known`);
  const statements = document.statements.map((statement) => ({ ...statement, conditions: 'unknown' as const }));
  return { ...policy, document: { ...document, statements } };
}

describe('functions', () => {
  test('a function has its execution role and no policy', () => {
    expect(factsOf([row('aws_iam_role.r', { name: 'r' }), FUNCTION]).functions).toEqual([
      { ...owned, executionRole: `${ROLE}r` },
    ]);
  });

  test('an alias is known even if nobody may call it', () => {
    const alias = row('aws_lambda_alias.a', { name: 'live', function_name: text('<aws_lambda_function.f.arn>') });
    expect(factsOf([FUNCTION, alias])).toEqual({ functions: [{ ...owned, resourcePolicies: { live: [] } }] });
  });

  test.each<[sentence: string, values: Values, principal: unknown]>([
    ['a service', {}, { Service: 'sns.amazonaws.com' }],
    ['the root of an account for its id', { principal: '222222222222' }, { AWS: 'arn:aws:iam::222222222222:root' }],
    [
      'the root of an account',
      { principal: 'arn:aws:iam::222222222222:root' },
      { AWS: 'arn:aws:iam::222222222222:root' },
    ],
    ['a role', { principal: `${ROLE}caller` }, { AWS: `${ROLE}caller` }],
    ['a role of the input', { principal: text('<aws_iam_role.r.arn>') }, { AWS: `${ROLE}r` }],
    [
      'a role that is not in the input',
      { principal: text('<aws_iam_role.x.arn>') },
      { AWS: text('<aws_iam_role.x.arn>') },
    ],
    ['a principal that was deleted', { principal: 'AROAEXAMPLE' }, { AWS: 'AROAEXAMPLE' }],
    ['everybody', { principal: '*' }, '*'],
    [
      'an account that the input does not tell',
      { principal: text('<account of aws.x>') },
      { AWS: text('arn:aws:iam::<account of aws.x>:root') },
    ],
    [
      'a service of a region',
      { principal: text('logs.<var.region>.amazonaws.com') },
      { Service: text('logs.<var.region>.amazonaws.com') },
    ],
    ['somebody who is not known', { principal: text('<aws_lambda_permission.p.principal>') }, null],
  ])('a permission is for %s', (_, values, Principal) => {
    const others = [
      row('aws_iam_role.r', { name: 'r' }),
      row('aws_sns_topic.t', { name: 't' }, { accountId: text('<account of aws.x>') }),
    ];
    expect(factsOf([...others, FUNCTION, permission(values)]).functions).toEqual([
      { ...owned, executionRole: `${ROLE}r`, resourcePolicies: { '': [stored({ Principal })] } },
    ]);
  });

  test.each<[name: string, values: Values, condition: object]>([
    ['source_arn', { source_arn: 'arn:x' }, { ArnLike: { 'aws:SourceArn': 'arn:x' } }],
    ['source_account', { source_account: '222222222222' }, { StringEquals: { 'aws:SourceAccount': '222222222222' } }],
    ['principal_org_id', { principal_org_id: 'o-1' }, { StringEquals: { 'aws:PrincipalOrgID': 'o-1' } }],
    [
      'function_url_auth_type',
      { function_url_auth_type: 'NONE' },
      { StringEquals: { 'lambda:FunctionUrlAuthType': 'NONE' } },
    ],
    ['event_source_token', { event_source_token: 't' }, { StringEquals: { 'lambda:EventSourceToken': 't' } }],
    [
      'invoked_via_function_url',
      { invoked_via_function_url: true },
      { Bool: { 'lambda:InvokedViaFunctionUrl': true } },
    ],
    [
      'several arguments',
      {
        source_arn: text('<api.x.arn>/*'),
        source_account: '1',
        principal_org_id: 'o-1',
        invoked_via_function_url: false,
      },
      {
        ArnLike: { 'aws:SourceArn': text('<api.x.arn>/*') },
        StringEquals: { 'aws:SourceAccount': '1', 'aws:PrincipalOrgID': 'o-1' },
      },
    ],
  ])('%s becomes a condition', (_, values, Condition) => {
    expect(factsOf([FUNCTION, permission(values)])).toEqual({
      functions: [{ ...owned, resourcePolicies: { '': [stored({ Condition })] } }],
    });
  });

  test.each<[sentence: string, values: Values]>([
    ['the qualifier', { qualifier: 'live' }],
    ['a qualified ARN', { function_name: `${LAMBDA}f:live` }],
    ['the ARN of an alias', { function_name: text('<aws_lambda_alias.a.arn>') }],
    ['a qualified name', { function_name: 'f:live' }],
    ['account and name', { function_name: '111111111111:function:f', qualifier: 'live' }],
    ['account and qualified name', { function_name: '111111111111:function:f:live' }],
    ['the name', { function_name: text('<aws_lambda_function.f.function_name>'), qualifier: 'live' }],
  ])('a permission for an alias is told by %s', (_, values) => {
    const alias = row('aws_lambda_alias.a', { name: 'live', function_name: 'f' });
    expect(factsOf([FUNCTION, alias, permission(values)])).toEqual({
      functions: [{ ...owned, resourcePolicies: { live: [stored({}, ':live')] } }],
    });
  });

  test('a permission for a function outside of the input is a part of that function', () => {
    const origin = at(ADDRESS);
    const [policy] = [stored({})];
    expect(factsOf([permission({ function_name: 'f' })])).toEqual({
      functions: [{ arn: `${LAMBDA}f`, origin, whole: false, resourcePolicies: { '': [policy] }, functionUrls: {} }],
    });
    const arn = text('<data.terraform_remote_state.s.outputs.function_arn>');
    expect(factsOf([permission({ function_name: arn })])).toEqual({
      functions: [
        {
          arn,
          origin,
          whole: false,
          resourcePolicies: {
            '': [{ ...policy, document: parsed({ Version: '2012-10-17', Statement: [statementFor(arn)] }) }],
          },
          functionUrls: {},
        },
      ],
    });
  });

  test.each<[sentence: string, name: Value | null]>([
    ['its own symbol', text('<aws_lambda_permission.p.function_name>')],
    ['a symbol that may be a name or an ARN', text('<var.function>')],
    ['nothing', null],
  ])('a permission whose function is %s is noted', (_, function_name) => {
    expect(factsOf([permission({ function_name })])).toEqual({ notes: [{ code: 'unlinked', subject: ADDRESS }] });
  });

  test('a function whose name is a symbol is found by it', () => {
    const named = row('aws_lambda_function.f', { function_name: text('<random_id.x.hex>') });
    const [facts] = factsOf([named, permission({ function_name: text('<random_id.x.hex>') })]).functions ?? [];
    expect({
      arn: facts?.arn,
      whole: facts?.whole,
      policies: facts?.resourcePolicies['']?.map(({ name }) => name),
    }).toEqual({
      arn: text(`${LAMBDA}<random_id.x.hex>`),
      whole: true,
      policies: ['s'],
    });
  });

  test('a statement id that is generated is a symbol', () => {
    const generated = permission({ statement_id: text('<aws_lambda_permission.p.statement_id>') });
    expect(factsOf([FUNCTION, generated])).toEqual({
      functions: [
        {
          ...owned,
          resourcePolicies: {
            '': [{ ...stored({ Sid: null }), name: '<aws_lambda_permission.p.statement_id>' }],
          },
        },
      ],
    });
  });

  test('a whole policy replaces permissions, unless they are written after it', () => {
    const document = {
      Version: '2012-10-17',
      Statement: [{ Effect: 'Deny', Principal: '*', Action: 'lambda:*', Resource: '*' }],
    };
    const whole = row('aws_lambda_resource_policy.w', {
      resource_arn: text('<aws_lambda_function.f.arn>'),
      policy: json(document),
    });
    const later = row('aws_lambda_resource_policy.l', {
      resource_arn: `${LAMBDA}f:live`,
      policy: text('<aws_lambda_resource_policy.l.policy>'),
    });
    expect(factsOf([FUNCTION, permission({}), whole, later])).toEqual({
      functions: [
        {
          ...owned,
          resourcePolicies: {
            '': [underUnknown(stored({})), fact('resource policy', 'aws_lambda_resource_policy.w', document)],
            live: [{ name: 'resource policy', origin: at('aws_lambda_resource_policy.l'), document: AFTER_APPLY }],
          },
        },
      ],
    });
  });
});

describe('function URLs', () => {
  const url = (values: Values) => row('aws_lambda_function_url.u', { function_name: 'f', ...values });
  const address = 'aws_lambda_function_url.u';

  test('a URL that asks for signatures adds nothing', () => {
    expect(factsOf([FUNCTION, url({ authorization_type: 'AWS_IAM', qualifier: 'live' })])).toEqual({
      functions: [{ ...owned, functionUrls: { live: 'AWS_IAM' } }],
    });
  });

  test('a URL that asks for none lets everybody in, through the URL', () => {
    const open = { Effect: 'Allow', Principal: '*', Resource: `${LAMBDA}f` };
    const statement = (Sid: string, Action: string, Condition: object) =>
      fact(Sid, address, { Version: '2012-10-17', Statement: [{ Sid, ...open, Action, Condition }] });
    expect(factsOf([FUNCTION, url({ authorization_type: 'NONE' })])).toEqual({
      functions: [
        {
          ...owned,
          functionUrls: { '': 'NONE' },
          resourcePolicies: {
            '': [
              statement('FunctionURLAllowPublicAccess', 'lambda:InvokeFunctionUrl', {
                StringEquals: { 'lambda:FunctionUrlAuthType': 'NONE' },
              }),
              statement('FunctionURLAllowInvokeAction', 'lambda:InvokeFunction', {
                Bool: { 'lambda:InvokedViaFunctionUrl': 'true' },
              }),
            ],
          },
        },
      ],
    });
  });

  test('a URL of which it is not known may let everybody in', () => {
    const authorization_type = text('<var.type>');
    expect(factsOf([FUNCTION, url({ authorization_type })])).toEqual({
      functions: [
        {
          ...owned,
          functionUrls: { '': authorization_type },
          resourcePolicies: { '': [{ name: 'function URL', origin: at(address), document: AFTER_APPLY }] },
        },
      ],
    });
  });
});

describe('event source mappings', () => {
  const mapping = (values: Values) => row('aws_lambda_event_source_mapping.m', values);
  const origin = at('aws_lambda_event_source_mapping.m');

  test('the function and the source are told by reference', () => {
    const rows = [
      FUNCTION,
      row('aws_sqs_queue.q', { name: 'q' }),
      mapping({
        function_name: text('<aws_lambda_function.f.arn>:live'),
        event_source_arn: text('<aws_sqs_queue.q.arn>'),
      }),
    ];
    expect(factsOf(rows).eventSources).toEqual([
      { origin, functionArn: `${LAMBDA}f:live`, sourceArn: 'arn:aws:sqs:us-east-1:111111111111:q' },
    ]);
  });

  test('a source without ARN is left out, and one whose function cannot be told is noted', () => {
    expect(factsOf([mapping({ function_name: 'f' })])).toEqual({});
    expect(factsOf([mapping({ function_name: text('<var.f>'), event_source_arn: 'arn:x' })])).toEqual({
      notes: [{ code: 'unlinked', subject: 'aws_lambda_event_source_mapping.m' }],
    });
  });
});

function statementFor(Resource: Value): object {
  return {
    Sid: 's',
    Effect: 'Allow',
    Principal: { Service: 'sns.amazonaws.com' },
    Action: 'lambda:InvokeFunction',
    Resource,
  };
}
