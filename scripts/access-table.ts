/**
 * Who may do what, read from what was written: a row for each statement of a synthesised stack, by account.
 * In: the parsed cdk.tf.json. Out: rows of text. It judges nothing: the statements are shown as they stand.
 */

/** One statement of one policy; a cell may have several lines. */
export interface AccessRow {
  /** The account whose policy holds the statement. */
  readonly accountId: string;
  /** Who the statement is for. */
  readonly principal: string;
  readonly actions: string;
  /** On what, and under which conditions. */
  readonly resources: string;
  /** The kind and name of the policy, and the statement's id. */
  readonly statement: string;
}

/** The part of a cdk.tf.json that holds accesses. */
export interface SynthesisedStack {
  readonly provider: {
    readonly aws: readonly { readonly alias: string; readonly allowed_account_ids: readonly string[] }[];
  };
  readonly resource: Readonly<Record<string, Readonly<Record<string, Arguments>>>>;
}

interface StatementJson {
  readonly Sid?: string;
  readonly Principal?: Readonly<Record<string, string | readonly string[]>>;
  readonly Action: string | readonly string[];
  readonly Resource?: string | readonly string[];
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, string | readonly string[]>>>>;
}

type Arguments = Readonly<Record<string, unknown>>;

interface Place {
  readonly args: Arguments;
  readonly accountId: string;
}

/** The rows of a stack: what each role may do, who may take each role, and who may invoke each function. */
export function accessRows(stack: SynthesisedStack): readonly AccessRow[] {
  const rows = [...identityRows(stack), ...trustRows(stack), ...permissionRows(stack)];
  // Stable, so that the rows of an account keep the order identity, trust, permission.
  return rows.sort((a, b) => Number(a.accountId) - Number(b.accountId));
}

function identityRows(stack: SynthesisedStack): readonly AccessRow[] {
  return placesOf(stack, 'aws_iam_role_policy').flatMap(({ args, accountId }) =>
    statementsOf(args.policy).map((statement) => ({
      accountId,
      principal: `role ${resolveName(stack, args.role)}`,
      actions: joined(statement.Action),
      resources: [...listed(statement.Resource).map((arn) => shortArn(arn, accountId)), ...conditions(statement)].join(
        '\n',
      ),
      statement: `policy ${args.name}\n  ${statement.Sid ?? ''}`.trimEnd(),
    })),
  );
}

function trustRows(stack: SynthesisedStack): readonly AccessRow[] {
  return placesOf(stack, 'aws_iam_role').flatMap(({ args, accountId }) =>
    statementsOf(args.assume_role_policy).map((statement) => ({
      accountId,
      principal: listed(Object.values(statement.Principal ?? {}).flat())
        .map((principal) => shortArn(principal, accountId))
        .join('\n'),
      actions: joined(statement.Action),
      resources: [`role ${args.name}`, ...conditions(statement)].join('\n'),
      statement: `trust policy\n  ${statement.Sid ?? ''}`.trimEnd(),
    })),
  );
}

function permissionRows(stack: SynthesisedStack): readonly AccessRow[] {
  return placesOf(stack, 'aws_lambda_permission').map(({ args, accountId }) => ({
    accountId,
    principal: shortArn(String(args.principal), accountId),
    actions: String(args.action),
    resources: [
      `${functionName(stack, args.function_name, accountId)}${args.qualifier === undefined ? '' : `:${args.qualifier}`}`,
      ...['source_arn', 'source_account', 'principal_org_id'].flatMap((name) =>
        args[name] === undefined ? [] : [`  if ${name}`, `  = ${shortArn(String(args[name]), accountId)}`],
      ),
    ].join('\n'),
    statement: `permission\n  ${args.statement_id}`,
  }));
}

function placesOf(stack: SynthesisedStack, type: string): readonly Place[] {
  const accountOf = new Map(
    stack.provider.aws.map(({ alias, allowed_account_ids: [accountId = ''] }) => [`aws.${alias}`, accountId]),
  );
  return Object.values(stack.resource[type] ?? {}).map((args) => ({
    args,
    accountId: accountOf.get(String(args.provider)) ?? 'unknown',
  }));
}

function statementsOf(policy: unknown): readonly StatementJson[] {
  return (JSON.parse(String(policy)) as { Statement: readonly StatementJson[] }).Statement;
}

function conditions({ Condition = {} }: StatementJson): readonly string[] {
  return Object.entries(Condition).flatMap(([operator, keys]) =>
    Object.entries(keys).flatMap(([key, values]) => [`  if ${key}`, `  ${operator} ${listed(values).join(' or ')}`]),
  );
}

/** The name behind a reference such as `${aws_iam_role.reader.name}`. */
function resolveName(stack: SynthesisedStack, reference: unknown): string {
  const [, type = '', name = ''] = /^\$\{([\w-]+)\.([\w-]+)\.\w+\}$/.exec(String(reference)) ?? [];
  const args = stack.resource[type]?.[name];
  return args === undefined ? String(reference) : String(args.function_name ?? args.name);
}

// A function of this stack is referred to, any other is named by its ARN.
function functionName(stack: SynthesisedStack, reference: unknown, accountId: string): string {
  const name = resolveName(stack, reference);
  return name.startsWith('arn:') ? shortArn(name, accountId) : `function ${name}`;
}

/** What an ARN names in few words, and its account where that is another one: a table of whole ARNs fits no screen. */
function shortArn(text: string, accountId: string): string {
  // What is known only after apply is shown by its name, such as <api.id>.
  const [prefix, , service = '', , owner = '', ...rest] = text
    .replace(/\$\{[\w-]+\.([\w-]+\.\w+)\}/g, '<$1>')
    .split(':');
  if (prefix !== 'arn') {
    return text;
  }
  const resource = rest
    .join(':')
    .replace(/^(role|function|log-group|stream)[/:](?=.)/, (_, kind) =>
      kind === 'log-group' ? 'logs of ' : `${kind} `,
    );
  if (resource === 'root') {
    return `account ${owner}`;
  }
  const named = resource.startsWith('logs of') ? resource.replace(/:\*$/, '') : resource;
  const withService = /^(role|function|logs|stream) /.test(named) ? named : `${service} ${named}`;
  return owner === '' || owner === accountId ? withService : `${withService}\n  of account ${owner}`;
}

function listed(values: string | readonly string[] = []): readonly string[] {
  return typeof values === 'string' ? [values] : values;
}

function joined(values: string | readonly string[]): string {
  return listed(values).join('\n');
}
