/** The table of event sources as Markdown, for people: an overview and a section for each source. */
import type { EventSourceRow, OutsideRow, PullRow, PushRow, Reach, RoleRow } from '../../lib/policies/event-source-row';

type Mechanism = EventSourceRow['mechanism'];
type Table = Readonly<Record<string, EventSourceRow>>;
type Fact = readonly [name: string, value: string];

const REACH: Readonly<Record<Reach, string>> = {
  yes: 'yes',
  byRole: 'by a role of the source’s account',
  no: 'no',
  undocumented: 'AWS does not say',
};

const SOURCE_ACCOUNT: Readonly<Record<PushRow['sourceAccount'], string>> = {
  required: 'yes, always',
  named: 'yes, as AWS’s own instructions have it',
  inArn: 'no: the ARN has the account in it',
  token: 'no: `event_source_token` is what ties the permission to the source',
};

const REGIONAL: Readonly<Record<NonNullable<PushRow['regionalService']>['when'], string>> = {
  regionsDifferAndOneOptsIn: 'between two regions of which accounts opt into one',
  partitionIsChina: 'in the partition `aws-cn`',
};

const PARTS: readonly { readonly mechanism: Mechanism; readonly title: string; readonly text: string }[] = [
  {
    mechanism: 'push',
    title: 'Push: the source calls the function',
    text: 'A `PushTrigger` writes one `aws_lambda_permission` for each action, in the account of the function.',
  },
  {
    mechanism: 'role',
    title: 'Role: a role of the source’s account calls the function',
    text: 'The role needs `lambda:InvokeFunction` on the function; across accounts the function’s resource-based policy names the role, or its account, and no service.',
  },
  {
    mechanism: 'pull',
    title: 'Pull: Lambda reads the source',
    text: 'A `PullTrigger` writes the rights of the execution role and the `aws_lambda_event_source_mapping`, in the account of the function. Across accounts the policy of the source must let the role in too. A permission on the function does nothing for these sources.',
  },
  {
    mechanism: 'none',
    title: 'Neither',
    text: 'The service looks after itself; there is no trigger for it here.',
  },
];

/** The whole document; `command` is what writes it. */
export function renderEventSources(sources: Table, command: string): string {
  const sections = PARTS.map(({ mechanism, title, text }) => {
    const rows = Object.entries(sources).filter(([, row]) => row.mechanism === mechanism);
    return [`## ${title}`, text, ...rows.map(([kind, row]) => renderSection(kind, row))].join('\n\n');
  });
  return `${[
    `<!-- Generated from lib/policies/event-sources.ts by \`${command}\`; do not edit. -->`,
    '# Event sources',
    INTRODUCTION,
    '## Overview',
    renderOverview(Object.values(sources)),
    ...sections,
  ].join('\n\n')}\n`;
}

const INTRODUCTION = `What lets an event source and a Lambda function come together, in one account or in two. There are three ways:

- **push**: the service calls the function. The function’s resource-based policy must name the service, and the source, so
  that nobody else’s source gets in.
- **role**: the service assumes a role of the source’s account, and the role calls the function. The function’s policy names
  no service.
- **pull**: Lambda reads the source with the function’s execution role. The role needs rights on the source, and across
  accounts the source’s own policy must name the role.

Each row rests on the page of AWS in its section. Where AWS does not say whether something works, the table does not either,
and nothing is refused. In an ARN or a principal, what is in braces differs.`;

function renderOverview(rows: readonly EventSourceRow[]): string {
  const titles = [
    'source',
    'mechanism',
    'who calls, or what the role needs',
    'across accounts',
    'across regions',
    'how to write it',
  ];
  const cells = rows.map((row) => [
    `[${row.title}](#${anchorOf(row.title)})`,
    row.mechanism === 'none' ? '-' : row.mechanism,
    whoCalls(row),
    REACH[row.acrossAccounts],
    REACH[row.acrossRegions],
    writtenAs(row),
  ]);
  return [titles, titles.map(() => '---'), ...cells].map(renderLine).join('\n');
}

function renderLine(cells: readonly string[]): string {
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
}

