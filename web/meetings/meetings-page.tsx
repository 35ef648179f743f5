import { Button, Segmented, Tabs, Tag } from 'antd'
import { Link, useSearchParams } from 'react-router'
import type { MeetingRow } from '../../server/meetings/schema.ts'
import { useText, useWords } from '../language/use-words.ts'
import { ClauseChip } from '../policies/clause-chip.tsx'
import { ReportArea } from '../reports/report-area.tsx'
import '../reports/reports.css'
import { Due } from '../ui/due.tsx'
import { Moment } from '../ui/moment.tsx'
import { Loaded, Nothing, Page } from '../ui/page.tsx'
import { PagedList } from '../ui/paged-list.tsx'
import { ActionLine } from './action-line.tsx'
import { useMeetingActions, useMeetings, useMeetingsToHold } from './use-meetings.ts'
import { meetingWords } from './words.ts'
import './meetings.css'

const tabs = ['owed', 'meetings', 'actions'] as const
type Tab = (typeof tabs)[number]

/** 会议: which are to be held, all of them, and what they agreed on. */
export function MeetingsPage() {
  const t = useWords(meetingWords)
  const [params, setParams] = useSearchParams()
  const asked = params.get('tab')
  const tab: Tab = tabs.find(one => one === asked) ?? (params.has('from') ? 'meetings' : 'owed')
  return (
    <Page
      title={t('title')}
      actions={
        <Link to="/meetings/new">
          <Button>{t('anotherMeeting')}</Button>
        </Link>
      }
      bar={
        <>
          <ReportArea active="meetings" />
          <Tabs
            activeKey={tab}
            onChange={key => setParams({ tab: key }, { replace: true })}
            items={tabs.map(key => ({ key, label: t(`tab.${key}`) }))}
          />
        </>
      }
    >
      {tab === 'owed' && <ToHold />}
      {tab === 'meetings' && <List />}
      {tab === 'actions' && <Actions />}
    </Page>
  )
}

function ToHold() {
  const t = useWords(meetingWords)
  const text = useText()
  const query = useMeetingsToHold()
  return (
    <Loaded query={query}>
      {view =>
        view.reports.length + view.cases.length === 0 ? (
          <Nothing title={t('owedNone')} hint={t('owedHint')} />
        ) : (
          <ul className="panel">
            {view.cases.map(one => (
              <li key={one.id} className="meeting-row">
                <div>
                  <Link className="meeting-title" to={`/cases/${one.id}`}>
                    {one.number} {one.title}
                  </Link>{' '}
                  <ClauseChip clause={one.clause} />
                  <p className="meeting-faint">{text(one.duty)}</p>
                </div>
                {one.dueAt !== null && <Due dueAt={one.dueAt} state="running" title={text(one.duty)} />}
                <Link to={`/meetings/new?case=${one.id}`}>
                  <Button type="primary" size="small">
                    {t('convene')}
                  </Button>
                </Link>
              </li>
            ))}
            {view.reports.map(one => (
              <li key={one.id} className="meeting-row">
                <div>
                  <Link className="meeting-title" to={`/reports/${one.id}`}>
                    {text(one.title)}
                  </Link>{' '}
                  <ClauseChip clause={one.clause} />
                  <p className="meeting-faint">
                    {one.periodStart} – {one.periodEnd} · {t('minutesBy')}
                  </p>
                </div>
                <Due dueAt={one.dueAt} state="running" title={text(one.title)} />
                <Link to={one.planned === null ? `/meetings/new?report=${one.id}` : `/meetings/${one.planned}`}>
                  <Button type={one.planned === null ? 'primary' : 'default'} size="small">
                    {t(one.planned === null ? 'convene' : 'openIt')}
                  </Button>
                </Link>
              </li>
            ))}
          </ul>
        )
      }
    </Loaded>
  )
}

const states = ['planned', 'held', 'cancelled'] as const
function List() {
  const t = useWords(meetingWords)
  const [params, setParams] = useSearchParams()
  const state = states.find(one => one === params.get('state'))
  const [from, to] = [params.get('from') ?? undefined, params.get('to') ?? undefined]
  const pages = useMeetings({ state, from, to })
  return (
    <>
      <div className="meeting-filter">
        <Segmented
          aria-label={t('title')}
          value={state ?? 'all'}
          onChange={value =>
            setParams(
              { tab: 'meetings', ...(value === 'all' ? {} : { state: value }), ...(from && to ? { from, to } : {}) },
              { replace: true },
            )
          }
          options={[{ value: 'all', label: t('filter.all') }, ...states.map(value => ({ value, label: t(`state.${value}`) }))]}
        />
      </div>
      <PagedList pages={pages} empty={t('noMeetings')} emptyHint={t('owedHint')}>
        <ul>
          {pages.items.map(one => (
            <Line key={one.id} meeting={one} />
          ))}
        </ul>
      </PagedList>
    </>
  )
}

function Line({ meeting }: { readonly meeting: MeetingRow }) {
  const t = useWords(meetingWords)
  return (
    <li className="meeting-row">
      <div>
        <Link className="meeting-title" to={`/meetings/${meeting.id}`}>
          {meeting.title}
        </Link>{' '}
        {meeting.report !== null && <ClauseChip clause={meeting.report.clause} />}
        <p className="meeting-faint">
          <Moment at={meeting.startsAt} /> · {t('chair')} {meeting.chair.name}
          {meeting.place !== '' && ` · ${meeting.place}`}
          {meeting.case !== null && ` · ${meeting.case.number}`}
          {meeting.actions > 0 && ` · ${t('actionsOf', { open: String(meeting.openActions), all: String(meeting.actions) })}`}
        </p>
      </div>
      <Tag color={meeting.state === 'held' ? 'success' : meeting.state === 'planned' ? 'processing' : 'default'}>
        {t(`state.${meeting.state}`)}
      </Tag>
    </li>
  )
}

const actionStates = ['open', 'late', 'waiting', 'settled'] as const
function Actions() {
  const t = useWords(meetingWords)
  const [params, setParams] = useSearchParams()
  const whose = params.get('whose') === 'all' ? 'all' : 'mine'
  const state = actionStates.find(one => one === params.get('state'))
  const pages = useMeetingActions({ tab: whose, state })
  const go = (next: { whose: string; state: string | undefined }) =>
    setParams(
      {
        tab: 'actions',
        ...(next.whose === 'all' ? { whose: 'all' } : {}),
        ...(next.state === undefined ? {} : { state: next.state }),
      },
      { replace: true },
    )
  return (
    <>
      <div className="meeting-filter">
        <Segmented
          aria-label={t('who')}
          value={whose}
          onChange={value => go({ whose: value, state })}
          options={[
            { value: 'mine', label: t('mine') },
            { value: 'all', label: t('all') },
          ]}
        />
        <Segmented
          aria-label={t('tab.actions')}
          value={state ?? 'any'}
          onChange={value => go({ whose, state: value === 'any' ? undefined : value })}
          options={[
            { value: 'any', label: t('filter.all') },
            ...actionStates.map(value => ({ value, label: t(`actionState.${value}`) })),
          ]}
        />
      </div>
      <PagedList pages={pages} empty={t('noActions')}>
        <ul>
          {pages.items.map(action => (
            <ActionLine key={action.id} action={action} />
          ))}
        </ul>
      </PagedList>
    </>
  )
}
