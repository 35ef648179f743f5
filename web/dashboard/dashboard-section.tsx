import { useQuery } from '@tanstack/react-query'
import { Button, Skeleton } from 'antd'
import { Link } from 'react-router'
import { Dashboard } from '../../server/dashboard/schema.ts'
import { casesLink } from '../analysis/links.ts'
import { get } from '../api/request.ts'
import { useWords } from '../language/use-words.ts'
import { ExcelButton } from '../ui/excel-button.tsx'
import { Loaded, Nothing } from '../ui/page.tsx'
import type { useBoardAddress } from './board-address.ts'
import { DashboardFilters } from './dashboard-filters.tsx'
import { FlowPanels } from './flow-panels.tsx'
import { IndicatorTiles } from './indicator-tiles.tsx'
import { ParetoPanel } from './pareto-panel.tsx'
import { useAsked } from './use-asked.ts'
import { dashboardWords } from './words.ts'
import '../analysis/analysis.css'
import './dashboard.css'

/** Below what needs action: how it went in a period, and why. */
export function DashboardSection({ change, isWall }: Pick<ReturnType<typeof useBoardAddress>, 'change' | 'isWall'>) {
  const { ask, today } = useAsked()
  const t = useWords(dashboardWords)
  const query = useQuery({
    queryKey: ['case', 'dashboard', ask],
    queryFn: ({ signal }) => get('/api/dashboard', Dashboard, { signal, query: { ...ask } }),
    placeholderData: before => before,
    refetchInterval: 60_000,
  })
  return (
    <section className="dashboard" aria-label={t('title')}>
      {!isWall && <h2 className="dashboard-title">{t('title')}</h2>}
      <Loaded query={query} skeleton={<Skeleton active paragraph={{ rows: 10 }} />}>
        {view => (
          <>
            {!isWall && <DashboardFilters ask={ask} view={view} today={today} change={change} />}
            <IndicatorTiles ask={ask} />
            {view.cases === 0 && view.buckets.every(one => one.open === 0 && one.met + one.late + one.missed === 0) ? (
              <Nothing
                title={t('empty')}
                hint={t('emptyHint')}
                action={
                  ask.department !== undefined && (
                    <Button onClick={() => change({ department: 'all' })}>{t('showAllDepartments')}</Button>
                  )
                }
              />
            ) : (
              <>
                {!isWall && (
                  <p className="dashboard-total">
                    <Link to={casesLink(view, view.department ? [{ dimension: 'department', key: view.department.id }] : [])}>
                      {t('total', { count: view.cases })}
                    </Link>
                    <ExcelButton path="/api/dashboard.xlsx" query={{ ...ask }} name={t('title')} label={t('excel')} />
                  </p>
                )}
                <div className="board-pair">
                  <FlowPanels view={view} isWall={isWall} />
                  <ParetoPanel view={view} isWall={isWall} change={change} />
                </div>
              </>
            )}
          </>
        )}
      </Loaded>
    </section>
  )
}
