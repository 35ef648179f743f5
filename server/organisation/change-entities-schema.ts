/** What of the organisation's own data has a history. */
export const changeEntities = [
  'department',
  'region',
  'person',
  'post',
  'reporting-line',
  'partner',
  'absence',
  'duty-hours',
  'shift',
  'certificate',
] as const
export type ChangeEntity = (typeof changeEntities)[number]
