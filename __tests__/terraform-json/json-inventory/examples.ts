/** Inventories of which the reader and the schema must think alike. */

const role = (more: object = {}) => ({ arn: 'arn:aws:iam::111111111111:role/reporter', trustPolicy: null, ...more });
const func = (more: object = {}) => ({ arn: 'arn:aws:lambda:us-east-1:111111111111:function:worker', ...more });
const queue = (more: object = {}) => ({ arn: 'arn:aws:sqs:us-east-1:111111111111:orders', ...more });
const user = (more: object = {}) => ({ arn: 'arn:aws:iam::111111111111:user/people/anna', ...more });
const account = (more: object = {}) => ({ id: '111111111111', ...more });
const inventory = (more: object = {}) => ({ schemaVersion: 1, ...more });
const trusting = (statement: unknown) => inventory({ roles: [role({ trustPolicy: { Statement: statement } })] });
const allow = (more: object = {}) => ({ Effect: 'Allow', Action: 'sts:AssumeRole', ...more });
const access = (more: object = {}) => ({
  principal: 'arn:aws:iam::111111111111:role/reporter',
  breadth: 'role',
  action: 'sts:AssumeRole',
  resource: 'arn:aws:iam::222222222222:role/reader',
  via: 'trustPolicy',
  conditions: {},
  side: 'both',
  ...more,
});
const declaring = (...accesses: readonly unknown[]) => inventory({ declared: { schemaVersion: 1, accesses } });

type Examples = Readonly<Record<string, unknown>>;

export const ACCEPTED: Examples = {
  'nothing but a version': inventory(),
  'a reference to the schema': inventory({ $schema: './inventory.schema.json' }),
  'lists that are not known': inventory({ roles: null, functions: null, accounts: null }),
  'a role of which nothing is known': inventory({
    roles: [role({ identityPolicies: null, permissionsBoundary: null })],
  }),
  'a role with a path': inventory({ roles: [role({ arn: 'arn:aws-cn:iam::111111111111:role/a/b/c' })] }),
  'a policy that is not known among others': inventory({
    roles: [role({ identityPolicies: [null, { name: 'a', document: null }] })],
  }),
  'one statement without a list': trusting(allow({ Principal: '*' })),
  'a statement that is not known': trusting([null]),
  'statements that are not known': trusting(null),
  'elements that are not known': trusting({ Effect: null, Action: null, Principal: null, Condition: null }),
  'values that are not known': trusting(
    allow({ Principal: { AWS: [null, '111111111111'] }, Condition: { StringEquals: { 'sts:ExternalId': null } } }),
  ),
  'conditions on numbers and truths': trusting(
    allow({ Condition: { NumericLessThan: { a: [1, 2] }, Bool: { b: true }, Null: null } }),
  ),
  'the Not forms': trusting({ Effect: 'Deny', NotPrincipal: { AWS: '*' }, NotAction: 'a:b', NotResource: [] }),
  'a function with policies': inventory({
    functions: [func({ executionRole: null, resourcePolicies: { '': null, live: { Statement: [] }, 7: null } })],
  }),
  'a function of which no policy is known': inventory({ functions: [func({ resourcePolicies: null })] }),
  'a bucket and its account': inventory({
    resources: [{ arn: 'arn:aws:s3:::uploads', accountId: '111111111111', resourcePolicy: null }],
  }),
  'a resource whose account is not known': inventory({ resources: [queue({ accountId: null })] }),
  'a layer, which is no function': inventory({
    resources: [{ arn: 'arn:aws:lambda:us-east-1:111111111111:layer:tools' }],
  }),
  'a user': inventory({ principals: [user({ identityPolicies: [], permissionsBoundary: { Statement: [] } })] }),
  'an account outside of organizations': inventory({
    accounts: [account({ serviceControlPolicies: [], resourceControlPolicies: [[]] })],
  }),
  'an account of which little is known': inventory({
    accounts: [
      account({ organizationId: null, serviceControlPolicies: null, resourceControlPolicies: [null, [null]] }),
    ],
  }),
  'a manifest': declaring(access()),
  'a manifest by the name of the output': inventory({ access_manifest: { schemaVersion: 1, accesses: [] } }),
  'a manifest that is not known': inventory({ declared: null }),
  'an access between what is not known': declaring(access({ principal: null, resource: null, conditions: null })),
};

