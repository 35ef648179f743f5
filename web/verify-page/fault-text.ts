import type { Fault } from '../../ledger/verify-events.ts'
import type { TimestampFault } from '../../ledger/verify-timestamp.ts'
import { type pageWords, say } from './words.ts'

/** One fault in a sentence: where, which entry, what. */
export function faultText(
  t: (typeof pageWords)['zh'],
  fault: Fault,
  stampWords?: Readonly<Record<TimestampFault, string>>,
): string {
  const where = [
    fault.line === undefined ? fault.member : say(t.line, { n: fault.line }),
    fault.label?.replace(/^anchors\/(?=\d+$)/, `${t.anchors} `),
    fault.seq === undefined ? undefined : say(t.entry, { n: fault.seq }),
  ].filter(part => part !== undefined)
  const field = fault.kind === 'timestamp' ? stampWords?.[fault.field as TimestampFault] : fault.field
  const what = t.fault[fault.kind] + (field === undefined ? '' : say(t.field, { field }))
  return where.length === 0 ? what : `${where.join(' · ')}: ${what}`
}
