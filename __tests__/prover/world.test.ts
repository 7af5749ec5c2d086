/**
 * Row 7 of what the prover assumes of the world: which accesses cross accounts, and which of them a manifest declares.
 * The other rows ask one question each and are tables under `cases/world`.
 */
import { buildGraph } from '../../lib/graph/build-graph';
import { check } from '../../lib/prover/check';
import { readJsonInventory } from '../../lib/terraform/read-json-inventory';

const CALLER = 'arn:aws:iam::111111111111:role/caller';
const READER = 'arn:aws:iam::222222222222:role/reader';
const PROCESSOR = 'arn:aws:lambda:us-east-1:222222222222:function:processor';

interface Row {
  readonly name: string;
  readonly trust?: readonly object[];
  readonly functionPolicy?: readonly object[];
  readonly accesses?: readonly object[];
  /** What crosses accounts undeclared, as `principal breadth status`. */
  readonly undeclared: readonly string[];
  readonly statuses?: readonly string[];
}

const trusts = (Principal: unknown, Condition?: object) => ({
  Effect: 'Allow',
  Principal,
  Action: 'sts:AssumeRole',
  ...(Condition === undefined ? {} : { Condition }),
});
const lets = (Principal: unknown, Condition?: object) => ({
  ...trusts(Principal, Condition),
  Action: 'lambda:InvokeFunction',
  Resource: PROCESSOR,
});
const assumes = (breadth: string, more: object = {}) => ({
  principal: CALLER,
  breadth,
  action: 'sts:AssumeRole',
  resource: READER,
  via: 'trustPolicy',
  conditions: {},
  side: 'both',
  ...more,
});
const invokes = (breadth: string, more: object = {}) => ({
  ...assumes(breadth),
  action: 'lambda:InvokeFunction',
  resource: PROCESSOR,
  via: 'resourcePolicy',
  ...more,
});
const ROOT = 'arn:aws:iam::111111111111:root';
const fromAccount = (id: string) => ({ StringEquals: { 'aws:SourceAccount': id } });
const inOrganization = { StringEquals: { 'aws:PrincipalOrgID': 'o-aaaaaaaaaa' } };

const ROWS: readonly Row[] = [
  {
    name: 'a trust of a foreign role is undeclared in an empty manifest',
    trust: [trusts({ AWS: CALLER })],
    undeclared: [`${CALLER} role undeclared`],
  },
  {
    name: 'a trust of a foreign role is declared by the same role',
    trust: [trusts({ AWS: CALLER })],
    accesses: [assumes('role')],
    undeclared: [],
    statuses: ['proved'],
  },
  {
    name: 'a trust of a foreign role is declared by its account',
    trust: [trusts({ AWS: CALLER })],
    accesses: [assumes('account')],
    undeclared: [],
  },
  {
    name: 'a trust of a foreign account is not declared by one of its roles',
    trust: [trusts({ AWS: ROOT })],
    accesses: [assumes('role')],
    undeclared: [`${ROOT} account undeclared`],
    statuses: ['proved'],
  },
  {
    name: 'a trust of a foreign account is declared by the account',
    trust: [trusts({ AWS: ROOT })],
    accesses: [assumes('account')],
    undeclared: [],
  },
  {
    name: 'a trust of everyone is not declared by an account',
    trust: [trusts({ AWS: '*' })],
    accesses: [assumes('account')],
    undeclared: ['* everyone undeclared'],
  },
  { name: 'a trust of the own account crosses nothing', trust: [trusts({ AWS: '222222222222' })], undeclared: [] },
  {
    name: 'a trust of a role of the own account crosses nothing',
    trust: [trusts({ AWS: 'arn:aws:iam::222222222222:role/other' })],
    undeclared: [],
  },
  {
    name: 'a trust of a service without a source crosses nothing',
    trust: [trusts({ Service: 'lambda.amazonaws.com' })],
    undeclared: [],
  },
  { name: 'a deny crosses nothing', trust: [{ ...trusts({ AWS: CALLER }), Effect: 'Deny' }], undeclared: [] },
  {
    name: 'a trust whose principal is unknown may cross',
    trust: [trusts(null)],
    undeclared: ['<known after apply> role unknown'],
  },
  {
    name: 'a permission of a foreign role is undeclared where another function is declared',
    functionPolicy: [lets({ AWS: CALLER })],
    accesses: [invokes('role', { resource: `${PROCESSOR}-two` })],
    undeclared: [`${CALLER} role undeclared`],
  },
  {
    name: 'a permission of a foreign role is undeclared where another action is declared',
    functionPolicy: [lets({ AWS: CALLER })],
    accesses: [invokes('role', { action: 'lambda:GetFunction' })],
    undeclared: [`${CALLER} role undeclared`],
  },
  {
    name: 'a permission of a foreign role is declared by the same access',
    functionPolicy: [lets({ AWS: CALLER })],
    accesses: [invokes('role')],
    undeclared: [],
    statuses: ['proved'],
  },
  {
    name: 'a permission of an organization is declared by the organization',
    functionPolicy: [lets('*', inOrganization)],
    accesses: [invokes('organization', { conditions: inOrganization })],
    undeclared: [],
  },
  {
    name: 'a permission of a service crosses where its source account is another',
    functionPolicy: [lets({ Service: 's3.amazonaws.com' }, fromAccount('111111111111'))],
    undeclared: ['s3.amazonaws.com service undeclared'],
  },
  {
    name: 'a permission of a service does not cross where its source account is the own one',
    functionPolicy: [lets({ Service: 's3.amazonaws.com' }, fromAccount('222222222222'))],
    undeclared: [],
  },
];

const document = (Statement: readonly object[]) => ({ Version: '2012-10-17', Statement });
const NOBODY = [trusts({ Service: 'lambda.amazonaws.com' })];

describe('what crosses accounts, and what a manifest declares of it', () => {
  test.each(ROWS.map((row) => [row.name, row] as const))('%s', (_, row) => {
    const result = check(
      'world',
      buildGraph([
        readJsonInventory('inventory.json', {
          schemaVersion: 1,
          roles: [
            {
              arn: CALLER,
              trustPolicy: document(NOBODY),
              identityPolicies: [
                { name: 'all', document: document([{ Effect: 'Allow', Action: '*', Resource: '*' }]) },
              ],
            },
            { arn: READER, trustPolicy: document(row.trust ?? NOBODY) },
          ],
          functions: [
            {
              arn: PROCESSOR,
              resourcePolicies: row.functionPolicy === undefined ? {} : { '': document(row.functionPolicy) },
            },
          ],
          accounts: [
            { id: '111111111111', organizationId: 'o-aaaaaaaaaa' },
            { id: '222222222222', organizationId: 'o-aaaaaaaaaa' },
          ],
          declared: { schemaVersion: 1, accesses: row.accesses ?? [] },
        }),
      ]),
    );
    expect({
      undeclared: result.undeclared.map(({ principal, breadth, status }) => `${principal} ${breadth} ${status}`),
      ...(row.statuses === undefined ? {} : { statuses: result.declared.map(({ status }) => status) }),
    }).toEqual({ undeclared: row.undeclared, ...(row.statuses === undefined ? {} : { statuses: row.statuses }) });
  });
});
