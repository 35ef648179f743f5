import { CopyOutlined, MoreOutlined, SafetyCertificateOutlined } from '@ant-design/icons'
import { App, Button, type MenuProps } from 'antd'
import { Link } from 'react-router'
import { isCustomerKind } from '../../../events/customer-kinds.ts'
import type { Language } from '../../../events/text.ts'
import type { CaseWithTimeline } from '../../../server/cases/schema.ts'
import { useMarks } from '../../language/marks.ts'
import { useLanguage, useText, useWords } from '../../language/use-words.ts'
import { BundleButton } from '../../sealed/bundle-button.tsx'
import { SealButton } from '../../sealed/seal-button.tsx'
import { shellWords } from '../../shell/words.ts'
import { copyText } from '../../ui/copy-text.ts'
import { GatedButton, gatedItem } from '../../ui/gated-button.tsx'
import { LateDropdown } from '../../ui/late-dropdown.tsx'
import { WhyButton } from '../../ui/why-button.tsx'
import type { OpenAct } from '../acts/act-target.ts'
import { actGroups, type NextAct, targetOf } from '../acts/next-act.ts'
import { CaseLevel } from '../case-level.tsx'
import { DutyDue } from '../duty-due.tsx'
import type { Names } from '../packs.ts'
import { sayValue } from '../say-value.ts'
import { actKey, actWords } from '../words-acts.ts'
import { caseWords } from '../words-case.ts'
import { matterWords } from '../words-matters.ts'
import { totalDuty } from './duty-order.ts'

type Props = {
  readonly current: CaseWithTimeline
  readonly names: Names
  readonly next: NextAct | undefined
  readonly openAct: OpenAct
}

/** Acts under ⋯: legal ones by group; those that are not say what is missing, with the clause. Foreign special work is left out. */
export function useCaseMenu({ current, next, openAct }: Omit<Props, 'names'>): MenuProps {
  const t = useWords(actWords)
  const items = (Object.keys(actGroups) as (keyof typeof actGroups)[]).flatMap(group => {
    const acts = actGroups[group].filter(act => {
      const verdict = current.can[act]
      if (act === next?.act || verdict === undefined) return false
      // What waits for nobody, or belongs to another post, is no news to this person.
      return verdict === true || verdict.refused === 'gate.missing'
    })
    const children = acts.flatMap(act => gatedItem(act, t(actKey(act)), current.can[act]) ?? [])
    return children.length === 0 ? [] : [{ key: group, type: 'group' as const, label: t(`group.${group}`), children }]
  })
  return { items, onClick: ({ key }) => openAct(key as Parameters<OpenAct>[0]) }
}

/** The one primary button, or in words for whom the case waits. */
export function PrimaryAct({ current, names, next, openAct }: Props) {
  const marks = useMarks()
  const t = useWords(actWords)
  const words = useWords(caseWords)
  const matters = useWords(matterWords)
  const text = useText()
  const language = useLanguage()
  if (next !== undefined) {
    return (
      <GatedButton verdict={next.verdict} type="primary" onClick={() => openAct(next.act, targetOf(next))}>
        {next.record === undefined ? t(actKey(next.act)) : matters('fillRecord', { record: text(next.record.title) })}
      </GatedButton>
    )
  }
  const request = current.requests[0]
  const decider = request?.steps[request.step]?.people.filter(one => one.decision === null).map(one => one.name)
  if (request !== undefined && decider !== undefined && decider.length > 0) {
    const subject =
      request.form === null ? sayValue('subject', request.subject, language) : marks.titled(names.form(request.form))
    const who = decider.slice(0, 3).join(words('and')) + (decider.length > 3 ? words('andOthers', { count: decider.length }) : '')
    return <span className="case-waits">{words('waitingApproval', { who, what: subject })}</span>
  }
  const report = current.reports[0]
  if (report !== undefined) {
    const who = report.waiting.map(one => one.name).join(words('and'))
    return <span className="case-waits">{words('waitingReceipt', { who, what: sayValue('about', report.about, language) })}</span>
  }
  // What waits is the next step; seeing the matter through to its end is owed all along.
  const owed = current.duties.filter(duty => duty.closedAt === null)
  const open = owed.find(duty => duty.acts.some(act => act !== 'close-matter')) ?? owed[0]
  if (open === undefined || current.closed) return null
  return (
    <span className="case-waits">
      {words('waitingFor', { who: open.owner.name || names.role(open.owner.role), what: text(open.title) })}
    </span>
  )
}

