/**
 * A permission as Lambda stores it: one statement of the function's policy.
 * https://docs.aws.amazon.com/lambda/latest/api/API_AddPermission.html
 */
import { isSymbolic, joinText, showText, type Text } from '../iam/text';
import { statementPolicy } from './facts-policy';
import { isArnSymbol, textIn, valueIn } from './facts-values';
import type { FactWorld } from './facts-world';
import type { PolicyFact } from './inventory';
import type { ResourceRow, Value, Values } from './row';

/** Which condition an argument becomes. */
const CONDITIONS = [
  ['source_arn', 'ArnLike', 'aws:SourceArn'],
  ['source_account', 'StringEquals', 'aws:SourceAccount'],
  ['principal_org_id', 'StringEquals', 'aws:PrincipalOrgID'],
  ['function_url_auth_type', 'StringEquals', 'lambda:FunctionUrlAuthType'],
  ['event_source_token', 'StringEquals', 'lambda:EventSourceToken'],
] as const;

export function readPermission(row: ResourceRow, resource: Text, isAccount: FactWorld['isAccount']): PolicyFact {
  const sid = textIn(row.values, 'statement_id');
  return statementPolicy(row, showText(sid ?? row.address), {
    ...(sid === undefined ? {} : { Sid: sid }),
    Effect: 'Allow',
    Principal: principalElement(row, isAccount),
    Action: textIn(row.values, 'action') ?? null,
    Resource: resource,
    ...conditionElement(row.values),
  });
}

/** The statements that let everybody call the URL of a function; the provider adds them to a URL that asks for no signature. */
export function publicUrlPermissions(row: ResourceRow, resource: Text): readonly PolicyFact[] {
  const open = { Effect: 'Allow', Principal: '*', Resource: resource };
  return [
    statementPolicy(row, 'FunctionURLAllowPublicAccess', {
      Sid: 'FunctionURLAllowPublicAccess',
      ...open,
      Action: 'lambda:InvokeFunctionUrl',
      Condition: { StringEquals: { 'lambda:FunctionUrlAuthType': 'NONE' } },
    }),
    // https://docs.aws.amazon.com/lambda/latest/dg/urls-auth.html: needed since October 2025
    statementPolicy(row, 'FunctionURLAllowInvokeAction', {
      Sid: 'FunctionURLAllowInvokeAction',
      ...open,
      Action: 'lambda:InvokeFunction',
      Condition: { Bool: { 'lambda:InvokedViaFunctionUrl': 'true' } },
    }),
  ];
}

function principalElement(row: ResourceRow, isAccount: FactWorld['isAccount']): Value {
  const principal = textIn(row.values, 'principal');
  if (principal === undefined) return null;
  if (principal === '*') return '*';
  if (isAccount(principal)) return { AWS: joinText('arn:', row.partition, ':iam::', principal, ':root') };
  if (!isSymbolic(principal)) return { [isServiceLike(principal) ? 'Service' : 'AWS']: principal };
  const shown = showText(principal);
  if (shown.startsWith('arn:') || isArnSymbol(principal)) return { AWS: principal };
  // What is only a symbol may be an account, a role or a service.
  return shown.endsWith('.amazonaws.com') ? { Service: principal } : null;
}

function isServiceLike(principal: string): boolean {
  return principal.includes('.') && !principal.startsWith('arn:');
}

function conditionElement(values: Values): Values {
  const operators: Record<string, Record<string, Value>> = {};
  for (const [argument, operator, key] of CONDITIONS) {
    const value = textIn(values, argument);
    if (value !== undefined) operators[operator] = { ...operators[operator], [key]: value };
  }
  const viaUrl = valueIn(values, 'invoked_via_function_url');
  if (viaUrl !== undefined && viaUrl !== null && viaUrl !== false) {
    operators['Bool'] = { 'lambda:InvokedViaFunctionUrl': viaUrl };
  }
  return Object.keys(operators).length === 0 ? {} : { Condition: operators };
}
