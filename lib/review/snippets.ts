/**
 * Fixes that rules propose, in the words of the provider and of the constructs, for what was found: with its ARNs, and with
 * placeholders in capitals for what the input does not tell.
 */
import { parseArn } from '../iam/arn';
import { showText } from '../iam/text';
import { splitQualifier } from '../prover/target';
import type { Fix } from './finding';

/** The two ends of an access, as far as they are known: ARNs, or an account for a caller of it. */
export interface Ends {
  readonly caller?: string;
  readonly callee?: string;
}

/** One role as the principal of a permission. */
export function namedPermission(ends: Ends): Fix {
  return { hcl: `principal = ${value(callerOf(ends))}`, typescript: invokeGrant(ends) };
}

/** One role as the principal of a trust policy. */
export function namedTrust(ends: Ends): Fix {
  return {
    hcl: `principals {\n  type        = "AWS"\n  identifiers = [${value(callerOf(ends))}]\n}`,
    typescript: assumeGrant(ends, "trust: 'role'"),
  };
}

/** The whole statement on the side of the target: of a trust policy, or a permission. */
export function letIn(ends: Ends): Fix {
  const { callee = '' } = ends;
  if (isRole(callee)) {
    const principals = `  principals {\n    type        = "AWS"\n    identifiers = [${value(callerOf(ends))}]\n  }`;
    return { hcl: `statement {\n  actions = ["sts:AssumeRole"]\n${principals}\n}`, typescript: assumeGrant(ends) };
  }
  const { functionArn, qualifier } = partsOf(callee);
  const lines = [
    `function_name = ${value(functionArn)}`,
    ...(qualifier === '' ? [] : [`qualifier     = ${value(qualifier)}`]),
    'action        = "lambda:InvokeFunction"',
    `principal     = ${value(callerOf(ends))}`,
  ].map((line) => `  ${line}\n`);
  const label = (nameOf(ends.caller) ?? 'caller').replace(/[^\w-]+/g, '-').replace(/^(?![a-z_])/i, '_');
  return { hcl: `resource "aws_lambda_permission" "${label}" {\n${lines.join('')}}`, typescript: invokeGrant(ends) };
}

/** One role of an account that is trusted as a whole. */
export function trustOfOneRole(ends: Ends): Fix {
  return {
    hcl: conditionBlock('ArnEquals', 'aws:PrincipalArn', value(callerOf(ends))),
    typescript: assumeGrant(ends, "trust: 'roleName'"),
  };
}

export function trustWithExternalId(ends: Ends): Fix {
  return {
    hcl: conditionBlock('StringEquals', 'sts:ExternalId', 'var.external_id'),
    typescript: assumeGrant(ends, 'externalId'),
  };
}

/** An identity-based policy for one role. */
export function assumeOne({ caller, callee = 'arn:aws:iam::ACCOUNT_ID:role/ROLE_NAME' }: Ends): Fix {
  return {
    hcl: `actions   = ["sts:AssumeRole"]\nresources = [${value(callee)}]`,
    typescript: assumeGrant({ ...(caller === undefined ? {} : { caller }), callee }),
  };
}

/** An identity-based policy for one function with all its versions and aliases, or for one of them. */
export function invokeOne({ caller, callee = 'arn:aws:lambda:REGION:ACCOUNT_ID:function:FUNCTION_NAME' }: Ends): Fix {
  const { qualifier } = partsOf(callee);
  const resources = qualifier === '' ? `${value(callee)}, ${value(`${callee}:*`)}` : value(callee);
  return {
    hcl: `actions   = ["lambda:InvokeFunction"]\nresources = [${resources}]`,
    typescript: invokeGrant({ ...(caller === undefined ? {} : { caller }), callee }),
  };
}

/** A permission on an alias; `live` where nobody says which. */
export function permissionOnAlias({ caller, callee }: Ends): Fix {
  const { functionArn, qualifier } = partsOf(callee ?? '');
  const alias = /^(\$LATEST)?$/.test(qualifier) ? 'live' : qualifier;
  return {
    hcl: `function_name = ${value(functionArn)}\nqualifier     = ${value(alias)}`,
    typescript: invokeGrant({ ...(caller === undefined ? {} : { caller }), callee: `${functionArn}:${alias}` }),
  };
}

/** The source that a service acts for. */
export function sourceOfService({ caller = '', callee }: Ends): Fix {
  const [service = ''] = caller.split('.');
  const source = TRIGGERS[service];
  return {
    hcl: `source_arn     = "SOURCE_ARN"\nsource_account = "ACCOUNT_ID"`,
    ...(source === undefined ? {} : { typescript: pushTrigger(source, callee) }),
  };
}

export function sourceOfBucket({ callee }: Ends): Fix {
  return { hcl: 'source_account = "ACCOUNT_ID"', typescript: pushTrigger(BUCKET, callee) };
}

