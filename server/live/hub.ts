import { visibleAmong } from '../access/case-visibility.ts'
import type { Ctx } from '../context.ts'
import type { Database } from '../database/database.ts'
import { inOrganisation } from '../database/transaction.ts'

/** What the server tells a screen: something of this topic changed; with `id`, this one thing. */
export type LiveMessage = { readonly topic: string; readonly id?: string }
/** One screen that listens: of whom, and how to reach it. */
export type Listener = {
  readonly org: string
  readonly person: string
  /** As whom the person sees cases, now, by their posts and by mandates that they hold: a notice of one that they do not see does not reach them. */
  readonly viewer: () => Pick<Ctx, 'org' | 'now' | 'actor' | 'sight'>
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

type Notice = { org: string; topic: string; id?: string; sealed?: boolean; people?: string[] }

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
    const others = ofOneCase ? listeners.filter(l => notice.sealed === true || l.viewer().sight.scope !== 'all') : []
    for (const l of listeners) if (!others.includes(l)) l.send(messageOf(notice))
    if (others.length > 0 && notice.id !== undefined)
      void tellThoseWhoSee(database, notice.org, { id: notice.id, isSealed: notice.sealed === true }, others).catch(onFailure)
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

/**
 * A notice of one case to screens that do not see all: one query for all who see it by their part, and one more for each who decides in somebody's
 * place. The screen that misses one for a failure looks again when it is used.
 */
async function tellThoseWhoSee(
  database: Database,
  org: string,
  { id, isSealed }: { id: string; isSealed: boolean },
  listeners: readonly Listener[],
): Promise<void> {
  if (isSealed) return tellInsiders(database, org, id, listeners)
  const seeing = await inOrganisation(database, org, async tx => {
    const parts = await tx
      .selectFrom('case_people')
      .select(['party_id', 'part'])
      .where('org_id', '=', org)
      .where('case_id', '=', id)
      .execute()
    const found: Listener[] = []
    for (const listener of listeners) {
      const viewer = listener.viewer()
      const { parties, isPartner } = viewer.sight
      const takesPart = parts.some(p => parties.includes(p.party_id) && !(isPartner && p.part === 'past'))
      if (takesPart || ((viewer.actor.mandates ?? []).length > 0 && (await visibleAmong({ tx, ...viewer }, [id])).has(id)))
        found.push(listener)
    }
    return found
  })
  for (const listener of seeing) listener.send({ topic: 'case', id })
}

/** Of a sealed case each listener is asked about by the condition of all lists: such notices are few. */
async function tellInsiders(database: Database, org: string, id: string, listeners: readonly Listener[]): Promise<void> {
  const seeing = await inOrganisation(database, org, async tx => {
    const found: Listener[] = []
    for (const listener of listeners) if ((await visibleAmong({ tx, ...listener.viewer() }, [id])).has(id)) found.push(listener)
    return found
  })
  for (const listener of seeing) listener.send({ topic: 'case', id })
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
