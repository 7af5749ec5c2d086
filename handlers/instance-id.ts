const INSTANCE_ID = /^[A-Za-z0-9-]{1,64}$/;

/** Whether a value can be the id of an instance: 1 to 64 letters, digits and hyphens. */
export function isInstanceId(value: unknown): value is string {
  return typeof value === 'string' && INSTANCE_ID.test(value);
}
