/** One statement in the policy of an event bus. https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutPermission.html */
import { isSymbolic, showText, type Text } from '../iam/text';
import { statementPolicy } from './facts-policy';
import { blocksIn, textIn } from './facts-values';
import type { PolicyFact } from './inventory';
import { accountRootText } from './resource-policy-types';
import type { ResourceRow, Value, Values } from './row';

export function eventPermission(row: ResourceRow, busArn: Text): PolicyFact {
  const sid = textIn(row.values, 'statement_id');
  return statementPolicy(row, showText(sid ?? row.address), {
    ...(sid === undefined ? {} : { Sid: sid }),
    Effect: 'Allow',
    Principal: principalElement(row),
    Action: textIn(row.values, 'action') ?? 'events:PutEvents',
    Resource: busArn,
    ...conditionElement(row.values),
  });
}

/** An account, or everybody; the accounts that a condition narrows everybody to are those of an organization. */
function principalElement(row: ResourceRow): Value {
  const principal = textIn(row.values, 'principal');
  if (principal === undefined) return null;
  if (principal === '*') return '*';
  return isSymbolic(principal) || /^\d{12}$/.test(principal)
    ? { AWS: accountRootText(row, principal) }
    : { AWS: principal };
}

function conditionElement(values: Values): Values {
  const { blocks, open } = blocksIn(values, 'condition');
  const [block] = blocks;
  if (open) return { Condition: null };
  if (block === undefined) return {};
  const [type, key] = [textIn(block, 'type'), textIn(block, 'key')];
  return typeof type === 'string' && typeof key === 'string'
    ? { Condition: { [type]: { [key]: textIn(block, 'value') ?? null } } }
    : { Condition: null };
}