/** Number, title, level, stage, clocks, and what to do next. */
export function CaseHeader({ current, names, next, openAct }: Props) {
  const t = useWords(caseWords)
  const shared = useWords(shellWords)
  const language = useLanguage()
  const { message } = App.useApp()
  const menu = useCaseMenu({ current, next, openAct })
  const nearest = current.duties.find(duty => duty.closedAt === null && duty.dueAt !== null)
  const total = totalDuty(current.duties)
  const pauseReason = pauseReasonOf(current, language)
  const copy = async () => {
    if (await copyText(current.number)) void message.success(shared('copied'))
  }
  const overridden = current.levelConfirmed && current.proposed !== null && current.level !== current.proposed
  return (
    <header className="case-header">
      <div className="case-header-line">
        <button type="button" className="case-copy" onClick={() => void copy()} title={t('copyNumber')}>
          {current.number} <CopyOutlined aria-hidden />
        </button>
        <span className="case-kind">
          {sayValue('kind', current.kind, language)}
          {isCustomerKind(current.kind) && ` · ${sayValue('channel', current.channel, language)}`}
        </span>
        {current.closed && <span className="case-closed">{t('closed')}</span>}
        {current.sealed && <SealButton current={current} />}
        <span className="case-header-acts">
          <PrimaryAct current={current} names={names} next={next} openAct={openAct} />
          <BundleButton current={current} icon={<SafetyCertificateOutlined />} isSmall />
          <LateDropdown placement="bottomRight" menu={menu} classNames={{ root: 'case-menu' }}>
            <Button icon={<MoreOutlined />} aria-label={t('moreActs')} />
          </LateDropdown>
        </span>
      </div>
      <h1 className="case-header-title">{current.title}</h1>
      <div className="case-header-line case-header-chips">
        {(current.level !== null || isCustomerKind(current.kind)) && (
          <CaseLevel level={current.level} confirmed={current.levelConfirmed} names={names} kind={current.kind} />
        )}
        {current.level !== null && (
          <span className="case-faint">
            {overridden
              ? t('levelOverridden', { level: names.level(current.proposed ?? '') })
              : t(current.levelConfirmed ? 'levelConfirmed' : 'levelProposed')}
          </span>
        )}
        {current.level !== null && <WhyButton of={{ caseId: current.id, what: 'level' }} about={t('levelWord')} />}
        {current.category !== null && (
          <span className="case-faint">
            {names.category(current.category)}
            {current.subtype !== null && ` · ${names.subtype(current.category, current.subtype)}`}
          </span>
        )}
        <span className="case-header-clocks">
          {nearest !== undefined && (
            <DutyDue caseId={current.id} duty={nearest} pausedSince={current.pausedSince} pauseReason={pauseReason} named />
          )}
          {total !== undefined && total.id !== nearest?.id && (
            <DutyDue caseId={current.id} duty={total} pausedSince={current.pausedSince} pauseReason={pauseReason} named />
          )}
        </span>
      </div>
      {current.mergedInto !== null && (
        <p className="case-merged">
          {t('merged')} <Link to={`/cases/${current.mergedInto}`}>{mergedName(current) ?? t('mergedOpen')}</Link>
        </p>
      )}
    </header>
  )
}

/** The case this one ended in, by number and title. */
function mergedName(current: CaseWithTimeline): string | undefined {
  const into = current.mentioned.cases.find(one => one.id === current.mergedInto)
  return into === undefined ? undefined : `${into.number} ${into.title}`
}

/** Why the clocks stand still: 等客户. */
export function pauseReasonOf(current: CaseWithTimeline, language: Language): string | undefined {
  if (current.pausedSince === null) return undefined
  const cause = current.timeline.findLast(entry => entry.type === 'clock.paused')?.data.cause
  return cause === undefined ? undefined : sayValue('pauseCause', cause, language)
}
