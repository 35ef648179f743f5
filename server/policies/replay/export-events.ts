import { Client } from 'pg'
import type { Instant } from '../../../events/instant.ts'
import type { Deps } from '../../deps.ts'
import { readSlice } from './read-slices.ts'
import type { ReplayGiven } from './replay-given.ts'

/** What stands in the first line of an export: the rules that the cases were under, so that the file can be replayed anywhere. */
export type EventsHead = Pick<ReplayGiven, 'now' | 'from' | 'to' | 'editions' | 'primary' | 'calendar' | 'clocks'>

/**
 * The events of all cases opened in the period as lines of JSON: `{"replay": head}`, then an event a line, those of a case together and
 * in order, then `{"end": {cases, events}}`, without which a file is cut short. Plain fields only: what is sealed stays where it is. Read
 * in short transactions of the organisation; who stops reading ends it.
 */
export async function* eventLines({ database }: Pick<Deps, 'database'>, org: string, head: EventsHead): AsyncGenerator<string> {
  const client = new Client({ connectionString: database.connectionString, application_name: 'bihuan-events' })
  client.on('error', () => {}) // the query that waits says it
  await client.connect()
  try {
    yield `${JSON.stringify({ replay: head })}\n`
    let [cases, events] = [0, 0]
    let next: { openedAt: Instant; id: string } | undefined
    do {
      const slice = await readSlice(client, { org, from: head.from, to: head.to }, next)
      cases += slice.cases.length
      let text = ''
      for (const one of slice.cases) {
        events += one.length
        for (const event of one) text += `${JSON.stringify(event)}\n`
      }
      if (text !== '') yield text
      next = slice.last
    } while (next !== undefined)
    yield `${JSON.stringify({ end: { cases, events } })}\n`
  } finally {
    await client.end()
  }
}
