import { Tabs } from 'antd'
import { useNavigate } from 'react-router'
import { useWords } from '../language/use-words.ts'
import { statisticWords } from './words.ts'

/** 故障统计 and 质量反馈 beside each other. */
export function StatisticTabs({ current }: { current: 'failures' | 'quality' }) {
  const t = useWords(statisticWords)
  const navigate = useNavigate()
  return (
    <Tabs
      activeKey={current}
      onChange={key => void navigate(key === 'quality' ? '/statistics/quality' : '/statistics')}
      items={[
        { key: 'failures', label: t('failures') },
        { key: 'quality', label: t('quality') },
      ]}
    />
  )
}
