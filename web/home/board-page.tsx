import { DesktopOutlined } from '@ant-design/icons'
import { Button, Skeleton } from 'antd'
import { Suspense, useCallback } from 'react'
import type { Home } from '../../server/home/schema.ts'
import { useMe } from '../api/me.ts'
import { useBoardAddress } from '../dashboard/board-address.ts'
import { useWall } from '../dashboard/use-wall.ts'
import { dashboardWords } from '../dashboard/words.ts'
import { useWords } from '../language/use-words.ts'
import { lazyPart } from '../ui/lazy-part.tsx'
import { Moment } from '../ui/moment.tsx'
import { Loaded, Page } from '../ui/page.tsx'
import { useQuiet } from '../ui/use-quiet.ts'
import { FigureLink } from './figure-link.tsx'
import { LevelStage } from './level-stage.tsx'
import { MajorBoard } from './major-board.tsx'
import { TeamBoard } from './team-board.tsx'
import { useHome } from './use-home.ts'
import { homeWords } from './words.ts'
import './home.css'

// Trends and causes come after what needs an act: their code and figures do not hold up the numbers above them.
const DashboardSection = lazyPart(async () => (await import('../dashboard/dashboard-section.tsx')).DashboardSection)

/** What needs an act today first, then what is merely open. */
function Mine({ mine }: { mine: Home['mine'] }) {
  const t = useWords(homeWords)
  return (
    <section className="panel board-panel" aria-label={t('mine')}>
      <h2>{t('mine')}</h2>
      <div className="board-numbers">
        <FigureLink figure={mine.overdue} label={t('overdue')} alert />
        <FigureLink figure={mine.reports} label={t('reports')} alert />
        <FigureLink figure={mine.twoHours} label={t('twoHours')} />
        <FigureLink figure={mine.today} label={t('today')} />
        <FigureLink figure={mine.approvals} label={t('approvals')} />
        <FigureLink figure={mine.receipts} label={t('receipts')} />
        {mine.lowScores.count > 0 && <FigureLink figure={mine.lowScores} label={t('lowScores')} />}
        {mine.samples.count > 0 && <FigureLink figure={mine.samples} label={t('samples')} />}
        {mine.findings.count > 0 && <FigureLink figure={mine.findings} label={t('findings')} />}
        <FigureLink figure={mine.editions} label={t('editions')} />
        <FigureLink figure={mine.open} label={t('open')} />
        <FigureLink figure={mine.untimed} label={t('untimed')} />
        <FigureLink figure={mine.paused} label={t('paused')} />
      </div>
    </section>
  )
}

function Cases({ cases }: { cases: Home['cases'] }) {
  const t = useWords(homeWords)
  return (
    <section className="panel board-panel" aria-label={t('cases')}>
      <h2>{t('levelStage')}</h2>
      <div className="board-numbers">
        <FigureLink figure={cases.open} label={t('casesOpen')} />
        <FigureLink figure={cases.overdue} label={t('casesOverdue')} alert />
        <FigureLink figure={cases.ungraded} label={t('ungraded')} />
      </div>
      <LevelStage rows={cases.byLevelAndStage} />
    </section>
  )
}

/**
 * 看板: first what needs action (one's own, the highest level, for superiors the team), then trends, then causes. `?wall=1` for a screen on the
 * wall: nothing of one person's, in large type, kept up to date.
 */
export function BoardPage() {
  const t = useWords(homeWords)
  const d = useWords(dashboardWords)
  const { organisation } = useMe()
  const query = useHome()
  const { isWall, change } = useBoardAddress()
  // biome-ignore lint/correctness/useExhaustiveDependencies: it only takes one name out of whatever the address is then.
  const leave = useCallback(() => change({ wall: undefined }), [])
  useWall(isWall, leave)
  const isQuiet = useQuiet()
  const waits = <Skeleton active paragraph={{ rows: 8 }} />
  const enter = () => {
    change({ wall: '1' })
    // Where full screen is refused (a phone, a policy of the company) the board still fills the window.
    void document.documentElement.requestFullscreen?.().catch(() => undefined)
  }
  return (
    <Page
      title={isWall ? d('wallTitle', { company: organisation.name }) : t('title')}
      subtitle={
        query.data && (
          <>
            {isWall ? d('updated') : t('asOf')} <Moment at={query.data.asOf} plain />
          </>
        )
      }
      actions={
        <Button icon={<DesktopOutlined />} type={isWall ? 'text' : 'default'} onClick={isWall ? leave : enter}>
          {d(isWall ? 'leaveWall' : 'wall')}
        </Button>
      }
    >
      <div className="board">
        <Loaded query={query} skeleton={<Skeleton active paragraph={{ rows: 12 }} />}>
          {home => (
            <>
              {!isWall && <Mine mine={home.mine} />}
              {home.major !== null && <MajorBoard major={home.major} />}
              <div className="board-pair">
                {home.team !== null && <TeamBoard team={home.team} isWall={isWall} />}
                <Cases cases={home.cases} />
              </div>
            </>
          )}
        </Loaded>
        <Suspense fallback={waits}>{isQuiet ? <DashboardSection isWall={isWall} change={change} /> : waits}</Suspense>
      </div>
    </Page>
  )
}
