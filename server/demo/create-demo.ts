import { addDuration } from '../../engine/calendar/add.ts'
import type { Instant } from '../../events/instant.ts'
import { robot } from '../../policies/robot/2026-01-01/pack.ts'
import { checkedHash, insertAccount } from '../auth/person-account.ts'
import { registerCase } from '../cases/register-case.ts'
import type { Ctx } from '../context.ts'
import { systemActor } from '../context.ts'
import { findOrCreateCustomer } from '../customers/find-or-create.ts'
import { inOrganisation, type Tx } from '../database/transaction.ts'
import type { Deps } from '../deps.ts'
import { contextOf } from '../http/organisation-context.ts'
import { createDepartment } from '../organisation/create-department.ts'
import { createOrganisation } from '../organisation/create-organisation.ts'
import { createPerson } from '../organisation/create-person.ts'
import { presentHolders } from '../organisation/roster.ts'
import { publishEdition } from '../policies/publish-edition.ts'
import { receiveReport, submitReport } from '../reports/hand-in.ts'
import { openPeriods, ruleOfReport } from '../reports/open-periods.ts'
import { asPerson, playSteps } from './play.ts'
import { demoCustomers, demoDepartments, demoStaff } from './staff.ts'
import { generalSteps, largerSteps, majorSteps, type Step } from './steps.ts'
import { generalStories, largerStories, majorStories, type Story } from './stories.ts'

/** Printed on the console and offered on the sign-in page, on this computer only. */
export const demoPassword = 'bihuan-demo-2026'
export const demoEmail = (login: string): string => `${login}@qiheng.example`
const name = { name: '启衡机器人系统集成有限公司', nameEn: 'Qiheng Robot Integration Co., Ltd.' }

type Staff = ReadonlyMap<string, string>
type Found = { org: string; staff: Staff; machines: readonly { customer: string; machine: string }[] }

/** The demo organisation with its staff, customers and some 60 cases in every stage and level, some late. Played through the product's own use cases, at times before `now`. */
export async function createDemo(deps: Pick<Deps, 'database' | 'newId' | 'newSalt' | 'clock'>): Promise<string> {
  const now = deps.clock()
  const org = deps.newId()
  const passwordHash = await checkedHash(demoPassword, { name: name.name, email: demoEmail('demo') })
  const found = await inOrganisation(deps.database, org, tx => foundOrganisation(tx, deps, org, now, passwordHash))
  // One transaction for each case: the embedded database answers others in between.
  for (const plan of casePlans(now)) {
    await inOrganisation(deps.database, org, async tx => {
      const ctx = await contextOf(deps as Deps, tx, org, systemActor)
      await playCase(ctx, found, plan, now)
    })
  }
  await inOrganisation(deps.database, org, async tx =>
    handInPastReports(await contextOf(deps as Deps, tx, org, systemActor), now),
  )
  // What happened before today has been read long ago.
  const morning = new Date(Date.parse(now) - 12 * 3_600_000).toISOString()
  await inOrganisation(deps.database, org, tx =>
    tx.updateTable('notifications').set({ read_at: now }).where('org_id', '=', org).where('created_at', '<', morning).execute(),
  )
  return org
}

/** The weekly and monthly reports of the past have been handed in and received, but for the newest ones. */
async function handInPastReports(ctx: Ctx, now: Instant): Promise<void> {
  // The firm began with this system three weeks ago; its people have been there longer.
  await ctx.tx
    .updateTable('organisations')
    .set({ created_at: new Date(Date.parse(now) - 21 * 86_400_000).toISOString() })
    .where('id', '=', ctx.org)
    .execute()
  await openPeriods(ctx)
  const past = await ctx.tx
    .selectFrom('reports')
    .selectAll()
    .where('org_id', '=', ctx.org)
    .where('due_at', '<', now)
    .orderBy('due_at')
    .execute()
  for (const report of past.slice(0, -3)) {
    const rule = ruleOfReport(ctx, report)
    if (!rule || report.owner_id === null) continue
    const at = new Date(Date.parse(report.due_at) - 3 * 3_600_000).toISOString()
    await submitReport(asPerson(ctx, report.owner_id, at), report.id, { text: '本期异常均按制度处置，重点问题已列入改进计划。' })
    const receiver = rule.to
      .flatMap(party => presentHolders(ctx.roster, party, { people: {} }))
      .find(person => person !== report.owner_id)
    if (receiver !== undefined) await receiveReport(asPerson(ctx, receiver, report.due_at), report.id)
  }
}

