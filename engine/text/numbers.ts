import { NUMERAL, numberOf } from './numerals.ts'

/** A number in digits or Chinese numerals, as the source of a pattern; every repetition has a limit. */
export const NUMBER = `(?:\\d{1,3}(?:,\\d{3}){1,4}|\\d{1,9}(?:\\.\\d{1,4})?|[${NUMERAL}半]{1,10})`
/** An amount in yuan without its unit 元: 2万, 3,000, 一百万. */
export const YUAN = `(?:${NUMBER}(?:[百千万亿]{1,2})?)`

/** An amount of yuan as written, in 分; undefined where it is no number. */
export function fenOf(written: string): number | undefined {
  const yuan = numberOf(written)
  return yuan === undefined ? undefined : Math.round(yuan * 100)
}

/** A share as written (40%, 百分之四十), in percent. */
export function percentOf(written: string): number | undefined {
  return numberOf(written.replace(/[%％]|百分之/g, ''))
}
