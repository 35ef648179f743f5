import { Skeleton } from 'antd'
import type { Home } from '../../server/home/schema.ts'
import { useWords } from '../language/use-words.ts'
import { Moment } from '../ui/moment.tsx'
import { Loaded, Page } from '../ui/page.tsx'
import { FigureLink } from './figure-link.tsx'
import { LevelStage } from './level-stage.tsx'
import { MajorBoard } from './major-board.tsx'
import { TeamBoard } from './team-board.tsx'
import { useHome } from './use-home.ts'
import { homeWords } from './words.ts'
import './home.css'

function Mine({ mine }: { mine: Home['mine'] }) {
  const t = useWords(homeWords)
  return (
    <section className="panel board-panel" aria-label={t('mine')}>
      <h2>{t('mine')}</h2>
      <div className="board-numbers">
        <FigureLink figure={mine.overdue} label={t('overdue')} alert />
        <FigureLink figure={mine.twoHours} label={t('twoHours')} />
        <FigureLink figure={mine.today} label={t('today')} />
        <FigureLink figure={mine.open} label={t('open')} />
        <FigureLink figure={mine.paused} label={t('paused')} />
        <FigureLink figure={mine.untimed} label={t('untimed')} />
        <FigureLink figure={mine.approvals} label={t('approvals')} />
        <FigureLink figure={mine.receipts} label={t('receipts')} />
        <FigureLink figure={mine.editions} label={t('editions')} />
        <FigureLink figure={mine.reports} label={t('reports')} alert />
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

/** 看板: for superiors the team first, then the cases; for everybody their own numbers on top. */
export function BoardPage() {
  const t = useWords(homeWords)
  const query = useHome()
  return (
    <Page
      title={t('title')}
      subtitle={
        query.data && (
          <>
            {t('asOf')} <Moment at={query.data.asOf} plain />
          </>
        )
      }
    >
      <Loaded query={query} skeleton={<Skeleton active paragraph={{ rows: 12 }} />}>
        {home => (
          <div className="board">
            <Mine mine={home.mine} />
            {home.major !== null && <MajorBoard major={home.major} />}
            <div className="board-pair">
              {home.team !== null && <TeamBoard team={home.team} />}
              <Cases cases={home.cases} />
            </div>
          </div>
        )}
      </Loaded>
    </Page>
  )
}
