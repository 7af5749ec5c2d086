import { parseFunctionArn } from '../../lib/runtime/exports';

test.each([
  [
    'arn:aws:lambda:eu-west-1:111111111111:function:callee',
    { partition: 'aws', region: 'eu-west-1', accountId: '111111111111', functionName: 'callee' },
  ],
  [
    'arn:aws-us-gov:lambda:us-gov-west-1:000000000000:function:my_callee-2:live',
    {
      partition: 'aws-us-gov',
      region: 'us-gov-west-1',
      accountId: '000000000000',
      functionName: 'my_callee-2',
      qualifier: 'live',
    },
  ],
  [
    'arn:aws:lambda:eu-west-1:111111111111:function:callee:$LATEST',
    { partition: 'aws', region: 'eu-west-1', accountId: '111111111111', functionName: 'callee', qualifier: '$LATEST' },
  ],
])('%s', (functionArn, parts) => {
  expect(parseFunctionArn(functionArn)).toEqual(parts);
});

test.each([
  'callee',
  '111111111111:function:callee',
  'arn:aws:lambda:eu-west-1:1111:function:callee',
  'arn:aws:lambda:eu-west-1:111111111111:function:*',
  'arn:aws:lambda:eu-west-1:111111111111:function:callee:live:1',
  'arn:aws:lambda:eu-west-1:111111111111:function:callee\n',
])('%j is no full function ARN', (functionArn) => {
  expect(() => parseFunctionArn(functionArn)).toThrow(
    new Error(
      `functionArn: got ${JSON.stringify(functionArn)}; allowed: a full function ARN, such as ` +
        'arn:aws:lambda:eu-west-1:111111111111:function:callee, with or without qualifier; ' +
        'pass the ARN: a bare name or a partial ARN means a function of the own account and region',
    ),
  );
});
