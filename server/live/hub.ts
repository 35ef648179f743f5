import type { Sight } from '../access/sight.ts'
import type { Database } from '../database/database.ts'
import { inOrganisation } from '../database/transaction.ts'

/** What the server tells a screen: something of this topic changed; with `id`, this one thing. */
export type LiveMessage = { readonly topic: string; readonly id?: string }
/** One screen that listens: of whom, and how to reach it. */
export type Listener = {
  readonly org: string
  readonly person: string
  /** Which cases the person sees, now: a notice of another one does not reach them. */
  readonly sight: () => Pick<Sight, 'scope' | 'parties' | 'isPartner'>
  send(message: LiveMessage): void
  close(): void
}

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
export async function createLiveHub(
  database: Database,
  onUnreadable: (payload: string) => void,
  onFailure: (error: unknown) => void = () => {},
): Promise<LiveHub> {
  const byOrganisation = new Map<string, Set<Listener>>()
  const stop = await database.listen(CHANNEL, payload => {
    const notice = readNotice(payload)
    if (!notice) return onUnreadable(payload)
    const listeners = [...(byOrganisation.get(notice.org) ?? [])].filter(l => notice.people?.includes(l.person) ?? true)
    const ofOneCase = notice.topic === 'case' && notice.id !== undefined
    const others = ofOneCase ? listeners.filter(l => l.sight().scope !== 'all') : []
    for (const l of listeners) if (!others.includes(l)) l.send(messageOf(notice))
    if (others.length > 0 && notice.id !== undefined)
      void tellThoseWhoSee(database, notice.org, notice.id, others).catch(onFailure)
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

/** A notice of one case to screens that do not see all: one query, whatever their number. The screen that misses one for a failure looks again when it is used. */
async function tellThoseWhoSee(database: Database, org: string, id: string, listeners: readonly Listener[]): Promise<void> {
  const parts = await inOrganisation(database, org, tx =>
    tx.selectFrom('case_people').select(['party_id', 'part']).where('org_id', '=', org).where('case_id', '=', id).execute(),
  )
  for (const listener of listeners) {
    const { parties, isPartner } = listener.sight()
    if (parts.some(p => parties.includes(p.party_id) && !(isPartner && p.part === 'past'))) listener.send({ topic: 'case', id })
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
