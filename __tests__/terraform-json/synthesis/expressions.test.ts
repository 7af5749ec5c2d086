import { readArgument, symbolic } from './reading';

type Cases = readonly (readonly [source: string, value: unknown])[];

describe('a string of a synthesis', () => {
  const texts: Cases = [
    ['plain', 'plain'],
    ['', ''],
    ['$${aws:username} and %%{x', '${aws:username} and %{x'],
    ['100% of $5', '100% of $5'],
    ['back\\slash', 'back\\slash'],
    ['${aws_iam_role.reader.arn}', symbolic('<aws_iam_role.reader.arn>')],
    ['${aws_iam_role.source-role.arn}', symbolic('<aws_iam_role.source-role.arn>')],
    ['arn:${data.aws_partition.here.partition}:s3:::b', symbolic('arn:<data.aws_partition.here.partition>:s3:::b')],
    ['${ aws_iam_role.reader[0] . arn }', symbolic('<aws_iam_role.reader[0].arn>')],
    ['${aws_iam_role.reader.0.arn}', symbolic('<aws_iam_role.reader[0].arn>')],
    ['${aws_iam_role.reader["a b"].arn}', symbolic('<aws_iam_role.reader["a b"].arn>')],
    ['${(aws_iam_role.reader.arn)}', symbolic('<aws_iam_role.reader.arn>')],
    ['a ${~ aws_iam_role.reader.arn ~} b', symbolic('a<aws_iam_role.reader.arn>b')],
    ['${module.child.role_arn}', symbolic('<module.child.role_arn>')],
    ['${aws_subnet.a[*].id}', symbolic('<aws_subnet.a[*].id>')],
    ['x ${1} ${true} ${"y"}', 'x 1 true y'],
    ['${"quoted \\"text\\" \\u00e9 $${x} ${"inner"}"}', 'quoted "text" é ${x} inner'],
  ];
  test.each(texts)('%p is read as its parts', (source, value) => {
    expect(readArgument(source)).toEqual(value);
  });

  test('an expression alone keeps its type', () => {
    expect(
      ['${7}', '${-7}', '${true}', '${null}', '${["a", 1]}', '${{ a = 1, "b": 2 }}'].map((source) =>
        readArgument(source),
      ),
    ).toEqual([7, -7, true, null, ['a', 1], { a: 1, b: 2 }]);
  });

  test('values other than strings are read as they are, without comments', () => {
    expect(readArgument({ '//': 'comment', a: [1, true, null, { b: '${var.x}' }] })).toEqual({
      a: [1, true, null, { b: symbolic('<var.x>') }],
    });
  });
});

describe('a policy in an expression', () => {
  test('jsonencode writes the JSON, with references in it', () => {
    expect(
      readArgument(
        '${jsonencode({"Version" = "2012-10-17", "Statement" = [{"Effect" = "Allow", "Action" = ["s3:GetObject"], "Resource" = "${aws_s3_bucket.b.arn}/*"}]})}',
      ),
    ).toEqual(
      symbolic(
        '{"Statement":[{"Action":["s3:GetObject"],"Effect":"Allow","Resource":"<aws_s3_bucket.b.arn>/*"}],"Version":"2012-10-17"}',
      ),
    );
  });

  test('jsonencode writes what is known as plain text', () => {
    expect(
      readArgument('${jsonencode({a = 1\n b = [true, null, "\\"q\\""]\n (local.k) = jsonencode([])})}', {
        locals: { k: 'c' },
      }),
    ).toBe('{"a":1,"b":[true,null,"\\"q\\""],"c":"[]"}');
  });

  test('concat keeps the statements it knows, and a place for those it does not', () => {
    expect(readArgument('${concat([1], var.more, [2])}')).toEqual([1, symbolic('<var.more...>'), 2]);
  });

  const calls: Cases = [
    ['${merge({a = 1}, {a = 2, b = 3})}', { a: 2, b: 3 }],
    ['${merge({a = 1}, var.more)}', symbolic('<merge({a=1},var.more)>')],
    ['${join(":", ["a", 1, aws_x.y.id])}', symbolic('a:1:<aws_x.y.id>')],
    ['${join(",", concat(["a"], var.more))}', symbolic('<join(",",concat(["a"],var.more))>')],
    ['${format("%s-%d%%", "a", 7)}', 'a-7%'],
    ['${format("%05d", 7)}', symbolic('<format("%05d",7)>')],
    ['${format("%s", [])}', symbolic('<format("%s",[])>')],
    ['${tostring(7)}', '7'],
    ['${toset(["b", "a", "b"])}', ['a', 'b']],
    ['${length(["a", "b"])}', 2],
    ['${concat([["a"], ["b"]]...)}', ['a', 'b']],
    ['${true ? "a" : "b"}', 'a'],
    ['${var.x == "a" ? "a" : "b"}', symbolic('<var.x=="a"?"a":"b">')],
    ['${"a" == "a" && !false}', true],
    ['${"a" != "a" || 1 == 2}', false],
    ['${1 + 2}', symbolic('<1+2>')],
    ['${{a = {b = ["c"]}}.a.b[0]}', 'c'],
  ];
  test.each(calls)('%p is worked out as far as it is known', (source, value) => {
    expect(readArgument(source)).toEqual(value);
  });
});

