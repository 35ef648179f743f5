import type { IndicatorFigure } from '../../server/indicators/schema.ts'
import { sayYuan } from '../ui/yuan.ts'

/** A figure of an indicator as said: percent to a tenth, money in 元. */
export function sayFigure(figure: number, unit: IndicatorFigure['unit']): string {
  if (unit === 'fen') return sayYuan(figure)
  const rounded = String(Math.round(figure * 10) / 10)
  return unit === 'percent' ? `${rounded} %` : rounded
}

/** The target of an indicator: `≥ 90 %`; undefined where it has none. */
export function sayTarget({ target, unit }: Pick<IndicatorFigure, 'target' | 'unit'>): string | undefined {
  if (target === null) return undefined
  const parts = [
    ...(target.gte === undefined ? [] : [`≥ ${sayFigure(target.gte, unit)}`]),
    ...(target.lte === undefined ? [] : [`≤ ${sayFigure(target.lte, unit)}`]),
  ]
  return parts.length === 0 ? undefined : parts.join(', ')
}
