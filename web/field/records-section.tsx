import { CheckCircleFilled, FormOutlined, LockOutlined, RightOutlined } from '@ant-design/icons'
import { useState } from 'react'
import { Link } from 'react-router'
import { type Act, definitionOfAct } from '../../events/registry.ts'
import type { Text } from '../../events/text.ts'
import type { CaseWithTimeline } from '../../server/cases/schema.ts'
import type { FieldSheet } from '../../server/field-orders/schema.ts'
import { EntryBody } from '../cases/timeline/entry-body.tsx'
import type { Scene } from '../cases/timeline/scene.ts'
import { actKey, actWords } from '../cases/words-acts.ts'
import { useLanguage, useText, useWords } from '../language/use-words.ts'
import { sayClause } from '../ui/clause.ts'
import type { Verdict } from '../ui/gated-button.tsx'
import { Moment } from '../ui/moment.tsx'
import type { Waiting } from './ahead.ts'
import { FieldSection } from './field-section.tsx'
import type { OpenSheet } from './order-page.tsx'
import { fieldWords } from './words.ts'

type Step = {
  readonly key: string
  readonly label: string
  readonly clause: string | undefined
  readonly verdict: Verdict
  readonly made: number
  readonly open: () => void
}

/** Acts of somebody on site that are no record; each only where the server knows it on this case. */
const onSiteActs: readonly Act[] = ['submit-matter', 'start', 'complete', 'note']

/** Somebody else's part is not offered; what only lacks something is, with what it lacks. */
const isMine = (verdict: Verdict | undefined): verdict is Verdict =>
  verdict !== undefined && (verdict === true || verdict.refused === 'gate.missing' || verdict.refused.startsWith('order.'))

/** One thing to write down: a button as wide as the phone. */
function StepButton({ step }: { step: Step }) {
  const t = useWords(fieldWords)
  const text = useText()
  const language = useLanguage()
  const { verdict } = step
  const because = (refused: { because: Text; missing?: readonly { title: Text }[] | undefined }) =>
    refused.missing === undefined || refused.missing.length === 0
      ? text(refused.because)
      : t('lacks', { what: refused.missing.map(one => text(one.title)).join(language === 'zh' ? '、' : ', ') })
  return (
    <li>
      <button type="button" className="field-step" disabled={verdict !== true} onClick={step.open}>
        {verdict !== true ? (
          <LockOutlined aria-hidden />
        ) : step.made > 0 ? (
          <CheckCircleFilled aria-hidden />
        ) : (
          <FormOutlined aria-hidden />
        )}
        <span className="field-step-words">
          <span className="field-step-title">{step.label}</span>
          <span className="field-faint">
            {verdict === true ? step.made > 0 && t('made', { count: step.made }) : because(verdict)}
            {step.clause !== undefined && ` ${sayClause(step.clause, language)}`}
          </span>
        </span>
        <RightOutlined aria-hidden className="field-card-go" />
      </button>
    </li>
  )
}

type Props = {
  readonly current: CaseWithTimeline
  readonly sheet: FieldSheet
  readonly waiting: readonly Waiting[]
  readonly openSheet: OpenSheet
}

/** 现场记录: everything of this stage that is theirs to write down; what still lacks something is one tap away. */
export function RecordsSection({ current, sheet, waiting, openSheet }: Props) {
  const t = useWords(fieldWords)
  const acts = useWords(actWords)
  const text = useText()
  const [isAll, setAll] = useState(false)
  const steps: Step[] = [
    ...onSiteActs.flatMap((act): Step[] => {
      const verdict = current.can[act]
      // Some regulations know no such step.
      const isKnown =
        act === 'note' || sheet.gates.some(one => one.act === act) || current.duties.some(one => one.acts.includes(act))
      if (!isKnown || !isMine(verdict)) return []
      const type = definitionOfAct(act)?.type
      const made =
        act === 'note'
          ? 0
          : current.timeline.filter(one => one.type === type).length + waiting.filter(one => one.act === act).length
      return [{ key: act, label: acts(actKey(act)), clause: undefined, verdict, made, open: () => openSheet(act) }]
    }),
    ...current.records.flatMap((record): Step[] =>
      isMine(record.can)
        ? [
            {
              ...{ key: record.id, label: text(record.title), clause: record.clause, verdict: record.can, made: record.made },
              open: () => openSheet('make-record', { record: record.id }),
            },
          ]
        : [],
    ),
  ]
  // What is written down already comes last.
  const open = steps.filter(step => step.verdict === true).sort((a, b) => Number(a.made > 0) - Number(b.made > 0))
  const later = steps.filter(step => step.verdict !== true)
  if (steps.length === 0) return null
  return (
    <FieldSection title={t('records')} aside={open.length || undefined}>
      <ul className="field-steps">
        {open.map(step => (
          <StepButton key={step.key} step={step} />
        ))}
      </ul>
      {later.length > 0 && (
        <button type="button" className="field-more" aria-expanded={isAll} onClick={() => setAll(!isAll)}>
          {t('later', { count: later.length })}
        </button>
      )}
      {isAll && (
        <ul className="field-steps">
          {later.map(step => (
            <StepButton key={step.key} step={step} />
          ))}
        </ul>
      )}
    </FieldSection>
  )
}

/** So many of the last events are enough on a phone; the rest is on the case's own page. */
const SHOWN = 12
const ownSections: ReadonlySet<string> = new Set([
  'photo.added',
  'time.spent',
  'file.attached',
  'alarm.fired',
  'message.delivered',
])

/** 已办: what happened on the order, the newest first. */
export function DoneSection({ current, scene }: { current: CaseWithTimeline; scene: Scene }) {
  const t = useWords(fieldWords)
  const text = useText()
  const entries = current.timeline.filter(entry => !ownSections.has(entry.type)).toReversed()
  return (
    <FieldSection title={t('done')} aside={entries.length}>
      <ol className="field-done">
        {entries.slice(0, SHOWN).map(entry => (
          <li key={entry.id}>
            <div>
              <strong>
                {entry.type === 'record.made'
                  ? text(scene.record(String(entry.data.record))?.title ?? entry.title)
                  : text(entry.title)}
              </strong>{' '}
              <span className="field-faint">
                {entry.actor.name} · <Moment at={entry.at} plain />
              </span>
            </div>
            <EntryBody entry={entry} scene={scene} />
          </li>
        ))}
      </ol>
      <Link className="field-choice" to={`/cases/${encodeURIComponent(current.id)}`}>
        {t('wholeCase')}
      </Link>
    </FieldSection>
  )
}
