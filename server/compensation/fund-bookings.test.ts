import { beforeAll, expect, it } from 'vitest'
import { type TestDatabase, testDatabase } from '../../test/database.ts'
import { aDemoCompany, type StandingCompany } from '../../test/demo-company.ts'
import { anOrganisation } from '../../test/factories.ts'
import { furnitureMaker } from '../demo/furniture-maker.ts'
import { listBookings, listFunds, setBudget, setWarning } from './funds.ts'

let database: TestDatabase
let furniture: StandingCompany
beforeAll(async () => {
  database = await testDatabase()
  furniture = await aDemoCompany(database, furnitureMaker)
})

it('what a record spends is booked on the fund of the regulation with what is left, refused where there is no money, and warns as it passes the line', async () => {
  const firm = await anOrganisation(database)
  const fund = 'robot:anomaly-fund'
  const { id } = await firm.as('finance').register({ kind: 'expense', title: '更换减速机备件', channel: 'internal' })
  const spend = (spentFen: number) =>
    firm.as('finance').act(id, 'make-record', {
      record: 'spending',
      values: { use: 'parts', spentFen },
      texts: { caseNumber: 'YC-2026-0001' },
    })
  const state = async () => (await firm.as('finance').do(ctx => listFunds(ctx, 2026))).items.find(one => one.id === fund)!
  // The route of the expense comes first; the fund is asked as the money is spent.
  const { event } = await firm.as('deputyLeader').act(id, 'submit-matter', { amountFen: 900_000, proposal: '备件' })
  await firm.as('finance').act(id, 'decide', { request: event, decision: 'approve' })
  await firm.as('leader').act(id, 'decide', { request: event, decision: 'approve' })
  await expect(spend(1)).rejects.toMatchObject({ code: 'fund.no-budget' })
  await firm.as('finance').do(ctx => setBudget(ctx, fund, { year: 2026, amountFen: 1_000_000 }))
  await spend(320_000)
  expect(await state()).toMatchObject({ bookedFen: 320_000, balanceFen: 680_000, warning: { percent: 80, isReached: false } })
  await firm.as('finance').do(ctx => setWarning(ctx, fund, 50))
  const told = () =>
    firm
      .as('leader')
      .do(ctx =>
        ctx.tx.selectFrom('notifications').select('words').where('org_id', '=', ctx.org).where('kind', '=', 'fund').execute(),
      )
  expect(await told()).toEqual([])
  await spend(300_000)
  expect((await told()).length).toBeGreaterThan(0)
  expect((await told())[0]!.words.title.zh).toContain('余 3,800.00 元')
  expect(await state()).toMatchObject({ bookedFen: 620_000, warning: { percent: 50, isReached: true, by: { name: '宋佳' } } })
  await expect(spend(380_001)).rejects.toMatchObject({ code: 'fund.overdrawn' })
  const bookings = await firm.as('finance').do(ctx => listBookings(ctx, fund, { limit: 50 }))
  expect(bookings.items.map(one => [one.amountFen, one.source, one.case?.id])).toEqual([
    [300_000, 'spending', id],
    [320_000, 'spending', id],
  ])
  await expect(firm.as('leader').do(ctx => setWarning(ctx, fund, 90))).rejects.toMatchObject({ code: 'fund.not-yours' })
}, 60_000)

it('the crisis budget of 9.1.2 is not less than its share of the annual budget that it is entered with', async () => {
  const set = (amountFen: number, baseFen?: number) =>
    furniture
      .as('wan.qi')
      .do(ctx => setBudget(ctx, 'furn:crisis-budget', { year: 2026, amountFen, ...(baseFen === undefined ? {} : { baseFen }) }))
  await expect(set(49_999_999, 500_000_000)).rejects.toMatchObject({ code: 'fund.below-share' })
  await set(50_000_000, 500_000_000)
  const { items } = await furniture.as('wan.qi').do(ctx => listFunds(ctx, 2026))
  expect(items.find(one => one.id === 'furn:crisis-budget')).toMatchObject({
    share: 0.1,
    baseFen: 500_000_000,
    budgetFen: 50_000_000,
  })
})
