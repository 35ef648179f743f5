import { beforeAll, describe, expect, test } from 'vitest'
import { aCompensation, withStepClocks } from '../../test/compensation.ts'
import { type TestDatabase, testDatabase } from '../../test/database.ts'
import { anOrganisation, type PersonName, type TestOrganisation } from '../../test/factories.ts'
import { listApprovals } from '../approvals/list-approvals.ts'
import { ListApprovals } from '../approvals/schema.ts'
import { decideMandate, revokeMandate } from './decide-mandate.ts'
import { listMandates } from './list-mandates.ts'
import { requestMandate } from './request-mandate.ts'
import { ListMandates, NewMandate } from './schema.ts'

let database: TestDatabase
let firm: TestOrganisation
beforeAll(async () => {
  database = await testDatabase()
  firm = await anOrganisation(database, { packs: [withStepClocks] })
})
const wish = (holder: PersonName, more: Partial<NewMandate> = {}) =>
  NewMandate.parse({
    holder: firm.people[holder],
    since: '2026-03-02T00:00:00.000Z',
    until: '2026-03-20T00:00:00.000Z',
    reason: '出差两周',
    ...more,
  })
const ask = (who: PersonName, holder: PersonName, more: Partial<NewMandate> = {}) =>
  firm.as(who).do(ctx => requestMandate(ctx, wish(holder, more)))
const approve = (who: PersonName, id: string) =>
  firm.as(who).do(ctx => decideMandate(ctx, id, { decision: 'approve', words: '同意' }))
const approvals = (who: PersonName, tab: string) =>
  firm.as(who).do(async ctx => (await listApprovals(ctx, ListApprovals.parse({ tab }))).items)

describe('a mandate', () => {
  test('counts once the direct superior approved it in writing, and both names stand on the decision', async () => {
    const { id, request } = await aCompensation(firm)
    const { id: mandate } = await ask('legal', 'sales')
    expect(await approvals('sales', 'mandate')).toEqual([])
    await expect(approve('headOfSales', mandate)).rejects.toMatchObject({ code: 'mandate.not-yours', extras: { clause: '5.3' } })
    await approve('headOfLegal', mandate)
    await expect(approve('headOfLegal', mandate)).rejects.toMatchObject({ code: 'mandate.settled' })
    expect((await approvals('sales', 'mandate')).map(row => [row.id, row.places.map(p => p.id)])).toEqual([
      [request, [firm.people.legal]],
    ])
    await expect(firm.as('sales').act(id, 'decide', { request, decision: 'approve' })).rejects.toMatchObject({
      code: 'approval.not-your-turn',
    })
    await firm.as('sales').act(id, 'decide', { request, decision: 'approve', onBehalfOf: firm.people.legal })
    const [waits] = (await firm.as('finance').view(id)).requests
    expect(waits?.steps[0]?.people[0]).toMatchObject({
      id: firm.people.legal,
      decision: 'approve',
      actor: { id: firm.people.sales },
    })
    await firm.as('legal').do(ctx => revokeMandate(ctx, mandate, '已返回'))
    const next = await aCompensation(firm)
    await expect(
      firm.as('sales').act(next.id, 'decide', { request: next.request, decision: 'approve', onBehalfOf: firm.people.legal }),
    ).rejects.toMatchObject({ code: 'approval.no-mandate' })
    expect((await firm.as('legal').do(ctx => listMandates(ctx, ListMandates.parse({})))).items[0]).toMatchObject({
      status: 'revoked',
      inForce: false,
      events: [{ what: 'requested' }, { what: 'approved', words: '同意' }, { what: 'revoked', words: '已返回' }],
    })
  })

  test('reaches to its limit, and no further', async () => {
    const { id, request } = await aCompensation(firm, 4_000_000)
    const { id: mandate } = await ask('legal', 'research', { belowFen: 4_000_000 })
    await approve('headOfLegal', mandate)
    const decide = () => firm.as('research').act(id, 'decide', { request, decision: 'approve', onBehalfOf: firm.people.legal })
    await expect(decide()).rejects.toMatchObject({ code: 'approval.no-mandate' })
    await firm.as('finance').act(id, 'change-amount', { request, amountFen: 3_999_999, reason: '调减' })
    await decide()
  })

  test('is handed on only where it says so, within its dates and limit, and ends with it', async () => {
    const { id: first } = await ask('leader', 'headOfFinance', { mayPassOn: true, belowFen: 9_000_000 })
    await approve('principal', first)
    const on = (more: Partial<NewMandate> = {}) =>
      ask('headOfFinance', 'headOfSales', { via: first, belowFen: 5_000_000, ...more })
    await expect(on({ until: '2026-03-21T00:00:00.000Z' })).rejects.toMatchObject({ code: 'mandate.beyond-own' })
    await expect(on({ belowFen: 9_000_001 })).rejects.toMatchObject({ code: 'mandate.beyond-own' })
    const { id: second } = await on()
    await approve('principal', second)
    await expect(ask('headOfSales', 'sales', { via: second, belowFen: 1 })).rejects.toMatchObject({
      code: 'mandate.no-passing-on',
    })
    const held = () => firm.as('headOfSales').do(async ctx => ctx.actor.mandates)
    expect(await held()).toMatchObject([{ principal: firm.people.leader, belowFen: 5_000_000 }])
    await firm.as('leader').do(ctx => revokeMandate(ctx, first, '撤回'))
    expect(await held()).toEqual([])
  })

  test('is refused in a circle, to oneself, and when it is over before it begins', async () => {
    await expect(ask('headOfLegal', 'headOfLegal')).rejects.toMatchObject({ code: 'mandate.to-oneself' })
    await expect(ask('headOfLegal', 'finance', { until: '2026-03-01T00:00:00.000Z' })).rejects.toMatchObject({
      code: 'mandate.dates',
    })
    const { id } = await ask('headOfResearch', 'headOfSupplyChain')
    await approve('deputyLeader', id)
    await expect(ask('headOfSupplyChain', 'headOfResearch')).rejects.toMatchObject({ code: 'mandate.circle' })
    await ask('headOfSupplyChain', 'headOfResearch', { since: '2026-03-20T00:00:00.000Z', until: '2026-03-25T00:00:00.000Z' })
  })

  test('does not let somebody decide on what they submitted themselves', async () => {
    const { id: mandate } = await ask('legal', 'finance')
    await approve('headOfLegal', mandate)
    const { id, request } = await aCompensation(firm)
    await expect(
      firm.as('finance').act(id, 'decide', { request, decision: 'approve', onBehalfOf: firm.people.legal }),
    ).rejects.toMatchObject({ code: 'approval.own' })
    expect((await approvals('finance', 'mandate')).map(row => row.id)).not.toContain(request)
  })
})
