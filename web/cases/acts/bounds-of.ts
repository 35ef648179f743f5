import type { RecordField } from '../../../engine/pack.ts'
import { sayYuan } from '../../ui/yuan.ts'

/** A field or column that holds a number. */
export type Bounded = Extract<RecordField, { kind: 'number' | 'amount' }>

/** What a number may be, in words: 元 of an amount. Empty where it has no bounds. */
export function boundsOf({ kind, min, max }: Bounded): string {
  const say = (bound: number) => (kind === 'amount' ? sayYuan(bound) : String(bound))
  if (min !== undefined && max !== undefined) return `${say(min)} – ${say(max)}`
  if (max !== undefined) return `≤ ${say(max)}`
  return min === undefined || min === 0 ? '' : `≥ ${say(min)}`
}
