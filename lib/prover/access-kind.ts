/** What an access is to a person: taking a role, calling a function, or using anything else. */
export type AccessKind = 'assume' | 'invoke' | 'use';

export function accessKind(action: string): AccessKind {
  switch (action.toLowerCase()) {
    case 'sts:assumerole':
      return 'assume';
    case 'lambda:invokefunction':
    case 'lambda:invokefunctionurl':
      return 'invoke';
    default:
      return 'use';
  }
}
