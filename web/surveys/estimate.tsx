import { WarningOutlined } from '@ant-design/icons'
import { Tag } from 'antd'
import { sayEstimate } from '../../engine/surveys/say-figures.ts'
import type { Tally } from '../../server/surveys/schema.ts'
import { useWords } from '../language/use-words.ts'
import { surveyWords } from './words.ts'

type One = Tally['response']

/** A figure with its interval: never a mean alone. */
export function EstimateFigure({ label, of, as }: { label: string; of: One; as: 'percent' | 'mean' | 'nps' }) {
  const t = useWords(surveyWords)
  const say = (value: number) => sayEstimate({ value, low: null, high: null }, as)
  return (
    <div className="survey-figure">
      <span className="survey-faint">{label}</span>
      <strong>{of === null ? '—' : say(of.value)}</strong>
      <span className="survey-faint">
        {of === null
          ? t('none')
          : of.low === null || of.high === null
            ? t('noInterval')
            : t('interval', { low: say(of.low), high: say(of.high) })}
      </span>
    </div>
  )
}

/** 样本不足, in words and colour. */
export function Sufficient({ tally }: { tally: Tally }) {
  const t = useWords(surveyWords)
  if (tally.isSufficient) return null
  return (
    <Tag color="warning" icon={<WarningOutlined />} title={t('insufficientHint')}>
      {t('insufficient')}
    </Tag>
  )
}
