import { addDuration } from '../../engine/calendar/add.ts'
import type { Instant } from '../../events/instant.ts'
import { robot } from '../../policies/robot/2026-01-01/pack.ts'
import { registerCase } from '../cases/register-case.ts'
import type { Ctx } from '../context.ts'
import { type DemoCompany, type Found, idOf } from './company.ts'
import { asPerson, playSteps } from './play.ts'
import { demoCustomers, demoDepartments, demoStaff } from './staff.ts'
import { generalSteps, largerSteps, majorSteps, type Step } from './steps.ts'
import { generalStories, largerStories, majorStories, type Story } from './stories.ts'

/** The robot integrator: the first organisation of the demo. */
export const integrator: DemoCompany = {
  name: '启衡机器人系统集成有限公司',
  nameEn: 'Qiheng Robot Integration Co., Ltd.',
  domain: 'qiheng.example',
  days: 21,
  packs: [robot],
  departments: demoDepartments,
  staff: demoStaff,
  customers: demoCustomers,
  report: '本期异常均按制度处置，重点问题已列入改进计划。',
}

/** One case of the integrator: which story, opened when, and how many steps of it were done at most. */
export type CasePlan = { story: Story; level: 'general' | 'larger' | 'major'; openedAt: Instant; most: number; n: number }

/** 60 cases: each story again and again, opened from seven weeks ago until some minutes ago, stopped after more and more steps. */
export function casePlans(now: Instant): CasePlan[] {
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

/** Registers one of the plans and takes its steps up to now. */
export async function playIntegratorCase(ctx: Ctx, found: Found, plan: CasePlan, until: Instant): Promise<void> {
  const { story, level, n } = plan
  const site = ['installation', 'delivery'].includes(story.category)
  const by = site ? (n % 2 === 0 ? 'wu.di' : 'zheng.kai') : n % 2 === 0 ? 'lin.xiao' : 'zhou.min'
  const head = site ? 'zhao.gang' : 'he.jing'
  const { customer, machine } = found.machines[(n * 5 + level.length) % found.machines.length]!
  const channels = ['phone', 'wechat', 'email', 'web'] as const
  const occurredAt = addDuration(ctx.rules.calendar, plan.openedAt, { minutes: -35 }).dueAt
  const record = await registerCase(asPerson(ctx, idOf(found, by), plan.openedAt), {
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
  await playSteps(ctx, record.id, steps, login => idOf(found, login), until, plan.most)
}
