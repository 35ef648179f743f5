import type { Fault } from '../../ledger/verify-events.ts'
import { type pageWords, say } from './words.ts'

/** One fault in a sentence: where, which entry, what. */
export function faultText(t: (typeof pageWords)['zh'], fault: Fault): string {
  const where = [
    fault.line === undefined ? fault.member : say(t.line, { n: fault.line }),
    fault.label,
    fault.seq === undefined ? undefined : say(t.entry, { n: fault.seq }),
  ].filter(part => part !== undefined)
  const what = t.fault[fault.kind] + (fault.field === undefined ? '' : say(t.field, { field: fault.field }))
  return where.length === 0 ? what : `${where.join(' · ')}: ${what}`
}
