import type { Pack } from '../engine/pack.ts'
import type { Instant } from '../events/instant.ts'
import type { Act, InputOf } from '../events/registry.ts'
import { robot } from '../policies/robot/2026-01-01/pack.ts'
import { sightOf } from '../server/access/sight.ts'
import { performAct } from '../server/cases/perform-act.ts'
import { registerCase } from '../server/cases/register-case.ts'
import type { CaseView, OpenCase } from '../server/cases/schema.ts'
import { viewCase } from '../server/cases/view-case.ts'
import { type Ctx, notPeople } from '../server/context.ts'
import type { Database } from '../server/database/database.ts'
import { inOrganisation, type Tx } from '../server/database/transaction.ts'
import { mandatesOf } from '../server/mandates/held.ts'
import { createDepartment } from '../server/organisation/create-department.ts'
import { createOrganisation, type Founding } from '../server/organisation/create-organisation.ts'
import { createPerson, type NewPerson } from '../server/organisation/create-person.ts'
import { incumbentsOf } from '../server/organisation/incumbents.ts'
import { loadRoster } from '../server/organisation/roster.ts'
import { publishEdition } from '../server/policies/publish-edition.ts'
import { type CompanySettings, loadRules } from '../server/rules/organisation-rules.ts'
import { asOnScreen } from './as-on-screen.ts'
import { type FakeClock, fakeClock } from './clock.ts'

/** A Monday morning in working time, long after the first edition came into force. */
export const ORDINARY_MOMENT = '2026-03-02 09:00'

let ids = 0
/** Ids in the order they were asked for, unique within a test file, whatever the database. */
export const nextId = (): string => `id-${String(++ids).padStart(6, '0')}`
/** Salts that differ, so that equal texts have different commitments. */
export const nextSalt = (): string => `salt-${++ids}`

/** A context as a request would have, for a person of the organisation or `system`, `customer`, `import`. */
export async function testContext(tx: Tx, org: string, person: string, now: Instant): Promise<Ctx> {
  const { rules, settings, rosterVersion } = await loadRules(tx, org)
  const roster = await loadRoster(tx, org, now, rosterVersion)
  const roles = roster.people.get(person)?.roles
  if (!roles && !notPeople.has(person)) throw new Error(`nobody called ${person} works in ${org}`)
  const mandates = notPeople.has(person) ? [] : await mandatesOf(tx, org, person, now, rosterVersion, roster)
  const actor = { person, roles: roles ?? [], mandates, incumbents: incumbentsOf(roster) }
  const sight = sightOf(settings.access, roster, actor)
  return { tx, org, now, actor, language: 'zh', rules, roster, sight, newId: nextId, newSalt: nextSalt }
}

/** One person at work: each call is a transaction of its own, at the clock's time. */
export type Worker = {
  readonly person: string
  /** Runs anything as this person. */
  do<T>(work: (ctx: Ctx) => Promise<T>): Promise<T>
  /** Registers a case and shows it. An anomaly of the after-sales kind unless said otherwise. */
  register(input?: Partial<OpenCase>): Promise<CaseView>
  /** Does an act and gives what the API would. */
  act<A extends Act>(
    caseId: string,
    type: A,
    data: InputOf<A>,
    more?: { at?: Instant; backdating?: { reason: string }; expectedSeq?: number },
  ): Promise<{ event: string; result: Record<string, unknown> }>
  /** The case as this person sees it. */
  view(caseId: string): Promise<CaseView>
}

