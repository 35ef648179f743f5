import { Tabs } from 'antd'
import { useSearchParams } from 'react-router'
import { useWords } from '../language/use-words.ts'
import { Page } from '../ui/page.tsx'
import { AuditsView } from './audits-view.tsx'
import { CheckList } from './check-list.tsx'
import { CoverageView } from './coverage-view.tsx'
import { DataChecks } from './data-checks.tsx'
import { FindingList } from './finding-list.tsx'
import { SampleList } from './sample-list.tsx'
import { SamplingSettings } from './sampling-settings.tsx'
import { useHitCounts } from './use-supervision.ts'
import { supervisionWords } from './words.ts'
import './supervision.css'

const tabs = ['samples', 'findings', 'audits', 'checks', 'data', 'coverage', 'settings'] as const

/** 抽查与监督; every filter stands in the address. */
export function SupervisionPage() {
  const t = useWords(supervisionWords)
  const [params, setParams] = useSearchParams()
  const tab = tabs.find(one => one === params.get('tab')) ?? 'samples'
  const change = (more: Readonly<Record<string, string | undefined>>) => {
    const next = new URLSearchParams(params)
    for (const [name, value] of Object.entries(more)) {
      if (value === undefined || value === '') next.delete(name)
      else next.set(name, value)
    }
    setParams(next, { replace: true })
  }
  const counts = useHitCounts()
  // What only those who supervise may read is no tab of anybody else's.
  const shown = tabs.filter(key => (key !== 'checks' && key !== 'data') || key === tab || counts.data?.canSettle === true)
  const given = (name: string) => params.get(name) ?? undefined
  return (
    <Page
      title={t('title')}
      subtitle={t(`hint.${tab}`)}
      bar={
        <Tabs
          activeKey={tab}
          onChange={key => setParams(key === 'samples' ? {} : { tab: key }, { replace: true })}
          items={shown.map(key => ({ key, label: t(`tab.${key}`) }))}
        />
      }
    >
      {tab === 'samples' && <SampleList rule={given('rule')} mine={given('mine') === '1'} change={change} />}
      {tab === 'findings' && (
        <FindingList
          state={given('state')}
          source={given('source')}
          major={given('major') === 'yes'}
          mine={given('mine') === '1'}
          one={given('finding')}
          change={change}
        />
      )}
      {tab === 'audits' && <AuditsView year={given('year')} onYear={year => change({ year })} />}
      {tab === 'checks' && <CheckList state={given('state')} change={change} />}
      {tab === 'data' && <DataChecks rule={given('rule')} state={given('state')} change={change} />}
      {tab === 'coverage' && <CoverageView from={given('from')} to={given('to')} change={change} />}
      {tab === 'settings' && <SamplingSettings />}
    </Page>
  )
}
