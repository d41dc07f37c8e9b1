/** What makes a new site ready to be shown around, in the order in which it is best done. */
export const CHECKS = ['content', 'logo', 'team', 'share'] as const
export type Check = (typeof CHECKS)[number]