describe('an expression that is not worked out', () => {
  test('is the same symbol for the same expression, however it is spaced', () => {
    expect(readArgument('${[for r in aws_iam_role.x :  r.arn]}')).toEqual(
      symbolic('<[for r in aws_iam_role.x:r.arn]>'),
    );
    expect(readArgument('${ [ for r in aws_iam_role.x : r.arn ] }')).toEqual(
      readArgument('${[for r in aws_iam_role.x:r.arn]}'),
    );
  });

  test('is another symbol for another text in quotes', () => {
    expect(readArgument('${replace(var.x, "a  b", "")}')).not.toEqual(readArgument('${replace(var.x, "a b", "")}'));
  });

  test('equals nothing where every call has another result', () => {
    expect(readArgument('${uuid()}')).toEqual(symbolic('<?>'));
    expect(readArgument('role-${lower(uuid())}')).toEqual(symbolic('role-<?>'));
  });

  const broken: Cases = [
    ['${', symbolic('<${>')],
    ['${a', symbolic('<${a>')],
    ['%{ if var.x }a%{ endif }', symbolic('<%{ if var.x }a%{ endif }>')],
    ['${a b}', symbolic('<a b>')],
    ['${}', symbolic('<>')],
    ['${a # comment}', symbolic('<a # comment>')],
  ];
  test.each(broken)('%p is a symbol of its text', (source, value) => {
    expect(readArgument(source)).toEqual(value);
  });
});

describe('names of a synthesis', () => {
  test('a local stands for its value, and for that of others', () => {
    const locals = { name: 'reader', arn: 'arn:aws:iam::111111111111:role/${local.name}', list: ['${local.name}'] };
    expect(readArgument('${local.arn} ${local.list[0]}', { locals })).toBe(
      'arn:aws:iam::111111111111:role/reader reader',
    );
  });

  test('locals in a circle are known by their names', () => {
    expect(readArgument('${local.a}', { locals: { a: '${local.b}', b: '${local.a}' } })).toEqual(symbolic('<local.a>'));
  });

  test('a variable stands for its default, which is no template', () => {
    const variable = { name: { default: '${x}' }, object: { default: { a: 'b' } }, none: { default: null } };
    expect(readArgument('${var.name} ${var.object.a}', { variable })).toBe('${x} b');
    expect(readArgument('${var.none}', { variable })).toBeNull();
  });

  test('a variable without default is known by its name', () => {
    expect(readArgument('${var.object.a[0]}', { variable: { object: {} } })).toEqual(symbolic('<var.object.a[0]>'));
  });

  test('a member that is not there is unknown', () => {
    expect(readArgument('${local.a.b}', { locals: { a: {} } })).toEqual(symbolic('<?>'));
    expect(readArgument('${local.a.constructor}', { locals: { a: {} } })).toEqual(symbolic('<?>'));
  });
});
