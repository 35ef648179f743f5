import type { Database } from '../database/database.ts'

/** What the server tells a screen: something of this topic changed; with `id`, this one thing. */
export type LiveMessage = { readonly topic: string; readonly id?: string }
/** One screen that listens: of whom, and how to reach it. */
export type Listener = { readonly org: string; readonly person: string; send(message: LiveMessage): void; close(): void }

export type LiveHub = {
  /** Adds a screen; gives back how to take it away. */
  add(listener: Listener): () => void
  listeners(): Iterable<Listener>
  /** Stops listening to the database and ends every stream. */
  close(): Promise<void>
}

/** The channel that `flush` and `writeOutgoing` speak on. */
export const CHANNEL = 'bihuan_live'

type Notice = { org: string; topic: string; id?: string; people?: string[] }

/** Listens once for a whole process, and passes each notice to the screens of its organisation, or of the people it names. */
export async function createLiveHub(database: Database, onUnreadable: (payload: string) => void): Promise<LiveHub> {
  const byOrganisation = new Map<string, Set<Listener>>()
  const stop = await database.listen(CHANNEL, payload => {
    const notice = readNotice(payload)
    if (!notice) return onUnreadable(payload)
    for (const listener of byOrganisation.get(notice.org) ?? []) {
      if (notice.people === undefined || notice.people.includes(listener.person)) listener.send(messageOf(notice))
    }
  })
  return {
    add(listener) {
      const listeners = byOrganisation.get(listener.org) ?? new Set()
      byOrganisation.set(listener.org, listeners.add(listener))
      return () => {
        listeners.delete(listener)
        if (listeners.size === 0 && byOrganisation.get(listener.org) === listeners) byOrganisation.delete(listener.org)
      }
    },
    *listeners() {
      for (const listeners of [...byOrganisation.values()]) yield* [...listeners]
    },
    async close() {
      for (const listeners of [...byOrganisation.values()]) for (const listener of [...listeners]) listener.close()
      byOrganisation.clear()
      await stop()
    },
  }
}

/** `cases` means so many that they are not named one by one: to a screen that is every case. */
function messageOf({ topic, id }: Notice): LiveMessage {
  return { topic: topic === 'cases' ? 'case' : topic, ...(id === undefined ? {} : { id }) }
}

function readNotice(payload: string): Notice | undefined {
  try {
    const notice = JSON.parse(payload) as Partial<Notice> | null
    const isOurs =
      typeof notice?.org === 'string' &&
      typeof notice.topic === 'string' &&
      (notice.people === undefined || Array.isArray(notice.people))
    return isOurs ? (notice as Notice) : undefined
  } catch {
    return undefined // anybody with the database's password can NOTIFY
  }
}
