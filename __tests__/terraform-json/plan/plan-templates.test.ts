/** Templates of the JSON syntax: an unknown value is known but for the references in it, and nothing more is read into it. */
import { showText, type Text } from '../../../lib/iam/text';
import { readConfiguration } from '../../../lib/terraform/plan-configuration';
import { indexInstances } from '../../../lib/terraform/plan-references';
import { readTemplate, templatedValue, templateOf } from '../../../lib/terraform/plan-templates';
import type { Value } from '../../../lib/terraform/row';

const reading = {
  symbol: 'x.y.z',
  place: { modules: [], index: '["a"]' },
  world: {
    configuration: readConfiguration({ root_module: { resources: [] } }),
    instances: indexInstances(['aws_iam_role.r', 'aws_iam_role.each["a"]', 'aws_iam_role.each["b"]']),
  },
};

/** Symbols between angle brackets. */
const show = (value: Value | undefined): unknown =>
  JSON.parse(
    JSON.stringify(value ?? null, (_, member: unknown) =>
      typeof member === 'object' && member !== null && 'parts' in member ? showText(member as unknown as Text) : member,
    ),
  );

test.each([
  ['${aws_iam_role.r.arn}', '<aws_iam_role.r.arn>'],
  ['a/${aws_iam_role.r.id}/${ aws_iam_role.r.name }', 'a/<aws_iam_role.r.id>/<aws_iam_role.r.name>'],
  ['${aws_iam_role.each["b"].arn}', '<aws_iam_role.each["b"].arn>'],
  [
    ['${aws_iam_role.r.arn}', 'known', 1, true],
    ['<aws_iam_role.r.arn>', 'known', 1, true],
  ],
])('%j says %j', (template, expected) => {
  expect(show(readTemplate(template, reading))).toEqual(expected);
});

test.each([
  ['a call', '${lower(aws_iam_role.r.arn)}'],
  ['a directive', '%{ if true }x%{ endif }${aws_iam_role.r.arn}'],
  ['an escaped interpolation', '$${aws:username}${aws_iam_role.r.arn}'],
  ['a resource that is not in the plan', '${aws_iam_role.other.arn}'],
  ['a key of an iteration', '${each.value}'],
  ['an object in quotes', '${ {"a": aws_iam_role.r.arn}["a"] }'],
  ['an object', { a: '${aws_iam_role.r.arn}' }],
  ['nothing', undefined],
])('%s is not read', (_, template) => {
  expect(readTemplate(template, reading)).toBe(undefined);
});

test('an expression is a template only where it refers to something', () => {
  expect([
    templateOf({ constant_value: '${aws:username}' }),
    templateOf({ references: ['aws_iam_role.r.arn', 'aws_iam_role.r'] }),
    templateOf({ constant_value: 'x', references: ['aws_iam_role.r'] }),
  ]).toEqual([undefined, undefined, 'x']);
});

test('within a structure each unknown place is read where it stands', () => {
  const value = { known: 'k', list: ['a', null], inner: {} };
  const unknown = { list: [false, true], inner: { id: true, other: true } };
  const template = {
    known: 'k',
    list: ['a', '${aws_iam_role.r.arn}'],
    inner: { id: '${aws_iam_role.r.id}', other: '${uuid()}' },
  };
  expect(show(templatedValue(value, unknown, template, reading))).toEqual({
    known: 'k',
    list: ['a', '<aws_iam_role.r.arn>'],
    inner: { id: '<aws_iam_role.r.id>', other: '<x.y.z.inner.other>' },
  });
});

test('a list whose known elements stand elsewhere is a set: its unknown ones are symbols', () => {
  expect(show(templatedValue([null, 'b'], [true], ['b', '${aws_iam_role.r.arn}'], reading))).toEqual([
    '<x.y.z[0]>',
    'b',
  ]);
});
