/**
 * Reads inventory JSON: what a person writes about roles, functions and policies that are in no plan. An entity that is
 * there has what is written and nothing else; `null` stands for what is not known.
 */
import { badName, missing, otherAccount, type Problem, rejectProblems } from '../errors';
import { parseArn } from '../iam/arn';
import { type Text, UNKNOWN_TEXT } from '../iam/text';
import type {
  AccountFact,
  FunctionFact,
  Inventory,
  PolicyFact,
  PrincipalFact,
  ResourceFact,
  RoleFact,
} from './inventory';
import { isFunctionArn, isResourceArn, isRoleArn, isUserArn } from './json-inventory-arns';
import { MANIFEST_MEMBERS, readDeclared, reportVersion } from './json-inventory-declared';
import {
  type Field,
  isObject,
  type JsonObject,
  member,
  readAccountId,
  readArn,
  readElements,
  readObject,
  readOptionalPolicy,
  readPolicy,
  readString,
  reportTwice,
  showShort,
  unknownPolicy,
} from './json-inventory-fields';
import { wrongType } from './json-inventory-problems';

const ENTITIES = ['roles', 'functions', 'resources', 'principals', 'accounts'] as const;
const MEMBERS = ['$schema', 'schemaVersion', ...ENTITIES, ...MANIFEST_MEMBERS];
const ROLE_ARN = 'the ARN of a role, such as "arn:aws:iam::111111111111:role/reporter"';
const FUNCTION_ARN = 'the ARN of a function without qualifier, "arn:aws:lambda:us-east-1:111111111111:function:worker"';
const USER_ARN = 'the ARN of a user, such as "arn:aws:iam::111111111111:user/anna"';
const RESOURCE_ARN = 'the ARN of a bucket, queue, topic, stream, table, bus or key';
// AWS takes no resource policy for $LATEST. https://docs.aws.amazon.com/lambda/latest/api/API_AddPermission.html
const QUALIFIER = /^[A-Za-z0-9_-]{0,128}$/;
const QUALIFIERS = 'an alias or a version number, or "" for the function itself';

/** One entity of a list, read by its members. */
type ReadEntity<T> = (field: Field, json: JsonObject) => T | undefined;

/** Reads inventory JSON, or throws one error with everything that is wrong with it. */
export function readJsonInventory(input: string, json: unknown): Inventory {
  const problems: Problem[] = [];
  const field: Field = { input, path: '', value: json, report: (problem) => problems.push(problem) };
  const inventory = readMembers(field);
  rejectProblems(input, problems);
  return inventory;
}

function readMembers(field: Field): Inventory {
  const json = readObject(field, MEMBERS) ?? {};
  if (isObject(field.value)) {
    reportVersion(member(field, json, 'schemaVersion'));
  }
  const seen = new Map<string, string>();
  const entities = <T>(name: (typeof ENTITIES)[number], members: readonly string[], read: ReadEntity<T>) =>
    (readElements(member(field, json, name)) ?? []).flatMap((element) => {
      const object = readObject(element, members);
      if (object === undefined) return [];
      const key = name === 'accounts' ? 'id' : 'arn';
      const identity = member(element, object, key);
      reportTwice(identity, typeof identity.value === 'string' ? identity.value : undefined, seen);
      return read(element, object) ?? [];
    });
  const roles = entities('roles', ['arn', 'trustPolicy', 'identityPolicies', 'permissionsBoundary'], readRole);
  const functions = entities('functions', ['arn', 'executionRole', 'resourcePolicies'], readFunction);
  const resources = entities('resources', ['arn', 'accountId', 'resourcePolicy'], readResource);
  const principals = entities('principals', ['arn', 'identityPolicies', 'permissionsBoundary'], readUser);
  const accounts = entities(
    'accounts',
    ['id', 'organizationId', 'serviceControlPolicies', 'resourceControlPolicies'],
    readAccount,
  );
  const declared = readDeclared(field, json);
  return {
    input: field.input,
    roles,
    functions,
    resources,
    principals,
    accounts,
    eventSources: [],
    ...(declared === undefined ? {} : { declared }),
    notes: [],
  };
}

function readRole(field: Field, json: JsonObject): RoleFact | undefined {
  const arn = readArn(member(field, json, 'arn'), isRoleArn, ROLE_ARN);
  const trust = member(field, json, 'trustPolicy');
  if (trust.value === undefined) {
    field.report(missing(`${trust.path} is missing`, 'a policy document, or null', `add ${trust.path}`));
  }
  const trustPolicy = readOptionalPolicy(trust, 'trust policy');
  const rest = readCallerPolicies(field, json);
  if (arn === undefined || trustPolicy === undefined) return undefined;
  return { arn, origin: { input: field.input }, whole: true, trustPolicy, ...rest };
}

function readUser(field: Field, json: JsonObject): PrincipalFact | undefined {
  const arn = readArn(member(field, json, 'arn'), isUserArn, USER_ARN);
  const rest = readCallerPolicies(field, json);
  return arn === undefined ? undefined : { arn, origin: { input: field.input }, whole: true, ...rest };
}

function readCallerPolicies(
  field: Field,
  json: JsonObject,
): Pick<RoleFact, 'identityPolicies' | 'permissionsBoundary'> {
  const list = member(field, json, 'identityPolicies');
  const identityPolicies =
    list.value === null
      ? [unknownPolicy(field.input, 'identity policies')]
      : (readElements(list) ?? []).flatMap((element) => readIdentityPolicy(element) ?? []);
  const permissionsBoundary = readOptionalPolicy(member(field, json, 'permissionsBoundary'), 'permissions boundary');
  return { identityPolicies, ...(permissionsBoundary === undefined ? {} : { permissionsBoundary }) };
}

