import { Segmented, Tag } from 'antd'
import { Link } from 'react-router'
import type { HandlingCheck } from '../../server/supervision/schema.ts'
import { useText, useWords } from '../language/use-words.ts'
import { ClauseChip } from '../policies/clause-chip.tsx'
import { Due } from '../ui/due.tsx'
import { Moment } from '../ui/moment.tsx'
import { PagedList } from '../ui/paged-list.tsx'
import { useChecks } from './use-supervision.ts'
import { supervisionWords } from './words.ts'

const states = ['open', 'done', 'found'] as const
const looks = { open: 'processing', overdue: 'error', done: 'success' } as const

type Props = {
  readonly state: string | undefined
  readonly change: (more: Readonly<Record<string, string | undefined>>) => void
}
/** 办案核查: of each case whose handling supervisors have to check, by whom, with what outcome, and what was found. */
export function CheckList({ state, change }: Props) {
  const t = useWords(supervisionWords)
  const pages = useChecks({ state: states.find(one => one === state) })
  return (
    <>
      <div className="supervision-bar">
        <Segmented
          aria-label={t('findingState')}
          value={state ?? ''}
          onChange={value => change({ state: value })}
          options={[
            { value: '', label: t('checks.all') },
            ...states.map(value => ({ value: value as string, label: t(`checks.${value}`) })),
          ]}
        />
      </div>
      <PagedList pages={pages} empty={t('noChecks')} emptyHint={t('noChecksHint')}>
        <ul>
          {pages.items.map(check => (
            <Row key={check.id} check={check} />
          ))}
        </ul>
      </PagedList>
    </>
  )
}

function Row({ check }: { check: HandlingCheck }) {
  const t = useWords(supervisionWords)
  const text = useText()
  const label = { open: t('checkOpen'), overdue: t('checkOverdue'), done: t('checkDone') }
  const say = (value: string | number | boolean) => (typeof value === 'boolean' ? t(value ? 'yes' : 'no') : String(value))
  return (
    <li className="supervision-finding-row">
      <div className="supervision-row-head">
        <div>
          <Link to={`/cases/${check.case.id}`}>{check.case.number}</Link> {check.case.title}
          <p className="supervision-faint">
            {text(check.title)} <ClauseChip clause={check.clause} /> {check.owner?.name}{' '}
            {check.doneAt === null ? <Moment at={check.startedAt} /> : <Moment at={check.doneAt} />}
          </p>
        </div>
        <div className="supervision-side">
          {check.finding !== null && (
            <Link to={`/supervision?tab=findings&finding=${check.finding.id}`}>
              <Tag color="error">{check.finding.number}</Tag>
            </Link>
          )}
          <Tag color={looks[check.state]}>{label[check.state]}</Tag>
          {check.doneAt === null && check.dueAt !== null && (
            <Due dueAt={check.dueAt} state={check.state === 'overdue' ? 'overdue' : 'running'} title={text(check.title)} />
          )}
          {check.doneAt === null && <Link to={`/cases/${check.case.id}`}>{t('checkIt')}</Link>}
        </div>
      </div>
      {check.answers.length > 0 && (
        <ul className="supervision-checks">
          {check.answers.map(answer => (
            <li key={answer.title.zh}>
              {text(answer.title)}
              {t('colon')}
              {say(answer.value)}
            </li>
          ))}
        </ul>
      )}
    </li>
  )
}
