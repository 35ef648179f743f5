import { Progress } from 'antd'
import type { CaseWithTimeline } from '../../../server/cases/schema.ts'
import { useLanguage, useText, useWords } from '../../language/use-words.ts'
import { sayStretch } from '../../ui/durations.ts'
import { useMinute } from '../../ui/now.ts'
import { Clause } from '../clause.tsx'
import { DutyDue } from '../duty-due.tsx'
import { caseWords } from '../words-case.ts'
import { pauseReasonOf } from './case-header.tsx'

/** 客户总时限: what the customer has waited since discovery, against the clock that runs to the very end; the clocks of the steps stand below it. */
export function TotalClock({ current }: { current: CaseWithTimeline }) {
  const t = useWords(caseWords)
  const text = useText()
  const language = useLanguage()
  const now = useMinute()
  const whole = current.duties
    .filter(duty => duty.whole && duty.dueAt !== null && duty.state !== 'cancelled')
    .sort((a, b) => (a.dueAt ?? '').localeCompare(b.dueAt ?? ''))[0]
  if (current.openedAt === undefined || (current.closedAt !== null && whole === undefined)) return null
  const end = current.closedAt === null ? now : Date.parse(current.closedAt)
  const waited = Math.max(0, end - Date.parse(current.openedAt))
  const share = whole === undefined ? undefined : waited / Math.max(1, Date.parse(whole.dueAt!) - Date.parse(current.openedAt))
  return (
    <div className="total-clock">
      <p className="total-clock-line">
        <span>{t(current.closedAt === null ? 'waitedSoFar' : 'waitedInAll', { time: sayStretch(waited, language) })}</span>
        {whole !== undefined && (
          <DutyDue
            caseId={current.id}
            duty={whole}
            pausedSince={current.pausedSince}
            pauseReason={pauseReasonOf(current, language)}
          />
        )}
      </p>
      {whole !== undefined && share !== undefined && (
        <>
          <Progress
            percent={Math.min(100, Math.round(share * 100))}
            showInfo={false}
            size="small"
            status={share > 1 ? 'exception' : 'normal'}
            aria-label={t('totalShare', { percent: Math.round(share * 100) })}
          />
          <p className="duty-who">
            {t('totalOf', { title: text(whole.title) })} <Clause of={whole.clause} edition={whole.regulation} />
          </p>
        </>
      )}
    </div>
  )
}
