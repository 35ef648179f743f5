import { addDuration } from '../../engine/calendar/add.ts'
import { rulesForHistory } from '../../engine/rules.ts'
import type { Instant } from '../../events/instant.ts'
import { sweep } from '../../server/alarms/sweep.ts'
import { nextNumbers } from '../../server/cases/next-number.ts'
import { openCase } from '../../server/cases/open-case.ts'
import { registerCase } from '../../server/cases/register-case.ts'
import { type Ctx, systemActor } from '../../server/context.ts'
import { findOrCreateCustomer } from '../../server/customers/find-or-create.ts'
import { createMachine } from '../../server/customers/save-machine.ts'
import type { Database } from '../../server/database/database.ts'
import { inOrganisation } from '../../server/database/transaction.ts'
import { deliver } from '../../server/deliveries/deliver.ts'
import { createMailer } from '../../server/deliveries/mail.ts'
import { type Found, idOf } from '../../server/demo/company.ts'
import { asPerson, playSteps } from '../../server/demo/play.ts'
import { generalSteps, largerSteps, majorSteps, type Step } from '../../server/demo/steps.ts'
import { generalStories, largerStories, majorStories, type Story } from '../../server/demo/stories.ts'
import type { Deps } from '../../server/deps.ts'
import { addEvent } from '../../server/events/add-event.ts'
import { flush } from '../../server/events/flush.ts'
import { newWork } from '../../server/events/work.ts'
import { contextOf } from '../../server/http/organisation-context.ts'
import { settleInBackground } from '../../server/indicators/settle.ts'
import { traceInBackground } from '../../server/mining/trace-cases.ts'
import { CUSTOMER_TAG, markedIds, markedSalts, PHONE_MARK, textMarks } from './marks.ts'

export type Sort = 'closed' | 'history' | 'open'
/** A case to be played once and copied many times: what it is about, when it was opened, how far it went. */
export type TemplatePlan = {
  readonly sort: Sort
  readonly level: 'general' | 'larger' | 'major'
  readonly openedAt: Instant
  /** So many steps at most. */
  readonly most: number
}
type PlayDeps = Pick<Deps, 'database' | 'log'> & { readonly dataDir: string }

const MINUTE = 60_000
const WEEK = 7 * 24 * 60 * MINUTE
const minutesBefore = (now: Instant, minutes: number): Instant => new Date(Date.parse(now) - minutes * MINUTE).toISOString()
/** As many weeks of templates as their whole loop takes; copies lie whole weeks before them. */
const FINISHED_BEFORE = 5 * WEEK

/** Which cases are played: closed ones at all hours of a week, and open ones from some minutes to three weeks old. `share`: fewer of each, for tests. */
export function templatePlans(now: Instant, share = 1): TemplatePlan[] {
  const plans: TemplatePlan[] = []
  const many = (n: number) => Math.max(1, Math.round(n * share))
  const spread = (sort: Sort, level: TemplatePlan['level'], count: number, most: number) => {
    for (let n = 0; n < count; n++) {
      const openedAt = new Date(Date.parse(now) - FINISHED_BEFORE + Math.floor(((n + 0.37) / count) * WEEK)).toISOString()
      plans.push({ sort, level, openedAt, most })
    }
  }
  spread('closed', 'general', many(44), 99)
  spread('closed', 'larger', many(2), 99)
  spread('closed', 'major', 1, 99)
  spread('history', 'general', many(24), 0)
  const open = many(96)
  for (let n = 0; n < open; n++) {
    // From six minutes to three weeks ago, most of them lately.
    const openedAt = minutesBefore(now, Math.round(6 + 30_234 * (n / open) ** 2))
    plans.push({ sort: 'open', level: n % 12 === 11 ? 'major' : n % 4 === 3 ? 'larger' : 'general', openedAt, most: n % 14 })
  }
  return plans
}

/** The customer, with a machine, whom all templates are about. */
export async function playCustomer(deps: PlayDeps, { org }: Pick<Found, 'org'>, now: Instant): Promise<Served> {
  return inOrganisation(deps.database, org, async tx => {
    const moment = minutesBefore(now, 60 * 24 * 60)
    const marked = {
      clock: () => moment,
      newId: markedIds(CUSTOMER_TAG),
      newSalt: markedSalts(CUSTOMER_TAG),
    }
    const ctx = await contextOf(marked, tx, org, systemActor)
    const customer = { name: textMarks.customer, phone: PHONE_MARK, address: textMarks.address }
    const id = (await findOrCreateCustomer(ctx, { customer }))!
    return { id, machine: await createMachine(ctx, id, { model: 'BH-210', serial: 'G0000000' }) }
  })
}

