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
