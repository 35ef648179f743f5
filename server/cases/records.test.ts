import { beforeAll, describe, expect, it } from 'vitest'
import { type TestDatabase, testDatabase } from '../../test/database.ts'
import { anOrganisation, type TestOrganisation } from '../../test/factories.ts'
import { type FeatureApp, featureApp } from '../../test/feature-app.ts'
import { addingPack, recordsPack } from '../../test/records-pack.fixture.ts'
import { intakeRoutes } from '../intake/routes.ts'
import { policyRoutes } from '../policies/routes.ts'
import { caseRoutes } from './routes.ts'
import type { CaseView, CaseWithTimeline } from './schema.ts'

describe('what a regulation wants written down, and the matters of the company itself', () => {
  let database: TestDatabase
  let firm: TestOrganisation
  let http: FeatureApp
  beforeAll(async () => {
    database = await testDatabase()
    firm = await anOrganisation(database, { packs: [recordsPack, addingPack] })
    http = await featureApp(database, firm, [caseRoutes, intakeRoutes, policyRoutes])
  })
  type Who = Parameters<TestOrganisation['as']>[0]
  const complaint = () =>
    firm.as('frontLine').register({ kind: 'complaint', title: '异响', departmentId: firm.departments.customerService })
  const send = (who: Who, id: string, type: string, data: object) =>
    http.ask(who, 'POST', `/api/cases/${id}/events`, { body: { type, data } })
  const record = (who: Who, id: string, data: object) => send(who, id, 'make-record', { record: 'check', ...data })
  const good = { values: { passed: true, part: 'motor' }, texts: { remarks: '电机有异响' } }
  const of = (view: CaseView, id: string) => view.records.find(one => one.id === id)!

  it('a case says which records it asks for, who may make them, and which gates wait for them', async () => {
    const { id } = await complaint()
    const seen = (await http.ask('frontLine', 'GET', `/api/cases/${id}`)).json<CaseWithTimeline>()
    expect(seen.records.map(one => [one.id, one.can === true, one.made])).toEqual([
      ['check', true, 0],
      ['letter', false, 0],
    ])
    expect(of(seen, 'check').fields.map(field => field.id)).toEqual([
      'passed',
      'part',
      'inspector',
      'photo',
      'costFen',
      'remarks',
    ])
    expect(of(seen, 'letter')).toMatchObject({ regulation: { zh: '补充制度' }, can: { refused: 'act.not-yours', clause: '1' } })
    expect(seen.recordGates).toMatchObject([
      { id: 'plan-needs-check', act: 'plan', clause: '3', needs: [{ evidence: 'checked', event: null, records: ['check'] }] },
    ])
    expect(seen.can['make-record']).toBe(true)
    expect(seen.duties.find(duty => duty.rule === 'check-site')?.records).toEqual(['check'])
    const head = await firm.as('deputyLeader').view(id)
    expect(head.records.map(one => [one.id, one.can === true])).toEqual([
      ['check', false],
      ['letter', true],
    ])
    expect((await firm.as('auditor').view(id)).can['make-record']).toMatchObject({ refused: 'act.not-yours' })
  })

  it('a record ends the duty that waits for it; only what it says opens the gate', async () => {
    const { id } = await complaint()
    const plan = {
      measures: [
        { department: firm.departments.customerService, person: firm.people.frontLine, dueAt: '2026-03-03T01:00:00.000Z' },
      ],
      measureTexts: ['换件'],
      resources: '备件',
    }
    expect((await send('deputyLeader', id, 'plan', plan)).json()).toMatchObject({ code: 'gate.missing' })

    expect((await record('frontLine', id, { values: { passed: false }, texts: { remarks: '不合格' } })).statusCode).toBe(201)
    const failed = await firm.as('frontLine').view(id)
    expect(failed.duties.find(duty => duty.rule === 'check-site')?.state).toBe('met')
    expect(failed.recordGates[0]?.needs[0]?.event).toBeNull()
    expect((await send('deputyLeader', id, 'plan', plan)).json()).toMatchObject({ code: 'gate.missing' })

    const done = (await record('frontLine', id, good)).json<{ event: string; case: CaseView }>()
    expect(done.case.recordGates[0]?.needs[0]?.event).toBe(done.event)
    expect(of(done.case, 'check')).toMatchObject({ made: 2, last: done.event })
    const seen = (await http.ask('auditor', 'GET', `/api/cases/${id}`)).json<CaseWithTimeline>()
    expect(seen.timeline.find(entry => entry.id === done.event)).toMatchObject({
      type: 'record.made',
      data: { record: 'check', values: good.values },
      sealed: { texts: good.texts },
    })
    // The gate is open: what is refused now is the missing route, no longer the missing check.
    expect((await send('deputyLeader', id, 'plan', plan)).json()).toMatchObject({ code: 'route.none' })
  })

  it('a record taken back does not count and closes the gate again; its fields are not changed behind the check', async () => {
    const { id } = await complaint()
    const { event } = (await record('frontLine', id, good)).json<{ event: string }>()
    const change = { corrects: event, reason: '看错', plain: { values: { passed: false } } }
    expect((await send('frontLine', id, 'correct', change)).json()).toMatchObject({ code: 'correction.not-possible' })
    expect((await send('frontLine', id, 'correct', { corrects: event, reason: '看错', void: true })).statusCode).toBe(201)
    const view = await firm.as('frontLine').view(id)
    expect(of(view, 'check')).toMatchObject({ made: 0, last: null })
    expect(view.recordGates[0]?.needs[0]?.event).toBeNull()
  })

  it.each([
    ['an unknown record', { record: 'dance', values: {} }, 'record.unknown', undefined],
    ['a missing field', { values: { part: 'motor' }, texts: { remarks: 'x' } }, 'record.incomplete', 'data.values.passed'],
    ['a missing text', { values: { passed: true } }, 'record.incomplete', 'data.texts.remarks'],
    ['a text in the half that rules read', { values: { passed: true, remarks: 'x' } }, 'record.incomplete', 'data.texts.remarks'],
    ['an unknown field', { ...good, values: { ...good.values, colour: 'red' } }, 'record.incomplete', 'data.values.colour'],
    ['an option that is none', { ...good, values: { passed: true, part: 'wing' } }, 'record.incomplete', 'data.values.part'],
    [
      'somebody who does not work here',
      { ...good, values: { passed: true, inspector: 'x' } },
      'record.incomplete',
      'data.values.inspector',
    ],
    ['a file of no case', { ...good, values: { passed: true, photo: 'x' } }, 'record.incomplete', 'data.values.photo'],
    ['an amount too large', { ...good, values: { passed: true, costFen: 500_001 } }, 'record.incomplete', 'data.values.costFen'],
  ])('%s is refused by name, at its field', async (_, data, code, field) => {
    const { id } = await complaint()
    const problem = (await record('frontLine', id, data)).json<{ code: string; fields?: Record<string, string> }>()
    expect([problem.code, Object.keys(problem.fields ?? {})]).toEqual([code, field === undefined ? [] : [field]])
  })

  it('the wrong person is refused with the clause: of the case by its permit, of another regulation by its own', async () => {
    const { id } = await complaint()
    expect((await record('deputyLeader', id, good)).json()).toMatchObject({ code: 'act.not-yours', clause: '1' })
    const letter = { record: 'letter', values: { sentOn: '2026-03-02' } }
    expect((await send('frontLine', id, 'make-record', letter)).json()).toMatchObject({ code: 'act.not-yours', clause: '1' })
    expect((await send('deputyLeader', id, 'make-record', letter)).statusCode).toBe(201)
    const view = await firm.as('deputyLeader').view(id)
    expect(view.duties.find(duty => duty.rule === 'write-letter')?.state).toBe('met')
  })

  it('a matter needs no customer, is decided on by the route of its amount, known beforehand, and ends by being closed', async () => {
    const opened = await http.ask('frontLine', 'POST', '/api/cases', {
      body: { kind: 'training', title: '新人培训', channel: 'internal' },
    })
    const { id, number, customer, missing, stage, can } = opened.json<CaseView>()
    expect([number.slice(0, 3), customer, missing, stage]).toEqual(['PX-', null, [], 'planned'])
    expect(can).toMatchObject({
      'make-record': { refused: 'record.unknown' },
      'submit-matter': true,
      'close-matter': { refused: 'act.not-yours' },
    })
    const ahead = async (amountFen: number) =>
      (await http.ask('frontLine', 'GET', `/api/cases/${id}/route-preview?subject=matter&amountFen=${amountFen}`))
        .json<{ steps: { people: { name: string }[] }[] }>()
        .steps.map(step => step.people.map(one => one.name))
    expect(await ahead(5_000)).toEqual([['陈敏']])
    expect(await ahead(2_000_000)).toEqual([['陈敏'], ['张总']])
    const hurried = { proposal: '请批准', urgent: true }
    expect((await send('frontLine', id, 'submit-matter', hurried)).json()).toMatchObject({ code: 'matter.urgent-without-reason' })
    const risky = { proposal: '请批准', riskReport: 'no file' }
    expect((await send('frontLine', id, 'submit-matter', risky)).json()).toMatchObject({ code: 'file.not-found' })
    const { event } = (await send('frontLine', id, 'submit-matter', { proposal: '请批准', amountFen: 5_000 })).json<{
      event: string
    }>()
    expect((await firm.as('deputyLeader').view(id)).requests).toMatchObject([
      { id: event, subject: 'matter', steps: [{ id: 'head' }] },
    ])
    expect((await send('deputyLeader', id, 'decide', { request: event, decision: 'approve' })).statusCode).toBe(201)
    expect((await send('deputyLeader', id, 'close-matter', { outcome: 'done', summary: '已培训' })).statusCode).toBe(201)
    expect(await firm.as('frontLine').view(id)).toMatchObject({ closed: true, stage: 'held' })
  })

  it('what no regulation in force governs is not opened, and a case that ends otherwise is not closed as a matter', async () => {
    const body = { kind: 'crisis', title: '舆情' }
    expect((await http.ask('frontLine', 'POST', '/api/cases', { body })).json()).toMatchObject({ code: 'kind.not-governed' })
    const { id, can } = await complaint()
    expect(can['close-matter']).toMatchObject({ refused: 'matter.ends-otherwise' })
    expect(can['submit-matter']).toMatchObject({ refused: 'route.none' })
    const close = { outcome: 'done', summary: '完' }
    expect((await send('frontLine', id, 'close-matter', close)).json()).toMatchObject({ code: 'matter.ends-otherwise' })
    expect((await http.ask('frontLine', 'GET', `/api/cases/${id}/route-preview?subject=matter`)).json()).toMatchObject({
      code: 'route.none',
    })
  })

  it("the list tells customers' cases and matters apart, and counts each", async () => {
    const own = await anOrganisation(database, { packs: [recordsPack] })
    const lists = await featureApp(database, own, [caseRoutes])
    for (const kind of ['complaint', 'complaint', 'training'] as const) await own.as('frontLine').register({ kind, title: kind })
    const kinds = async (query: string) => {
      const { items, total } = (await lists.ask('frontLine', 'GET', `/api/cases${query}`)).json<{
        items: { kind: string }[]
        total: number
      }>()
      return [items.map(item => item.kind).sort(), total]
    }
    expect(await kinds('')).toEqual([['complaint', 'complaint', 'training'], 3])
    expect(await kinds('?about=all')).toEqual([['complaint', 'complaint', 'training'], 3])
    expect(await kinds('?about=customers')).toEqual([['complaint', 'complaint'], 2])
    expect(await kinds('?about=matters')).toEqual([['training'], 1])
  })

  it('an edition shows its records with their fields, and the clause that asks for them', async () => {
    const view = (await http.ask('frontLine', 'GET', '/api/policies/sample/editions/2026-01-01')).json<{
      records: { id: string; fields: { id: string }[] }[]
      clauseList: { number: string; rules: { kind: string; id: string }[] }[]
    }>()
    expect(view.records).toMatchObject([{ id: 'check', fields: [{ id: 'passed' }, {}, {}, {}, {}, {}] }])
    expect(view.clauseList.find(clause => clause.number === '1')?.rules).toContainEqual(
      expect.objectContaining({ kind: 'record', id: 'check' }),
    )
  })
})
