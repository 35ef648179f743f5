import { Segmented } from 'antd'
import { useNavigate } from 'react-router'
import { AnalysisTabs } from '../analysis/analysis-tabs.tsx'
import { useWords } from '../language/use-words.ts'
import { miningWords } from './words.ts'

const paths = {
  own: '/analysis/process',
  logs: '/analysis/process/logs',
  analyses: '/analysis/process/analyses',
} as const
type View = keyof typeof paths

/** The tabs of 分析, and whose process is looked at. */
export function ProcessBar({ current }: { readonly current: View }) {
  const t = useWords(miningWords)
  const navigate = useNavigate()
  return (
    <>
      <AnalysisTabs current="process" />
      <Segmented<View>
        aria-label={t('title')}
        value={current}
        options={(['own', 'logs', 'analyses'] as const).map(value => ({ value, label: t(`view.${value}`) }))}
        onChange={value => void navigate(paths[value])}
      />
    </>
  )
}
