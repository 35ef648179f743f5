import { beforeAll, describe, expect, test } from 'vitest'
import { aCompensation, withStepClocks } from '../../test/compensation.ts'
import { type TestDatabase, testDatabase } from '../../test/database.ts'
import { anOrganisation, type TestOrganisation } from '../../test/factories.ts'
import { performAct } from '../cases/perform-act.ts'
import { listRatifications } from './list-ratifications.ts'
import { ListRatifications } from './schema.ts'

let database: TestDatabase
let firm: TestOrganisation
beforeAll(async () => {
  database = await testDatabase()
  firm = await anOrganisation(database, { packs: [withStepClocks] })
})
/** A scan that is attached to the case. */
async function attached(caseId: string): Promise<string> {
  const id = `file-${caseId}`
  await firm.as('finance').do(ctx =>
    ctx.tx
      .insertInto('files')
      .values({
        org_id: firm.org,
        id,
        case_id: caseId,
        name: '审批单.pdf',
        mime: 'application/pdf',
        size: 9,
        sha256: 'a',
        uploaded_by: firm.people.finance,
        uploaded_at: ctx.now,
      })
      .execute(),
  )
  return id
}

describe('a decision that was taken outside the system', () => {
  test('fills the place of who took it where it was theirs to take', async () => {
    const { id, request } = await aCompensation(firm)
    await expect(
      firm.as('finance').act(id, 'record-decision', { request, medium: 'paper', person: firm.people.legal, reason: '纸面签字' }),
    ).rejects.toMatchObject({ code: 'approval.paper-missing' })
    const file = await attached(id)
    const done = await firm
      .as('finance')
      .act(id, 'record-decision', { request, medium: 'paper', person: firm.people.legal, file, reason: '纸面签字' })
    expect(done.result).toEqual({ beyond: [] })
    const [waits] = (await firm.as('finance').view(id)).requests
    expect([waits?.id, waits?.step]).toEqual([request, 1])
  })

  test('beyond authority stands as it was taken, and waits for those who should have been asked', async () => {
    const { id, request } = await aCompensation(firm)
    const file = await attached(id)
    const done = await firm
      .as('finance')
      .act(id, 'record-decision', { request, medium: 'paper', person: firm.people.leader, file, reason: '未经法务' })
    expect(done.result).toEqual({ beyond: ['steps-left-out'] })
    const view = await firm.as('finance').view(id)
    expect(view.requests).toMatchObject([
      { subject: 'ratification', ratifies: { of: 'compensation', person: { id: firm.people.leader } } },
    ])
    const made = view.requests[0]!
    // Neither who took it nor who recorded it is asked; where nobody else holds the post, submitting is refused by name.
    expect(made.steps.flatMap(s => s.people.map(p => p.id))).not.toContain(firm.people.leader)
    await expect(
      firm.as('legal').act(id, 'decide', { request: made.id, decision: 'return', reason: '退' }),
    ).rejects.toMatchObject({ code: 'approval.ratify-or-refuse' })
    await expect(
      firm.as('legal').act(id, 'decide', { request: made.id, decision: 'reject', reason: '无依据' }),
    ).rejects.toMatchObject({ code: 'approval.remedy-missing' })
    await firm.as('legal').act(id, 'decide', { request: made.id, decision: 'reject', reason: '无依据', remedy: '追回已付款' })
    expect((await firm.as('finance').view(id)).requests).toEqual([])
  })

  test('is not ratified by who had submitted it, not even in the place of somebody who is asked', async () => {
    const { id, request } = await aCompensation(firm)
    const file = await attached(id)
    // Recorded by the legal department: the submitter is neither who took the decision nor who recorded it.
    await firm
      .as('legal')
      .act(id, 'record-decision', { request, medium: 'paper', person: firm.people.sales, file, reason: '未经授权的纸面同意' })
    const made = (await firm.as('finance').view(id)).requests[0]!
    const principal = made.steps[0]!.people[0]!.id
    const inTheirPlace = (submitted: string) =>
      firm.as('finance').do(ctx => {
        const held = { ...ctx, actor: { ...ctx.actor, person: submitted, mandates: [{ id: 'm', principal }] } }
        return performAct(held, id, {
          type: 'decide',
          data: { request: made.id, decision: 'approve', onBehalfOf: principal, amountSeenFen: made.amountFen },
        })
      })
    await expect(inTheirPlace(firm.people.finance)).rejects.toMatchObject({ code: 'approval.own' })
    await inTheirPlace(firm.people.research)
  })

  test('is no matter of somebody who may not see its case', async () => {
    const { id, request } = await aCompensation(firm)
    const file = await attached(id)
    await firm
      .as('legal')
      .act(id, 'record-decision', { request, medium: 'paper', person: firm.people.sales, file, reason: '未经授权的纸面同意' })
    const listed = (scope: 'own' | 'all') =>
      firm.as('auditor').do(async ctx => {
        const sight = scope === 'all' ? ctx.sight : { ...ctx.sight, scope, parties: [ctx.actor.person] }
        const { items } = await listRatifications({ ...ctx, sight }, ListRatifications.parse({}))
        return items.some(row => row.case.id === id)
      })
    expect(await listed('all')).toBe(true)
    expect(await listed('own')).toBe(false)
  })
})
