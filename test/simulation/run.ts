import type { refusalOf } from '../../engine/permissions.ts'
import type { Auditor } from './auditor.ts'
import { Background, type Turn, turns } from './background.ts'
import { Broken, must } from './broken.ts'
import { mustHaveRung } from './check-projections.ts'
import type { Company } from './companies.ts'
import type { Fault, Gate, Task } from './gate.ts'
import { type Intent, later, nextIntent } from './intents.ts'
import type { Outside } from './outside.ts'
import type { Random } from './random.ts'
import { isRepeated, type Script } from './scripts.ts'
import { type Holder, type Job, ORIGIN, type Post, type Process } from './world.ts'

export type Setting = {
  readonly seed: string
  readonly random: Random
  readonly companies: readonly Company[]
  readonly accounts: ReadonlyMap<string, string>
  readonly gate: Gate
  readonly auditor: Auditor
  readonly outside: Outside
  readonly processes: readonly Process[]
  readonly post: Post
  readonly holder: Holder
  readonly ctx: { now(): string; setNow(next: string): void; tell(line: string): void; count(what: string): void }
  actorOf(org: string, person: string): Promise<Parameters<typeof refusalOf>[3]>
}
type Running = {
  readonly task: Task
  readonly job: Job
  readonly intent?: Intent | undefined
  faults: number
  isOver: boolean
  done: Promise<void>
}

const MOST_AT_ONCE = 4
/** Of so many statements one goes wrong. */
const FAULT_EVERY = 400

/** A run as it goes on: what is under way, what was asked, and which processes live. */
export class Run {
  readonly #s: Setting
  readonly #running = new Set<Running>()
  readonly #intents: Intent[] = []
  readonly #scripts = new Map<string, { readonly script: Script; at: number }>()
  readonly #sequences = new Map<string, number>()
  readonly #background: Background
  /** The two processes that live now, by their place among all that can be started. */
  readonly #alive: number[] = [0, 1]
  #started = 2
  #tasks = 0

  constructor(setting: Setting) {
    this.#s = setting
    this.#background = new Background(setting.post, setting.gate)
  }

  /** One step: something begins, time passes or a process dies, and then some statements run. */
  async step(number: number, isLeftOut: boolean): Promise<void> {
    const { random, gate, ctx } = this.#s
    const what = random.weighted({ request: 46, again: 8, background: 24, clock: 16, crash: 1.5, calm: 5 })
    const isBusy = this.#running.size >= MOST_AT_ONCE || gate.isHeld
    // What is left out still draws its numbers, so that the rest of the run stays as it was.
    if (!isLeftOut) {
      if (what === 'clock') this.#passTime()
      else if (what === 'crash') await this.#crash()
      else if (what === 'calm') await this.#calm()
      else if (isBusy) await this.#statements(random.between(1, 40))
      else if (what === 'request') await this.#request()
      else if (what === 'again') await this.#again()
      else this.#turn(random.pick(turns))
    }
    ctx.count(what)
    await this.#statements(random.chance(0.5) ? Number.POSITIVE_INFINITY : random.between(0, 30))
    if (number % 50 === 49) await this.#calm()
  }

