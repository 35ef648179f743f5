import { useQuery } from '@tanstack/react-query'
import { Segmented, Select } from 'antd'
import { useSearchParams } from 'react-router'
import { AskProcess, ProcessView } from '../../server/mining/schema.ts'
import { processKinds } from '../../server/mining/steps-schema.ts'
import { periodOf, presetOf, presets } from '../analysis/periods.ts'
import { analysisWords } from '../analysis/words.ts'
import { get } from '../api/request.ts'
import { serverNow } from '../api/server-time.ts'
import { sayValue } from '../cases/say-value.ts'
import { useLanguage, useWords } from '../language/use-words.ts'
import { ExcelButton } from '../ui/excel-button.tsx'
import { useZone } from '../ui/moment.tsx'
import { DayInput } from '../ui/moment-input.tsx'
import { Loaded, Page } from '../ui/page.tsx'
import { dayOf } from '../ui/wall-clock.ts'
import { OwedPanel } from './owed-panel.tsx'
import { ProcessBar } from './process-bar.tsx'
import { ProcessParts } from './process-parts.tsx'
import { useSelection } from './use-selection.ts'
import { miningWords } from './words.ts'
import './mining.css'

const UPDATES_EVERY_MS = 3_000

/** 流程分析 of our own cases (furn 4.4). */
export function ProcessPage() {
  const t = useWords(miningWords)
  const about = useWords(analysisWords)
  const language = useLanguage()
  const [params] = useSearchParams()
  const { selected, tab, change, clear } = useSelection()
  const today = dayOf(serverNow(), useZone())
  const year = periodOf('year', today)
  const given = Object.fromEntries([...params].filter(([name]) => ['kind', 'from', 'to', 'state'].includes(name)))
  const parsed = AskProcess.safeParse({ from: year.start, to: year.end, ...given })
  const ask = parsed.success ? parsed.data : AskProcess.parse({ from: year.start, to: year.end })
  const question = { ...ask, ...selected }
  const query = useQuery({
    queryKey: ['case', 'process', question],
    queryFn: ({ signal }) => get('/api/mining', ProcessView, { signal, query: question }),
    placeholderData: before => before,
    refetchInterval: ({ state }) => ((state.data?.behind ?? 0) > 0 ? UPDATES_EVERY_MS : false),
  })
  const preset = presetOf({ start: ask.from, end: ask.to }, today)
  return (
    <Page
      title={t('title')}
      bar={<ProcessBar current="own" />}
      actions={<ExcelButton path="/api/mining.xlsx" query={question} name={t('title')} label={t('download')} />}
    >
      <div className="mining-filters">
        <Select
          aria-label={t('kind')}
          className="mining-kind"
          value={ask.kind}
          options={processKinds.map(value => ({ value, label: sayValue('kind', value, language) }))}
          onChange={kind => {
            clear()
            change({ kind })
          }}
        />
        <Segmented
          className="mining-presets"
          aria-label={t('period')}
          value={preset ?? 'free'}
          options={[
            ...presets.map(value => ({ value, label: about(`preset.${value}`) })),
            ...(preset === undefined ? [{ value: 'free' as const, label: about('preset.free') }] : []),
          ]}
          onChange={value => {
            const chosen = presets.find(one => one === value)
            if (chosen === undefined) return
            const { start, end } = periodOf(chosen, today)
            change({ from: start, to: end })
          }}
        />
        <span className="mining-period">
          <DayInput value={ask.from} onChange={from => from && change({ from })} />
          <span aria-hidden>–</span>
          <DayInput value={ask.to} onChange={to => to && change({ to })} />
        </span>
        <Segmented
          aria-label={t('state')}
          value={ask.state}
          options={(['all', 'ended', 'open'] as const).map(value => ({ value, label: t(`state.${value}`) }))}
          onChange={state => change({ state })}
        />
      </div>
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
