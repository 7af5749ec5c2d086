import {
  handOverOriginAccessControl,
  handOverRuleTarget,
  type SourceConnection,
  shortName,
} from '../../lib/policies/hand-over-event-source';

const OWNER = '111111111111';
const RULE = { ruleName: 'nightly', eventBusName: 'default' };
const CUT = 'monthly-reconciliation-of-the-orders-of-all-shops-in-th';

/** Two functions with the longest names that Lambda takes, which differ at their ends, and the name of what is for each. */
const LONG = [
  {
    functionName: 'monthly-reconciliation-of-the-orders-of-all-shops-in-the-eastern',
    hash: '0a1b2c3d',
    short: `${CUT}-7afb2283`,
  },
  {
    functionName: 'monthly-reconciliation-of-the-orders-of-all-shops-in-the-western',
    hash: '4e5f6071',
    short: `${CUT}-30dc60dd`,
  },
];

function connectionTo(functionName: string, hash: string): SourceConnection {
  return {
    accountId: OWNER,
    region: 'us-east-1',
    partition: 'aws',
    sourceArn: `arn:aws:cloudfront::${OWNER}:distribution/E2QWRUHAPOMQZL`,
    functionArn: `arn:aws:lambda:us-east-1:222222222222:function:${functionName}`,
    name: `${functionName}-${hash}`,
  };
}

// https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_Target.html
// https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_OriginAccessControlConfig.html
test('a name of up to 64 characters stays as it is, and a longer one is cut and followed by a hash of the whole', () => {
  const longest = 'n'.repeat(64);
  expect(['worker-0a1b2c3d', longest, `${longest}a`, `${longest}b`].map(shortName)).toEqual([
    'worker-0a1b2c3d',
    longest,
    `${'n'.repeat(55)}-42685f90`,
    `${'n'.repeat(55)}-93368868`,
  ]);
});

test('a shortened name has 64 characters', () => {
  expect(
    LONG.map(({ functionName, hash, short }) =>
      [functionName, `${functionName}-${hash}`, short].map(({ length }) => length),
    ),
  ).toEqual([
    [64, 73, 64],
    [64, 73, 64],
  ]);
});

test.each(LONG)('the access control for $functionName is called $short', ({ functionName, hash, short }) => {
  const { cli, hcl } = handOverOriginAccessControl(connectionTo(functionName, hash));
  const rest = 'on the origin of the distribution that has the URL of the function';
  expect({ cli: cli.split('\n'), hcl: hcl.split('\n') }).toEqual({
    cli: [
      `# set OriginAccessControlId ${rest} to the Id of`,
      `aws cloudfront create-origin-access-control --origin-access-control-config '{"Name":"${short}","SigningProtocol":"sigv4","SigningBehavior":"always","OriginAccessControlOriginType":"lambda"}'`,
    ],
    hcl: [
      `# then set origin_access_control_id ${rest}`,
      `resource "aws_cloudfront_origin_access_control" "${functionName}-${hash}" {`,
      `  name                              = "${short}"`,
      '  origin_access_control_origin_type = "lambda"',
      '  signing_behavior                  = "always"',
      '  signing_protocol                  = "sigv4"',
      '}',
    ],
  });
});

test.each(LONG)('the target of a rule for $functionName is called $short', ({ functionName, hash, short }) => {
  const connection = connectionTo(functionName, hash);
  const { cli, hcl } = handOverRuleTarget(connection, RULE);
  expect({ cli, hcl: hcl.split('\n') }).toEqual({
    cli: `aws events put-targets --rule nightly --event-bus-name default --targets '[{"Id":"${short}","Arn":"${connection.functionArn}"}]' --region us-east-1`,
    hcl: [
      `resource "aws_cloudwatch_event_target" "${functionName}-${hash}" {`,
      '  rule           = "nightly"',
      '  event_bus_name = "default"',
      `  target_id      = "${short}"`,
      `  arn            = "${connection.functionArn}"`,
      '}',
    ],
  });
});
