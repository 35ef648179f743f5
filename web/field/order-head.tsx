import { Tag } from 'antd'
import type { CaseWithTimeline } from '../../server/cases/schema.ts'
import type { FieldSheet } from '../../server/field-orders/schema.ts'
import { serverNow } from '../api/server-time.ts'
import { DutyDue } from '../cases/duty-due.tsx'
import type { Names } from '../cases/packs.ts'
import { useWords } from '../language/use-words.ts'
import { lastRecord } from './last-record.ts'
import { Planned } from './order-card.tsx'
import { fieldWords } from './words.ts'

type Props = { readonly current: CaseWithTimeline; readonly names: Names; readonly sheet: FieldSheet }

/** Number, stage, title, when to arrive and to be done, and the clocks that run. */
export function OrderHead({ current, names, sheet }: Props) {
  const t = useWords(fieldWords)
  const { work } = sheet
  const order = (id: string) => current.stages.findIndex(stage => stage.id === id)
  const at = order(current.stage)
  const values = work === null ? {} : ((lastRecord(current, work.order.record)?.data.values ?? {}) as Record<string, unknown>)
  const planned = (field: string | undefined, isDone: boolean) => {
    const moment = field === undefined ? undefined : values[field]
    return typeof moment === 'string' ? { at: moment, isLate: !isDone && Date.parse(moment) < serverNow() } : null
  }
  const onSite = work?.onSite.map(order) ?? []
  const clocks = current.duties.filter(duty => duty.closedAt === null && duty.dueAt !== null).slice(0, 3)
  return (
    <header className="field-order-head">
      <div className="field-card-top">
        <Tag color="blue">{names.stage(current.kind, current.stage)}</Tag>
        <span className="field-faint">{current.number}</span>
        {current.category !== null && <span className="field-faint">{names.category(current.category)}</span>}
      </div>
      <h1>{current.title}</h1>
      <div className="field-times">
        <Planned word={t('arriveBy')} planned={planned(work?.order.arriveBy, at >= Math.min(...onSite))} />
        <Planned word={t('completeBy')} planned={planned(work?.order.completeBy, at >= Math.max(...onSite))} />
      </div>
      {clocks.length > 0 && (
        <div className="field-clocks">
          {clocks.map(duty => (
            <DutyDue key={duty.id} caseId={current.id} duty={duty} pausedSince={current.pausedSince} named />
          ))}
        </div>
      )}
    </header>
  )
}
