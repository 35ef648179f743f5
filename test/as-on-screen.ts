import type { CaseView } from '../server/cases/schema.ts'

/**
 * What the form of a decision sends: with the amount and round that stand on the screen of whoever decides, unless the test says what they saw. Every other
 * act as it is.
 */
export function asOnScreen(type: string, data: object, { requests }: Pick<CaseView, 'requests'>): object {
  const { request, amountSeenFen } = data as { request?: string; amountSeenFen?: number }
  const open = type === 'decide' && amountSeenFen === undefined ? requests.find(one => one.id === request) : undefined
  if (open === undefined) return data
  return { ...data, roundSeen: open.round, ...(open.amountFen === undefined ? {} : { amountSeenFen: open.amountFen }) }
}