async function foundOrganisation(
  tx: Tx,
  deps: Pick<Deps, 'newId' | 'newSalt' | 'clock'>,
  org: string,
  now: Instant,
  passwordHash: string,
): Promise<Found> {
  // Everybody has been here since before the first demo case.
  const since = new Date(Date.parse(now) - 200 * 86_400_000).toISOString()
  const founding = { tx, org, now: since, newId: deps.newId }
  await createOrganisation(founding, { ...name, isDemo: true })
  await publishEdition(founding, robot, 'system')
  const departments = new Map<string, string>()
  for (const d of demoDepartments) departments.set(d.kind, await createDepartment(founding, d))
  const staff = new Map<string, string>()
  for (const p of demoStaff) {
    const id = await createPerson(founding, {
      name: p.name,
      title: p.title,
      department: departments.get(p.department)!,
      email: demoEmail(p.login),
      posts: p.roles.map(role => ({ role })),
    })
    staff.set(p.login, id)
    await insertAccount(tx, {
      org,
      person: id,
      name: p.name,
      email: demoEmail(p.login),
      passwordHash,
      now: since,
      newId: deps.newId,
    })
  }
  const back = new Date(Date.parse(now) + 9 * 86_400_000).toISOString()
  for (const p of demoStaff)
    if (p.onLeave)
      await tx
        .updateTable('people')
        .set({ presence: 'leave', absent_until: back, substitute_id: staff.get(p.onLeave)! })
        .where('org_id', '=', org)
        .where('id', '=', staff.get(p.login)!)
        .execute()
  const ctx = { tx, org, now: since, newId: deps.newId } as Ctx
  const machines: { customer: string; machine: string }[] = []
  for (const c of demoCustomers) {
    const customer = (await findOrCreateCustomer(ctx, { customer: { name: c.name, phone: c.phone, address: c.address } }))!
    await tx.updateTable('customers').set({ contact: c.contact }).where('org_id', '=', org).where('id', '=', customer).execute()
    for (const [model, serial] of c.machines) {
      const machine = deps.newId()
      await tx
        .insertInto('machines')
        .values({
          org_id: org,
          id: machine,
          customer_id: customer,
          model,
          serial,
          installed_on: since.slice(0, 10),
          warranty_until: new Date(Date.parse(now) + 300 * 86_400_000).toISOString().slice(0, 10),
        })
        .execute()
      machines.push({ customer, machine })
    }
  }
  return { org, staff, machines }
}

type CasePlan = { story: Story; level: 'general' | 'larger' | 'major'; openedAt: Instant; most: number; n: number }

/** 60 cases: each story again and again, opened from seven weeks ago until some minutes ago, stopped after more and more steps. */
function casePlans(now: Instant): CasePlan[] {
  const plans: CasePlan[] = []
  const back = (minutes: number) => new Date(Date.parse(now) - minutes * 60_000).toISOString()
  const add = (
    level: CasePlan['level'],
    stories: readonly Story[],
    count: number,
    recent: readonly (readonly [minutesAgo: number, most: number])[],
  ) => {
    for (let n = 0; n < count; n++) {
      const past = recent[n]
      const openedAt = past ? back(past[0]) : back((3 + ((n - recent.length) * 44) / Math.max(1, count - recent.length)) * 1_440)
      plans.push({ story: stories[n % stories.length]!, level, openedAt, most: past ? past[1] : 99, n })
    }
  }
  // Recent ones: how long ago, and how many steps were done; the rest have had time to go round.
  add('general', generalStories, 34, [
    [6, 0],
    [25, 1],
    [50, 2],
    [95, 3],
    [140, 4],
    [260, 5],
    [420, 6],
    [800, 7],
    [1_500, 8],
    [2_900, 10],
    [3_300, 11],
    [4_400, 13],
    [5_800, 16],
    [7_200, 18],
  ])
  add('larger', largerStories, 17, [
    [18, 1],
    [110, 3],
    [300, 5],
    [700, 7],
    [1_600, 8],
    [3_000, 9],
    [4_500, 11],
    [5_900, 13],
    [8_700, 16],
    [10_100, 19],
  ])
  add('major', majorStories, 9, [
    [12, 1],
    [75, 5],
    [1_300, 7],
    [2_900, 9],
    [5_900, 12],
    [14_400, 14],
    [17_300, 19],
  ])
  return plans.sort((a, b) => (a.openedAt < b.openedAt ? -1 : 1))
}

async function playCase(ctx: Ctx, found: Found, plan: CasePlan, until: Instant): Promise<void> {
  const { story, level, n } = plan
  const idOf = (login: string): string => {
    const id = found.staff.get(login)
    if (id === undefined) throw new Error(`no demo person ${login}`)
    return id
  }
  const site = ['installation', 'delivery'].includes(story.category)
  const by = site ? (n % 2 === 0 ? 'wu.di' : 'zheng.kai') : n % 2 === 0 ? 'lin.xiao' : 'zhou.min'
  const head = site ? 'zhao.gang' : 'he.jing'
  const { customer, machine } = found.machines[(n * 5 + level.length) % found.machines.length]!
  const channels = ['phone', 'wechat', 'email', 'web'] as const
  const occurredAt = addDuration(ctx.rules.calendar, plan.openedAt, { minutes: -35 }).dueAt
  const record = await registerCase(asPerson(ctx, idOf(by), plan.openedAt), {
    kind: 'anomaly',
    title: story.title,
    description: story.description,
    channel: channels[n % 4]!,
    customerId: customer,
    machineId: machine,
    category: story.category,
    subtype: story.subtype,
    facts: story.facts,
    demand: story.demand,
    occurredAt,
  })
  const members = ['xu.bo', 'zhao.gang', 'qian.cheng', 'jiang.wen', 'tang.wan'] as const
  const steps: Step[] =
    level === 'general'
      ? generalSteps(story, { by, head, handler: site ? 'wu.di' : n % 3 === 0 ? 'zhou.min' : 'sun.yue' })
      : level === 'larger'
        ? largerSteps(story, { by, head, owner: site ? 'zhao.gang' : 'xu.bo', members: members.slice(0, 3) })
        : majorSteps(story, { by, owner: site ? 'zhao.gang' : 'xu.bo', members })
  await playSteps(ctx, record.id, steps, idOf, until, plan.most)
}
