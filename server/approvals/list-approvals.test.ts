import { beforeAll, describe, expect, it } from 'vitest'
import { anAnomalyInPlanning } from '../../test/cases.ts'
import { type TestDatabase, testDatabase } from '../../test/database.ts'
import { anOrganisation, type PersonName, type TestOrganisation } from '../../test/factories.ts'
import { listApprovals } from './list-approvals.ts'
import { ListApprovals } from './schema.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await testDatabase()
})
const list = (firm: TestOrganisation, who: PersonName, filter: Record<string, string | number> = {}) =>
  firm.as(who).do(ctx => listApprovals(ctx, ListApprovals.parse(filter)))

describe('the approvals inbox', () => {
  it('shows a plan to whom it waits for, to who submitted it, and to nobody else', async () => {
    const firm = await anOrganisation(database)
    const { id, request } = await anAnomalyInPlanning(firm)
    firm.clock.pass({ hours: 2 })
    const [row] = (await list(firm, 'headOfImplementation')).items
    expect(row).toMatchObject({
      id: request,
      case: { id, customer: '华东汽车零部件有限公司' },
      title: { zh: '处置方案' },
      clause: '8(5)',
      round: 1,
      step: 1,
      steps: 1,
      ageMinutes: 120,
      canDecide: true,
      waiting: [{ id: firm.people.headOfImplementation, name: '何伟' }],
    })
    expect((await list(firm, 'fieldEngineer')).items).toEqual([])
    expect((await list(firm, 'fieldEngineer', { tab: 'mine' })).items).toEqual([
      expect.objectContaining({ id: request, canDecide: false }),
    ])
    expect((await list(firm, 'leader', { tab: 'mine' })).items).toEqual([])
    expect((await list(firm, 'headOfImplementation', { subject: 'form' })).total).toBe(0)
  })

  it('keeps it for whoever decided and for whoever submitted it', async () => {
    const firm = await anOrganisation(database)
    const { id, request } = await anAnomalyInPlanning(firm)
    firm.clock.pass({ minutes: 30 })
    await firm.as('headOfImplementation').act(id, 'decide', { request, decision: 'return', reason: '缺时间' })
    firm.clock.pass({ days: 1 })
    expect((await list(firm, 'headOfImplementation')).items).toEqual([])
    for (const [who, tab] of [
      ['headOfImplementation', 'settled'],
      ['fieldEngineer', 'mine'],
    ] as const) {
      expect((await list(firm, who, { tab })).items, who).toEqual([
        expect.objectContaining({ id: request, outcome: 'returned', ageMinutes: 30, waiting: [] }),
      ])
    }
    expect((await list(firm, 'leader', { tab: 'settled' })).items).toEqual([])
  })

  it('lets go of one that was taken back, or whose case was merged into another, and takes it again with the case', async () => {
    const firm = await anOrganisation(database)
    const back = await anAnomalyInPlanning(firm)
    await firm.as('fieldEngineer').act(back.id, 'correct', { corrects: back.request, void: true, reason: '提交错案件' })
    expect((await list(firm, 'headOfImplementation')).items).toEqual([])
    const merged = await anAnomalyInPlanning(firm)
    const done = await firm.as('headOfImplementation').act(merged.id, 'merge', { into: back.id, reason: '重复' })
    expect((await list(firm, 'headOfImplementation')).items).toEqual([])
    await firm.as('headOfImplementation').act(merged.id, 'correct', { corrects: done.event, void: true, reason: '不是同一件' })
    expect((await list(firm, 'headOfImplementation')).items.map(a => [a.id, a.canDecide])).toEqual([[merged.request, true]])
    expect((await firm.as('auditor').view(merged.id)).mergedInto).toBeNull()
  })

  it('pages the oldest first', async () => {
    const firm = await anOrganisation(database)
    const requests = []
    for (let i = 0; i < 3; i++) {
      requests.push((await anAnomalyInPlanning(firm)).request)
      firm.clock.pass({ minutes: 1 })
    }
    const first = await list(firm, 'headOfImplementation', { limit: 2 })
    expect(first.total).toBe(3)
    const second = await list(firm, 'headOfImplementation', { limit: 2, after: first.next! })
    expect([...first.items, ...second.items].map(a => a.id)).toEqual(requests)
    expect(second.next).toBeNull()
  })
})
