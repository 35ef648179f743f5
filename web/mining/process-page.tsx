import { useQuery } from '@tanstack/react-query'
import { useSearchParams } from 'react-router'
import { customerKinds } from '../../events/customer-kinds.ts'
import { AskProcess, ProcessView } from '../../server/mining/schema.ts'
import { periodOf } from '../analysis/periods.ts'
import { get } from '../api/request.ts'
import { serverNow } from '../api/server-time.ts'
import { usePacksInForce } from '../cases/packs.ts'
import { sayValue } from '../cases/say-value.ts'
import { useLanguage, useWords } from '../language/use-words.ts'
import { ExcelButton } from '../ui/excel-button.tsx'
import { useZone } from '../ui/moment.tsx'
import { Loaded, Page } from '../ui/page.tsx'
import { dayOf } from '../ui/wall-clock.ts'
import { OwedPanel } from './owed-panel.tsx'
import { ProcessBar } from './process-bar.tsx'
import { ProcessFilters } from './process-filters.tsx'
import { ProcessParts } from './process-parts.tsx'
import { useSelection } from './use-selection.ts'
import { miningWords } from './words.ts'
import './mining.css'

const UPDATES_EVERY_MS = 3_000
const asked = ['kind', 'from', 'to', 'state', 'level', 'category', 'department', 'product']

/** 流程分析 of our own cases (furn 4.4). */
export function ProcessPage() {
  const t = useWords(miningWords)
  const language = useLanguage()
  const [params] = useSearchParams()
  const { selected, tab, change, clear } = useSelection()
  const today = dayOf(serverNow(), useZone())
  const year = periodOf('year', today)
  const given = Object.fromEntries([...params].filter(([name]) => asked.includes(name)))
  // What the company grades comes first: an integrator has anomalies where others have complaints.
  const { packs, isLoading } = usePacksInForce()
  const graded = customerKinds.find(kind => packs.some(pack => pack.levels.length > 0 && pack.primaryFor.includes(kind)))
  const wholly = { from: year.start, to: year.end, ...(graded && { kind: graded }) }
  const parsed = AskProcess.safeParse({ ...wholly, ...given })
  const ask = parsed.success ? parsed.data : AskProcess.parse(wholly)
  const question = { ...ask, ...selected }
  const query = useQuery({
    queryKey: ['case', 'process', question],
    queryFn: ({ signal }) => get('/api/mining', ProcessView, { signal, query: question }),
    enabled: given.kind !== undefined || !isLoading,
    placeholderData: before => before,
    refetchInterval: ({ state }) => ((state.data?.behind ?? 0) > 0 ? UPDATES_EVERY_MS : false),
  })
  return (
    <Page
      title={t('title')}
      bar={<ProcessBar current="own" />}
      actions={<ExcelButton path="/api/mining.xlsx" query={question} name={t('title')} label={t('download')} />}
    >
      <ProcessFilters ask={ask} today={today} change={change} />
      <Loaded query={query}>
        {view => (
          <div className="mining-page" aria-busy={query.isPlaceholderData}>
            {view.owed !== null && <OwedPanel owed={view.owed} from={ask.from} to={ask.to} />}
            {view.behind > 0 && (
              <p role="status" className="case-faint">
                {t('behind', { count: view.behind })}
              </p>
            )}
            <p className="case-faint">{t(`scope.${view.scope}`)}</p>
            <ProcessParts
              name={`${t('title')} ${sayValue('kind', ask.kind, language)} ${ask.from} – ${ask.to}`}
              parts={view}
              conformance={view.conformance}
              selected={selected}
              tab={tab}
              change={change}
              clear={clear}
              cases={{ path: '/api/mining/cases', query: question }}
            />
          </div>
        )}
      </Loaded>
    </Page>
  )
}
