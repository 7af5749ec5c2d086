/** The rows of one input by type, with what the readers of all facts look up. */
import { parseArnText } from '../iam/arn-text';
import { managedPolicyDocument } from '../iam/managed-policies';
import type { ParsedPolicy } from '../iam/parsed-policy';
import { isSymbolic, showText, type Text, textKey } from '../iam/text';
import { AFTER_APPLY, readPolicy } from './facts-policy';
import { textIn, valueIn } from './facts-values';
import type { InventoryNote, PolicyFact, UnknownDocument } from './inventory';
import type { ResourceRow, Rows } from './row';

/** The rows of a type, such as `aws_iam_role` or `data.aws_iam_policy`. */
export type RowsOf = (type: string) => readonly ResourceRow[];

export interface FactWorld {
  readonly rowsOf: RowsOf;
  /** What the plan deletes or replaces, as it was. */
  readonly removedOf: RowsOf;
  /** Whether a text is an account id, or the symbol of one that the input does not tell. */
  readonly isAccount: (text: Text) => boolean;
  /** The managed policy that a row attaches. */
  readonly managedPolicy: (arn: Text, attachment: ResourceRow) => PolicyFact;
}

export function indexRows({ rows, removed = [] }: Rows): FactWorld {
  const rowsOf = indexByType(rows);
  return {
    rowsOf,
    removedOf: indexByType(removed),
    isAccount: accountTest(rows),
    managedPolicy: findManagedPolicy(rowsOf),
  };
}

/** What is there but cannot be linked to what it belongs to. */
export function unlinked({ address }: ResourceRow): InventoryNote {
  return { code: 'unlinked', subject: address };
}

/** One key for equal texts; those that equal nothing share the key of what looks alike. */
export function factKey(arn: Text): string {
  return textKey(arn) ?? showText(arn);
}

function indexByType(rows: readonly ResourceRow[]): RowsOf {
  const index = new Map<string, ResourceRow[]>();
  for (const row of rows) {
    const type = row.mode === 'data' ? `data.${row.type}` : row.type;
    const others = index.get(type);
    if (others === undefined) {
      index.set(type, [row]);
    } else {
      others.push(row);
    }
  }
  return (type) => index.get(type) ?? [];
}

function accountTest(rows: readonly ResourceRow[]): FactWorld['isAccount'] {
  const unknown = new Set(rows.flatMap(({ accountId }) => (isSymbolic(accountId) ? factKey(accountId) : [])));
  return (text) => (isSymbolic(text) ? unknown.has(factKey(text)) : /^\d{12}$/.test(text));
}

function findManagedPolicy(rowsOf: RowsOf): FactWorld['managedPolicy'] {
  const own = new Map<string, PolicyFact>();
  for (const row of [...rowsOf('data.aws_iam_policy'), ...rowsOf('aws_iam_policy')]) {
    const key = textKey(textIn(row.values, 'arn') ?? '');
    const document = readPolicy(valueIn(row.values, 'policy'));
    if (key !== undefined && document !== undefined) own.set(key, { name: key, origin: row.origin, document });
  }
  const documents = new Map<string, ParsedPolicy | UnknownDocument>();
  return (arn, { origin }) => {
    const name = showText(arn);
    if (isSymbolic(arn)) {
      const isArn = parseArnText(arn) !== undefined;
      return (
        own.get(factKey(arn)) ?? {
          name,
          origin,
          document: isArn ? { unknownBecause: 'managedPolicyNotInInput' } : AFTER_APPLY,
        }
      );
    }
    const document = documents.get(arn) ?? managedPolicyDocument(arn) ?? { unknownBecause: 'managedPolicyNotInInput' };
    documents.set(arn, document);
    return own.get(arn) ?? { name, origin, document };
  };
}
