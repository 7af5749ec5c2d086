import { identityKey, roleNameKey } from '../../lib/graph/identity-key';
import { joinText, symbolText, type Text, UNKNOWN_TEXT } from '../../lib/iam/text';

describe('roles and users of one name', () => {
  it.each<[Text, string | undefined]>([
    ['arn:aws:iam::111111111111:role/a/b/Name', 'role aws 111111111111 name'],
    ['arn:aws:iam::111111111111:user/Name', 'user aws 111111111111 name'],
    ['arn:aws-cn:iam::111111111111:role/name', 'role aws-cn 111111111111 name'],
    [joinText('arn:aws:iam::111111111111:role/A-', symbolText('N')), 'role aws 111111111111 a-<N>'],
    [joinText('arn:aws:iam::111111111111:role/', UNKNOWN_TEXT), undefined],
    ['arn:aws:iam::111111111111:root', undefined],
    ['arn:aws:sqs:us-east-1:111111111111:role/x', undefined],
    [symbolText('aws_iam_role.x.arn'), undefined],
    ['', undefined],
  ])('have one key: that of %j is %j', (arn, key) => {
    expect(identityKey(arn)).toBe(key);
  });

  it('have the key that their sessions name', () => {
    expect(roleNameKey('aws', symbolText('id'), joinText('x-', symbolText('n')))).toBe('role aws <id> x-<n>');
  });
});
