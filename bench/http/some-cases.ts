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
