import type { Act } from '../../../events/registry.ts'
import type { CaseWithTimeline } from '../../../server/cases/schema.ts'
import { type Done, performAct } from '../case-data.ts'
import { isBackdated } from './act-parts.ts'
import { bindFiles, filesIn } from './bind-files.ts'

type Sent = {
  readonly current: CaseWithTimeline
  readonly act: Act
  readonly data: Record<string, unknown>
  /** Files that it names in fields of its own. */
  readonly files?: readonly string[]
  readonly at?: string | undefined
  readonly reason?: string | undefined
  /** The file that shows when it happened. */
  readonly evidence?: string | undefined
  readonly now: number
  readonly intent: string
}

/** Sends an act: its files first, then the act itself. What others did meanwhile is found out by the sequence number on the screen. */
export async function sendAct({ current, act, data, files = [], at, reason, evidence, now, intent }: Sent): Promise<Done> {
  const isLate = at !== undefined && isBackdated(at, now)
  const shown = isLate && evidence !== undefined ? [evidence] : []
  const attached = await bindFiles(current, [...filesIn(data), ...files, ...shown], intent)
  if (act === 'attach') {
    if (attached === undefined) throw new Error('the form lets nobody send no file')
    return attached
  }
  const seq = attached?.case.seq ?? current.seq
  return performAct(
    current.id,
    {
      type: act,
      data,
      expectedSeq: seq,
      ...(at === undefined ? {} : { at }),
      ...(isLate && reason !== undefined ? { backdating: { reason, ...(evidence === undefined ? {} : { evidence }) } } : {}),
    },
    intent,
  )
}
