import { useQuery } from '@tanstack/react-query'
import { Segmented, Select } from 'antd'
import { useSearchParams } from 'react-router'
import { customerKinds } from '../../events/customer-kinds.ts'
import { AnalysisView, AskAnalysis, Dimension } from '../../server/analysis/schema.ts'
import { get } from '../api/request.ts'
import { serverNow } from '../api/server-time.ts'
import { sayValue } from '../cases/say-value.ts'
import { useLanguage, useWords } from '../language/use-words.ts'
import { useZone } from '../ui/moment.tsx'
import { DayInput } from '../ui/moment-input.tsx'
import { Loaded, Nothing, Page } from '../ui/page.tsx'
import { dayOf } from '../ui/wall-clock.ts'
import { AnalysisParts } from './analysis-parts.tsx'
import { AnalysisTabs } from './analysis-tabs.tsx'
import { IssuePanel } from './issue-panel.tsx'
import { periodOf, presetOf, presets } from './periods.ts'
import { analysisWords } from './words.ts'
import './analysis.css'

/** The question that stands in the address; complaints of twelve months where it asks nothing. */
function useAsked() {
  const [params, setParams] = useSearchParams()
  const today = dayOf(serverNow(), useZone())
  const year = periodOf('year', today)
  const defaults = { from: year.start, to: year.end }
  const given = Object.fromEntries([...params].filter(([name]) => name in AskAnalysis.shape))
  const parsed = AskAnalysis.safeParse({ ...defaults, ...given })
  const ask = parsed.success ? parsed.data : AskAnalysis.parse(defaults)
  const dimension = Dimension.safeParse(params.get('d'))
  const change = (next: Readonly<Record<string, string>>) =>
    setParams(before => ({ ...Object.fromEntries(before), ...next }), { preventScrollReset: true })
  return { ask, today, dimension: dimension.success ? dimension.data : ('category' as const), change }
}

/** 分析 (penal 五(一)): a kind of case in a period, by every side it has; each number opens its cases, and the whole is issued as a report. */
export function AnalysisPage() {
  const t = useWords(analysisWords)
  const language = useLanguage()
  const { ask, today, dimension, change } = useAsked()
  const query = useQuery({
    queryKey: ['case', 'analysis', ask],
    queryFn: ({ signal }) => get('/api/analysis', AnalysisView, { signal, query: { ...ask } }),
    placeholderData: before => before,
  })
  const preset = presetOf({ start: ask.from, end: ask.to }, today)
  const choose = (name: (typeof presets)[number]) => {
    const { start, end } = periodOf(name, today)
    change({ from: start, to: end })
  }
  return (
    <Page title={t('title')} bar={<AnalysisTabs current="now" />}>
      <div className="analysis-filters">
        <Select
          aria-label={t('kind')}
          className="analysis-kind"
          value={ask.kind}
          options={customerKinds.map(value => ({ value, label: sayValue('kind', value, language) }))}
          onChange={kind => change({ kind })}
        />
        <Segmented
          className="analysis-presets"
          aria-label={t('period')}
          value={preset ?? 'free'}
          options={[
            ...presets.map(value => ({ value, label: t(`preset.${value}`) })),
            ...(preset === undefined ? [{ value: 'free' as const, label: t('preset.free') }] : []),
          ]}
          onChange={value => {
            const chosen = presets.find(one => one === value)
            if (chosen !== undefined) choose(chosen)
          }}
        />
        <span className="analysis-period">
          <DayInput value={ask.from} onChange={from => from && change({ from })} />
          <span aria-hidden>–</span>
          <DayInput value={ask.to} onChange={to => to && change({ to })} />
        </span>
      </div>
      <Loaded query={query}>
        {view => (
          <div className="analysis">
            {view.document.cases === 0 ? (
              <Nothing title={t('empty')} hint={t('emptyHint')} />
            ) : (
              <AnalysisParts
                document={view.document}
                dimension={dimension}
                depths={view.depths}
                change={change}
                onDimension={d => change({ d })}
              />
            )}
            <IssuePanel key={`${ask.kind} ${ask.from} ${ask.to}`} view={view} />
          </div>
        )}
      </Loaded>
    </Page>
  )
}
