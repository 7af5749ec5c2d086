/** What the Terraform modules refuse: no check without a run that fails it, and the tables of the constructs. */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from '@cdktf/hcl2json';
import { isOptInRegion, partitionOfRegion } from '../../lib/iam/partition';
import type { EventSourceRow } from '../../lib/policies/event-source-row';
import { EVENT_SOURCES } from '../../lib/policies/event-sources';
import { moduleFolders } from '../../scripts/module-docs';
import { readProjectFile } from './readme';

type Block = Readonly<Record<string, unknown>>;

const MODULE = 'modules/event-source';

/** All files of a folder that end so, parsed. */
function parsed(folder: string, ending: string): Promise<readonly Block[]> {
  const path = join(__dirname, '..', '..', folder);
  const names = existsSync(path) ? readdirSync(path).filter((name) => name.endsWith(ending)) : [];
  return Promise.all(names.map(async (name) => (await parse(name, readProjectFile(`${folder}/${name}`))) as Block));
}

function entriesOf<T>(value: unknown): readonly (readonly [string, T])[] {
  return Object.entries((value ?? {}) as Readonly<Record<string, T>>);
}

/** How many conditions each variable, resource and data source of a module has. */
async function checks(folder: string): Promise<ReadonlyMap<string, number>> {
  const files = await parsed(folder, '.tf');
  const count = (blocks: unknown): number => (Array.isArray(blocks) ? blocks.length : 0);
  const ofVariables = files.flatMap(({ variable }) =>
    entriesOf<readonly Block[]>(variable).map(
      ([name, [block]]) => [`var.${name}`, count(block?.['validation'])] as const,
    ),
  );
  const ofResources = files.flatMap(({ resource, data }) =>
    [
      ...entriesOf<Readonly<Record<string, readonly Block[]>>>(resource).map(([type, named]) => [type, named] as const),
      ...entriesOf<Readonly<Record<string, readonly Block[]>>>(data).map(
        ([type, named]) => [`data.${type}`, named] as const,
      ),
    ].flatMap(([type, named]) =>
      entriesOf<readonly Block[]>(named).map(([name, [block]]) => {
        const [lifecycle] = (block?.['lifecycle'] ?? []) as readonly Block[];
        return [`${type}.${name}`, count(lifecycle?.['precondition']) + count(lifecycle?.['postcondition'])] as const;
      }),
    ),
  );
  return new Map([...ofVariables, ...ofResources].filter(([, conditions]) => conditions > 0));
}

/** How many runs of a module's tests expect each of these to fail. */
async function failures(folder: string): Promise<ReadonlyMap<string, number>> {
  const runs = (await parsed(`${folder}/tests`, '.tftest.hcl')).flatMap(({ run }) =>
    entriesOf<readonly Block[]>(run).flatMap(([, [block]]) => (block?.['expect_failures'] ?? []) as readonly string[]),
  );
  const addresses = runs.map((address) => address.replace(/^\$\{(.*)\}$/, '$1'));
  return new Map(addresses.map((address) => [address, addresses.filter((other) => other === address).length]));
}

test.each(moduleFolders())('%s has a failing run for each of its conditions', async (folder) => {
  const [conditions, runs] = await Promise.all([checks(folder), failures(folder)]);
  expect(conditions.size).toBeGreaterThan(0);
  expect(
    [...conditions]
      .filter(([address, number]) => (runs.get(address) ?? 0) < number)
      .map(([address, number]) => `${address} has ${number} conditions, and ${runs.get(address) ?? 0} runs fail it`),
  ).toEqual([]);
});

describe(`the tables of ${MODULE} are those of the constructs`, () => {
  const rows = Object.values<EventSourceRow>(EVENT_SOURCES);

  test('what is known of each service that calls a function', async () => {
    const { locals } = (await parse('', readProjectFile(`${MODULE}/service-principals.tf`))) as {
      locals: readonly [{ service_rows: unknown }];
    };
    const expected = rows.flatMap((row) =>
      row.mechanism === 'push' && row.service !== EVENT_SOURCES.cloudFrontDistribution.service
        ? [
            [
              row.service,
              {
                naming: row.sourceAccount,
                accounts: row.acrossAccounts,
                regions: row.acrossRegions,
                arn: row.arn === '-' ? '' : row.arn.split(':')[2],
              },
            ] as const,
          ]
        : [],
    );
    expect(locals[0].service_rows).toEqual(Object.fromEntries(expected));
  });

  test('the services of which a permission is refused', () => {
    const [, list = ''] =
      /!contains\(\[("lambda\.amazonaws\.com".*?)\]/.exec(readProjectFile(`${MODULE}/service-principals.tf`)) ?? [];
    const refused = rows.flatMap(({ mechanism, service }) =>
      service !== undefined && (mechanism !== 'push' || service === EVENT_SOURCES.cloudFrontDistribution.service)
        ? [service]
        : [],
    );
    expect([...list.matchAll(/"([^"]+)"/g)].map(([, service]) => service).sort()).toEqual(
      ['lambda.amazonaws.com', 'replicator.lambda.amazonaws.com', ...refused].sort(),
    );
  });

  test('the regions that nobody has to opt into', async () => {
    const { locals } = (await parse('', readProjectFile(`${MODULE}/sns.tf`))) as {
      locals: readonly [{ default_regions: readonly string[] }];
    };
    const known = [...readProjectFile('lib/iam/partition.ts').matchAll(/'([a-z]{2}(?:-[a-z]+)+-\d)'/g)].map(
      ([, region = '']) => region,
    );
    const isDefault = (region: string): boolean => partitionOfRegion(region) === 'aws' && !isOptInRegion(region);
    expect(locals[0].default_regions).toEqual([...new Set(known.filter(isDefault))].sort());
  });
});