/** Plays each plan by the server's own use cases, with alarms, deliveries, indicator points and traces as of `now`; the first of them as template `firstTag`. */
export async function playTemplates(
  deps: PlayDeps,
  found: Found,
  customer: Served,
  plans: readonly TemplatePlan[],
  now: Instant,
  firstTag = CUSTOMER_TAG + 1,
): Promise<void> {
  const { org } = found
  const mailer = createMailer({ dataDir: deps.dataDir, publicUrl: 'http://localhost' })
  for (const [n, plan] of plans.entries()) {
    const tag = firstTag + n
    // One source for the case and for what the background adds to it.
    const [newId, newSalt] = [markedIds(tag), markedSalts(tag)]
    const marked = { database: deps.database, log: deps.log, newId, newSalt }
    await inOrganisation(deps.database, org, async tx => {
      const ctx = await contextOf({ clock: () => now, newId, newSalt }, tx, org, systemActor)
      await (plan.sort === 'history' ? playHistory(ctx, plan, customer) : playCase(ctx, found, plan, customer, n, now))
    })
    await ringUntil(marked, org, now)
    const post = {
      ...marked,
      mailer,
      publicUrl: 'http://localhost',
      smtpUrl: undefined,
      mailFrom: undefined,
      dataDir: deps.dataDir,
    }
    while ((await deliver(post, now)).delivered > 0);
  }
  const after = firstTag + plans.length
  const last = { database: deps.database, newId: markedIds(after), newSalt: markedSalts(after) }
  while (await settleInBackground(last, now));
  await traceInBackground(last, now)
}

export type Served = { readonly id: string; readonly machine: string }
const channels = ['phone', 'wechat', 'email', 'web'] as const

/** A story whose texts are marks, so that each copy may tell its own. */
function markedStory({ level }: TemplatePlan, n: number): Story {
  const stories = { general: generalStories, larger: largerStories, major: majorStories }[level]
  const { title, description, demand, cause, solution } = textMarks
  return { ...stories[n % stories.length]!, title, description, demand, cause, solution }
}

function stepsOf(story: Story, { level }: TemplatePlan, n: number): { by: string; steps: Step[] } {
  const isOnSite = ['installation', 'delivery'].includes(story.category)
  const by = isOnSite ? (n % 2 === 0 ? 'wu.di' : 'zheng.kai') : n % 2 === 0 ? 'lin.xiao' : 'zhou.min'
  const owner = isOnSite ? 'zhao.gang' : 'xu.bo'
  const members = ['xu.bo', 'zhao.gang', 'qian.cheng', 'jiang.wen', 'tang.wan']
  const head = isOnSite ? 'zhao.gang' : 'he.jing'
  if (level === 'major') return { by, steps: majorSteps(story, { by, owner, members }) }
  if (level === 'larger') return { by, steps: largerSteps(story, { by, head, owner, members: members.slice(0, 3) }) }
  return { by, steps: generalSteps(story, { by, head, handler: isOnSite ? 'wu.di' : n % 3 === 0 ? 'zhou.min' : 'sun.yue' }) }
}

async function playCase(ctx: Ctx, found: Found, plan: TemplatePlan, served: Served, n: number, until: Instant): Promise<void> {
  const story = markedStory(plan, n)
  const { by, steps } = stepsOf(story, plan, n)
  const record = await registerCase(asPerson(ctx, idOf(found, by), plan.openedAt), {
    ...{ kind: 'anomaly', title: story.title, description: story.description, demand: story.demand, channel: channels[n % 4]! },
    ...{ customerId: served.id, machineId: served.machine },
    customer: { name: textMarks.customer, phone: PHONE_MARK, address: textMarks.address },
    ...{ category: story.category, subtype: story.subtype, facts: story.facts },
    occurredAt: addDuration(ctx.rules.calendar, plan.openedAt, { minutes: -35 }).dueAt,
  })
  // Only larger anomalies owe a case study; of a general one nobody writes it.
  const whole = plan.level === 'general' ? steps.slice(0, steps.findIndex(step => step.act === 'archive') + 1) : steps
  await playSteps(ctx, record.id, whole, login => idOf(found, login), until, Math.min(plan.most, whole.length))
}

/** What a company takes over from the program before: a case that was done with, as two events. */
async function playHistory(given: Ctx, plan: TemplatePlan, served: Served): Promise<void> {
  const ctx: Ctx = { ...given, now: plan.openedAt, rules: rulesForHistory(given.rules) }
  const [number] = await nextNumbers(ctx, 'anomaly', 1)
  const work = newWork()
  const record = openCase(ctx, work, {
    ...{ kind: 'anomaly', title: textMarks.title, description: textMarks.description, number: number!, facts: {} },
    ...{ customerId: served.id, machineId: served.machine, channel: 'phone', isHistory: true, at: plan.openedAt },
  } as Parameters<typeof openCase>[2])
  const closedAt = new Date(Date.parse(plan.openedAt) + 26 * 60 * MINUTE).toISOString()
  record.retainUntil = '2036-12-31'
  addEvent(ctx, work, record, {
    type: 'case.archived',
    at: closedAt,
    plain: { items: [], retainUntil: record.retainUntil, keeper: 'import' },
    sealed: { note: textMarks.solution },
  })
  await flush(ctx, work)
}

/** Lets everything ring that is due by `now`, each rung at its own time, as a server does that runs all the while. */
async function ringUntil(deps: Parameters<typeof sweep>[0], org: string, now: Instant): Promise<void> {
  for (;;) {
    const next = await nextRung(deps.database, org)
    if (next === undefined || next > now) return
    const { fired } = await sweep(deps, next)
    if (fired.length === 0) return
  }
}

async function nextRung(database: Database, org: string): Promise<Instant | undefined> {
  const row = await inOrganisation(database, org, tx =>
    tx
      .selectFrom('alarms')
      .select('due_at')
      .where('org_id', '=', org)
      .where('fired_at', 'is', null)
      .orderBy('due_at')
      .limit(1)
      .executeTakeFirst(),
  )
  return row?.due_at
}
