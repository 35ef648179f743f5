/**
 * 服务合同 by kind: the warranty goes on (延保), maintenance (维保), turnkey installation (全包), pay per visit (按次). What is paid under each of
 * them a regulation's table says.
 */
export const contractKinds = ['extension', 'maintenance', 'turnkey', 'pay-per-visit'] as const
export type ContractKind = (typeof contractKinds)[number]
/** What a visit is paid for, part by part. */
export const chargedParts = ['parts', 'labour', 'travel'] as const
export type ChargedPart = (typeof chargedParts)[number]
/** What a table says of a case: free, charged, or as its contract says. */
export const charges = ['free', 'charged', 'contract'] as const
export type Charge = (typeof charges)[number]