export const REFUSED: Examples = {
  'a list': [],
  'a text': 'inventory',
  null: null,
  'no version': {},
  'a later version': { schemaVersion: 2 },
  'a version as text': { schemaVersion: '1' },
  'a member with a typo': inventory({ role: [] }),
  'an object in the place of a list': inventory({ roles: {} }),
  'an entity that is none': inventory({ roles: ['arn:aws:iam::111111111111:role/a'] }),
  'a role without a trust policy': inventory({ roles: [{ arn: 'arn:aws:iam::111111111111:role/a' }] }),
  'a role without an ARN': inventory({ roles: [{ trustPolicy: null }] }),
  'an ARN that is not known': inventory({ roles: [role({ arn: null })] }),
  'a user among the roles': inventory({ roles: [role({ arn: 'arn:aws:iam::111111111111:user/anna' })] }),
  'a role with a pattern': inventory({ roles: [role({ arn: 'arn:aws:iam::111111111111:role/*' })] }),
  'a role in a short account': inventory({ roles: [role({ arn: 'arn:aws:iam::11111111111:role/a' })] }),
  'a role with a stray member': inventory({ roles: [role({ trust: null })] }),
  'policies that are no list': inventory({ roles: [role({ identityPolicies: {} })] }),
  'a policy without a name': inventory({ roles: [role({ identityPolicies: [{ document: null }] })] }),
  'a policy with an empty name': inventory({ roles: [role({ identityPolicies: [{ name: '', document: null }] })] }),
  'a policy without a document': inventory({ roles: [role({ identityPolicies: [{ name: 'a' }] })] }),
  'a document as text': inventory({ roles: [role({ trustPolicy: '{}' })] }),
  'a document without statements': inventory({ roles: [role({ trustPolicy: { Version: '2012-10-17' } })] }),
  'a document of another version': inventory({ roles: [role({ trustPolicy: { Version: '2020', Statement: [] } })] }),
  'a document with a stray element': inventory({ roles: [role({ trustPolicy: { Statements: [], Statement: [] } })] }),
  'a statement without an action': trusting({ Effect: 'Allow' }),
  'a statement without an effect': trusting({ Action: 'a:b' }),
  'an effect that is none': trusting(allow({ Effect: 'allow' })),
  'an action and its Not form': trusting(allow({ NotAction: 'a:b' })),
  'a principal that is a text': trusting(allow({ Principal: '111111111111' })),
  'a principal of an unknown type': trusting(allow({ Principal: { Role: 'a' } })),
  'an action that is a number': trusting(allow({ Action: 7 })),
  'a condition that is a list': trusting(allow({ Condition: [] })),
  'an operator that is a text': trusting(allow({ Condition: { StringEquals: 'a' } })),
  'a function with a qualifier': inventory({
    functions: [func({ arn: 'arn:aws:lambda:us-east-1:111111111111:function:worker:live' })],
  }),
  'an execution role that is a function': inventory({ functions: [func({ executionRole: func().arn })] }),
  'resource policies in a list': inventory({ functions: [func({ resourcePolicies: [] })] }),
  'a policy for $LATEST': inventory({ functions: [func({ resourcePolicies: { $LATEST: null } })] }),
  'a role among the resources': inventory({ resources: [{ arn: role().arn }] }),
  'a function among the resources': inventory({ resources: [{ arn: func().arn }] }),
  'a resource that is no ARN': inventory({ resources: [{ arn: 'uploads' }] }),
  'a resource in a short account': inventory({ resources: [queue({ accountId: '1' })] }),
  'a role among the users': inventory({ principals: [{ arn: role().arn }] }),
  'an account without an id': inventory({ accounts: [{}] }),
  'an account id as a number': inventory({ accounts: [{ id: 111111111111 }] }),
  'an organization that is none': inventory({ accounts: [account({ organizationId: 'r-1234' })] }),
  'documents without levels': inventory({ accounts: [account({ serviceControlPolicies: [{ Statement: [] }] })] }),
  'a manifest without a version': inventory({ declared: { accesses: [] } }),
  'a manifest without accesses': inventory({ declared: { schemaVersion: 1 } }),
  'accesses that are not known': inventory({ declared: { schemaVersion: 1, accesses: null } }),
  'two manifests': inventory({ declared: null, access_manifest: null }),
  'an access of unknown breadth': declaring(access({ breadth: 'everyone' })),
  'an access by an unknown way': declaring(access({ via: null })),
  'an access without a side': declaring(access({ side: undefined })),
  'an access without an action': declaring(access({ action: '' })),
  'an access with conditions in a list': declaring(access({ conditions: [] })),
};