/** A person at work in an organisation; `now` may be a moment or a clock. */
export function actAs(database: Database, org: string, person: string, now: Instant | FakeClock): Worker {
  const moment = () => (typeof now === 'string' ? now : now.now())
  const run = <T>(work: (ctx: Ctx) => Promise<T>) =>
    inOrganisation(database, org, async tx => work(await testContext(tx, org, person, moment())))
  return {
    person,
    do: run,
    register: input =>
      run(async ctx =>
        viewCase(ctx, (await registerCase(ctx, { kind: 'anomaly', title: '机器人停机', channel: 'phone', ...input })).id),
      ),
    act: (caseId, type, data, more) =>
      run(async ctx => {
        const sent = type === 'decide' ? asOnScreen(type, data, await viewCase(ctx, caseId)) : data
        return performAct(ctx, caseId, { type, data: sent as Record<string, unknown>, ...more })
      }),
    view: caseId => run(ctx => viewCase(ctx, caseId)),
  }
}

type DepartmentName = keyof typeof departmentsByName
const departmentsByName = {
  customerService: { name: '客户服务部', nameEn: 'Customer Service', kind: 'customer-service' },
  research: { name: '技术研发部', nameEn: 'R&D', kind: 'research' },
  implementation: { name: '项目实施部', nameEn: 'Project Implementation', kind: 'implementation' },
  supplyChain: { name: '供应链管理部', nameEn: 'Supply Chain', kind: 'supply-chain' },
  sales: { name: '销售部', nameEn: 'Sales', kind: 'sales' },
  legal: { name: '法务部', nameEn: 'Legal', kind: 'legal' },
  finance: { name: '财务部', nameEn: 'Finance', kind: 'finance' },
  management: { name: '公司管理层', nameEn: 'Management', kind: 'management' },
} as const

type Someone = Omit<NewPerson, 'department' | 'posts' | 'onLeave'> & {
  department: DepartmentName
  roles: readonly NewPerson['posts'][number]['role'][]
}
const peopleByName = {
  frontLine: { name: '李晓', title: '客服专员', department: 'customerService', roles: ['front-line'] },
  otherFrontLine: { name: '王强', title: '安装工程师', department: 'implementation', roles: ['front-line'] },
  serviceDesk: { name: '周静', title: '客服调度', department: 'customerService', roles: ['service-desk'] },
  fieldEngineer: { name: '赵磊', title: '现场工程师', department: 'customerService', roles: ['field-engineer'] },
  /** Head of customer service and so deputy leader of the group (第五条). */
  deputyLeader: {
    name: '陈敏',
    title: '客户服务部经理',
    department: 'customerService',
    roles: ['department-head', 'deputy-leader'],
  },
  leader: { name: '刘建国', title: '分管副总经理', department: 'management', roles: ['leader'] },
  principal: { name: '张总', title: '总经理', department: 'management', roles: ['principal'] },
  managementOne: { name: '孙总', title: '副总经理', department: 'management', roles: ['management'] },
  managementTwo: { name: '钱总', title: '财务总监', department: 'management', roles: ['management'] },
  managementThree: { name: '吴总', title: '运营总监', department: 'management', roles: ['management'] },
  headOfResearch: { name: '郑工', title: '研发部经理', department: 'research', roles: ['department-head', 'group-member'] },
  headOfImplementation: {
    name: '何伟',
    title: '实施部经理',
    department: 'implementation',
    roles: ['department-head', 'group-member'],
  },
  headOfSupplyChain: { name: '冯丽', title: '供应链经理', department: 'supplyChain', roles: ['department-head', 'group-member'] },
  headOfSales: { name: '马涛', title: '销售部经理', department: 'sales', roles: ['department-head', 'group-member'] },
  headOfLegal: { name: '沈律', title: '法务部经理', department: 'legal', roles: ['department-head', 'group-member'] },
  headOfFinance: { name: '曹会', title: '财务部经理', department: 'finance', roles: ['department-head', 'group-member'] },
  research: { name: '杨帆', title: '研发工程师', department: 'research', roles: ['research'] },
  implementation: { name: '许峰', title: '实施工程师', department: 'implementation', roles: ['implementation'] },
  supplyChain: { name: '丁洁', title: '采购工程师', department: 'supplyChain', roles: ['supply-chain'] },
  sales: { name: '梁辉', title: '销售经理', department: 'sales', roles: ['sales'] },
  legal: { name: '罗文', title: '法务专员', department: 'legal', roles: ['legal'] },
  finance: { name: '宋佳', title: '会计', department: 'finance', roles: ['finance'] },
  liaison: { name: '唐宁', title: '异常对接人', department: 'sales', roles: ['liaison'] },
  auditor: { name: '韩审', title: '内审', department: 'management', roles: ['auditor'] },
  administrator: { name: '管理员', title: '系统管理员', department: 'management', roles: ['administrator'] },
} as const satisfies Record<string, Someone>

