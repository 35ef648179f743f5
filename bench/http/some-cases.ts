import type { Ask } from './client.ts'

/** Ids of so many open anomalies, the newest first; throws where there are none. */
export async function openCases(ask: Ask, count: number): Promise<string[]> {
  const found: string[] = []
  for (let after = ''; found.length < count; ) {
    const next = after && `&after=${encodeURIComponent(after)}`
    const { text } = await ask('GET', `/api/cases?kind=anomaly&sort=-createdAt&limit=100${next}`)
    const page = JSON.parse(text) as { items: { id: string }[]; next: string | null }
    found.push(...page.items.map(one => one.id))
    if (page.next === null) break
    after = page.next
  }
  if (found.length === 0) throw new Error('no case that could be worked on: fill the database with bench:load')
  return found.slice(0, count)
}

/** Those of the cases, so many at most, whose clocks the asker may stop and start again. */
export async function pausableOnes(ask: Ask, cases: readonly string[], most: number): Promise<string[]> {
  const found: string[] = []
  for (const id of cases) {
    if (found.length >= most) break
    const act = async (type: string, data: object) =>
      (await ask('POST', `/api/cases/${id}/events`, { body: { type, data }, headers: { prefer: 'return=minimal' } })).status
    const isStopped = (await act('pause', { cause: 'waiting-customer', reason: '等客户安排停线' })) === 201
    if (isStopped && (await act('resume', {})) === 201) found.push(id)
  }
  return found
}