  /** Everything is done that is under way, whoever did not hear asks once more, and all is looked at. */
  async end(): Promise<void> {
    await this.#statements(Number.POSITIVE_INFINITY, false)
    for (const intent of this.#intents)
      if (intent.answer === undefined && this.#mayRepeat(intent) && intent.attempts > 0) {
        this.#send(intent)
        await this.#statements(Number.POSITIVE_INFINITY, false)
      }
    await this.#calm()
    const { ctx, auditor } = this.#s
    // Whatever waits gets its leaf, and after a week the server looks at the whole ledger by itself.
    ctx.setNow(later(ctx.now(), 7 * 24 * 60 * 60_000))
    for (const turn of ['ledger', 'check'] as const) {
      this.#turn(turn)
      await this.#statements(Number.POSITIVE_INFINITY, false)
    }
    await auditor.atTheEnd(ctx.now())
  }

  /** A transaction of a task has been committed. */
  async committed(task: Task): Promise<void> {
    const running = [...this.#running].find(one => one.task === task)
    if (!running) throw new Broken('nothing runs unseen', `${task.name} committed after it had ended`)
    const { intent } = running
    const news = await this.#s.auditor.afterCommit(task, running.job)
    if (intent === undefined || news.length === 0) return
    must(!intent.isForeign, 'organisations are apart', () => `${task.name} changed a case of another organisation`)
    must(
      intent.brought.length === 0 || !this.#mayRepeat(intent),
      'repeats make no second event',
      () => `${task.name} had brought ${intent.brought.join(', ')} and brings ${news.map(n => n.event.id).join(', ')}`,
    )
    intent.brought.push(...news.map(({ event }) => event.id))
    const opened = news.find(({ event }) => event.type === 'case.opened')
    if (opened && intent.script) this.#scripts.set(opened.case.id, { script: intent.script, at: 0 })
    else this.#advanceScript(intent)
    this.#s.ctx.tell(`  ${task.name}: ${news.map(({ event }) => event.type).join(', ')}`)
  }

  #advanceScript(intent: Intent): void {
    const at = intent.caseId === undefined ? undefined : this.#scripts.get(intent.caseId)
    const step = at?.script.steps[at.at]
    if (!at || step?.act !== intent.act?.type) return
    const known = this.#s.auditor.cases.get(intent.caseId!)!
    const goesOn =
      isRepeated(step) && Object.keys(step?.by === 'receivers' ? known.state.reports : known.state.requests).length > 0
    if (!goesOn) at.at += 1
  }

  async #request(): Promise<void> {
    const { random, companies, auditor, ctx, actorOf } = this.#s
    const intent = await nextIntent({
      ...{ random, companies, scripts: this.#scripts, sequences: this.#sequences, now: ctx.now() },
      cases: [...auditor.cases.values()],
      number: this.#intents.length + 1,
      rulesOf: org => this.#s.outside.look(() => auditor.rulesOf(org)),
      actorOf,
    })
    this.#intents.push(intent)
    if (intent.notBefore === undefined || intent.notBefore <= ctx.now()) this.#send(intent)
  }

  /** Somebody who heard nothing asks again; somebody who did hear, too. */
  async #again(): Promise<void> {
    const { random, ctx } = this.#s
    const could = this.#intents.filter(
      one => (one.attempts === 0 || this.#mayRepeat(one)) && (one.notBefore === undefined || one.notBefore <= ctx.now()),
    )
    const urgent = could.filter(one => one.answer === undefined)
    if (could.length > 0) this.#send(random.pick(urgent.length > 0 && random.chance(0.8) ? urgent : could.slice(-30)))
  }

  #mayRepeat = (intent: Intent): boolean => intent.key !== undefined || intent.isFromPhone === true

