/** Where Terraform keeps the state of each stack: a file, a bucket with a lock file, or HCP Terraform. */
import { CloudBackend, LocalBackend, NamedCloudWorkspace, S3Backend, type TerraformStack } from 'cdktf';
import { badContext, type Problem } from '../errors';

type Text = Readonly<Record<string, string>>;

/** The keys of each kind of backend: those that must be there, and those that may. */
const BACKEND_KEYS = {
  local: { required: [], optional: [] },
  s3: { required: ['bucket', 'region'], optional: ['keyPrefix', 'kmsKeyId', 'profile'] },
  cloud: { required: ['organization'], optional: ['hostname', 'workspacePrefix'] },
} as const;

type BackendType = keyof typeof BACKEND_KEYS;

/** A backend that can be given to stacks. */
export interface StateBackend {
  readonly type: BackendType;
  readonly options: Text;
}

/** Reads the `backend` of the context; a file in the project's folder where there is none. */
export function readStateBackend(value: unknown): {
  readonly backend: StateBackend;
  readonly problems: readonly Problem[];
} {
  const local: StateBackend = { type: 'local', options: {} };
  if (value === undefined) {
    return { backend: local, problems: [] };
  }
  const todo = 'correct backend in the context of cdktf.json';
  const types = Object.keys(BACKEND_KEYS).join(', ');
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return {
      backend: local,
      problems: [badContext('backend', value, `an object whose type is one of ${types}`, todo)],
    };
  }
  const { type, ...rest } = value as Record<string, unknown>;
  if (typeof type !== 'string' || !Object.hasOwn(BACKEND_KEYS, type)) {
    return { backend: local, problems: [badContext('backend.type', type, types, todo)] };
  }
  const { required, optional } = BACKEND_KEYS[type as BackendType];
  const known: readonly string[] = [...required, ...optional];
  const problems = [
    ...required
      .filter((key) => rest[key] === undefined)
      .map((key) => badContext(`backend.${key}`, undefined, 'a string', todo)),
    ...Object.keys(rest)
      .filter((key) => !known.includes(key))
      .map((key) => badContext(`backend.${key}`, rest[key], known.join(', ') || 'nothing', todo)),
    ...Object.entries(rest)
      .filter(([key, option]) => known.includes(key) && typeof option !== 'string')
      .map(([key, option]) => badContext(`backend.${key}`, option, 'a string', todo)),
  ];
  return { backend: { type: type as BackendType, options: rest as Text }, problems };
}

/** Gives a stack its backend; every stack has a state of its own. */
export function addStateBackend(stack: TerraformStack, { type: kind, options }: StateBackend): void {
  const name = stack.node.id;
  switch (kind) {
    case 'local':
      // Terraform runs in cdktf.out/stacks/<name>: this is the project's folder, by a path that holds on every machine.
      new LocalBackend(stack, { path: `../../../terraform.${name}.tfstate` });
      return;
    case 's3': {
      const { bucket = '', region = '', keyPrefix = '', kmsKeyId, profile } = options;
      new S3Backend(stack, {
        bucket,
        region,
        key: `${keyPrefix}${name}.tfstate`,
        encrypt: true,
        ...(kmsKeyId === undefined ? {} : { kmsKeyId }),
        ...(profile === undefined ? {} : { profile }),
      });
      // Newer than cdktf's backends; Terraform 1.10 locks with a file beside the state instead of a DynamoDB table.
      stack.addOverride('terraform.backend.s3.use_lockfile', true);
      return;
    }
    case 'cloud': {
      const { organization = '', hostname, workspacePrefix = '' } = options;
      new CloudBackend(stack, {
        organization,
        workspaces: new NamedCloudWorkspace(`${workspacePrefix}${name}`),
        ...(hostname === undefined ? {} : { hostname }),
      });
      return;
    }
    default: {
      kind satisfies never;
    }
  }
}
