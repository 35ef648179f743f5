import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { anAnomalyInPlanning, wholeRecord } from '../../test/cases.ts'
import { china } from '../../test/clock.ts'
import { type TestDatabase, testDatabase } from '../../test/database.ts'
import { anOrganisation, type PersonName, type TestOrganisation } from '../../test/factories.ts'
import { forecastLoad } from './forecast-load.ts'
import { handOverAll } from './hand-over-all.ts'
import { listDuties } from './list-duties.ts'
import { type HandOver, ListDuties } from './schema.ts'
import { snoozeDuty } from './snooze-duty.ts'

let database: TestDatabase
let firm: TestOrganisation
beforeAll(async () => {
  database = await testDatabase()
})
beforeEach(async () => {
  firm = await anOrganisation(database)
})

const list = (who: PersonName, filter: Record<string, string | number>) =>
  firm.as(who).do(ctx => listDuties(ctx, ListDuties.parse(filter)))
const rules = async (who: PersonName, filter: Record<string, string | number> = { mine: '1' }) =>
  (await list(who, filter)).items.map(d => d.rule)

describe('the duty inbox', () => {
  it('shows what I owe with its case, its clause and the acts that meet it', async () => {
    await firm.as('otherFrontLine').register({ ...wholeRecord, title: '停机', customerId: firm.customers[0]!.id })
    const { items, total } = await list('otherFrontLine', { mine: '1' })
    expect(total).toBe(2)
    expect(items[0]).toMatchObject({
      rule: 'verify',
      clause: '8(1)',
      clauseTitle: { zh: '发现与初步核实' },
      acts: ['verify'],
      state: 'running',
      dueAt: china('2026-03-02 09:30'),
      case: { title: '停机', customer: '华东汽车零部件有限公司', level: 'general' },
    })
    expect(items[1]).toMatchObject({ rule: 'report-general', acts: ['report'] })
    expect(await rules('headOfImplementation')).toEqual(['grade'])
    expect(await rules('headOfSales')).toEqual([])
  })

  it('sorts overdue, soon and later duties into their tabs by the clock', async () => {
    await firm.as('otherFrontLine').register(wholeRecord)
    expect(await rules('otherFrontLine', { mine: '1', state: 'two-hours' })).toContain('verify')
    expect(await rules('otherFrontLine', { mine: '1', state: 'overdue' })).toEqual([])
    firm.clock.set('2026-03-02 09:31')
    expect(await rules('otherFrontLine', { mine: '1', state: 'overdue' })).toEqual(['verify'])
    expect(await rules('otherFrontLine', { mine: '1', state: 'today' })).not.toContain('verify')
    expect(await rules('headOfImplementation', { department: firm.departments.implementation, state: 'overdue' })).toEqual([
      'verify',
    ])
    expect(await rules('headOfSales', { department: firm.departments.sales, state: 'overdue' })).toEqual([])
  })

  it('pages by due time without losing or repeating a duty', async () => {
    for (let i = 0; i < 4; i++) await firm.as('otherFrontLine').register(wholeRecord)
    const all = await list('auditor', { limit: 200 })
    const seen: string[] = []
    for (let after: string | null | undefined; after !== null; ) {
      const page = await list('auditor', { limit: 3, ...(after === undefined ? {} : { after }) })
      seen.push(...page.items.map(d => d.id))
      after = page.next
    }
    expect(seen).toEqual(all.items.map(d => d.id))
    expect(new Set(seen).size).toBe(seen.length)
    await expect(list('auditor', { after: 'nonsense' })).rejects.toMatchObject({ code: 'cursor.unreadable' })
  })

  it('shows nothing of another organisation', async () => {
    await firm.as('otherFrontLine').register(wholeRecord)
    const other = await anOrganisation(database)
    expect((await other.as('auditor').do(ctx => listDuties(ctx, ListDuties.parse({})))).items).toEqual([])
  })

  it('shows a duty that somebody put off to whoever takes it over', async () => {
    await firm.as('otherFrontLine').register(wholeRecord)
    const [duty] = (await list('otherFrontLine', { mine: '1' })).items
    await firm.as('otherFrontLine').do(ctx => snoozeDuty(ctx, duty!.id, china('2026-03-02 09:20')))
    await firm
      .as('otherFrontLine')
      .do(ctx => handOverAll(ctx, { from: firm.people.otherFrontLine, to: firm.people.frontLine, cause: 'shift-end' }))
    expect(await rules('frontLine', { mine: '1', snoozed: 'hide' })).toContain('verify')
  })

  it('puts a duty of mine out of sight without moving its due time', async () => {
    await firm.as('otherFrontLine').register(wholeRecord)
    const [duty] = (await list('otherFrontLine', { mine: '1' })).items
    await expect(firm.as('frontLine').do(ctx => snoozeDuty(ctx, duty!.id, china('2026-03-02 09:20')))).rejects.toMatchObject({
      code: 'duty.not-yours',
    })
    await expect(firm.as('otherFrontLine').do(ctx => snoozeDuty(ctx, duty!.id, china('2026-03-02 08:00')))).rejects.toMatchObject(
      { code: 'snooze.in-the-past' },
    )
    await firm.as('otherFrontLine').do(ctx => snoozeDuty(ctx, duty!.id, china('2026-03-02 09:20')))
    expect(await rules('otherFrontLine', { mine: '1', snoozed: 'hide' })).not.toContain('verify')
    const [snoozed] = (await list('otherFrontLine', { mine: '1', snoozed: 'only' })).items
    expect(snoozed).toMatchObject({ rule: 'verify', dueAt: duty!.dueAt, snoozedUntil: china('2026-03-02 09:20') })
    firm.clock.set('2026-03-02 09:21')
    expect(await rules('otherFrontLine', { mine: '1', snoozed: 'hide' })).toContain('verify')
  })
})

