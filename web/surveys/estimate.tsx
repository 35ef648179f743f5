import { WarningOutlined } from '@ant-design/icons'
import { Tag } from 'antd'
import type { Tally } from '../../server/surveys/schema.ts'
import { useWords } from '../language/use-words.ts'
import { surveyWords } from './words.ts'

type One = Tally['response']
const percent = (value: number) => `${(value * 100).toFixed(1)}%`
const number = (value: number) => value.toFixed(2)
const whole = (value: number) => String(Math.round(value))

/** A figure with its interval: never a mean alone. */
export function EstimateFigure({ label, of, as }: { label: string; of: One; as: 'percent' | 'mean' | 'nps' }) {
  const t = useWords(surveyWords)
  const say = as === 'percent' ? percent : as === 'mean' ? number : whole
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
