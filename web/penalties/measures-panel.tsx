import { Button } from 'antd'
import { Link } from 'react-router'
import type { RecordView } from '../../server/cases/record-schema.ts'
import type { MeasureNowView, PenaltyView } from '../../server/penalties/schema.ts'
import { holds, useMe } from '../api/me.ts'
import type { OpenAct } from '../cases/acts/act-target.ts'
import { useNames } from '../cases/packs.ts'
import { joinList } from '../language/join-list.ts'
import { useMarks } from '../language/marks.ts'
import { useLanguage, useText, useWords } from '../language/use-words.ts'
import { GatedButton, type Verdict } from '../ui/gated-button.tsx'
import { Moment } from '../ui/moment.tsx'
import { sayDay } from '../ui/wall-clock.ts'
import { MeasureName, MeasureTag, Term } from './measure-line.tsx'
import { measureWords } from './measure-words.ts'

type Props = {
  readonly view: PenaltyView
  readonly records: readonly RecordView[]
  readonly can: Readonly<Partial<Record<string, Verdict>>>
  readonly openAct: OpenAct
}

/** In the file of a penalty: each measure with how it stands, from when until when, and what is done about it next. */
export function MeasuresPanel({ view, records, can, openAct }: Props) {
  const t = useWords(measureWords)
  if (view.measures.length === 0) return null
  return (
    <section className="panel penalty-panel" aria-label={t('inEffect')}>
      <h2>{t('inEffect')}</h2>
      {view.measures.every(one => one.state === 'taken-back') && <p className="violation-quiet">{t('takenBackHint')}</p>}
      <ul className="measures-now">
        {view.measures.map(one => (
          <li key={one.kind} className="measure-now">
            <div className="measure-now-head">
              <span>
                <MeasureName of={one} />
              </span>
              <MeasureTag state={one.state} />
            </div>
            <MeasureFacts of={one} />
            <NextActs of={one} records={records} can={can} openAct={openAct} isParty={view.isParty} />
          </li>
        ))}
      </ul>
    </section>
  )
}

/** What is known of a measure beside its state: its term and why, who did what. */
function MeasureFacts({ of }: { readonly of: MeasureNowView }) {
  const t = useWords(measureWords)
  const text = useText()
  const language = useLanguage()
  const marks = useMarks()
  const { names } = useNames()
  const isOpen = ['suspended', 'blocked', 'to-carry-out'].includes(of.state)
  const day = (at: string) => sayDay(at.slice(0, 10), language)
  return (
    <div className="violation-quiet measure-facts">
      {of.from !== null && (
        <span>
          <Term from={of.from} until={of.until} />
          {of.untilBy !== null && marks.brackets(t(`untilBy.${of.untilBy}`))}
          {of.state === 'in-effect' && of.until === null && of.kind !== 'restriction' && ` ${t('noEnd')}`}
        </span>
      )}
      {of.state === 'suspended' && (
        <span>
          {of.nextAt === null ? t('waitsAnswer') : t('waitsUntil')}
          {of.nextAt !== null && ' '}
          {of.nextAt !== null && <Moment at={of.nextAt} />}
        </span>
      )}
      {isOpen && of.by.length > 0 && <span>{t('byWhom', { who: joinList(of.by.map(names.role), language) })}</span>}
      {of.carried !== null && (
        <span>
          {of.carried.by.name === ''
            ? t('carriedOn', { day: sayDay(of.carried.on, language) })
            : t('carriedBy', { name: of.carried.by.name, day: sayDay(of.carried.on, language) })}
        </span>
      )}
      {of.settled !== null && <span>{t('settledBy', { name: of.settled.by.name, day: day(of.settled.at) })}</span>}
      {of.asked !== null && of.restored === null && (
        <span>{t('askedBy', { name: of.asked.by.name, day: day(of.asked.at) })}</span>
      )}
      {of.declined !== null && of.restored === null && (
        <span>{t('declinedBy', { name: of.declined.by.name, day: day(of.declined.at) })}</span>
      )}
      {of.restored !== null && (
        <span>{t('restoredBy', { name: of.restored.by.name, day: sayDay(of.restored.on, language) })}</span>
      )}
      {of.rule !== null && (
        <span>
          {t('ruleBy')} {text(of.rule.title)}
          {marks.brackets(`${text(of.rule.regulation)} ${of.rule.clause}`)}
        </span>
      )}
    </div>
  )
}

type NextProps = Omit<Props, 'view'> & { readonly of: MeasureNowView; readonly isParty: boolean }

/** The next step about a measure, for whoever may take it. */
function NextActs({ of, records, can, openAct, isParty }: NextProps) {
  const t = useWords(measureWords)
  const isAdministrator = holds(useMe(), 'administrator')
  const recordNamed = (id: string | null) => records.find(one => one.id === id)
  const button = (label: string, id: string | null, isPrimary = false) => {
    const record = recordNamed(id)
    if (record === undefined || id === null) return null
    return (
      <GatedButton
        size="small"
        verdict={record.can}
        {...(isPrimary ? { type: 'primary' as const } : {})}
        onClick={() => openAct('make-record', { record: id })}
      >
        {label}
      </GatedButton>
    )
  }
  if (of.state === 'blocked')
    return (
      <div className="measure-next">
        <span className="violation-nobody">
          {of.blank?.limit == null ? t('blankNone') : t('blankLimit', amounts(of.blank.unit, of.blank.limit))}
        </span>
        {of.blank?.limit == null
          ? isAdministrator && <Link to="/settings/penalties">{t('toSettings')}</Link>
          : can['settle-measure'] === true && (
              <Button size="small" type="primary" onClick={() => openAct('settle-measure', { measure: of.kind })}>
                {t('settle')}
              </Button>
            )}
      </div>
    )
  if (of.state === 'to-carry-out' && of.kind === 'restriction')
    return (
      <div className="measure-next">
        <GatedButton
          size="small"
          type="primary"
          verdict={can['set-restriction'] ?? true}
          onClick={() => openAct('set-restriction')}
        >
          {t('set')}
        </GatedButton>
      </div>
    )
  if (of.state === 'to-carry-out')
    return (
      <div className="measure-next">
        {isParty && of.kind !== 'self-criticism' ? null : button(t('carryOut'), of.records.carryOut, true)}
      </div>
    )
  if (of.state !== 'in-effect' || !of.restorable || of.kind === 'restriction') return null
  return (
    <div className="measure-next">
      {of.asked === null ? button(t('ask'), of.records.ask) : !isParty && button(t('answer'), of.records.answer, true)}
    </div>
  )
}

function amounts(unit: 'amountFen' | 'points' | 'months', { from, to }: { from: number; to: number }) {
  const say = (value: number) => (unit === 'amountFen' ? `${(value / 100).toFixed(2)}` : String(value))
  return { from: say(from), to: say(to) }
}
