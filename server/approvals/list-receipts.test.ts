import { beforeAll, describe, expect, it } from 'vitest'
import { wholeRecord } from '../../test/cases.ts'
import { type TestDatabase, testDatabase } from '../../test/database.ts'
import { anOrganisation, type PersonName, type TestOrganisation } from '../../test/factories.ts'
import { handOverAll } from '../duties/hand-over-all.ts'
import { listReceipts } from './list-receipts.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await testDatabase()
})
const reports = async (firm: TestOrganisation, who: PersonName) =>
  (await firm.as(who).do(ctx => listReceipts(ctx, { limit: 50 }))).items.map(r => r.report)

/** A major anomaly that the front line has reported to department head and deputy leader. */
async function aReport(firm: TestOrganisation) {
  const { id } = await firm
    .as('otherFrontLine')
    .register({ ...wholeRecord, customerId: firm.customers[0]!.id, facts: { attitude: 'strong' } })
  await firm
    .as('otherFrontLine')
    .act(id, 'verify', { serviceStage: 'after-sales', content: '停机', scope: '一台', demand: '恢复' })
  const { event } = await firm
    .as('otherFrontLine')
    .act(id, 'report', { details: '停机', judgement: '异响', demand: '恢复', measures: '复位' })
  return { id, event }
}

describe('reports that wait for a receipt', () => {
  it('are listed for each receiver until they acknowledge them', async () => {
    const firm = await anOrganisation(database)
    const { id, event } = await aReport(firm)
    firm.clock.pass({ minutes: 10 })
    const { items, total } = await firm.as('deputyLeader').do(ctx => listReceipts(ctx, { limit: 50 }))
    expect(total).toBe(1)
    expect(items[0]).toMatchObject({
      report: event,
      about: 'report',
      role: 'deputy-leader',
      case: { id, level: 'major' },
      reportedBy: { name: '王强' },
      ageMinutes: 10,
    })
    expect(await reports(firm, 'headOfImplementation')).toEqual([event])
    expect(await reports(firm, 'leader')).toEqual([])
    await firm.as('headOfImplementation').act(id, 'acknowledge', { report: event })
    expect(await reports(firm, 'headOfImplementation')).toEqual([])
    expect(await reports(firm, 'deputyLeader')).toEqual([event])
  })

  it('go to whoever took over', async () => {
    const firm = await anOrganisation(database)
    const { event } = await aReport(firm)
    await firm
      .as('deputyLeader')
      .do(ctx => handOverAll(ctx, { from: firm.people.deputyLeader, to: firm.people.headOfResearch, cause: 'sickness' }))
    expect(await reports(firm, 'deputyLeader')).toEqual([])
    expect(await reports(firm, 'headOfResearch')).toEqual([event])
  })

  it('disappear when the report is voided', async () => {
    const firm = await anOrganisation(database)
    const { id, event } = await aReport(firm)
    await firm.as('otherFrontLine').act(id, 'correct', { corrects: event, void: true, reason: '报错案件' })
    expect(await reports(firm, 'deputyLeader')).toEqual([])
  })
})
