/** The accounts that both programs of the bench work in. */
export const HOME = { accountId: '111111111111', region: 'us-east-1' };
export const CROSS = { accountId: '222222222222', region: 'us-east-1' };
