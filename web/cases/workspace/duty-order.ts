import type { DutyView } from '../../../server/cases/schema.ts'

/** The duty that ends the whole for the customer: the open one that is due last among those that finish the work. */
export function totalDuty(duties: readonly DutyView[]): DutyView | undefined {
  const whole = duties.filter(duty => duty.closedAt === null && duty.dueAt !== null && duty.acts.includes('complete'))
  return whole.sort((a, b) => (a.dueAt ?? '').localeCompare(b.dueAt ?? '')).at(-1)
}
