import {
  accountRootArn,
  formatArn,
  formatFunctionArn,
  formatRoleArn,
  parseArn,
  parseFunctionArn,
  parseRoleArn,
} from '../../lib/iam/arn';
import { PARTITIONS } from '../../lib/iam/partition';

const ACCOUNT = '012345678901';

describe('what is parsed is formatted as it was', () => {
  test('for ARNs of any service, with colons and slashes in the resource', () => {
    const texts = [
      'arn:aws:s3:::bucket/key:with:colons',
      `arn:aws:sns:us-east-1:${ACCOUNT}:topic`,
      `arn:aws-cn:logs:cn-north-1:${ACCOUNT}:log-group:/aws/lambda/worker:*`,
      `arn:aws:execute-api:us-east-1:${ACCOUNT}:a1b2/*/GET/a/b`,
    ];
    expect(texts.map((text) => formatArn(parseArn(text) as never))).toEqual(texts);
  });

  test('for roles of every partition and path', () => {
    for (const partition of PARTITIONS) {
      for (const path of ['/', '/service/', '/a/b/c/']) {
        for (const roleName of ['r', 'my-role', 'a+b=c,d.e@f_g']) {
          const role = { partition, accountId: ACCOUNT, path, roleName };
          expect(parseRoleArn(formatRoleArn(role))).toEqual(role);
        }
      }
    }
  });

  test('for functions with and without a qualifier', () => {
    for (const partition of PARTITIONS) {
      for (const qualifier of [{}, { qualifier: 'live' }, { qualifier: '7' }, { qualifier: '$LATEST' }]) {
        const place = { partition, region: 'us-east-1', accountId: ACCOUNT, functionName: 'worker', ...qualifier };
        expect(parseFunctionArn(formatFunctionArn(place))).toEqual(place);
      }
    }
  });
});

test('the parts of an ARN have the names that AWS gives them', () => {
  expect(parseArn(`arn:aws:lambda:us-east-1:${ACCOUNT}:function:worker:live`)).toEqual({
    partition: 'aws',
    service: 'lambda',
    region: 'us-east-1',
    accountId: ACCOUNT,
    resource: 'function:worker:live',
  });
});

test.each([
  [''],
  ['*'],
  ['arn'],
  ['arn:aws:iam'],
  [`arn:aws:iam::${ACCOUNT}`],
  [`arn:aws:iam::${ACCOUNT}:`],
  [`arn::iam::${ACCOUNT}:role/r`],
  [`arn:aws:::${ACCOUNT}:role/r`],
  [`urn:aws:iam::${ACCOUNT}:role/r`],
])('%j has not the form of an ARN', (text) => {
  expect(parseArn(text)).toBeUndefined();
});

test.each([
  [`arn:aws:iam::${ACCOUNT}:root`],
  [`arn:aws:iam::${ACCOUNT}:user/role/r`],
  [`arn:aws:iam::${ACCOUNT}:role`],
  [`arn:aws:iam::${ACCOUNT}:role/`],
  [`arn:aws:iam::${ACCOUNT}:role/path/`],
  [`arn:aws:iam::${ACCOUNT}:role//r`],
  [`arn:aws:iam::${ACCOUNT}:rolex/r`],
  ['arn:aws:iam:::role/r'],
  [`arn:aws:iam:us-east-1:${ACCOUNT}:role/r`],
  [`arn:aws:sts::${ACCOUNT}:assumed-role/r/session`],
])('%j is the ARN of no role', (text) => {
  expect(parseRoleArn(text)).toBeUndefined();
});

test.each([
  [`arn:aws:lambda:us-east-1:${ACCOUNT}:function:`],
  [`arn:aws:lambda:us-east-1:${ACCOUNT}:function`],
  [`arn:aws:lambda:us-east-1:${ACCOUNT}:function:worker:`],
  [`arn:aws:lambda:us-east-1:${ACCOUNT}:function:worker:live:x`],
  [`arn:aws:lambda:us-east-1:${ACCOUNT}:layer:worker:3`],
  [`arn:aws:states:us-east-1:${ACCOUNT}:function:worker`],
])('%j is the ARN of no function', (text) => {
  expect(parseFunctionArn(text)).toBeUndefined();
});

test('an account as a principal is its root', () => {
  expect(accountRootArn('aws-us-gov', ACCOUNT)).toBe(`arn:aws-us-gov:iam::${ACCOUNT}:root`);
});
