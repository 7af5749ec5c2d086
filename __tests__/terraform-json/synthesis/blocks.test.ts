import { InputError } from '../../../lib/errors';
import { argumentsOf, rowsOf, symbolic } from './reading';

const addresses = (json: object) => rowsOf(json).rows.map(({ address }) => address);

describe('blocks of a synthesis', () => {
  test('a row has its arguments, without those of Terraform', () => {
    expect(
      argumentsOf({
        resource: {
          aws_s3_bucket: {
            b: {
              '//': { metadata: { path: 'stack/b' } },
              bucket: 'uploads',
              provider: 'aws.home',
              depends_on: ['aws_iam_role.x'],
              lifecycle: { prevent_destroy: true },
              provisioner: [{ 'local-exec': { command: 'ls' } }],
              connection: {},
            },
          },
        },
        data: { aws_iam_role: { r: { name: 'reader' } } },
      }),
    ).toEqual({ 'aws_s3_bucket.b': { bucket: 'uploads' }, 'data.aws_iam_role.r': { name: 'reader' } });
  });

  test('lists on any level are the same blocks', () => {
    const body = { bucket: 'uploads' };
    const expected = argumentsOf({ resource: { aws_s3_bucket: { b: body } } });
    for (const resource of [
      [{ aws_s3_bucket: { b: body } }],
      { aws_s3_bucket: [{ b: body }] },
      { aws_s3_bucket: { b: [body] } },
      [{}, { aws_s3_bucket: [{}, { b: [body] }] }],
    ]) {
      expect(argumentsOf({ resource })).toEqual(expected);
    }
  });

  test('a literal count makes that many rows', () => {
    expect(
      argumentsOf({
        resource: {
          aws_iam_role: {
            two: { count: 2, name: 'r-${count.index}', path: '${aws_iam_role.other[count.index].path}' },
            none: { count: 0, name: 'none' },
            one: { count: '${true ? 1 : 0}', name: 'one' },
          },
        },
      }),
    ).toEqual({
      'aws_iam_role.two[0]': { name: 'r-0', path: symbolic('<aws_iam_role.other[0].path>') },
      'aws_iam_role.two[1]': { name: 'r-1', path: symbolic('<aws_iam_role.other[1].path>') },
      'aws_iam_role.one[0]': { name: 'one' },
    });
  });

  test('a literal map or set makes a row for each key', () => {
    expect(
      argumentsOf({
        resource: {
          aws_iam_role: {
            map: { for_each: { a: { path: '/x/' } }, name: '${each.key}', path: '${each.value.path}' },
            set: { for_each: '${toset(["b", "c"])}', name: '${each.value}' },
          },
        },
      }),
    ).toEqual({
      'aws_iam_role.map["a"]': { name: 'a', path: '/x/' },
      'aws_iam_role.set["b"]': { name: 'b' },
      'aws_iam_role.set["c"]': { name: 'c' },
    });
  });

  test('a block that may have no instance grants nothing that is known', () => {
    expect(
      argumentsOf({
        resource: {
          aws_lambda_permission: {
            p: {
              count: '${var.enabled ? 1 : 0}',
              action: 'lambda:InvokeFunction',
              principal: '111111111111',
              function_name: 'worker',
            },
          },
          aws_iam_role: {
            r: { for_each: '${var.roles}', name: '${each.key}', assume_role_policy: '{"Statement":[]}' },
          },
        },
      }),
    ).toEqual({
      'aws_lambda_permission.p': {
        action: 'lambda:InvokeFunction',
        principal: symbolic('<aws_lambda_permission.p.principal>'),
        function_name: 'worker',
      },
      'aws_iam_role.r': {
        name: symbolic('<each.key in aws_iam_role.r>'),
        assume_role_policy: symbolic('<aws_iam_role.r.assume_role_policy>'),
      },
    });
  });

  test('what each stands for in one block is not what it stands for in another', () => {
    expect(
      argumentsOf({
        resource: {
          aws_s3_bucket: {
            a: { for_each: '${var.x}', bucket: '${aws_x.y[each.key].id}' },
            b: { for_each: '${var.x}', bucket: '${aws_x.y[each.key].id}' },
          },
        },
      }),
    ).toEqual({
      'aws_s3_bucket.a': { bucket: symbolic('<aws_x.y[each.key].id in aws_s3_bucket.a>') },
      'aws_s3_bucket.b': { bucket: symbolic('<aws_x.y[each.key].id in aws_s3_bucket.b>') },
    });
  });

  test('dynamic blocks are written out where they are known', () => {
    expect(
      argumentsOf({
        resource: {
          aws_x: {
            known: {
              rule: { port: 1 },
              dynamic: { rule: { for_each: ['${2}', 3], content: { port: '${rule.value}' } } },
            },
            named: {
              dynamic: [
                { rule: { for_each: { a: 4 }, iterator: 'it', content: [{ port: '${it.value}', k: '${it.key}' }] } },
              ],
            },
            unknown: { rule: [{ port: 1 }], dynamic: { rule: { for_each: '${var.x}', content: {} } } },
          },
        },
      }),
    ).toEqual({
      'aws_x.known': { rule: [{ port: 1 }, { port: 2 }, { port: 3 }] },
      'aws_x.named': { rule: [{ port: 4, k: 'a' }] },
      'aws_x.unknown': { rule: symbolic('<aws_x.unknown.rule>') },
    });
  });

  test('the output and the resource named access_manifest are manifests', () => {
    const { manifests } = rowsOf({
      output: { access_manifest: { value: { schemaVersion: 1, accesses: [] } }, other: { value: 1 } },
      resource: { terraform_data: { access_manifest: { input: { schemaVersion: 1 } }, other: { input: 1 } } },
    });
    expect(manifests).toEqual([
      {
        origin: { input: 'cdk.tf.json', address: 'output.access_manifest' },
        value: { schemaVersion: 1, accesses: [] },
      },
      {
        origin: { input: 'cdk.tf.json', address: 'terraform_data.access_manifest', provider: 'terraform' },
        value: { schemaVersion: 1 },
      },
    ]);
  });

  test('modules are noted, for what is in them is not in the file', () => {
    expect(rowsOf({ module: { child: { source: './child' }, other: [{ source: './other' }] } })).toEqual({
      input: 'cdk.tf.json',
      providers: [],
      rows: [],
      manifests: [],
      notes: [
        { code: 'moduleNotRead', subject: 'module.child' },
        { code: 'moduleNotRead', subject: 'module.other' },
      ],
    });
  });

  test('an empty file has no rows', () => {
    expect(addresses({})).toEqual([]);
    expect(addresses({ resource: null, data: [], provider: {} })).toEqual([]);
  });

  test('everything that is no block is told at once', () => {
    const refused = { resource: { aws_x: { y: 5 } }, data: 'x', provider: { aws: [[]] } };
    expect(() => rowsOf(refused)).toThrow(InputError);
    expect(() => rowsOf(refused)).toThrow(
      new Error(
        [
          '[cdk.tf.json] provider.aws is no block: got a list in a list; allowed: a JSON object, or a list of them; synthesise the stack again, and give the file as it was written',
          '[cdk.tf.json] resource.aws_x.y is no block: got a number; allowed: a JSON object, or a list of them; synthesise the stack again, and give the file as it was written',
          '[cdk.tf.json] data is no block: got a string; allowed: a JSON object, or a list of them; synthesise the stack again, and give the file as it was written',
        ].join('\n'),
      ),
    );
  });

  test('two blocks of one address are refused', () => {
    expect(() => rowsOf({ resource: { aws_x: { y: [{}, {}] } } })).toThrow(
      new Error(
        '[cdk.tf.json] two blocks have one address: got "aws_x.y"; allowed: one block for each address; delete one of them: Terraform refuses the file too',
      ),
    );
  });

  test.each([null, [], 'x', 7, true])('%p is no synthesis', (json) => {
    expect(() => rowsOf(json as object)).toThrow(InputError);
  });
});
