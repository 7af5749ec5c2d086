import { completedAddress, plannedChanges, readableOutput } from '../../../scripts/emulator/terraform-messages';

const lines = (...messages: object[]): string => messages.map((message) => `${JSON.stringify(message)}\n`).join('');
const planned = (addr: string, action: string) => ({ type: 'planned_change', change: { resource: { addr }, action } });

describe('terraform messages', () => {
  test('changes of resources and outputs are read, what stays as it is is not', () => {
    const output = lines(
      { type: 'version', terraform: '1.11.4' },
      planned('aws_s3_bucket.b', 'replace'),
      planned('aws_iam_role.a', 'create'),
      planned('data.aws_region.r', 'read'),
      { type: 'outputs', outputs: { changed: { action: 'update' }, same: { action: 'noop' } } },
    );
    expect(plannedChanges(`${output}not JSON\n`)).toEqual([
      { address: 'aws_iam_role.a', action: 'create' },
      { address: 'aws_s3_bucket.b', action: 'replace' },
      { address: 'output.changed', action: 'update' },
    ]);
  });

  test('a failed run is told in its diagnostics', () => {
    const diagnostic = {
      severity: 'error',
      summary: 'No such bucket',
      detail: 'b is gone',
      address: 'aws_s3_bucket.b',
    };
    expect(readableOutput(lines({ type: 'version' }, { type: 'diagnostic', diagnostic }))).toBe(
      'error: No such bucket\n  with aws_s3_bucket.b\nb is gone',
    );
    expect(readableOutput('panic: all is lost\n')).toBe('panic: all is lost\n');
  });

  test('a line tells which resource is done', () => {
    const done = { type: 'apply_complete', hook: { resource: { addr: 'aws_s3_bucket.b' } } };
    expect([JSON.stringify(done), '{"type":"apply_start"}', 'text'].map(completedAddress)).toEqual([
      'aws_s3_bucket.b',
      undefined,
      undefined,
    ]);
  });
});
