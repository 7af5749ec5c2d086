/** What a call asks for besides its own action: AWS checks each, and all must be allowed. */
import { textKey } from '../iam/text';
import type { Context } from './context';

export interface RequestedAction {
  readonly action: string;
  readonly context: Context;
}

export function requestedActions(action: string, context: Context): readonly RequestedAction[] {
  switch (action.toLowerCase()) {
    case 'sts:assumerole':
      return [
        { action, context },
        ...(passesTags(context) ? [{ action: 'sts:TagSession', context }] : []),
        ...(isGiven(context, 'sts:sourceidentity') ? [{ action: 'sts:SetSourceIdentity', context }] : []),
      ];
    // https://docs.aws.amazon.com/lambda/latest/dg/urls-auth.html
    case 'lambda:invokefunctionurl':
      return [
        { action, context },
        {
          action: 'lambda:InvokeFunction',
          context: new Map([...context, ['lambda:invokedviafunctionurl', ['true']]]),
        },
      ];
    // Only a call of the URL has the key.
    case 'lambda:invokefunction':
      return [{ action, context }, ...(isViaUrl(context) ? [{ action: 'lambda:InvokeFunctionUrl', context }] : [])];
    default:
      return [{ action, context }];
  }
}

function isViaUrl(context: Context): boolean {
  const values = context.get('lambda:invokedviafunctionurl') ?? [];
  return values !== 'unknown' && values.some((value) => textKey(value)?.toLowerCase() === 'true');
}

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/id_session-tags.html */
function passesTags(context: Context): boolean {
  return [...context.keys()].some(
    (key) =>
      isGiven(context, key) &&
      (key.startsWith('aws:requesttag/') || ['aws:tagkeys', 'sts:transitivetagkeys'].includes(key)),
  );
}

function isGiven(context: Context, key: string): boolean {
  const values = context.get(key) ?? [];
  return values !== 'unknown' && values.length > 0;
}
