import { useQuery } from '@tanstack/react-query'
import { Empty, Segmented, Select } from 'antd'
import { useSearchParams } from 'react-router'
import { AskFailures, dimensions, FailureStatistics } from '../../server/statistics/schema.ts'
import { get } from '../api/request.ts'
import { serverNow } from '../api/server-time.ts'
import { useWords } from '../language/use-words.ts'
import { useZone } from '../ui/moment.tsx'
import { DayInput } from '../ui/moment-input.tsx'

import { Loaded, Page } from '../ui/page.tsx'
import { dayOf } from '../ui/wall-clock.ts'
import { CasesBehind } from './cases-behind.tsx'
import { FailureTable, Trend } from './failure-table.tsx'
import { StatisticTabs } from './statistic-tabs.tsx'
import { statisticWords } from './words.ts'
import './statistics.css'

/** The question that stands in the address; the last twelve months by failure where it asks nothing. */
function useAsked() {
  const [params, setParams] = useSearchParams()
  const zone = useZone()
  const today = dayOf(serverNow(), zone)
  const year = Number(today.slice(0, 4)) - 1
  const defaults = { from: `${year}${today.slice(4, 8)}01`, to: today, by: 'failure' }
  const given = Object.fromEntries([...params].filter(([name]) => name in AskFailures.shape))
  const parsed = AskFailures.safeParse({ ...defaults, ...given })
  const ask = parsed.success ? parsed.data : AskFailures.parse(defaults)
  const change = (next: Readonly<Record<string, string | undefined>>) =>
    setParams(
      before => {
        const all = { ...Object.fromEntries(before), ...next }
        return Object.fromEntries(Object.entries(all).filter((one): one is [string, string] => one[1] !== undefined))
      },
      { preventScrollReset: true },
    )
  return { ask, params, change }
}

/** 故障统计: what fails, where and why, in a period; each number opens its cases. */
export function FailuresPage() {
  const t = useWords(statisticWords)
  const { ask, params, change } = useAsked()
  const query = useQuery({
    queryKey: ['case', 'statistics', 'failures', ask],
    queryFn: ({ signal }) => get('/api/statistics/failures', FailureStatistics, { signal, query: { ...ask } }),
    placeholderData: before => before,
  })
  const key = params.get('open') ?? undefined
  const month = params.get('month') ?? undefined
  return (
    <Page title={t('failures')} bar={<StatisticTabs current="failures" />}>
      <div className="statistic-filters">
        <span className="statistic-period">
          <DayInput value={ask.from} onChange={from => change({ from: from ?? undefined, open: undefined, month: undefined })} />
          <span aria-hidden>–</span>
          <DayInput value={ask.to} onChange={to => change({ to: to ?? undefined, open: undefined, month: undefined })} />
        </span>
        <Segmented
          aria-label={t('by')}
          value={ask.by}
          options={dimensions.map(value => ({ value, label: t(`by.${value}`) }))}
          onChange={by => change({ by, under: undefined, open: undefined, month: undefined })}
        />
        <Select
          className="statistic-product"
          aria-label={t('product')}
          allowClear
          showSearch={{ optionFilterProp: 'label' }}
          placeholder={t('allProducts')}
          value={ask.product ?? null}
          options={(query.data?.products ?? []).map(value => ({ value, label: value }))}
          onChange={(product: string | null) => change({ product: product ?? undefined, open: undefined })}
        />
      </div>
      <Loaded query={query}>
        {data =>
          data.failures === 0 ? (
            <Empty description={t('nothing')}>
              <p className="case-faint">{t('nothingHint')}</p>
            </Empty>
          ) : (
            <>
              <p className="statistic-total">
                <button type="button" className="statistic-open" onClick={() => change({ open: 'all', month: undefined })}>
                  {t('total', { failures: data.failures, cases: data.cases })}
                </button>
                {data.uncoded > 0 && <span className="case-faint"> {t('uncodedHint', { count: data.uncoded })}</span>}
              </p>
              <FailureTable ask={ask} data={data} change={change} />
              <Trend data={data} change={change} />
              {(key !== undefined || month !== undefined) && (
                <CasesBehind
                  ask={ask}
                  picked={key}
                  month={month}
                  name={
                    month ??
                    (key === 'all' ? t('all') : data.rows.find(row => (row.key ?? '') === (key ?? ''))?.title || t('uncoded'))
                  }
                  onClose={() => change({ open: undefined, month: undefined })}
                />
              )}
            </>
          )
        }
      </Loaded>
    </Page>
  )
}
