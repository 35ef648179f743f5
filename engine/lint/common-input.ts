import type { Condition } from '../pack.ts'

type Conditions = Readonly<Record<string, Condition>> | undefined

const bounds = (c: Condition): { gte: number; lt: number } =>
  'in' in c ? { gte: -Infinity, lt: Infinity } : { gte: c.gte ?? -Infinity, lt: c.lt ?? Infinity }

/** Whether some submission meets both conditions, field by field. */
export function haveCommonInput(a: Conditions, b: Conditions): boolean {
  return Object.entries(a ?? {}).every(([field, one]) => {
    const other = b?.[field]
    if (other === undefined) return true
    if ('in' in one && 'in' in other) return one.in.some(value => other.in.includes(value))
    if ('in' in one || 'in' in other) return true
    return Math.max(bounds(one).gte, bounds(other).gte) < Math.min(bounds(one).lt, bounds(other).lt)
  })
}

/** Whether every submission that meets `narrow` meets `wide` too. */
export function implies(narrow: Conditions, wide: Conditions): boolean {
  return Object.entries(wide ?? {}).every(([field, other]) => {
    const one = narrow?.[field]
    if (one === undefined) return false
    if ('in' in one && 'in' in other) return one.in.every(value => other.in.includes(value))
    if ('in' in one || 'in' in other) return false
    return bounds(one).gte >= bounds(other).gte && bounds(one).lt <= bounds(other).lt
  })
}
