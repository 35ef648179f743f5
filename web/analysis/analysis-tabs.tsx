import { Tabs } from 'antd'
import { useNavigate } from 'react-router'
import { useWords } from '../language/use-words.ts'
import { analysisWords } from './words.ts'

/** Figures of now, and the reports that were issued. */
export function AnalysisTabs({ current }: { readonly current: 'now' | 'reports' }) {
  const t = useWords(analysisWords)
  const navigate = useNavigate()
  return (
    <Tabs
      activeKey={current}
      onChange={key => void navigate(key === 'reports' ? '/analysis/reports' : '/analysis')}
      items={[
        { key: 'now', label: t('tab.now') },
        { key: 'reports', label: t('tab.reports') },
      ]}
    />
  )
}
