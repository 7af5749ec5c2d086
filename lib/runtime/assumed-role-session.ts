import { AssumeRoleCommand, type AssumeRoleCommandInput, STSClient } from '@aws-sdk/client-sts';
import { KeptValues } from './kept-values';
import { refreshBeforeExpiry } from './refresh-before-expiry';
import { stableKey } from './stable-key';

interface SessionCredentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken: string;
  readonly expiration: Date;
}

type SessionProvider = (identity?: { readonly forceRefresh?: boolean }) => Promise<SessionCredentials>;

const stsClients = new KeptValues<STSClient>();
const sessions = new KeptValues<SessionProvider>();

/**
 * The one credential provider for an AssumeRole request, shared by all clients that use it: an SDK client remembers
 * its own credentials only, so without this each client would start a session of its own.
 */
export function assumedRoleSession(input: AssumeRoleCommandInput, stsRegion: string | undefined): SessionProvider {
  return sessions.get(stableKey([input, stsRegion]), () => refreshBeforeExpiry(() => assumeRole(input, stsRegion)));
}

async function assumeRole(input: AssumeRoleCommandInput, stsRegion: string | undefined): Promise<SessionCredentials> {
  const { Credentials: issued } = await stsClient(stsRegion).send(new AssumeRoleCommand(input));
  if (!issued?.AccessKeyId || !issued.SecretAccessKey || !issued.SessionToken || !issued.Expiration) {
    throw new Error(`STS answered AssumeRole for ${input.RoleArn} without complete credentials.`);
  }
  return {
    accessKeyId: issued.AccessKeyId,
    secretAccessKey: issued.SecretAccessKey,
    sessionToken: issued.SessionToken,
    expiration: issued.Expiration,
  };
}

// A region makes the endpoint regional (sts.<region>.amazonaws.com). "AWS recommends using Regional STS endpoints";
// session tokens of the global one do not work in opt-in regions.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_temp_region-endpoints.html
function stsClient(region: string | undefined): STSClient {
  return stsClients.get(stableKey(region), () => new STSClient(region === undefined ? {} : { region }));
}
