import { inventoryFromRows } from '../../../lib/terraform/facts';
import type { Value } from '../../../lib/terraform/row';
import { at, factsOf, HOME, INPUT, row, text } from './rows';

const ACCESS = {
  principal: text('<aws_iam_role.r.arn>'),
  breadth: 'role',
  action: 'sts:AssumeRole',
  resource: 'arn:aws:iam::222222222222:role/reader',
  via: 'trustPolicy',
  conditions: { StringEquals: { 'sts:ExternalId': ['x'] } },
  side: 'both',
};
const DECLARED = {
  origin: at('output.access_manifest'),
  principal: `arn:aws:iam::${HOME}:role/r`,
  breadth: 'role',
  action: 'sts:AssumeRole',
  resource: 'arn:aws:iam::222222222222:role/reader',
  via: 'trustPolicy',
  conditions: [{ operator: 'StringEquals', key: 'sts:ExternalId', values: { values: ['x'], open: false } }],
  side: 'both',
};

/** What is declared and noted of manifests. */
function read(...values: readonly Value[]) {
  const { declared, notes } = inventoryFromRows({
    input: INPUT,
    rows: [row('aws_iam_role.r', { name: 'r' })],
    manifests: values.map((value) => ({ origin: at('output.access_manifest'), value })),
    notes: [],
  });
  return { declared, notes };
}

const UNREAD = { declared: [], notes: [{ code: 'unreadManifest', subject: 'output.access_manifest' }] };

describe('manifests', () => {
  test('an input without a manifest declares nothing, and one with an empty manifest declares that', () => {
    expect(read()).toEqual({ declared: undefined, notes: [] });
    expect(read({ schemaVersion: 1, accesses: [] })).toEqual({ declared: [], notes: [] });
  });

  test('what all manifests declare is taken together, with references filled in', () => {
    const other = { ...ACCESS, principal: 's3.amazonaws.com', breadth: 'service', conditions: {}, side: 'target' };
    expect(read({ schemaVersion: 1, accesses: [ACCESS] }, { schemaVersion: 1, accesses: [other] })).toEqual({
      declared: [
        DECLARED,
        { ...DECLARED, principal: 's3.amazonaws.com', breadth: 'service', conditions: [], side: 'target' },
      ],
      notes: [],
    });
  });

  test('leaves may be unknown', () => {
    const access = { ...ACCESS, resource: text('<x.y.z>'), conditions: text('<a.b.c>') };
    expect(read({ schemaVersion: 1, accesses: [access] })).toEqual({
      declared: [{ ...DECLARED, resource: text('<x.y.z>'), conditions: 'unknown' }],
      notes: [],
    });
  });

  test.each<[sentence: string, manifest: Value]>([
    ['of a newer version', { schemaVersion: 2, accesses: [ACCESS] }],
    ['without a version', { accesses: [ACCESS] }],
    ['without accesses', { schemaVersion: 1 }],
    ['whose accesses are unknown', { schemaVersion: 1, accesses: text('<x.y.z>') }],
    ['with an unknown access', { schemaVersion: 1, accesses: [ACCESS, text('<x.y.z>')] }],
    ['with an access of another kind', { schemaVersion: 1, accesses: [ACCESS, { ...ACCESS, via: 'bridge' }] }],
    [
      'with an access of which the action is unknown',
      { schemaVersion: 1, accesses: [{ ...ACCESS, action: text('<x>') }] },
    ],
    ['with conditions that are none', { schemaVersion: 1, accesses: [{ ...ACCESS, conditions: 'x' }] }],
    ['that is unknown', text('<output.access_manifest>')],
    ['that is a text', '{}'],
    ['that is null', null],
  ])('a manifest %s declares nothing and is noted', (_, manifest) => {
    expect(read(manifest)).toEqual(UNREAD);
  });

  test('a manifest that cannot be read does not hide another', () => {
    expect(read(null, { schemaVersion: 1, accesses: [ACCESS] })).toEqual({ ...UNREAD, declared: [DECLARED] });
  });
});

describe('inventories', () => {
  test('the notes of the reader are kept', () => {
    expect(factsOf([], { notes: [{ code: 'errored', subject: INPUT }] })).toEqual({
      notes: [{ code: 'errored', subject: INPUT }],
    });
  });

  test('resources that only take policies away, and those of other providers, are no facts', () => {
    expect(
      factsOf([
        row('aws_iam_role_policies_exclusive.x', { role_name: 'r', policy_names: [] }),
        row('aws_iam_role_policy_attachments_exclusive.x', { role_name: 'r', policy_arns: [] }),
        row('random_id.x', { hex: 'ff' }),
        row('constructor.x', {}),
      ]),
    ).toEqual({});
  });

  test('the members of an organization are known by it', () => {
    const organization = row('data.aws_organizations_organization.o', {
      id: 'o-1',
      accounts: [{ id: '222222222222' }, { id: text('<x>') }, { id: HOME }],
    });
    const origin = at('data.aws_organizations_organization.o');
    expect(factsOf([organization])).toEqual({
      accounts: [
        { id: HOME, origin, organizationId: 'o-1' },
        { id: '222222222222', origin, organizationId: 'o-1' },
      ],
    });
    const created = row('aws_organizations_organization.o', { id: text('<aws_organizations_organization.o.id>') });
    expect(factsOf([created])).toEqual({});
  });
});