function whoCalls(row: EventSourceRow): string {
  switch (row.mechanism) {
    case 'push':
      return code(row.service);
    case 'role':
      return `a role that trusts ${code(row.service)}`;
    case 'pull':
      return `the role needs ${countActions(row.roleActions)}`;
    case 'none':
      return `${code(row.service)}, by itself`;
    default:
      return row satisfies never;
  }
}

/** How many actions of which service, such as 6 actions of `ec2`, 2 of `kafka`; the section names each. */
function countActions(actions: readonly string[]): string {
  const services = actions.map((action) => action.split(':')[0] ?? '');
  const counts = [...new Set(services)].map(
    (service) => [services.filter((other) => other === service).length, code(service)] as const,
  );
  return counts.map(([count, service], place) => `${count}${place === 0 ? ' actions' : ''} of ${service}`).join(', ');
}

function writtenAs(row: EventSourceRow): string {
  if (row.madeBy === undefined) {
    return row.mechanism === 'none' ? 'nothing to write here' : 'not built here';
  }
  if (row.madeBy === 'InvokeGrant') {
    return '`InvokeGrant`, with the role as its caller';
  }
  return `${row.mechanism === 'pull' ? '`PullTrigger`' : '`PushTrigger`'} with ${code(row.madeBy)}`;
}

function renderSection(kind: string, row: EventSourceRow): string {
  const facts: readonly Fact[] = [
    ['Kind', code(kind)],
    ['ARN', row.arn === '-' ? 'none' : code(row.arn)],
    ...mechanismFacts(row),
    ['Across accounts', REACH[row.acrossAccounts]],
    ['Across regions', REACH[row.acrossRegions]],
    ['In the source’s account', row.atSource],
    ...(row.managed === undefined ? [] : [['Written by `manageSource: true`', codes(row.managed)] satisfies Fact]),
    ['How to write it', writtenAs(row)],
    ...(row.limits === undefined ? [] : [['Limits', row.limits] satisfies Fact]),
    ['AWS', `<${row.page}>`],
  ];
  return [`### ${row.title}`, facts.map(([name, value]) => `- **${name}:** ${value}`).join('\n')].join('\n\n');
}

function mechanismFacts(row: EventSourceRow): readonly Fact[] {
  switch (row.mechanism) {
    case 'push':
      return pushFacts(row);
    case 'role':
      return roleFacts(row);
    case 'pull':
      return pullFacts(row);
    case 'none':
      return outsideFacts(row);
    default:
      return row satisfies never;
  }
}

function pushFacts({ service, regionalService, actions, sourceAccount, acrossAccounts }: PushRow): readonly Fact[] {
  const regional =
    regionalService === undefined ? '' : `; ${code(regionalService.form)} ${REGIONAL[regionalService.when]}`;
  const byRole = acrossAccounts === 'byRole' ? '; across accounts a role in its place' : '';
  return [
    ['Principal of the permission', `${code(service)}${regional}${byRole}`],
    ['Actions of the permission', codes(actions)],
    ['`source_account` in the permission', SOURCE_ACCOUNT[sourceAccount]],
  ];
}

function roleFacts({ service }: RoleRow): readonly Fact[] {
  return [
    ['Principal in the role’s trust policy', code(service)],
    ['Principal of the permission', 'none in one account; across accounts the role, or its account'],
  ];
}

function pullFacts({ roleActions, sourceActions, consumerActions, madeBy }: PullRow): readonly Fact[] {
  return [
    ['Actions of the execution role', codes(roleActions)],
    // Of a source that is not built here the table does not hold them.
    ...(madeBy === undefined
      ? []
      : [['Actions in the source’s policy, across accounts', codes(sourceActions)] satisfies Fact]),
    ...(consumerActions === undefined
      ? []
      : [['Actions on the consumer, with enhanced fan-out', codes(consumerActions)] satisfies Fact]),
  ];
}

function outsideFacts({ service }: OutsideRow): readonly Fact[] {
  return [['Principal in the trust policy of the execution role', `${code(service)}, besides Lambda’s`]];
}

/** The anchor that GitHub gives to a heading. */
function anchorOf(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/[^a-z0-9 -]/g, '')
    .replaceAll(' ', '-');
}

function code(text: string): string {
  return `\`${text}\``;
}

function codes(texts: readonly string[]): string {
  return texts.map(code).join(', ');
}
