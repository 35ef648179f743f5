import { Tabs } from 'antd'
import { useNavigate } from 'react-router'
import { useWords } from '../language/use-words.ts'
import { indicatorWords } from './words.ts'

const paths = { now: '/indicators', reported: '/indicators/reported', cards: '/indicators/scorecards' } as const

/** Figures of now, figures as they were reported, and scorecards. */
export function IndicatorTabs({ current }: { readonly current: keyof typeof paths }) {
  const t = useWords(indicatorWords)
  const navigate = useNavigate()
  return (
    <Tabs
      activeKey={current}
      onChange={key => void navigate(paths[key as keyof typeof paths])}
      items={(['now', 'reported', 'cards'] as const).map(key => ({ key, label: t(`tab.${key}`) }))}
    />
  )
}