export type PersonName = keyof typeof peopleByName | 'onLeave'
export type TestOrganisation = {
  readonly org: string
  readonly clock: FakeClock
  readonly departments: Readonly<Record<DepartmentName, string>>
  /** Ids by what the people are; `onLeave` is front line in customer service, with `frontLine` as substitute. */
  readonly people: Readonly<Record<PersonName, string>>
  readonly customers: readonly { readonly id: string; readonly name: string; readonly machines: readonly string[] }[]
  /** That person at work, at the clock's time. */
  as(name: PersonName): Worker
}

export type OrganisationWishes = {
  readonly now?: string
  readonly packs?: readonly Pack[]
  readonly settings?: Partial<CompanySettings>
  readonly name?: string
}

/** An organisation with the robot regulation (or the packs given), departments, somebody in every role, and customers with machines. */
export async function anOrganisation(
  database: Database,
  { now = ORDINARY_MOMENT, packs = [robot], settings, name = '闭环机器人有限公司' }: OrganisationWishes = {},
): Promise<TestOrganisation> {
  const clock = fakeClock(now)
  const org = `org-${nextId()}`
  const made = await inOrganisation(database, org, async tx => {
    const founding: Founding = { tx, org, now: clock.now(), newId: nextId }
    await createOrganisation(founding, { name, nameEn: 'Bihuan Robotics', settings })
    for (const pack of packs) await publishEdition(founding, pack, 'system')
    const departments = {} as Record<DepartmentName, string>
    for (const [key, department] of Object.entries(departmentsByName))
      departments[key as DepartmentName] = await createDepartment(founding, department)
    const people = {} as Record<PersonName, string>
    for (const [key, { department, roles, ...someone }] of Object.entries(peopleByName)) {
      people[key as PersonName] = await createPerson(founding, {
        ...someone,
        department: departments[department],
        posts: roles.map(role => ({ role })),
      })
    }
    people.onLeave = await createPerson(founding, {
      name: '高原',
      title: '客服专员',
      department: departments.customerService,
      posts: [{ role: 'front-line' }],
      onLeave: { substitute: people.frontLine },
    })
    return { departments, people, customers: await someCustomers(founding) }
  })
  return { org, clock, ...made, as: who => actAs(database, org, made.people[who], clock) }
}

async function someCustomers({ tx, org, now, newId }: Founding): Promise<TestOrganisation['customers']> {
  const customers = [
    { name: '华东汽车零部件有限公司', contact: '林主任', phone: '13800000001', models: ['BH-210', 'BH-350'] },
    { name: '宁波精密制造有限公司', contact: '许经理', phone: '13800000002', models: ['BH-120'] },
  ]
  const made = []
  for (const { models, ...customer } of customers) {
    const id = newId()
    await tx
      .insertInto('customers')
      .values({ org_id: org, id, ...customer, phone_digits: customer.phone, address: '', search: '', created_at: now })
      .execute()
    const machines = []
    for (const model of models) {
      const machine = newId()
      await tx
        .insertInto('machines')
        .values({
          org_id: org,
          id: machine,
          customer_id: id,
          model,
          serial: `SN-${machine}`,
          installed_on: '2025-06-01',
          warranty_until: '2027-05-31',
        })
        .execute()
      machines.push(machine)
    }
    made.push({ id, name: customer.name, machines })
  }
  return made
}
