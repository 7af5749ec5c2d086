/** What a call asks for besides its own action: AWS checks each, and all must be allowed. */
import type { Text } from '../iam/text';

export interface RequestedAction {
  readonly action: string;
  readonly context: ReadonlyMap<string, readonly Text[]>;
}

type Context = ReadonlyMap<string, readonly Text[]>;

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
    default:
      return [{ action, context }];
  }
}

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/id_session-tags.html */
function passesTags(context: Context): boolean {
  return [...context].some(
    ([key, values]) =>
      values.length > 0 &&
      (key.startsWith('aws:requesttag/') || ['aws:tagkeys', 'sts:transitivetagkeys'].includes(key)),
  );
}

function isGiven(context: Context, key: string): boolean {
  return (context.get(key)?.length ?? 0) > 0;
}
