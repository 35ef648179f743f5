/** 处罚措施 that a regulation can order; `bonus` is the month's bonus, `restriction` a department's business. */
export const sanctionKinds = [
  'warning',
  'self-criticism',
  'notice',
  'talk',
  'points',
  'fine',
  'bonus',
  'improvement-plan',
  'rectification-plan',
  'restriction',
  'demotion',
  'transfer',
  'dismissal',
] as const
export type SanctionKindName = (typeof sanctionKinds)[number]
