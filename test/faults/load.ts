import { setTimeout as sleep } from 'node:timers/promises'
import { API_KEY } from './server-process.ts'

/** A write as its sender knows it: under which key, and what was answered. */
export type Write = {
  readonly key: string
  readonly path: string
  readonly body: unknown
  answer?: { readonly status: number; readonly body: string; readonly replayed: boolean } | undefined
}

/** Sends one write; undefined where nobody answered. */
export async function send(url: string, write: Write): Promise<Write['answer']> {
  try {
    const response = await fetch(`${url}${write.path}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${API_KEY}`, 'content-type': 'application/json', 'idempotency-key': write.key },
      body: JSON.stringify(write.body),
      signal: AbortSignal.timeout(30_000),
    })
    return {
      status: response.status,
      body: await response.text(),
      replayed: response.headers.get('idempotent-replayed') === 'true',
    }
  } catch {
    return undefined
  }
}

let loads = 0

/** Clients that register cases and write notes as fast as they are answered, until told to stop. What was not answered stays in the list without an answer. */
export function startLoad(urls: readonly string[], clients: number): { readonly writes: Write[]; stop(): Promise<void> } {
  const writes: Write[] = []
  let isOver = false
  // Two loads on one database must not have the keys of each other.
  const load = ++loads
  const client = async (n: number) => {
    let caseId: string | undefined
    for (let i = 0; !isOver; i++) {
      const key = `load-${load}-${n}-${i}-${writes.length}`
      const isNote = caseId !== undefined && i % 4 !== 0
      const write: Write = isNote
        ? { key, path: `/api/cases/${caseId}/events`, body: { type: 'note', data: { text: `记录 ${key}` } } }
        : { key, path: '/api/cases', body: { kind: 'anomaly', title: `停机 ${key}`, channel: 'phone' } }
      writes.push(write)
      write.answer = await send(urls[i % urls.length]!, write)
      if (write.answer?.status === 201 && !isNote) caseId = (JSON.parse(write.answer.body) as { id: string }).id
      if (write.answer === undefined || write.answer.status >= 500) await sleep(100)
    }
  }
  const all = Array.from({ length: clients }, (_, n) => client(n))
  return {
    writes,
    async stop() {
      isOver = true
      await Promise.all(all)
    },
  }
}
