import type { ContactAnswer } from '../../server/field-sync/schema.ts'
import { asProblem, type Problem } from '../api/problem.ts'
import { type Clocks, contactBy } from './device-clock.ts'
import type { DeviceDb, QueuedAction } from './device-db.ts'
import { changeAction, deviceId, finishAction, isConflict, listActions } from './outbox.ts'
import { sendFile } from './send-file.ts'
import { contactAnswerOf } from './sync-answers.ts'

/** Asks the server; resolves to the answer's JSON, throws a Problem for everything else. */
export type Ask = (
  method: 'POST' | 'PUT',
  path: string,
  body: object | Blob,
  /** Idempotency-Key, and whether nobody needs the case in the answer. */
  of?: { readonly key: string; readonly isMinimal: boolean },
) => Promise<unknown>
/** How a round of sending ended. `signed-out`: nobody, or somebody else, is signed in. `later`: the network or the server did not answer. */
export type Round = 'sent' | 'later' | 'signed-out'

export type Sending = {
  readonly db: DeviceDb
  readonly ask: Ask
  readonly clocks: Clocks
  /** Something in the outbox is not as it was. */
  readonly onChange: () => void
  /** Resolves when something new is to be sent. */
  readonly poked?: () => Promise<void>
  /** An act was taken: what the server answered. */
  readonly onTaken?: (action: QueuedAction, answer: unknown) => void
}

/** Cases that are sent side by side; a phone's browser opens six connections to one server. */
const LANES = 4

/**
 * Sends all that waits, once: in order within a case, cases side by side. What the server refuses by name stays with its refusal, and what
 * comes after it in the same case waits; what got no answer is sent again another time under the same key.
 */
export async function sendOutbox(sending: Sending): Promise<Round> {
  const begun = new Set<number>()
  const running = new Map<string, Promise<void>>()
  let partBytes: number | undefined
  let round: Round = 'sent'
  const start = (lane: readonly QueuedAction[], stream: string, bytes: number) => {
    for (const { sequence } of lane) begun.add(sequence)
    const run = async () => {
      round = worse(round, await sendLane(sending, lane, bytes))
      running.delete(stream)
    }
    running.set(stream, run())
  }
  for (;;) {
    const lanes = round === 'sent' ? lanesOf(await listActions(sending.db), begun) : new Map<string, QueuedAction[]>()
    for (const stream of running.keys()) lanes.delete(stream)
    if (lanes.size > 0 && partBytes === undefined) {
      const contact = await makeContact(sending).catch((error: unknown) => asProblem(error))
      if (contact instanceof Error) return hasNoSession(contact) ? 'signed-out' : 'later'
      partBytes = contact.partBytes
    }
    for (const [stream, lane] of lanes) if (running.size < LANES && partBytes !== undefined) start(lane, stream, partBytes)
    if (running.size === 0) return round
    // A new act of another case need not wait until a long upload is through.
    await Promise.race([...running.values(), ...(sending.poked === undefined ? [] : [sending.poked()])])
  }
}

/** Nobody signed in says more than no network. */
const worse = (one: Round, other: Round): Round => (one === 'signed-out' || other === 'sent' ? one : other)

/** The unsent acts by case, each in its order, up to the first that a person has to look at. */
function lanesOf(actions: readonly QueuedAction[], begun: ReadonlySet<number>): Map<string, QueuedAction[]> {
  const lanes = new Map<string, QueuedAction[]>()
  const blocked = new Set<string>()
  for (const action of actions) {
    if (action.state === 'done' || blocked.has(action.stream)) continue
    if (action.state === 'refused' || action.state === 'conflict') blocked.add(action.stream)
    else if (!begun.has(action.sequence)) lanes.set(action.stream, [...(lanes.get(action.stream) ?? []), action])
  }
  return lanes
}

/** Tells the server how far the queue goes, and learns its time. */
export async function makeContact({ db, ask, clocks }: Omit<Sending, 'onChange'>): Promise<ContactAnswer> {
  const device = await deviceId(db)
  const mark = ((await db.get('meta', 'sequence')) as number | undefined) ?? 0
  const sentAt = clocks.wall()
  const answer = contactAnswerOf(await ask('POST', '/api/field/contact', { device, mark }))
  await db.put('meta', contactBy(answer.now, sentAt, clocks), 'contact')
  return answer
}

async function sendLane(sending: Sending, lane: readonly QueuedAction[], partBytes: number): Promise<Round> {
  for (const { sequence } of lane) {
    // Somebody may look at the last one's case; between the others nobody does.
    const isMinimal = sequence !== lane.at(-1)?.sequence
    const ended = await sendAction(sending, sequence, { partBytes, isMinimal })
    if (ended !== 'sent') return ended === 'refused' ? 'sent' : ended
  }
  return 'sent'
}

async function sendAction(
  sending: Sending,
  sequence: number,
  { partBytes, isMinimal }: { partBytes: number; isMinimal: boolean },
): Promise<Round | 'refused'> {
  const { db, ask, onChange, onTaken } = sending
  // As it is now: meanwhile it may have been dropped or changed.
  const action = await db.get('actions', sequence)
  if (action === undefined || (action.state !== 'waiting' && action.state !== 'sending')) return 'sent'
  await changeAction(db, sequence, { state: 'sending', tries: action.tries + 1 })
  onChange()
  try {
    for (const id of action.files) await sendFile(db, id, partBytes, ask)
    const answer = await ask('POST', action.path, action.body, { key: action.key, isMinimal })
    await finishAction(db, sequence, new Date(sending.clocks.wall()).toISOString())
    onTaken?.(action, answer)
    return 'sent'
  } catch (error) {
    const problem = asProblem(error)
    if (isLater(problem)) {
      await changeAction(db, sequence, { state: 'waiting' })
      return hasNoSession(problem) ? 'signed-out' : 'later'
    }
    const body = { ...problem.body }
    await changeAction(db, sequence, { state: isConflict(body) ? 'conflict' : 'refused', problem: body })
    return 'refused'
  } finally {
    onChange()
  }
}

/** Signed out, or signed in as somebody else. */
function hasNoSession(problem: Problem): boolean {
  return problem.status === 401 || problem.code === 'session.another-person'
}

/** Not refused for what it says: the same may succeed without anybody changing anything. */
function isLater(problem: Problem): boolean {
  return problem.isUncertain || problem.status === 429 || problem.status === 408 || hasNoSession(problem)
}
