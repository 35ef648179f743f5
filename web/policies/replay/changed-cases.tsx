import { Button, Tag } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import type { Text } from '../../../events/text.ts'
import type { ChangedCase, ReplayResult } from '../../../server/policies/replay/schema.ts'
import { useLanguage, useText, useWords } from '../../language/use-words.ts'
import { sayClause } from '../../ui/clause.ts'
import { sayStretch } from '../../ui/durations.ts'
import { Moment } from '../../ui/moment.tsx'
import { replayWords } from './words.ts'

const AT_ONCE = 20
/** Duties of a case shown before somebody asks for the others. */
const DUTIES_FIRST = 4

/** The cases that differ most, each leading to its page. */
export function ChangedCases({ result }: { result: ReplayResult }) {
  const t = useWords(replayWords)
  const [shown, setShown] = useState(AT_ONCE)
  const { largest, changed } = result
  if (largest.length === 0) return null
  const left = largest.length - shown
  return (
    <section className="replay-section">
      <h2 className="replay-heading">{t('largest')}</h2>
      <p className="replay-hint">
        {changed > largest.length ? t('largestSome', { shown: largest.length, changed }) : t('largestHint')}
      </p>
      <ol className="replay-cases">
        {largest.slice(0, shown).map((one, i) => (
          <OneCase key={one.case?.id ?? i} one={one} />
        ))}
      </ol>
      {left > 0 && <Button onClick={() => setShown(shown + AT_ONCE)}>{t('more', { count: Math.min(AT_ONCE, left) })}</Button>}
    </section>
  )
}

function OneCase({ one }: { one: ChangedCase }) {
  const t = useWords(replayWords)
  const text = useText()
  const comma = useLanguage() === 'zh' ? '、' : ', '
  const [isWhole, setWhole] = useState(false)
  const all = (list: readonly Text[]) => (list.length === 0 ? t('noPenalty') : list.map(text).join(comma))
  const duties = isWhole ? one.duties : one.duties.slice(0, DUTIES_FIRST)
  const left = one.duties.length - duties.length
  return (
    <li className="panel replay-case">
      <div className="replay-line">
        {one.case === null ? (
          <span>{t('gone')}</span>
        ) : (
          <Link to={`/cases/${encodeURIComponent(one.case.id)}`}>
            {one.case.number} {one.case.title}
          </Link>
        )}
        {one.level !== null && (
          <Tag color="warning">
            {t('level')} {one.level.before === null ? t('ungraded') : text(one.level.before)} →{' '}
            {one.level.after === null ? t('ungraded') : text(one.level.after)}
          </Tag>
        )}
      </div>
      <ul className="replay-changes">
        {duties.map((duty, i) => (
          // Several days of one daily duty differ in nothing that could be a key.
          // biome-ignore lint/suspicious/noArrayIndexKey: the list never changes
          <DutyChange key={i} duty={duty} />
        ))}
        {left > 0 && (
          <li>
            <Button size="small" type="link" className="replay-more" onClick={() => setWhole(true)}>
              {t('moreDuties', { count: left + one.moreDuties })}
            </Button>
          </li>
        )}
        {left === 0 && one.moreDuties > 0 && <li className="replay-hint">{t('moreDuties', { count: one.moreDuties })}</li>}
        {one.approvers.map(({ subject, before, after }) => (
          <li key={subject.zh}>
            {t('approval', { subject: text(subject) })} <Route steps={before} /> → <Route steps={after} />
          </li>
        ))}
        {one.violations.gained.length > 0 && (
          <li>
            <Tag color="error">{t('violationsGained')}</Tag> {one.violations.gained.map(text).join(comma)}
          </li>
        )}
        {one.violations.lost.length > 0 && (
          <li>
            <Tag color="success">{t('violationsLost')}</Tag> {one.violations.lost.map(text).join(comma)}
          </li>
        )}
        {one.penalties !== null && (
          <li>
            {t('penalty')} {all(one.penalties.before)} → {all(one.penalties.after)}
          </li>
        )}
      </ul>
    </li>
  )
}

function DutyChange({ duty }: { duty: ChangedCase['duties'][number] }) {
  const t = useWords(replayWords)
  const text = useText()
  const language = useLanguage()
  const { rule, moved, breach } = duty
  const stretch = moved === null || moved === 0 ? undefined : sayStretch(Math.abs(moved), language)
  return (
    <li>
      <span className="replay-rule">
        {text(rule.title)}
        {rule.clause !== null && <span className="replay-clause">{sayClause(rule.clause, language)}</span>}
      </span>
      <End of={duty.before} /> → <End of={duty.after} />
      {stretch !== undefined && (
        <span className="replay-hint"> {t(moved !== null && moved < 0 ? 'earlier' : 'later', { time: stretch })}</span>
      )}
      {breach !== null && (
        <Tag className="replay-breach" color={breach === 'gained' ? 'error' : 'success'}>
          {breach === 'gained' ? t('breachesGained') : t('breachesLost')}
        </Tag>
      )}
    </li>
  )
}

function End({ of }: { of: ChangedCase['duties'][number]['before'] }) {
  const t = useWords(replayWords)
  if (of === null) return <span>{t('notThere')}</span>
  return (
    <span className="replay-end">
      {of.dueAt === null ? t('noTime') : <Moment at={of.dueAt} plain />} {t(`outcome.${of.outcome}`)}
    </span>
  )
}

function Route({ steps }: { steps: ChangedCase['approvers'][number]['before'] }) {
  const t = useWords(replayWords)
  const text = useText()
  const comma = useLanguage() === 'zh' ? '、' : ', '
  if (steps.length === 0) return <span>{t('noRoute')}</span>
  const said = steps.map(({ posts, mode }) => {
    const names = posts.map(text).join(comma)
    const [, need, of] = /^(\d+)\/(\d+)$/.exec(mode) ?? []
    if (need !== undefined && of !== undefined) return `${names} (${t('quorum', { need, of })})`
    return mode === 'all' ? `${names} (${t('mode.all')})` : names
  })
  return <span className="replay-end">{said.join(' › ')}</span>
}