describe('handing over', () => {
  const handOver = (who: PersonName, from: PersonName, to: PersonName, more: Partial<HandOver> = {}) =>
    firm.as(who).do(ctx => handOverAll(ctx, { from: firm.people[from], to: firm.people[to], cause: 'shift-end', ...more }))

  it('passes every open duty and the case itself to the next shift', async () => {
    const { id } = await anAnomalyInPlanning(firm)
    const before = await rules('fieldEngineer')
    expect(before.length).toBeGreaterThan(1)
    const result = await handOver('fieldEngineer', 'fieldEngineer', 'serviceDesk')
    expect(result).toMatchObject({
      handedOver: 1,
      refused: 0,
      items: [{ outcome: 'handed-over', case: { id }, duties: before.length, approvals: 0 }],
    })
    expect(await rules('fieldEngineer')).toEqual([])
    expect(await rules('serviceDesk')).toEqual(before)
    const view = await firm.as('auditor').view(id)
    expect(view.owner?.id).toBe(firm.people.serviceDesk)
    expect(view.people.handler).toEqual([expect.objectContaining({ id: firm.people.serviceDesk })])
  })

  it('is refused where one of the two never worked here', async () => {
    const ask = (from: string, to: string) =>
      firm.as('headOfImplementation').do(ctx => handOverAll(ctx, { from, to, cause: 'leave' }))
    await expect(ask('nobody', firm.people.serviceDesk)).rejects.toMatchObject({ code: 'person.not-found' })
    await expect(ask(firm.people.fieldEngineer, 'nobody')).rejects.toMatchObject({ code: 'person.not-found' })
  })

  it('keeps the duties with whoever took over when the case gets a handler later', async () => {
    const { id } = await firm.as('otherFrontLine').register(wholeRecord)
    await handOver('otherFrontLine', 'otherFrontLine', 'frontLine', { cause: 'sickness' })
    expect(await rules('frontLine')).toContain('verify')
    await firm.as('frontLine').act(id, 'verify', { serviceStage: 'after-sales', content: '停机', scope: '一台', demand: '恢复' })
    const up = await firm
      .as('frontLine')
      .act(id, 'report', { details: '六轴报警', judgement: '异响', demand: '恢复', measures: '复位' })
    await firm.as('headOfImplementation').act(id, 'acknowledge', { report: up.event })
    await firm.as('headOfImplementation').act(id, 'assign', { person: firm.people.fieldEngineer })
    expect(await rules('otherFrontLine')).toEqual([])
  })

  it('passes waiting decisions and receipts, but nobody decides on their own plan', async () => {
    const { id, request } = await anAnomalyInPlanning(firm)
    const toSubmitter = await handOver('headOfImplementation', 'headOfImplementation', 'fieldEngineer', { cause: 'leave' })
    expect(toSubmitter.items).toEqual([
      expect.objectContaining({ kept: 1, outcome: 'refused', refused: expect.objectContaining({ code: 'approval.own' }) }),
    ])
    await expect(firm.as('fieldEngineer').act(id, 'decide', { request, decision: 'approve' })).rejects.toMatchObject({
      code: 'approval.own',
    })

    const result = await handOver('headOfImplementation', 'headOfImplementation', 'headOfResearch', { cause: 'leave' })
    expect(result.items).toEqual([expect.objectContaining({ approvals: 1, outcome: 'handed-over' })])
    await expect(firm.as('headOfImplementation').act(id, 'decide', { request, decision: 'approve' })).rejects.toMatchObject({
      code: 'approval.not-your-turn',
    })
    const [row] = await firm
      .as('auditor')
      .do(ctx => ctx.tx.selectFrom('approvals').select('waiting').where('org_id', '=', ctx.org).execute())
    expect(row?.waiting).toEqual([firm.people.headOfResearch])
    await firm.as('headOfResearch').act(id, 'decide', { request, decision: 'approve' })
    expect((await firm.as('auditor').view(id)).duties.find(d => d.rule === 'start-general')?.state).toBe('running')
  })

  it('passes reports that wait for a receipt', async () => {
    const { id } = await firm.as('otherFrontLine').register(wholeRecord)
    await firm
      .as('otherFrontLine')
      .act(id, 'verify', { serviceStage: 'after-sales', content: '停机', scope: '一台', demand: '恢复' })
    const up = await firm
      .as('otherFrontLine')
      .act(id, 'report', { details: '六轴报警', judgement: '异响', demand: '恢复', measures: '复位' })
    const result = await handOver('headOfImplementation', 'headOfImplementation', 'headOfResearch', { cause: 'sickness' })
    expect(result.items[0]).toMatchObject({ reports: 1 })
    await firm.as('headOfResearch').act(id, 'acknowledge', { report: up.event })
    expect((await firm.as('auditor').view(id)).duties.find(d => d.rule === 'report-general')?.state).toBe('met')
  })

  it('is for the person and superiors only, and not to oneself', async () => {
    await expect(handOver('frontLine', 'otherFrontLine', 'frontLine')).rejects.toMatchObject({ code: 'hand-over.not-yours' })
    await expect(handOver('headOfSales', 'otherFrontLine', 'frontLine')).rejects.toMatchObject({ code: 'hand-over.not-yours' })
    expect((await handOver('headOfSales', 'liaison', 'sales')).items).toEqual([])
    await expect(handOver('frontLine', 'frontLine', 'frontLine')).rejects.toMatchObject({ code: 'hand-over.same-person' })
    expect((await handOver('frontLine', 'frontLine', 'serviceDesk')).items).toEqual([])
  })
})

describe('the load of the next two weeks', () => {
  it('counts what falls due for each person and day', async () => {
    await firm.as('otherFrontLine').register({ ...wholeRecord, customerId: firm.customers[0]!.id })
    firm.clock.set('2026-03-02 09:31')
    const load = await firm.as('leader').do(forecastLoad)
    expect(load.days).toHaveLength(14)
    expect(load.days[0]).toEqual({ date: '2026-03-02', isWorkday: true })
    expect(load.days[5]).toEqual({ date: '2026-03-07', isWorkday: false })
    const mine = load.people.find(p => p.person?.id === firm.people.otherFrontLine)
    expect(mine).toMatchObject({ overdue: 1, due: [1, ...Array.from({ length: 13 }, () => 0)], untimed: 0 })
  })
})
