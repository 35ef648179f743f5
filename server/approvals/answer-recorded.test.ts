import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { aCompensation, withStepClocks } from '../../test/compensation.ts'
import { type TestDatabase, testDatabase } from '../../test/database.ts'
import { anOrganisation, type PersonName, type TestOrganisation } from '../../test/factories.ts'
import { changeSettings } from '../settings/change-settings.ts'
import { listApprovals } from './list-approvals.ts'
import { listRatifications } from './list-ratifications.ts'
import { ListApprovals, ListRatifications } from './schema.ts'

let database: TestDatabase
let firm: TestOrganisation
beforeAll(async () => {
  database = await testDatabase()
})
beforeEach(async () => {
  firm = await anOrganisation(database, { packs: [withStepClocks] })
})
const waiting = async (who: PersonName) =>
  (await firm.as(who).do(ctx => listApprovals(ctx, ListApprovals.parse({ tab: 'waiting' })))).items
/** A decision of the legal department, recorded by finance from another system. */
async function aRecorded(): Promise<{ id: string; request: string; recorded: string }> {
  const { id, request } = await aCompensation(firm)
  const { event } = await firm
    .as('finance')
    .act(id, 'record-decision', { request, medium: 'import', person: firm.people.legal, reason: '旧系统已批' })
  return { id, request, recorded: event }
}
const answer = (who: PersonName, { id, request, recorded }: Awaited<ReturnType<typeof aRecorded>>, confirmed: boolean) =>
  firm.as(who).act(id, 'answer-recorded', { request, recorded, confirmed, ...(confirmed ? {} : { reason: '我没有同意过' }) })
const requests = async (id: string) => (await firm.as('finance').view(id)).requests

describe('a decision recorded in somebody’s name', () => {
  test('counts at once and is theirs to confirm within the company’s time', async () => {
    await firm.as('administrator').do(ctx => changeSettings(ctx, { approvals: { confirmWithinWorkdays: 3 } }))
    const made = await aRecorded()
    expect((await requests(made.id))[0]?.step).toBe(1)
    const row = (await waiting('legal')).find(one => one.id === made.request)
    expect(row).toMatchObject({
      canDecide: false,
      // Monday; the third working day ends on Thursday.
      confirm: { recorded: made.recorded, by: { id: firm.people.finance }, until: '2026-03-05T10:00:00.000Z' },
    })
    expect((await firm.as('legal').view(made.id)).unconfirmed).toMatchObject([{ recorded: made.recorded, can: true }])
    await expect(answer('leader', made, true)).rejects.toMatchObject({ code: 'approval.nothing-to-confirm' })
    await answer('legal', made, true)
    expect(await waiting('legal')).toEqual([])
    expect((await requests(made.id)).map(r => [r.id, r.isSuspended])).toEqual([[made.request, false]])
    await expect(answer('legal', made, false)).rejects.toMatchObject({ code: 'approval.nothing-to-confirm' })
  })

  test('is not asked of whoever recorded their own', async () => {
    const { id, request } = await aCompensation(firm)
    await firm
      .as('legal')
      .act(id, 'record-decision', { request, medium: 'import', person: firm.people.legal, reason: '旧系统已批' })
    expect((await firm.as('legal').view(id)).unconfirmed).toEqual([])
  })

  test('that they contest waits as beyond authority, and nobody decides further until it is made good', async () => {
    const made = await aRecorded()
    await expect(
      firm.as('legal').act(made.id, 'answer-recorded', { request: made.request, recorded: made.recorded, confirmed: false }),
    ).rejects.toMatchObject({ code: 'approval.reason-missing' })
    await answer('legal', made, false)
    const [open, good] = await requests(made.id)
    expect([open?.id, open?.isSuspended]).toEqual([made.request, true])
    expect(good).toMatchObject({ subject: 'ratification', ratifies: { person: { id: firm.people.legal } } })
    // Neither whose name it was, nor who recorded it, is asked.
    expect(good!.steps.flatMap(s => s.people.map(p => p.id))).toEqual([firm.people.leader])
    await expect(firm.as('leader').act(made.id, 'decide', { request: made.request, decision: 'approve' })).rejects.toMatchObject({
      code: 'approval.suspended',
    })
    await expect(firm.as('legal').act(made.id, 'withdraw-approval', { request: good!.id, reason: '算了' })).rejects.toMatchObject(
      { code: 'approval.ratification-stays' },
    )
    const listed = await firm.as('auditor').do(ctx => listRatifications(ctx, ListRatifications.parse({})))
    expect(listed.items.find(row => row.case.id === made.id)).toMatchObject({ beyond: ['contested'], outcome: null })
    await firm.as('leader').act(made.id, 'decide', { request: good!.id, decision: 'approve' })
    expect((await requests(made.id)).map(r => [r.id, r.step, r.isSuspended])).toEqual([[made.request, 1, false]])
    expect((await waiting('leader')).map(row => [row.id, row.canDecide])).toEqual([[made.request, true]])
    await firm.as('leader').act(made.id, 'decide', { request: made.request, decision: 'approve' })
  })

  test('that they contest and nobody ratifies ends the submission with it; somebody owes another', async () => {
    const made = await aRecorded()
    await answer('legal', made, false)
    const good = (await requests(made.id)).find(r => r.subject === 'ratification')!
    await firm
      .as('leader')
      .act(made.id, 'decide', { request: good.id, decision: 'reject', reason: '未经法务', remedy: '重新报批' })
    const view = await firm.as('finance').view(made.id)
    expect(view.requests).toEqual([])
    const mine = await firm.as('finance').do(ctx => listApprovals(ctx, ListApprovals.parse({ tab: 'mine' })))
    expect(mine.items.find(row => row.id === made.request)?.outcome).toBe('rejected')
    const open = view.duties.filter(d => d.closedAt === null)
    expect(open.filter(d => d.rule.startsWith('approve:'))).toEqual([])
    expect(open.some(d => d.acts.includes('submit-compensation'))).toBe(true)
  })

  test('is contested even after the last step has passed: what was approved by it is approved no longer once that is refused', async () => {
    const made = await aRecorded()
    await firm.as('leader').act(made.id, 'decide', { request: made.request, decision: 'approve' })
    const owed = async () => (await firm.as('finance').view(made.id)).duties.filter(d => d.closedAt === null).flatMap(d => d.acts)
    expect(await owed()).toContain('record-payment')
    await answer('legal', made, false)
    const [good] = await requests(made.id)
    expect(good?.subject).toBe('ratification')
    await firm.as('leader').act(made.id, 'decide', { request: good!.id, decision: 'reject', reason: '未经法务', remedy: '不付' })
    expect(await owed()).not.toContain('record-payment')
    expect(await owed()).toContain('submit-compensation')
  })
})
