import { decidersOf } from '../../engine/approvals/request.ts'
import { addDuration } from '../../engine/calendar/add.ts'
import type { Rules } from '../../engine/rules.ts'
import type { CaseState } from '../../engine/state.ts'
import { isCustomerKind } from '../../events/customer-kinds.ts'
import type { Instant } from '../../events/instant.ts'
import type { DemoCase } from '../../server/demo/demo-case.ts'
import { equipmentCases } from '../../server/demo/equipment-cases.ts'
import { equipmentContracts } from '../../server/demo/equipment-contracts.ts'
import { equipmentMatters } from '../../server/demo/equipment-matters.ts'
import { furnitureCases } from '../../server/demo/furniture-cases.ts'
import { furnitureMatters } from '../../server/demo/furniture-matters.ts'
import { furnitureFollowUps, furnitureRewards, integratorCommendations } from '../../server/demo/reward-cases.ts'
import { generalSteps, largerSteps, majorSteps, type Step } from '../../server/demo/steps.ts'
import { generalStories, largerStories, majorStories, type Story } from '../../server/demo/stories.ts'
import { furnitureApprovals, integratorApprovals } from '../../server/demo/waiting-approvals.ts'
import type { Company } from './companies.ts'
import type { Random } from './random.ts'

/** A case as somebody would register it, and the acts by which it would go round. */
export type Script = { readonly by: string; readonly open: Record<string, unknown>; readonly steps: readonly Step[] }
/** What somebody is about to do: the next step of a case's script. */
export type Scripted = { readonly person: string; readonly type: string; readonly data: Record<string, unknown> }

const playable = (all: readonly DemoCase[]) => all.filter(plan => plan.from === undefined && plan.hasPhoto === undefined)
const plans = {
  integrator: playable([...integratorCommendations, ...integratorApprovals]),
  equipment: playable([...equipmentCases, ...equipmentMatters, ...equipmentContracts]),
  furniture: playable([
    ...furnitureCases,
    ...furnitureMatters,
    ...furnitureRewards,
    ...furnitureFollowUps,
    ...furnitureApprovals,
  ]),
} as const

/** A case of the kind that such a company has. */
export function randomScript(company: Company, random: Random, now: Instant): Script {
  if (company.like === 'integrator' && random.chance(0.85)) return anomaly(company, random, now)
  const plan = random.pick(plans[company.like])
  const machine = plan.machine === undefined ? undefined : company.machines[plan.machine]
  const customer = machine?.customer ?? (plan.customer === undefined ? undefined : company.customers[plan.customer])
  return {
    by: company.staff.get(plan.by)!,
    steps: plan.steps,
    open: {
      ...{ kind: plan.kind, title: `${company.marker} ${plan.title}`, description: plan.description, channel: plan.channel },
      ...(plan.demand !== undefined && { demand: plan.demand }),
      ...(customer !== undefined && { customerId: customer }),
      ...(machine !== undefined && { machineId: machine.machine }),
      ...(plan.department !== undefined && { departmentId: company.departments.get(plan.department) }),
      ...(plan.category !== undefined && { category: plan.category }),
      ...(plan.subtype !== undefined && { subtype: plan.subtype }),
      ...(plan.facts !== undefined && { facts: plan.facts }),
      ...(isCustomerKind(plan.kind) && { occurredAt: new Date(Date.parse(now) - 40 * 60_000).toISOString() }),
    },
  }
}

function anomaly(company: Company, random: Random, now: Instant): Script {
  const level = random.weighted({ general: 5, larger: 3, major: 2 })
  const story: Story = random.pick({ general: generalStories, larger: largerStories, major: majorStories }[level])
  const { customer, machine } = random.pick(company.machines)
  const members = ['xu.bo', 'zhao.gang', 'qian.cheng', 'jiang.wen', 'tang.wan'] as const
  const by = random.pick(['wu.di', 'zheng.kai', 'lin.xiao', 'zhou.min'])
  const head = random.pick(['zhao.gang', 'he.jing'])
  const handler = random.pick(['wu.di', 'zhou.min', 'sun.yue'])
  const steps = {
    general: () => generalSteps(story, { by, head, handler }),
    larger: () => largerSteps(story, { by, head, owner: 'xu.bo', members: members.slice(0, 3) }),
    major: () => majorSteps(story, { by, owner: 'xu.bo', members }),
  }[level]()
  const { category, subtype, facts, demand, description } = story
  return {
    by: company.staff.get(by)!,
    steps,
    open: {
      ...{ kind: 'anomaly', title: `${company.marker} ${story.title}`, description, demand, category, subtype, facts },
      ...{ channel: 'phone', customerId: customer, machineId: machine },
      ...(random.chance(0.8) && { occurredAt: new Date(Date.parse(now) - 35 * 60_000).toISOString() }),
    },
  }
}

/** What the next step of a script is now; undefined where it has nobody to take it (any more), or where the case has gone another way than the script says. */
export function nextOf(...given: Parameters<typeof planned>): Scripted | undefined {
  try {
    return planned(...given)
  } catch {
    return undefined
  }
}

function planned(
  script: Pick<Script, 'steps'>,
  at: number,
  { company, state, rules, now }: { company: Company; state: CaseState; rules: Rules; now: Instant },
): Scripted | undefined {
  const step = script.steps[at]
  if (step === undefined) return undefined
  const whom = actorOf(step, company, state)
  if (whom === undefined) return undefined
  const request = Object.keys(state.requests)[0]
  const told = step.data({
    id: login => company.staff.get(login) ?? '',
    department: state.department ?? [...company.departments.values()][0]!,
    departmentOf: kind => company.departments.get(kind) ?? '',
    at: ahead => addDuration(rules.calendar, now, ahead).dueAt,
    before: minutes => new Date(Date.parse(now) - minutes * 60_000).toISOString(),
    me: whom.person,
    version: state.liability?.versions.at(-1)?.event ?? '',
    assessment: state.money?.assessed?.event ?? '',
    photo: company.files[0]!,
    form: new Proxy({}, { get: () => '无' }),
    ...(request === undefined ? {} : { request }),
  })
  const data: Record<string, unknown> = { ...told, ...whom.data }
  const amount = step.act === 'decide' ? state.requests[String(data.request)]?.amountFen : undefined
  return { person: whom.person, type: step.act, data: amount === undefined ? data : { ...data, amountSeenFen: amount } }
}

function actorOf(step: Step, company: Company, state: CaseState): { person: string; data?: Record<string, unknown> } | undefined {
  if (step.by === 'receivers') {
    const [report, waiting] = Object.entries(state.reports)[0] ?? []
    return waiting?.waiting[0] && { person: waiting.waiting[0].person, data: { report } }
  }
  if (step.by === 'deciders') {
    const [request, open] = Object.entries(state.requests)[0] ?? []
    const person = open && decidersOf(open)[0]
    return person === undefined ? undefined : { person, data: { request } }
  }
  const person =
    step.by === 'handler' ? (state.people['team-owner']?.[0] ?? state.people.handler?.[0]) : company.staff.get(step.by)
  return person === undefined ? undefined : { person }
}

/** Whether a step is taken by one after another until nobody is left. */
export const isRepeated = (step: Step | undefined): boolean => step?.by === 'receivers' || step?.by === 'deciders'
