import { SwapOutlined } from '@ant-design/icons'
import { Button, Checkbox, Skeleton } from 'antd'
import { Suspense, useState } from 'react'
import { Link, useNavigate } from 'react-router'
import { useMe } from '../api/me.ts'
import { useNames } from '../cases/packs.ts'
import { useLanguage, useWords } from '../language/use-words.ts'
import { ActionsOwed } from '../meetings/actions-owed.tsx'
import { shellWords } from '../shell/words.ts'
import { lazyPart } from '../ui/lazy-part.tsx'
import { useZone } from '../ui/moment.tsx'
import { useMinute } from '../ui/now.ts'
import { Nothing, Page } from '../ui/page.tsx'
import { Refusal } from '../ui/refusal.tsx'
import { useAnswered } from '../ui/use-answered.ts'
import { useDrawn } from '../ui/use-quiet.ts'
import { useSelectedRow } from '../ui/use-selected-row.ts'
import { useShortcuts } from '../ui/use-shortcuts.ts'
import { dayOf, instantOf, sayDay } from '../ui/wall-clock.ts'
import { DutyItem } from './duty-item.tsx'
import { groupDuties } from './group-duties.ts'
import { ReportsOwed } from './reports-owed.tsx'
import { ReviewsOwed } from './reviews-owed.tsx'
import { useMyDuties, useSnoozedCount } from './use-inbox.ts'
import { Waiting } from './waiting.tsx'
import { inboxWords } from './words.ts'
import './inbox.css'

const HandOverDialog = lazyPart(async () => (await import('./hand-over-dialog.tsx')).HandOverDialog)

const day = 86_400_000
/** More than a screen shows. */
const FIRST_ROWS = 20

/** 今日待办: what I owe, under which clause, by when. */
export function InboxPage() {
  const t = useWords(inboxWords)
  const shared = useWords(shellWords)
  const me = useMe()
  const language = useLanguage()
  const zone = useZone()
  const now = useMinute()
  const navigate = useNavigate()
  const { names } = useNames()
  const [withSnoozed, setWithSnoozed] = useState(false)
  const [snoozing, setSnoozing] = useState<string>()
  const [handingOver, setHandingOver] = useState(false)
  const pages = useMyDuties(withSnoozed)
  const snoozed = useSnoozedCount()
  const today = dayOf(now, zone)
  const endOfDay = Date.parse(instantOf(`${dayOf(Date.parse(`${today}T12:00:00Z`) + day, 'UTC')}T00:00:00`, zone))
  // What stands above the duties comes before them, or they would be moved away from under whoever presses.
  const isAboveThere = useAnswered(['meetings', 'actions'], ['reports'], ['approvals'], ['policies', 'waits'])
  const isLoading = pages.isLoading || !isAboveThere
  const groups = groupDuties(isLoading ? [] : pages.items, now, endOfDay)
  const rows = groups.flatMap(group => group.duties)
  // What is on the screen at once; the rows below it a moment later.
  const isDrawn = useDrawn(rows.length > 0)
  const shown = new Set(isDrawn ? rows : rows.slice(0, FIRST_ROWS))
  const row = useSelectedRow(rows.map(duty => duty.id))
  const open = () => {
    const duty = rows.find(one => one.id === row.current)
    if (duty !== undefined) void navigate(`/cases/${duty.case.id}${duty.acts[0] === undefined ? '' : `?act=${duty.acts[0]}`}`)
  }
  useShortcuts('list', [
    { keys: 'j', label: t('keyNext'), run: row.next, keysOnly: true },
    { keys: 'k', label: t('keyPrevious'), run: row.previous, keysOnly: true },
    { keys: 'enter', label: t('keyOpen'), run: open, keysOnly: true },
    { keys: 's', label: t('keySnooze'), run: () => setSnoozing(row.current), keysOnly: true },
    { label: t('handOver'), run: () => setHandingOver(true) },
  ])
  return (
    <Page
      title={t('title')}
      subtitle={t('greeting', { name: me.person.name, day: sayDay(today, language) })}
      actions={
        <>
          {(snoozed > 0 || withSnoozed) && (
            <Checkbox checked={withSnoozed} onChange={event => setWithSnoozed(event.target.checked)}>
              {t('showSnoozed')} ({snoozed})
            </Checkbox>
          )}
          <Button icon={<SwapOutlined />} onClick={() => setHandingOver(true)}>
            {t('handOver')}
          </Button>
        </>
      }
    >
      <ActionsOwed />
      <ReportsOwed />
      <ReviewsOwed />
      <Waiting names={names} />
      {pages.problem !== undefined && <Refusal problem={pages.problem} onRetry={pages.retry} />}
      {isLoading && pages.problem === undefined && (
        <div className="panel inbox-skeleton" aria-busy="true">
          <Skeleton active title={false} paragraph={{ rows: 8 }} />
        </div>
      )}
      {!isLoading && pages.problem === undefined && rows.length === 0 && (
        <div className="panel">
          <Nothing
            title={t('empty')}
            hint={snoozed > 0 ? t('emptySnoozed', { count: snoozed }) : t('emptyHint')}
            action={<Link to="/cases">{t('openCases')}</Link>}
          />
        </div>
      )}
      {groups.map(
        ({ group, duties }) =>
          duties.some(duty => shown.has(duty)) && (
            <section key={group} className="inbox-group" data-group={group} aria-labelledby={`inbox-${group}`}>
              <h2 id={`inbox-${group}`} className="inbox-group-head">
                {t(group)}
                <span className="inbox-count">{t('count', { count: duties.length })}</span>
                {group === 'untimed' && <span className="inbox-note">{t('untimedHint')}</span>}
              </h2>
              <ul className="panel inbox-list">
                {duties
                  .filter(duty => shown.has(duty))
                  .map(duty => (
                    <DutyItem
                      key={duty.id}
                      duty={duty}
                      names={names}
                      isSelected={duty.id === row.current}
                      isSnoozing={snoozing === duty.id}
                      onSnoozing={isOpen => setSnoozing(isOpen ? duty.id : undefined)}
                      onSelect={() => row.select(duty.id)}
                    />
                  ))}
              </ul>
            </section>
          ),
      )}
      {!isLoading && pages.hasMore && (
        <div className="paged-foot">
          <Button onClick={pages.loadMore} loading={pages.isLoadingMore}>
            {shared('loadMore')}
          </Button>
        </div>
      )}
      <Suspense>{handingOver && <HandOverDialog onClose={() => setHandingOver(false)} />}</Suspense>
    </Page>
  )
}
