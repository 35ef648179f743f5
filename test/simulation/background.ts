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
  /** By message: who sent it last, and whether that went well. */
  readonly #sent = new Map<string, { task: Task; letter: string; ok: boolean; isSettled: boolean }>()

  constructor(post: Post, gate: Gate) {
    this.#mailer = {
      send: async (letter, ...rest) => {
        const task = gate.tasks.getStore()!
        for (const { id } of letter) {
          const last = this.#sent.get(id)
          must(
            last === undefined || !last.ok || !last.isSettled,
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
        for (const { id } of letter) this.#sent.set(id, { task, letter: letter[0].letter, ok: outcome.ok, isSettled: false })
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
        await program.deliver({ ...deps, mailer: this.#mailer }, now)
        // Nothing was in its way: what went out is settled, and must not go out again.
        for (const one of this.#sent.values()) if (!one.task.isKilled && !this.#faulty.has(one.task)) one.isSettled = true
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
