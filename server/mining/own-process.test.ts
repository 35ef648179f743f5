import { beforeAll, describe, expect, it } from 'vitest'
import { anAnomalyInPlanning, wholeRecord } from '../../test/cases.ts'
import { type TestDatabase, testDatabase } from '../../test/database.ts'
import { anOrganisation, type TestOrganisation } from '../../test/factories.ts'
import { AskProcess, AskProcessCases } from './schema.ts'
import { traceSome } from './trace-cases.ts'
import { listProcessCases, viewProcess } from './view-process.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await testDatabase()
})

const period = { kind: 'anomaly', from: '2026-01-01', to: '2026-12-31' }
const view = (firm: TestOrganisation, ask: object = {}) =>
  firm.as('leader').do(ctx => viewProcess(ctx, AskProcess.parse({ ...period, ...ask })))
const cases = (firm: TestOrganisation, ask: object) =>
  firm.as('leader').do(ctx => listProcessCases(ctx, AskProcessCases.parse({ ...period, ...ask })))

describe('the process of our own cases', () => {
  it('follows the events, and each number opens its very cases', async () => {
    const firm = await anOrganisation(database)
    const { id } = await anAnomalyInPlanning(firm)
    const other = await firm.as('otherFrontLine').register({ ...wholeRecord, customerId: firm.customers[0]!.id })
    const seen = await view(firm)
    expect(seen).toMatchObject({ behind: 0, outOf: 2, figures: { cases: 2, open: 2, throughput: null } })
    const key = (activity: number) => seen.activities[activity]!.key
    const verified = seen.map.arcs.find(({ from, to }) => key(from) === 'case.opened' && key(to) === 'case.verified')
    expect(verified).toMatchObject({ count: 1, cases: 1 })
    expect(seen.activities.find(({ key: name }) => name === 'case.verified')?.title.zh).toBe('初步核实')
    const behind = await cases(firm, { arcFrom: 'case.opened', arcTo: 'case.verified' })
    expect(behind.items.map(one => one.id)).toEqual([id])
    expect((await cases(firm, { hasNot: 'case.verified' })).items.map(one => one.id)).toEqual([other.id])
    // A note is no step; whatever is one is there at the next look.
    await firm.as('otherFrontLine').act(other.id, 'note', { text: '备注' })
    await firm
      .as('otherFrontLine')
      .act(other.id, 'verify', { serviceStage: 'after-sales', content: '停机', scope: '一台', demand: '恢复' })
    const later = await view(firm)
    expect(later.map.arcs.find(({ from, to }) => key(from) === 'case.opened' && key(to) === 'case.verified')?.cases).toBe(2)
    expect(later.activities.some(({ key: name }) => name === 'note.added')).toBe(false)
  })

  it('says which steps of the closed loop a case left out, under their clauses', async () => {
    const firm = await anOrganisation(database)
    const front = firm.as('otherFrontLine')
    const { id } = await front.register({ ...wholeRecord, customerId: firm.customers[0]!.id, category: 'after-sales' })
    // They meet about it before anybody has verified it.
    await firm.as('leader').act(id, 'hold-meeting', {
      ...{ meeting: 'emergency', attendees: [firm.people.fieldEngineer], departments: [firm.departments.implementation] },
      ...{ owner: firm.people.fieldEngineer, minutes: '到场碰头', decisions: '立即停机检查' },
    })
    const { conformance } = await view(firm)
    expect(conformance).toMatchObject({ cases: 1, others: 0, fit: 0 })
    const skipped = conformance!.steps.filter(({ broken }) => broken.skipped > 0).map(({ id: step, clause }) => [step, clause])
    expect(skipped).toEqual([
      ['reporting', '8(2)'],
      ['response', '8(3)'],
    ])
    const found = await cases(firm, { broken: 'skipped:reporting' })
    expect(found.items[0]).toMatchObject({ id, broken: [{ kind: 'skipped', clause: '8(2)' }, { clause: '8(3)' }] })
    expect((await cases(firm, { broken: 'none' })).total).toBe(0)
  })

  it('counts duties done late by their clause, and opens them', async () => {
    const firm = await anOrganisation(database)
    const { id } = await firm.as('otherFrontLine').register({ ...wholeRecord, customerId: firm.customers[0]!.id })
    firm.clock.set('2026-03-04 10:00')
    await firm
      .as('otherFrontLine')
      .act(id, 'verify', { serviceStage: 'after-sales', content: '停机', scope: '一台', demand: '恢复' })
    const { conformance } = await view(firm)
    const late = conformance!.late.find(({ rule }) => rule === 'robot/verify')
    expect(late).toMatchObject({ clause: '8(1)', cases: 1, times: 1 })
    expect((await cases(firm, { broken: `late:${late!.rule}` })).items.map(one => one.id)).toEqual([id])
  })

  it('says which gates were passed without what they ask, by which cases, under their clauses', async () => {
    const firm = await anOrganisation(database)
    const { id } = await anAnomalyInPlanning(firm)
    const gateOf = async (name: string, ask: object = {}) =>
      (await view(firm, ask)).conformance!.gates.find(({ gate }) => gate === `robot/${name}`)
    expect(await gateOf('verify-before-grading')).toMatchObject({ clause: '8(1)', passed: 1, broken: { voided: 0 } })
    expect((await view(firm)).conformance).toMatchObject({ cases: 1, fit: 1, decided: [] })
    // The verification is voided afterwards: grading rests on nothing now, and the case no longer fits.
    const { events } = await firm.as('otherFrontLine').do(ctx =>
      ctx.tx
        .selectFrom('events')
        .select(['id', 'type'])
        .where('stream_id', '=', id)
        .execute()
        .then(rows => ({ events: rows })),
    )
    const verified = events.find(({ type }) => type === 'case.verified')!
    await firm.as('headOfImplementation').act(id, 'correct', { corrects: verified.id, void: true, reason: '不是这一台' })
    expect(await gateOf('verify-before-grading')).toMatchObject({ passed: 1, broken: { missing: 0, voided: 1 } })
    expect((await view(firm)).conformance).toMatchObject({ fit: 0 })
    const broken = await cases(firm, { broken: 'gate-voided:robot/verify-before-grading' })
    expect(broken.items).toMatchObject([
      { id, broken: expect.arrayContaining([expect.objectContaining({ kind: 'gate-voided', clause: '8(1)' })]) },
    ])
    expect((await cases(firm, { broken: 'gate-missing:robot/verify-before-grading' })).total).toBe(0)
    expect((await cases(firm, { broken: 'gate:robot/verify-before-grading' })).total).toBe(1)
    // Level and department choose the cases; a product that no machine has chooses none.
    expect((await view(firm, { level: 'general', department: firm.departments.implementation })).outOf).toBe(1)
    expect((await view(firm, { product: '没有这种机器' })).outOf).toBe(0)
  })

  it('is written down once for all who look, and only what has gone on is read again', async () => {
    const firm = await anOrganisation(database)
    await anAnomalyInPlanning(firm)
    await firm.as('otherFrontLine').register({ ...wholeRecord, customerId: firm.customers[0]!.id })
    const left = await firm.as('leader').do(ctx => traceSome(ctx, 1))
    expect(left).toBe(1)
    expect(await firm.as('leader').do(ctx => traceSome(ctx, 1))).toBe(0)
    const both = await Promise.all([view(firm), view(firm)])
    expect(both.map(({ figures }) => figures.cases)).toEqual([2, 2])
  })

  it('refuses a variant that is none, and counts nothing in a period without cases', async () => {
    const firm = await anOrganisation(database)
    await expect(cases(firm, { way: 'a>b' })).rejects.toMatchObject({ code: 'input.invalid' })
    const empty = await firm
      .as('leader')
      .do(ctx => viewProcess(ctx, AskProcess.parse({ ...period, from: '2020-01-01', to: '2020-02-01' })))
    expect(empty.figures).toMatchObject({ cases: 0, first: null })
  })
})
