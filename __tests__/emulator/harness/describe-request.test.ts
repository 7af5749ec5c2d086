import { describeRequest } from '../../../scripts/emulator/describe-request';
import type { RecordedRequest } from '../../../scripts/emulator/recording-proxy';

const SIGNER = 'arn:aws:sts::111111111111:assumed-role/role/session';
const recorded = (request: Partial<RecordedRequest>): RecordedRequest => ({
  method: 'POST',
  path: '/',
  query: {},
  accessKeyId: 'key',
  region: 'eu-west-1',
  service: 'sts',
  invocationType: undefined,
  body: '',
  ...request,
});

describe('describeRequest', () => {
  test.each([
    [
      'a query call with its parameters in one order',
      { body: 'Version=2011-06-15&RoleSessionName=s&Action=AssumeRole&RoleArn=arn' },
      { call: 'sts:AssumeRole', parameters: { RoleArn: 'arn', RoleSessionName: 's' } },
    ],
    [
      'an Invoke by ARN, synchronous unless it says otherwise',
      {
        service: 'lambda',
        path: '/2015-03-31/functions/arn%3Aaws%3Alambda/invocations',
        query: { Qualifier: 'live' },
        body: '{"a":1}',
      },
      {
        call: 'lambda:Invoke',
        parameters: {
          FunctionName: 'arn:aws:lambda',
          InvocationType: 'RequestResponse',
          Qualifier: 'live',
          Payload: { a: 1 },
        },
      },
    ],
    [
      'a listing without what the SDKs add',
      {
        service: 's3',
        method: 'GET',
        path: '/bucket',
        query: { 'list-type': '2', 'x-id': 'x', 'encoding-type': 'url' },
      },
      { call: 's3:ListObjectsV2', parameters: { Bucket: 'bucket' } },
    ],
    [
      'anything else by method and path',
      { service: 'dynamodb', body: '{}' },
      { call: 'dynamodb:POST /', parameters: { body: '{}' } },
    ],
  ])('%s', (_, request, expected) => {
    expect(describeRequest(recorded(request), SIGNER)).toEqual({ ...expected, region: 'eu-west-1', signedBy: SIGNER });
  });
});
