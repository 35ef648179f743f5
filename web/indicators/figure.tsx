import { CheckCircleOutlined, CloseCircleOutlined } from '@ant-design/icons'
import { Tag } from 'antd'
import { figureText } from '../../engine/figure-text.ts'
import { inLanguage } from '../../events/in-language.ts'
import type { IndicatorFigure } from '../../server/indicators/schema.ts'
import { useLanguage, useWords } from '../language/use-words.ts'
import { indicatorWords } from './words.ts'

/** Why there is no figure: not entered, nothing to compare, nothing to count. */
export const missingFigure = { entered: 'notEntered', change: 'noChange', counted: 'noFigure' } as const

type Unit = IndicatorFigure['unit']

/** A figure with its unit; a dash where there is none. */
export function useFigure(): (unit: string, figure: number | null) => string {
  const language = useLanguage()
  return (unit, figure) => (figure === null ? '—' : inLanguage(figureText({ unit: unit as Unit }, figure), language))
}

/** The target in words: `≥ 90%`. */
export function useTarget(): (one: Pick<IndicatorFigure, 'unit' | 'target'>) => string | undefined {
  const t = useWords(indicatorWords)
  const say = useFigure()
  return ({ unit, target }) => {
    if (target === null) return undefined
    return [
      ...(target.gte === undefined ? [] : [t('atLeast', { figure: say(unit, target.gte) })]),
      ...(target.lte === undefined ? [] : [t('atMost', { figure: say(unit, target.lte) })]),
    ].join(' ')
  }
}

/** Whether the target is met, in word and sign, never by colour alone; nothing without a target or a figure. */
export function Met({ met }: { readonly met: boolean | null }) {
  const t = useWords(indicatorWords)
  if (met === null) return null
  return met ? (
    <Tag color="success" icon={<CheckCircleOutlined />}>
      {t('met')}
    </Tag>
  ) : (
    <Tag color="error" icon={<CloseCircleOutlined />}>
      {t('missed')}
    </Tag>
  )
}