  #send(intent: Intent): void {
    const { random, accounts, ctx, companies } = this.#s
    const process = this.#s.processes[random.pick(this.#alive)]!
    intent.attempts += 1
    const { company, person, method, url, body, key, act } = intent
    const name = `${company.marker} ${intent.number}${intent.attempts > 1 ? ` attempt ${intent.attempts}` : ''} ${method} ${url.replace(/[^/]*-(\d{6})/, '$1')} ${act?.type ?? ''}`
    const job: Job = { org: company.org, person, act, now: ctx.now() }
    this.#start(name, process, job, intent, async running => {
      const answer = await process.app.inject({
        method,
        url,
        headers: {
          ...{ cookie: `bihuan=${accounts.get(person)}`, origin: ORIGIN },
          ...(key !== undefined && { 'idempotency-key': key }),
        },
        ...(body !== undefined && { payload: body }),
      })
      if (running.task.isKilled) return
      ctx.tell(`  ${name}: ${answer.statusCode} ${answer.statusCode >= 400 ? answer.json().code : ''}`)
      ctx.count(`${method} ${answer.statusCode}`)
      const others = companies.find(one => one !== company)!
      must(!answer.body.includes(others.marker), 'organisations are apart', () => `${name} shows ${others.marker}`)
      this.#heard(intent, running, answer.statusCode, answer.body)
    })
  }

  #heard(intent: Intent, running: Running, status: number, body: string): void {
    const { name } = running.task
    if (status >= 500) {
      const said = () => `${name}: ${status} ${this.#s.holder.errors.at(-1) ?? body}`
      must(running.faults > 0, 'nothing fails without a fault', said)
      // A database that is away is no fault of ours: who asked is told so, and when to ask again.
      must(status === 503, 'a fault outside is refused by name', said)
      return
    }
    if (status >= 400) {
      must(
        intent.brought.length === 0 || !this.#mayRepeat(intent),
        'repeats answer as before',
        () => `${name} had brought ${intent.brought.join(', ')} and is refused: ${body.slice(0, 200)}`,
      )
      // What somebody was refused without having been done may be done when asked again: a refusal is not kept.
      return
    }
    const said = intent.method === 'POST' ? (JSON.parse(body) as { event?: string; id?: string }) : {}
    if (said.event !== undefined) {
      must(intent.brought.includes(said.event), 'what is acknowledged is there', () => `${name} was told of ${said.event}`)
      must(
        intent.answer?.event === undefined || intent.answer.event === said.event,
        'repeats answer as before',
        () => `${name} was told of ${said.event}, before of ${intent.answer?.event}`,
      )
    }
    if (intent.url === '/api/cases' && said.id !== undefined)
      must(this.#s.auditor.cases.has(said.id), 'what is acknowledged is there', () => `${name} was told of case ${said.id}`)
    intent.answer = { status, event: said.event }
  }

  #turn(turn: Turn): void {
    const { random, ctx, auditor, processes, outside } = this.#s
    const process = processes[random.pick(this.#alive)]!
    const job: Job = { now: ctx.now() }
    const underWay = (): number => this.#running.size
    const isAlone = underWay() === 0
    const { errors } = this.#s.holder
    const logged = errors.length
    this.#start(`${turn} of process ${process.number}`, process, job, undefined, async running => {
      await this.#background.take(turn, process, job.now)
      const wasAlone = isAlone && running.faults === 0 && underWay() === 1
      if (wasAlone) must(errors.length === logged, 'nothing fails without a fault', () => `${turn}: ${errors.at(-1)}`)
      if (turn !== 'sweep' || !wasAlone) return
      await outside.look(async () => {
        for (const known of auditor.cases.values()) mustHaveRung(await auditor.rulesOf(known.org), known, job.now)
      })
    })
  }

  /** Everything that is under way ends, and both processes look for what is due: nothing is left. */
  async #calm(): Promise<void> {
    await this.#statements(Number.POSITIVE_INFINITY)
    this.#turn('sweep')
    await this.#statements(Number.POSITIVE_INFINITY, false)
  }

  #start(name: string, process: Process, job: Job, intent: Intent | undefined, work: (running: Running) => Promise<void>): void {
    const task: Task = { id: ++this.#tasks, name, process: process.number, isKilled: false }
    const running: Running = { task, job, intent, faults: 0, isOver: false, done: Promise.resolve() }
    this.#running.add(running)
    this.#s.ctx.tell(`${this.#s.ctx.now()} ${name} begins at process ${process.number}`)
    running.done = this.#s.gate.tasks.run(task, async () => {
      try {
        await work(running)
      } catch (error) {
        if (error instanceof Broken) this.#broken ??= error
        else if (running.faults === 0 && !task.isKilled) this.#broken ??= asBroken(name, error)
      } finally {
        running.isOver = true
        this.#running.delete(running)
      }
    })
  }
  #broken: Broken | undefined

  /** Lets statements run, one after the other, each chosen by the seed among those that can; some go wrong. */
  async #statements(most: number, withFaults = true): Promise<void> {
    const { gate, random } = this.#s
    for (let ran = 0; ; ran++) {
      await this.#settle()
      if (this.#broken) throw this.#broken
      if (this.#running.size === 0 || (ran >= most && !gate.isHeld)) return
      const runnable = gate.runnable()
      if (runnable.length === 0) {
        if (!(await this.#isWoken()))
          throw new Broken('nothing waits for ever', [...this.#running].map(one => one.task.name).join('; '))
        continue
      }
      const next = random.pick(runnable)
      const fault = withFaults && random.between(1, FAULT_EVERY) === 1 ? this.#fault(next.sql) : undefined
      if (fault === 'crash') {
        await this.#crash(next.task.process)
        continue
      }
      if (fault !== undefined) this.#hadFault(next.task)
      await gate.run(next, fault)
    }
  }

  #hadFault(task: Task): void {
    for (const one of this.#running) if (one.task === task) one.faults += 1
    this.#background.hadFault(task)
  }

  #fault(sql: string): Fault | 'crash' | undefined {
    const { random, ctx } = this.#s
    const fault = random.pick(['lost-connection', 'lost-answer', 'conflict', 'crash'] as const)
    // Only inside a transaction is there something to conflict with.
    if (fault === 'conflict' && !this.#s.gate.isHeld) return undefined
    ctx.tell(`  ${fault} at: ${sql.slice(0, 60)}`)
    ctx.count(fault)
    return fault
  }

  /** Until everything that is under way waits for a statement, or is over. */
  async #settle(): Promise<void> {
    const { gate } = this.#s
    const isQuiet = () => [...this.#running].every(one => one.isOver || gate.hasWaiting(one.task))
    let seen = gate.arrivals
    for (let turns = 0; turns < 3 || (!isQuiet() && turns < 60); turns++) {
      await new Promise(resolve => setImmediate(resolve))
      if (gate.arrivals !== seen) {
        seen = gate.arrivals
        turns = 0
      }
    }
  }

  /** Whether something that waits for no statement goes on by itself, as what computes in another thread does. */
  async #isWoken(): Promise<boolean> {
    const { arrivals } = this.#s.gate
    const before = this.#running.size
    for (let patience = 0; patience < 3_000; patience++) {
      await new Promise(resolve => setTimeout(resolve, 10))
      if (this.#s.gate.arrivals !== arrivals || this.#running.size !== before) return true
    }
    return false
  }

  async #crash(process?: number): Promise<void> {
    const { random, gate, ctx, processes } = this.#s
    const place = process === undefined ? random.between(0, 1) : this.#alive.indexOf(process)
    if (this.#started >= processes.length || place < 0) return
    const dead = this.#alive[place]!
    ctx.tell(`${ctx.now()} process ${dead} is killed, process ${this.#started} starts`)
    ctx.count('killed')
    await gate.kill(
      task => task.process === dead,
      [...this.#running].map(one => one.task),
    )
    for (const one of this.#running) if (one.task.isKilled) this.#running.delete(one)
    this.#alive[place] = this.#started++
  }

  #passTime(): void {
    const { random, ctx, auditor } = this.#s
    const minute = 60_000
    const kind = random.weighted({ seconds: 10, minutes: 40, hours: 28, due: 14, days: 8, back: 3, years: 0.2 })
    const dues = [...auditor.cases.values()]
      .flatMap(one => Object.values(one.state.duties).flatMap(duty => duty.dueAt ?? []))
      .filter(due => due > ctx.now())
      .sort()
    const ms = {
      seconds: () => random.between(1, 59) * 1_000,
      minutes: () => random.between(1, 59) * minute,
      hours: () => random.between(1, 20) * 60 * minute,
      due: () => (dues[0] === undefined ? minute : Date.parse(dues[0]) - Date.parse(ctx.now()) + random.pick([0, 1, 1_000])),
      days: () => random.between(1, 9) * 1_440 * minute,
      back: () => -random.between(1, 600) * 1_000,
      years: () => 366 * 1_440 * minute,
    }[kind]()
    ctx.setNow(later(ctx.now(), ms))
    ctx.tell(`${ctx.now()} (${kind})`)
  }
}

const asBroken = (name: string, error: unknown): Broken =>
  new Broken('nothing fails without a fault', `${name}: ${error instanceof Error ? (error.stack ?? error.message) : error}`)
