import type { CaseView } from '../../server/cases/schema.ts'
import { newId } from '../api/new-id.ts'
import { localProblem, Problem } from '../api/problem.ts'
import type { ActRequest } from '../cases/case-data.ts'
import { askAs } from './ask.ts'
import { askForBackgroundSync } from './background-sync.ts'
import { deviceClocks } from './device-clock.ts'
import type { QueuedAction } from './device-db.ts'
import { enqueue } from './outbox.ts'
import { deviceDb, kickOutbox, onOutboxChange, onTaken, outboxOwner, tell } from './outbox-runtime.ts'
import { noteFullness } from './storage.ts'

/** What became of an act at once. `done`: the server has it, here is its answer. `queued`: it is kept on this phone and will be sent. */
export type Outcome = { readonly state: 'done'; readonly answer: CaseView | undefined } | { readonly state: 'queued' }

/** What the list says of a queued act: which case, what was done. */
export type About = { readonly number?: string; readonly title: string; readonly act: string }

/** Somebody who is online waits this long for the server's word before the act goes on in the background. */
const PATIENCE_MS = 4_000

/** Queues an act of a case: `POST /api/cases/:id/events`, once, whatever happens; with `patienceMs` 0 it goes on in the background at once. See `queue`. */
export function queueAct(
  caseId: string,
  request: ActRequest,
  about: About,
  intent: string = newId(),
  patienceMs = PATIENCE_MS,
): Promise<Outcome> {
  return queue(
    {
      key: intent,
      stream: `case/${caseId}`,
      path: `/api/cases/${encodeURIComponent(caseId)}/events`,
      body: request,
      about: { ...about, caseId },
    },
    patienceMs,
  )
}

type Wanted = {
  readonly key: string
  readonly stream: string
  readonly path: string
  readonly body: Readonly<Record<string, unknown>>
  readonly about: QueuedAction['about']
}

/**
 * Keeps what is to be sent and sends it as soon as it can. Resolves once it is safe on this device: with the answer where the server gave it
 * at once. Throws the server's refusal only while the person still looks at the form (it is not kept then: the form still has it), and a
 * Problem where this device could keep nothing.
 */
export async function queue(wanted: Wanted, patienceMs: number): Promise<Outcome> {
  const owner = outboxOwner()
  if (owner === undefined) throw localProblem('web.unexpected-answer', new Error('nobody is signed in'))
  const db = await deviceDb().catch(() => undefined)
  // A browser that keeps nothing can still send.
  if (db === undefined)
    return {
      state: 'done',
      answer: caseIn(await askAs(owner.person)('POST', wanted.path, wanted.body, { key: wanted.key, isMinimal: false })),
    }
  const action = await enqueue(db, wanted, deviceClocks).catch(cannotKeep)
  tell()
  askForBackgroundSync()
  let answer: CaseView | undefined
  const forget = onTaken((taken, said) => {
    if (taken.sequence === action.sequence) answer = caseIn(said)
  })
  return new Promise((resolve, reject) => {
    let isOver = false
    const end = (finish: () => void) => {
      if (isOver) return
      isOver = true
      stop()
      forget()
      clearTimeout(timer)
      finish()
    }
    const look = async () => {
      const now = await db.get('actions', action.sequence)
      if (isOver || now === undefined) return
      if (now.state === 'done') end(() => resolve({ state: 'done', answer }))
      else if (now.problem !== undefined) {
        const problem = new Problem(now.problem)
        // It goes back into the form, which still has all of it; its files stay for the next try.
        end(() => reject(problem))
        await db.delete('actions', action.sequence)
        tell()
        // What was done after it in the same case waited for it.
        void kickOutbox()
      }
    }
    const stop = onOutboxChange(() => void look())
    const timer = setTimeout(() => end(() => resolve({ state: 'queued' })), patienceMs)
    void kickOutbox().then(async () => {
      await look()
      // Tried, and not through: it waits for the network, or behind another one.
      end(() => resolve({ state: 'queued' }))
    })
  })
}

/** The case in the server's answer to an act; it is as in every other answer of ours. */
const caseIn = (answer: unknown): CaseView | undefined => (answer as { case?: CaseView } | undefined)?.case

/** Says so loudly: what cannot be kept must not look kept. */
function cannotKeep(error: unknown): never {
  noteFullness(error)
  throw localProblem('web.not-kept', error)
}
