/**
 * The trees of codes that a company keeps: what failed (故障), why (原因), which part (部件), what was done about it (解决办法). Records name
 * their codes, so that the same thing adds up across cases.
 */
export const codeTrees = ['failure', 'cause', 'part', 'solution'] as const
export type CodeTree = (typeof codeTrees)[number]
