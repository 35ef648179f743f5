import { beforeAll, describe, expect, test } from 'vitest'
import { aCompensation, withStepClocks } from '../../test/compensation.ts'
import { testDatabase } from '../../test/database.ts'
import { anOrganisation, type PersonName, type TestOrganisation } from '../../test/factories.ts'
import { visibleAmong } from '../access/case-visibility.ts'
import { listApprovals } from '../approvals/list-approvals.ts'
import { ListApprovals } from '../approvals/schema.ts'
import { decideMandate } from './decide-mandate.ts'
import { listMandates } from './list-mandates.ts'
import { requestMandate } from './request-mandate.ts'
import { ListMandates, NewMandate } from './schema.ts'

let firm: TestOrganisation
beforeAll(async () => {
  firm = await anOrganisation(await testDatabase(), { packs: [withStepClocks] })
})
const ask = (who: PersonName, holder: PersonName, more: Partial<NewMandate> = {}) =>
  firm.as(who).do(ctx =>
    requestMandate(
      ctx,
      NewMandate.parse({
        holder: firm.people[holder],
        since: '2026-03-02T00:00:00.000Z',
        until: '2026-03-20T00:00:00.000Z',
        reason: '出差两周',
        ...more,
      }),
    ),
  )
const approve = (who: PersonName, id: string) =>
  firm.as(who).do(ctx => decideMandate(ctx, id, { decision: 'approve', words: '同意' }))
const given = async (who: PersonName, holder: PersonName, superior: PersonName, more: Partial<NewMandate> = {}) => {
  const { id } = await ask(who, holder, more)
  await approve(superior, id)
  return id
}
/** Whether somebody sees a case, and has it in their list of what they may decide in another's place. */
const sees = (who: PersonName, id: string) =>
  firm.as(who).do(async ctx => ({
    seen: (await visibleAmong(ctx, [id])).has(id),
    listed: (await listApprovals(ctx, ListApprovals.parse({ tab: 'mandate' }))).items.some(row => row.case.id === id),
  }))

describe('by a mandate', () => {
  test('nobody sees a case that it does not name: its subjects, its kinds, its limit', async () => {
    const { id } = await aCompensation(firm)
    const nothing = { seen: false, listed: false }
    await given('legal', 'sales', 'headOfLegal', { subjects: ['plan'] })
    expect(await sees('sales', id)).toEqual(nothing)
    await given('legal', 'research', 'headOfLegal', { kinds: ['complaint'] })
    expect(await sees('research', id)).toEqual(nothing)
    await given('legal', 'supplyChain', 'headOfLegal', { belowFen: 5_000_000 })
    expect(await sees('supplyChain', id)).toEqual(nothing)
    await given('legal', 'fieldEngineer', 'headOfLegal', { subjects: ['compensation'], kinds: ['anomaly'], belowFen: 5_000_001 })
    expect(await sees('fieldEngineer', id)).toEqual({ seen: true, listed: true })
  })

  test('nobody decides for somebody whose time with the company is over, nor in a chain through them', async () => {
    const first = await given('headOfFinance', 'headOfSales', 'deputyLeader', { mayPassOn: true })
    const { id: second } = await ask('headOfSales', 'implementation', { via: first })
    await approve('deputyLeader', second)
    const held = () => firm.as('implementation').do(async ctx => ctx.actor.mandates?.length)
    expect(await held()).toBe(1)
    const endsAt = (person: PersonName, at: string | null) =>
      firm
        .as('administrator')
        .do(ctx =>
          ctx.tx
            .updateTable('people')
            .set({ ends_at: at })
            .where('org_id', '=', firm.org)
            .where('id', '=', firm.people[person])
            .execute(),
        )
    for (const person of ['headOfFinance', 'headOfSales'] as const) {
      await endsAt(person, '2026-03-02T00:30:00.000Z')
      expect(await held()).toBe(0)
      const { items } = await firm.as('implementation').do(ctx => listMandates(ctx, ListMandates.parse({})))
      expect(items.map(row => row.inForce)).toEqual([false])
      await endsAt(person, null)
      expect(await held()).toBe(1)
    }
  })

  test('nobody approves what they asked for themselves, though they are the superior', async () => {
    const id = await given('headOfResearch', 'leader', 'deputyLeader', { mayPassOn: true })
    await firm.as('deputyLeader').do(async ctx => {
      // As it stands where the deputy leader was the holder before they became the superior.
      await ctx.tx
        .updateTable('mandates')
        .set({ holder_id: firm.people.deputyLeader })
        .where('org_id', '=', firm.org)
        .where('id', '=', id)
        .execute()
    })
    await expect(ask('deputyLeader', 'headOfLegal', { via: id })).rejects.toMatchObject({ code: 'mandate.no-superior' })
  })

  test("a partner's people hold no place of the company's own", async () => {
    await firm.as('administrator').do(ctx => {
      const person = ctx.roster.people.get(firm.people.onLeave)!
      const people = new Map(ctx.roster.people).set(person.id, { ...person, partner: { id: 'p', name: '外协' } })
      const wish = NewMandate.parse({
        holder: person.id,
        since: '2026-03-02T00:00:00.000Z',
        until: '2026-03-20T00:00:00.000Z',
        reason: '出差',
      })
      return expect(requestMandate({ ...ctx, roster: { ...ctx.roster, people } }, wish)).rejects.toMatchObject({
        code: 'partner.internal-post',
      })
    })
  })
})
