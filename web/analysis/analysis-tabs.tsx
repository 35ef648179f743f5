import { Tabs } from 'antd'
import { useNavigate } from 'react-router'
import { useWords } from '../language/use-words.ts'
import { analysisWords } from './words.ts'

const paths = { now: '/analysis', process: '/analysis/process', reports: '/analysis/reports' } as const

/** Figures of now, the process, and the reports that were issued. */
export function AnalysisTabs({ current }: { readonly current: 'now' | 'process' | 'reports' }) {
  const t = useWords(analysisWords)
  const navigate = useNavigate()
  return (
    <Tabs
      activeKey={current}
      onChange={key => void navigate(paths[key as keyof typeof paths])}
      items={[
        { key: 'now', label: t('tab.now') },
        { key: 'process', label: t('tab.process') },
        { key: 'reports', label: t('tab.reports') },
      ]}
    />
  )
}
