import type { News } from './auditor.ts'
import { must } from './broken.ts'
import type { Outside } from './outside.ts'

const once = 'each message once for each receiver'

/** Everybody whom an alarm names is written to once, and a message is settled once. */
export async function checkOutgoing(outside: Outside, news: readonly News[]): Promise<void> {
  // Of several rungs of one duty that ring together, the last is written of.
  const last = new Map<string, string>()
  for (const { event } of news)
    if (event.type === 'alarm.fired') for (const person of event.data.to) last.set(`${person} ${event.data.duty}`, event.id)
  for (const { case: known, event } of news) {
    if (event.type === 'alarm.fired') {
      const rows = await outside.rows<{ person_id: string; n: number }>(
        `select person_id, count(*)::int n from messages where org_id = $1 and case_id = $2 and duty_key = $3 and rung = $4 and channel = 'mail' group by 1`,
        [known.org, known.id, event.data.duty, event.data.rung],
      )
      for (const person of event.data.to) {
        const found = rows.find(row => row.person_id === person)?.n ?? 0
        const wanted = last.get(`${person} ${event.data.duty}`) === event.id ? 1 : 0
        must(found === wanted, once, () => `${person} has ${found} messages of ${event.data.rung} of ${event.data.duty}`)
      }
    }
    if (event.type === 'message.delivered' || event.type === 'message.failed') {
      const { message } = event.data
      const settled = known.events.filter(
        e => (e.type === 'message.delivered' || e.type === 'message.failed') && e.data.message === message,
      )
      must(settled.length === 1, once, () => `message ${message} was settled ${settled.length} times`)
    }
  }
}
