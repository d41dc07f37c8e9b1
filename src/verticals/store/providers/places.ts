/* Under which names the secrets of providers are sealed. */

export const placeOfConfig = (providerId: string): string => `store.providers/sealed_config/${providerId}`
export const placeOfAccount = (accountId: string): string => `store.provider_accounts/sealed/${accountId}`
