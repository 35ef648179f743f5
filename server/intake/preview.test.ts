import { beforeAll, describe, expect, it } from 'vitest'
import { type TestDatabase, testDatabase } from '../../test/database.ts'
import { anOrganisation, type TestOrganisation } from '../../test/factories.ts'
import { type FeatureApp, featureApp } from '../../test/feature-app.ts'
import { intakeRoutes } from './routes.ts'
import type { Preview } from './schema.ts'

describe('the preview of a case', () => {
  let database: TestDatabase
  let firm: TestOrganisation
  let http: FeatureApp
  beforeAll(async () => {
    database = await testDatabase()
    firm = await anOrganisation(database)
    http = await featureApp(database, firm, [intakeRoutes])
  })
  const preview = async (body: object) => (await http.ask('frontLine', 'POST', '/api/cases/preview', { body })).json<Preview>()
  const anomaly = { kind: 'anomaly', title: '产线停机', category: 'after-sales' }

  it('says the level, and of every row of the table why it fires or not', async () => {
    const { level, proposed, rows } = await preview({ ...anomaly, facts: { unusable: true, attitude: 'clear' } })
    expect([level, proposed]).toEqual(['major', 'major'])
    expect(
      rows
        .filter(r => r.fires)
        .map(r => r.id)
        .sort(),
    ).toEqual(['clear-dissatisfaction', 'equipment-unusable', 'otherwise-general'])
    expect(rows.filter(r => r.decides).map(r => r.id)).toEqual(['equipment-unusable'])
    expect(rows.find(r => r.id === 'strong-dissatisfaction')).toMatchObject({
      fires: false,
      clause: '7(3)',
      because: { zh: expect.stringContaining('客户态度') },
    })
    expect(rows.every(r => r.fires === (r.because === null))).toBe(true)
  })

  it('shows exactly the duties that registering opens, with the same owners and due times', async () => {
    const { starts } = await preview({
      ...anomaly,
      facts: { unusable: true },
      description: '停机',
      customerId: firm.customers[0]!.id,
    })
    const real = await firm.as('frontLine').register({
      ...anomaly,
      kind: 'anomaly',
      facts: { unusable: true },
      description: '停机',
      customerId: firm.customers[0]!.id,
    })
    const facts = (d: { rule: string; dueAt: string | null; owner: { role: string } }) => [d.rule, d.dueAt, d.owner.role]
    expect(starts.map(facts).sort()).toEqual(real.duties.map(facts).sort())
    expect(starts.length).toBeGreaterThan(2)
    expect(starts.map(d => d.dueAt ?? '9')).toEqual(starts.map(d => d.dueAt ?? '9').sort())
  })

  it('names who would approve the plan and the form of the level', async () => {
    const general = await preview({ ...anomaly, facts: {} })
    expect(general.planApproval?.steps).toMatchObject([{ clause: '8(5)', people: [{ name: '陈敏', role: 'department-head' }] }])
    expect(general.forms).toEqual([
      { id: 'general-record', clause: '9', title: { zh: '一般客户服务异常处置记录表', en: 'General Service Anomaly Record' } },
    ])
    const major = await preview({ ...anomaly, facts: {}, level: 'major' })
    expect(major).toMatchObject({
      level: 'major',
      proposed: 'general',
      planApproval: { steps: [{ people: [{ name: '刘建国' }] }] },
      forms: [{ id: 'major-summary' }],
    })
  })

  it('marks due times beyond the published holidays as provisional', async () => {
    const late = await anOrganisation(database, { now: '2026-12-31 17:00' })
    const { starts } = (
      await (
        await featureApp(database, late, [intakeRoutes])
      ).ask('frontLine', 'POST', '/api/cases/preview', { body: { ...anomaly, level: 'larger' } })
    ).json<Preview>()
    expect(starts.some(d => d.provisional)).toBe(true)
    expect(starts.filter(d => d.provisional).every(d => d.dueAt! > '2026-12-31T16:00')).toBe(true)
  })

  it('leaves no trace: no case, no customer, no number', async () => {
    const counts = () =>
      firm.as('administrator').do(async ({ tx }) =>
        Promise.all(
          (['cases', 'customers', 'case_numbers', 'events', 'notifications'] as const).map(t =>
            tx
              .selectFrom(t)
              .select(eb => eb.fn.countAll<number>().as('n'))
              .executeTakeFirstOrThrow(),
          ),
        ),
      )
    const before = await counts()
    await preview({ ...anomaly, customer: { name: '新客户', phone: '13700000000' }, facts: { unusable: true } })
    expect(await counts()).toEqual(before)
  })

  it('works before a title is typed, and lists what is missing', async () => {
    const { missing, department } = await preview({ kind: 'anomaly', channel: 'phone' })
    expect(missing).toEqual(['customer', 'contact', 'description', 'demand', 'occurredAt'])
    expect(department?.name).toBe('客户服务部')
  })

  it('of another level for an existing case shows what would start and what would end, and changes nothing', async () => {
    const { id, level, duties } = await firm
      .as('frontLine')
      .register({ ...anomaly, kind: 'anomaly', facts: { attitude: 'clear' } })
    expect(level).toBe('larger')
    const response = await http.ask('deputyLeader', 'GET', `/api/cases/${id}/level-preview?level=major`)
    const shown = response.json<Preview>()
    expect(shown.level).toBe('major')
    expect(shown.proposed).toBe('larger')
    expect(shown.starts.length).toBeGreaterThan(0)
    expect(shown.ends.length).toBeGreaterThan(0)
    expect(shown.ends.every(e => duties.some(d => d.rule === e.rule))).toBe(true)
    const after = await firm.as('frontLine').view(id)
    expect([after.level, after.levelConfirmed, after.duties.length]).toEqual(['larger', false, duties.length])
    expect((await preview({ caseId: id })).starts).toEqual([])
  })

  it('is refused for what registering refuses', async () => {
    const code = async (body: object) => (await http.ask('frontLine', 'POST', '/api/cases/preview', { body })).json().code
    expect(await code({ kind: 'complaint', title: 'x' })).toBe('kind.not-governed')
    expect(await code({ ...anomaly, category: 'nonsense' })).toBe('category.unknown')
    expect(await code({ ...anomaly, level: 'catastrophic' })).toBe('level.unknown')
    expect(await code({ ...anomaly, customerId: 'nobody' })).toBe('customer.not-found')
    expect(await code({ caseId: 'none' })).toBe('case.not-found')
    expect(await code({ ...anomaly, occurredAt: '2027-01-01T00:00:00.000Z' })).toBe('time.in-future')
    expect(await code({ kind: 'nothing' })).toBe('input.invalid')
  })
})
