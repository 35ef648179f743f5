import type { LetterKind } from '../../events/letter-kinds.ts'
import type { DutyView } from '../../server/cases/schema.ts'

/** The letter that meets a duty of telling the customer something; undefined for every other duty. */
export function letterOfDuty({
  acts,
  meaning,
  records = [],
}: Pick<DutyView, 'acts' | 'meaning' | 'records'>): LetterKind | undefined {
  if (records.includes('solution-told')) return 'solution'
  if (acts.includes('send-result')) return 'result'
  if (meaning === 'keep-informed') return 'progress'
  return meaning === 'inform-customer' ? 'news' : undefined
}
