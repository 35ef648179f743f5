import { Alert, Form } from 'antd'
import { type RefObject, useEffect, useState } from 'react'
import type { VisitCheck, VisitWarning } from '../../server/dispatch/schema.ts'
import { useText, useWords } from '../language/use-words.ts'
import { ClauseChip } from '../policies/clause-chip.tsx'
import { type PlannedVisit, useVisitCheck } from './use-dispatch.ts'
import { dispatchWords } from './words.ts'

type Props = {
  readonly caseId: string
  readonly record: VisitCheck['record']
  /** Filled with what was shown: the server takes nothing that speaks against it and was not seen. */
  readonly seen: RefObject<readonly string[]>
  readonly note?: string
}
const nameOf = ({ code, person }: VisitWarning) => (person === null ? code : `${code}/${person.id}`)

/** What speaks against the visit as the form has it now; asked again a moment after it changes. */
export function PlanWarnings({ caseId, record, seen, note }: Props) {
  const t = useWords(dispatchWords)
  const form = Form.useFormInstance()
  const person: unknown = Form.useWatch('person', form)
  const values: Record<string, unknown> = Form.useWatch('values', form) ?? {}
  const plan = planOf(caseId, record, person, values)
  const [asked, setAsked] = useState(plan)
  const wanted = JSON.stringify(plan)
  // biome-ignore lint/correctness/useExhaustiveDependencies: a plan is its words.
  useEffect(() => {
    const timer = setTimeout(() => setAsked(plan), 250)
    return () => clearTimeout(timer)
  }, [wanted])
  const query = useVisitCheck(asked)
  const warnings = query.data?.warnings ?? []
  const isCurrent = JSON.stringify(asked) === wanted && !query.isPlaceholderData && query.data !== undefined
  useEffect(() => {
    seen.current = isCurrent ? warnings.map(nameOf) : []
  })
  if (plan === undefined) return <Alert className="dispatch-warnings" type="info" title={t('chooseTimes')} />
  if (!isCurrent) return <Alert className="dispatch-warnings" type="info" title={t('checking')} />
  return (
    <div className="dispatch-warnings" aria-live="polite">
      {note !== undefined && <Alert type="info" title={note} />}
      {warnings.length === 0 ? (
        <Alert type="success" showIcon title={t('fine')} />
      ) : (
        <Alert
          type="warning"
          showIcon
          title={t('warnings')}
          description={
            <ul>
              {warnings.map(warning => (
                <Warning key={`${nameOf(warning)} ${warning.because.zh}`} warning={warning} />
              ))}
            </ul>
          }
        />
      )}
    </div>
  )
}

function Warning({ warning }: { warning: VisitWarning }) {
  const t = useWords(dispatchWords)
  const text = useText()
  return (
    <li>
      {warning.person !== null && <strong>{warning.person.name} </strong>}
      {text(warning.because)}{' '}
      {warning.clause !== undefined && <ClauseChip clause={warning.clause} title={text(warning.regulation ?? { zh: '' })} />}
      {warning.setting !== undefined && <span className="dispatch-by">{t('bySetting')}</span>}
    </li>
  )
}

function planOf(
  caseId: string,
  record: Props['record'],
  person: unknown,
  values: Readonly<Record<string, unknown>>,
): PlannedVisit | undefined {
  const [from, until] = [values[record.from], values[record.until]]
  if (typeof person !== 'string' || typeof from !== 'string' || typeof until !== 'string') return undefined
  if (Date.parse(until) <= Date.parse(from)) return undefined
  const rows = record.companions === null ? [] : ((values[record.companions.rows] ?? []) as Record<string, unknown>[])
  const companions = rows.flatMap(row => {
    const id = row?.[record.companions!.person]
    return typeof id === 'string' ? [id] : []
  })
  return { case: caseId, person, from, until, companions }
}
