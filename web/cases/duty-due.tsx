import type { Instant } from '../../events/instant.ts'
import type { DutyView } from '../../server/cases/schema.ts'
import { useLanguage, useText } from '../language/use-words.ts'
import { sayClause } from '../ui/clause.ts'
import { Due } from '../ui/due.tsx'

type Props = {
  readonly caseId: string
  readonly duty: DutyView
  /** Since when the case's clocks stand still. */
  readonly pausedSince?: Instant | null | undefined
  readonly pauseReason?: string | undefined
  readonly named?: boolean
}

/** The clock of a case's duty; a click explains it (`?why=`). */
export function DutyDue({ caseId, duty, pausedSince, pauseReason, named = false }: Props) {
  const text = useText()
  return (
    <Due
      dueAt={duty.dueAt}
      state={duty.state}
      provisional={duty.provisional}
      startedAt={duty.startedAt}
      metAt={duty.closedAt}
      pausedSince={duty.state === 'paused' ? pausedSince : undefined}
      pauseReason={pauseReason}
      title={text(duty.title)}
      clause={sayClause(duty.clause, useLanguage())}
      why={{ caseId, dutyId: duty.id }}
      named={named}
    />
  )
}
