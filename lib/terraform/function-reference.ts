/**
 * A function as arguments and the Lambda API name it: by name, by account and name, or by ARN, each with or without a
 * qualifier. https://docs.aws.amazon.com/lambda/latest/api/API_AddPermission.html
 */
import { splitText } from '../iam/arn-text';
import { isSymbolic, joinText, type Text, textParts } from '../iam/text';

/** Where a function is that is named without account or region. */
export interface FunctionPlace {
  readonly partition: Text;
  readonly region: Text;
  readonly accountId: Text;
}

export interface FunctionReference {
  /** Without the qualifier. */
  readonly arn: Text;
  /** `''` where there is none. */
  readonly qualifier: Text;
}

/** The function that a text names, or nothing where it cannot be told. */
export function readFunctionReference(text: Text, place: FunctionPlace): FunctionReference | undefined {
  const pieces = splitText(text, ':');
  const [first = '', second = '', third, fourth = ''] = pieces;
  if (first === 'arn') {
    // arn:partition:lambda:region:account:function:name:qualifier
    const [partition, , region, accountId, , name, qualifier = ''] = pieces.slice(1);
    return partition === undefined || region === undefined || accountId === undefined || name === undefined
      ? undefined
      : { arn: functionArn({ partition, region, accountId }, name), qualifier };
  }
  if (second === 'function' && third !== undefined) {
    return { arn: functionArn({ ...place, accountId: first }, third), qualifier: fourth };
  }
  // A text that begins with a symbol may be a name or an ARN.
  return beginsWithSymbol(text) ? undefined : { arn: functionArn(place, first), qualifier: second };
}

function functionArn({ partition, region, accountId }: FunctionPlace, name: Text): Text {
  return joinText('arn:', partition, ':lambda:', region, ':', accountId, ':function:', name);
}

function beginsWithSymbol(text: Text): boolean {
  return isSymbolic(text) && typeof textParts(text)[0] !== 'string';
}
