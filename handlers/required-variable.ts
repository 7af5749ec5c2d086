class MissingVariableError extends Error {
  override readonly name = 'MissingVariableError';
}

/** An environment variable that the stack sets; read when first needed, so that importing a handler needs none. */
export function requiredVariable(name: string): string {
  const value = process.env[name];
  if (value === undefined || value === '') {
    throw new MissingVariableError(`${name} is not set: the environment variables of the function must name it`);
  }
  return value;
}