const BUCKET = "s3Bucket({ account: home, bucketName: 'BUCKET_NAME' })";

/** Sources of the usual services, as `PushTrigger` takes them. */
const TRIGGERS: Readonly<Record<string, string>> = {
  s3: BUCKET,
  sns: "snsTopic({ account: home, topicName: 'TOPIC_NAME' })",
  events: "eventBridgeRule({ account: home, ruleName: 'RULE_NAME' })",
};

/** A grant of both actions that a function URL asks for. */
export function urlFix({ caller, callee }: Ends): Pick<Fix, 'typescript'> {
  const [from, to] = [nameOf(caller) ?? 'caller', nameOf(partsOf(callee ?? '').functionArn) ?? 'callee'];
  const id = constructId(`${from}-calls-${to}`);
  return {
    typescript: `new FunctionUrlGrant(this, '${id}', { caller: ${identifier(from)}, callee: ${identifier(to)}, providerHasInvokedViaFunctionUrl: true });`,
  };
}

/** A grant of an access to a function. */
export function invokeGrant({ caller, callee }: Ends, option?: string): string {
  const { functionArn, qualifier } = partsOf(callee ?? '');
  const [from, to] = [nameOf(caller) ?? 'caller', nameOf(functionArn) ?? 'callee'];
  const target = qualifier === '' ? identifier(to) : `${identifier(to)}.alias('${constructId(qualifier)}')`;
  const options = [`caller: ${identifier(from)}`, `callee: ${target}`, ...(option === undefined ? [] : [option])];
  return `new InvokeGrant(this, '${constructId(`${from}-invokes-${to}`)}', { ${options.join(', ')} });`;
}

/** A grant of a role. */
function assumeGrant({ caller, callee }: Ends, option?: string): string {
  const [from, to] = [nameOf(caller) ?? 'caller', nameOf(callee) ?? 'role'];
  const options = [`caller: ${identifier(from)}`, `role: ${identifier(to)}`, ...(option === undefined ? [] : [option])];
  return `new AssumeRoleGrant(this, '${constructId(`${from}-assumes-${to}`)}', { ${options.join(', ')} });`;
}

function pushTrigger(source: string, callee: string | undefined): string {
  const to = nameOf(partsOf(callee ?? '').functionArn) ?? 'callee';
  return `new PushTrigger(this, '${constructId(`${to}-trigger`)}', {\n  callee: ${identifier(to)},\n  source: ${source},\n});`;
}

function conditionBlock(test: string, variable: string, written: string): string {
  return `condition {\n  test     = "${test}"\n  variable = "${variable}"\n  values   = [${written}]\n}`;
}

/** The role that is to be named: the caller if it is one, else one of its account. */
function callerOf({ caller = '', callee = '' }: Ends): string {
  if (isRole(caller)) return caller;
  const arn = parseArn(caller);
  const account = /^\d{12}$/.test(caller) ? caller : (arn?.accountId ?? '');
  const partition = arn?.partition ?? parseArn(callee)?.partition ?? 'aws';
  return `arn:${partition}:iam::${account === '' ? 'ACCOUNT_ID' : account}:role/ROLE_NAME`;
}

function isRole(arn: string): boolean {
  return /^role\//.test(parseArn(arn)?.resource ?? '');
}

/** What is known after apply is a reference, anything else a string. */
export function value(text: string): string {
  const [, reference] = /^<([a-z]\w*(?:\.[\w-]+|\["[\w-]+"\]|\[\d+\])+)>$/i.exec(text) ?? [];
  return reference ?? JSON.stringify(text).replace(/[$%](?=\{)/g, '$&$&');
}

function partsOf(arn: string): { readonly functionArn: string; readonly qualifier: string } {
  const { functionArn, qualifier } = splitQualifier(arn);
  return { functionArn: showText(functionArn), qualifier };
}

/** The last part of an ARN: the name of a role without its path, or of a function. */
function nameOf(arn: string | undefined): string | undefined {
  const resource = parseArn(arn ?? '')?.resource;
  const name = resource?.split(/[/:]/).at(-1);
  return name === 'root' || name === 'ROLE_NAME' || name === 'FUNCTION_NAME' ? undefined : name;
}

/** As variables are called in TypeScript. */
function identifier(name: string): string {
  const words = name.split(/[^a-z0-9]+/i).filter((word) => word !== '');
  const joined = words
    .map((word, index) => (index === 0 ? lowerFirst(word) : word.charAt(0).toUpperCase() + word.slice(1)))
    .join('');
  return /^[a-z]/i.test(joined) ? joined : `the${joined}`;
}

function lowerFirst(word: string): string {
  return word.charAt(0).toLowerCase() + word.slice(1);
}

function constructId(name: string): string {
  return name.replace(/[^\w-]+/g, '-');
}