function readIdentityPolicy(field: Field): PolicyFact | undefined {
  if (field.value === null) return unknownPolicy(field.input, 'identity policy');
  const json = readObject(field, ['name', 'document']);
  if (json === undefined) return undefined;
  const name = readString(member(field, json, 'name'), 'the name or ARN of the policy');
  const document = member(field, json, 'document');
  if (document.value === undefined) {
    field.report(missing(`${document.path} is missing`, 'a policy document, or null', `add ${document.path}`));
    return undefined;
  }
  const policy = readPolicy(document, name ?? 'identity policy');
  return name === undefined ? undefined : policy;
}

function readFunction(field: Field, json: JsonObject): FunctionFact | undefined {
  const arn = readArn(member(field, json, 'arn'), isFunctionArn, FUNCTION_ARN);
  const role = member(field, json, 'executionRole');
  const executionRole = role.value === undefined ? undefined : readRoleReference(role);
  const policies = member(field, json, 'resourcePolicies');
  const resourcePolicies = readResourcePolicies(policies);
  if (arn === undefined) return undefined;
  return {
    arn,
    origin: { input: field.input },
    // Policies that are not known may stand under any alias.
    whole: policies.value !== null,
    ...(executionRole === undefined ? {} : { executionRole }),
    resourcePolicies,
    functionUrls: {},
  };
}

function readRoleReference(field: Field): Text | undefined {
  return field.value === null ? UNKNOWN_TEXT : readArn(field, isRoleArn, ROLE_ARN);
}

function readResourcePolicies(field: Field): FunctionFact['resourcePolicies'] {
  const { input, path, value, report } = field;
  if (value === undefined) return {};
  if (value === null) return { '': [unknownPolicy(input, 'resource policy')] };
  if (!isObject(value)) {
    report(wrongType(path, showShort(value), 'an object of policy documents by qualifier'));
    return {};
  }
  const entries = Object.keys(value).flatMap((qualifier) => {
    if (!QUALIFIER.test(qualifier)) {
      report(badName(`a qualifier of ${path}`, qualifier, QUALIFIERS));
    }
    const of = { ...field, path: `${path}["${qualifier}"]`, value: value[qualifier] };
    const policy = readPolicy(of, qualifier === '' ? 'resource policy' : `resource policy (${qualifier})`);
    return policy === undefined ? [] : [[qualifier, [policy]] as const];
  });
  return Object.fromEntries(entries);
}

function readResource(field: Field, json: JsonObject): ResourceFact | undefined {
  const arn = readArn(member(field, json, 'arn'), isResourceArn, RESOURCE_ARN);
  const account = member(field, json, 'accountId');
  const told = account.value === undefined || account.value === null ? undefined : readAccountId(account);
  const own = arn === undefined ? undefined : parseArn(arn)?.accountId;
  if (told !== undefined && own && own !== told) {
    field.report(otherAccount(`${account.path} is not that of the ARN`, told, own, `leave ${account.path} out`));
  }
  const policy = readOptionalPolicy(member(field, json, 'resourcePolicy'), 'resource policy');
  if (arn === undefined) return undefined;
  return {
    arn,
    origin: { input: field.input },
    whole: true,
    ...(told === undefined ? {} : { accountId: told }),
    resourcePolicies: policy === undefined ? [] : [policy],
  };
}

function readAccount(field: Field, json: JsonObject): AccountFact | undefined {
  const id = readAccountId(member(field, json, 'id'));
  const organizationId = readOrganizationId(member(field, json, 'organizationId'));
  const service = readLevels(member(field, json, 'serviceControlPolicies'), 'service control policy');
  const resource = readLevels(member(field, json, 'resourceControlPolicies'), 'resource control policy');
  if (id === undefined) return undefined;
  return {
    id,
    origin: { input: field.input },
    ...(organizationId === undefined ? {} : { organizationId }),
    ...(service === undefined ? {} : { serviceControlPolicies: service }),
    ...(resource === undefined ? {} : { resourceControlPolicies: resource }),
  };
}

function readOrganizationId(field: Field): Text | undefined {
  const { path, value, report } = field;
  if (value === undefined) return undefined;
  if (value === null) return UNKNOWN_TEXT;
  if (typeof value === 'string' && /^o-[a-z0-9]{1,32}$/.test(value)) return value;
  report(
    badName(
      path,
      typeof value === 'object' ? showShort(value) : value,
      '"o-" and up to 32 lower-case letters or digits',
    ),
  );
  return undefined;
}

/** Levels from the root down: `[]` is no level at all, `[[]]` one that allows nothing. */
function readLevels(field: Field, name: string): readonly (readonly PolicyFact[])[] | undefined {
  const { input, value } = field;
  if (value === undefined) return undefined;
  const first = (level: number) => `${name}, level ${level}, #1`;
  if (value === null) return [[unknownPolicy(input, first(1))]];
  return readElements(field)?.map((level, at) => {
    if (level.value === null) return [unknownPolicy(input, first(at + 1))];
    const documents = readElements(level) ?? [];
    return documents.flatMap(
      (document, index) => readPolicy(document, `${name}, level ${at + 1}, #${index + 1}`) ?? [],
    );
  });
}
