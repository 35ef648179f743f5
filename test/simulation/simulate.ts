import { createHash } from 'node:crypto'
import type { PGlite } from '@electric-sql/pglite'
import { contextOf } from '../../server/http/organisation-context.ts'
import { loadRoster } from '../../server/organisation/roster.ts'
import { auditorOf } from './auditor.ts'
import { Broken } from './broken.ts'
import { type Company, foundRandom } from './companies.ts'
import { Gate } from './gate.ts'
import { emptyDatabase } from './memory-database.ts'
import { emptyMemoryFolder } from './memory-folder.ts'
import { outsideOf } from './outside.ts'
import { forgetAll } from './program.ts'
import { randomOf } from './random.ts'
import { Run } from './run.ts'
import { type Holder, type Process, postOf } from './world.ts'

/** What stays from one run to the next: the database, the processes that can be started, and what they are given. */
export type Stage = { readonly pglite: PGlite; readonly processes: readonly Process[]; readonly holder: Holder }
export type Wishes = {
  readonly steps?: number
  /** Steps that are left out, when a failure is made shorter. */
  readonly without?: ReadonlySet<number>
  /** Changes every statement that the server sends: for planted bugs. */
  readonly rewrite?: (sql: string) => string
  /** Changes the tables before the run: for planted bugs. */
  readonly tables?: string
}
export type Outcome = {
  readonly seed: string
  readonly failure?: { readonly invariant: string; readonly what: string; readonly step: number } | undefined
  /** The same for the same seed: over every statement, its values and every answer. */
  readonly trace: string
  /** The last things that happened, readable. */
  readonly story: readonly string[]
  readonly counts: Readonly<Record<string, number>>
}

export const STEPS = 200

/** One run: a seed decides the organisations, who does what and when, in which order statements run, what breaks, and when time passes. */
export async function simulate(stage: Stage, seed: string, wishes: Wishes = {}): Promise<Outcome> {
  const { pglite, processes, holder } = stage
  await emptyDatabase(pglite)
  emptyMemoryFolder()
  forgetAll()
  for (const { app, deps } of processes) {
    app.sessions.forget()
    const { opened, lookup, rows, current } = deps.files.keys
    for (const known of [opened, lookup, rows, current]) known.clear()
  }
  const random = randomOf(`seed ${seed}`)
  const hash = createHash('sha256')
  const story: string[] = []
  const counts: Record<string, number> = {}
  let ids = 0
  let now = startOf(random.between(0, 200), random.between(0, 23 * 60))
  const ctx = {
    now: () => now,
    setNow: (next: string) => {
      now = next
    },
    tell: (line: string) => {
      story.push(line)
      hash.update(line)
    },
    count: (what: string) => {
      counts[what] = (counts[what] ?? 0) + 1
    },
  }
  const outside = outsideOf(pglite)
  const auditor = auditorOf(outside, many => {
    if (many > 0) counts.checkpoints = (counts.checkpoints ?? 0) + many
  })
  const run: { current?: Run } = {}
  const gate = new Gate(pglite, {
    rewrite: wishes.rewrite,
    onStatement: (task, sql, params) => {
      hash.update(`${task.name}\n${sql}\n${JSON.stringify(params)}\n`)
    },
    onCommit: task => run.current!.committed(task),
  })
  const post = postOf(randomOf(`post ${seed}`))
  holder.gate = gate
  holder.clock = () => now
  holder.newId = () => `${seed}-${String(++ids).padStart(6, '0')}`
  holder.mailer = post.mailer
  holder.errors = []
  const failed = (error: unknown, step: number): Outcome => {
    const broken = error instanceof Broken ? error : undefined
    const what = error instanceof Error ? (broken ? error.message : (error.stack ?? error.message)) : String(error)
    return {
      ...{ seed, story: story.slice(-40), counts, trace: hash.digest('hex') },
      failure: { invariant: broken?.invariant ?? 'the simulator itself', what, step },
    }
  }
  try {
    const companies: Company[] = []
    for (const marker of ['甲甲', '乙乙'])
      companies.push(
        await foundRandom(gate.database(), {
          random,
          now: new Date(Date.parse(now) - 86_400_000).toISOString(),
          newId: holder.newId,
          marker,
        }),
      )
    const accounts = await outside.look(() => outside.rows<{ id: string; user_id: string }>('select id, user_id from people'))
    if (wishes.tables) await outside.look(() => pglite.exec(wishes.tables!))
    run.current = new Run({
      ...{ seed, random, companies, gate, auditor, outside, processes, post, holder, ctx },
      accounts: new Map(accounts.map(a => [a.id, a.user_id])),
      actorOf: (org, person) =>
        outside.look(async () => {
          const roles = (await loadRoster(outside.tx, org, now)).people.get(person)?.roles ?? []
          return (await contextOf({ clock: () => now, newId: () => '', newSalt: () => '' }, outside.tx, org, { person, roles }))
            .actor
        }),
    })
    for (let step = 0; step < (wishes.steps ?? STEPS); step++)
      try {
        await run.current.step(step, wishes.without?.has(step) ?? false)
      } catch (error) {
        return failed(error, step)
      }
    await run.current.end()
  } catch (error) {
    return failed(error, wishes.steps ?? STEPS)
  }
  counts.statements = gate.statements
  return { seed, story: story.slice(-40), counts, trace: hash.digest('hex') }
}

/** A moment in the year of the regulations, some days after they came into force. */
function startOf(day: number, minute: number): string {
  return new Date(Date.parse('2026-03-02T00:00:00.000Z') + (day * 1_440 + minute) * 60_000).toISOString()
}
