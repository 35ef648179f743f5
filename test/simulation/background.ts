import type { Mailer } from '../../server/deliveries/mail.ts'
import { must } from './broken.ts'
import type { Gate, Task } from './gate.ts'
import type { Post, Process } from './world.ts'

/** Turns of the work that a server does by itself; the alarms and the post come more often than the others. */
export const turns = [
  'sweep',
  'sweep',
  'sweep',
  'deliver',
  'deliver',
  'pass',
  'move',
  'count',
  'ends',
  'measures',
  'trace',
  'ledger',
  'ledger',
  'check',
] as const
export type Turn = (typeof turns)[number]

/** Takes turns as server/background.ts does, when the simulator says so. */
export class Background {
  readonly #mailer: Mailer
  /** By message: who sent it last, whether that went well, and since when that is settled. */
  readonly #sent = new Map<string, { task: Task; letter: string; ok: boolean; settledAt: number | undefined }>()
  /** Counts beginnings and ends of deliveries. */
  #moment = 0
  readonly #began = new Map<Task, number>()

  readonly #gate: Gate

  constructor(post: Post, gate: Gate) {
    this.#gate = gate
    this.#mailer = {
      send: async (letter, ...rest) => {
        const task = gate.tasks.getStore()!
        for (const { id } of letter) {
          const last = this.#sent.get(id)
          // Where minutes pass before it is settled, its lease ends and somebody else may have it in hand already.
          must(
            last === undefined || !last.ok || last.settledAt === undefined || last.settledAt > (this.#began.get(task) ?? 0),
            'each message once for each receiver',
            () => `${id} was sent by ${last?.task.name}, and again by ${task.name}`,
          )
          must(
            last === undefined || last.letter === letter[0].letter,
            'each message once for each receiver',
            () => `${id} left as ${last?.letter} and as ${letter[0].letter}`,
          )
        }
        const outcome = await post.mailer.send(letter, ...rest)
        for (const { id } of letter) this.#sent.set(id, { task, letter: letter[0].letter, ok: outcome.ok, settledAt: undefined })
        return outcome
      },
      close() {},
    }
  }

  /** One turn; `now` as the process's clock says at its beginning. */
  async take(turn: Turn, { program, deps }: Process, now: string): Promise<void> {
    switch (turn) {
      case 'sweep':
        await program.sweep(deps, now)
        return
      case 'deliver': {
        this.#began.set(this.#gate.tasks.getStore()!, ++this.#moment)
        await program.deliver({ ...deps, mailer: this.#mailer }, now)
        this.#moment++
        // Nothing was in its way: what went out is settled, and must not go out again.
        for (const one of this.#sent.values())
          if (!one.task.isKilled && !this.#faulty.has(one.task)) one.settledAt ??= this.#moment
        return
      }
      case 'pass':
        await program.passPeriodsWithoutAlarms(deps, now)
        return
      case 'move':
        await program.moveDueTimes(deps, now)
        return
      case 'count':
        await program.settleInBackground(deps, now)
        return
      case 'ends':
        await program.lookAtPlannedEnds(deps, now)
        return
      case 'measures':
        await program.sweepMeasures(deps, now)
        return
      case 'trace':
        await program.traceInBackground(deps, now)
        return
      case 'ledger':
        await program.sequencePending(deps, now)
        return
      case 'check':
        await program.askDailyChecks(deps, now)
        await program.runOpenChecks(deps)
    }
  }

  readonly #faulty = new Set<Task>()
  /** Something went wrong with a statement of this task: what it sent may have to be sent again. */
  hadFault(task: Task): void {
    this.#faulty.add(task)
  }
}
