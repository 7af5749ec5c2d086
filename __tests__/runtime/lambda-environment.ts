import { devNull } from 'node:os';

/** What Lambda sets in a function of its own account and region, with every call going to `endpoint`. */
export function lambdaEnvironment(endpoint: string): Record<string, string> {
  return {
    AWS_LAMBDA_FUNCTION_NAME: 'caller',
    AWS_REGION: 'eu-west-1',
    AWS_ACCESS_KEY_ID: 'FUNCTION',
    AWS_SECRET_ACCESS_KEY: 'secret',
    AWS_SESSION_TOKEN: 'token',
    AWS_ENDPOINT_URL: endpoint,
    // Nothing of the developer's own machine.
    AWS_CONFIG_FILE: devNull,
    AWS_SHARED_CREDENTIALS_FILE: devNull,
    AWS_EC2_METADATA_DISABLED: 'true',
    AWS_MAX_ATTEMPTS: '1',
    NODE_NO_WARNINGS: '1',
  };
}
