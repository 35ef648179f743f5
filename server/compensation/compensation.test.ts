import { beforeAll, describe, expect, it } from 'vitest'
import { type TestDatabase, testDatabase } from '../../test/database.ts'
import { aDemoCompany, type CompanyOverHttp, overHttp, type StandingCompany } from '../../test/demo-company.ts'
import { idOf } from '../demo/company.ts'
import { furnitureMaker } from '../demo/furniture-maker.ts'
import { listBookings, listFunds, setBudget } from './funds.ts'
import { listCompensations, listRecoveries } from './lists.ts'

let database: TestDatabase
let firm: StandingCompany
let http: CompanyOverHttp
const fund = 'furn:crisis-budget'
const who = (login: string) => idOf(firm.found, login)
beforeAll(async () => {
  database = await testDatabase()
  firm = await aDemoCompany(database, furnitureMaker)
  http = await overHttp(database, firm)
})
const page = { limit: 50 }
const compensations = (login: string, more = {}) => firm.as(login).do(ctx => listCompensations(ctx, { ...page, ...more }))
const recoveries = (login: string, more = {}) => firm.as(login).do(ctx => listRecoveries(ctx, { ...page, ...more }))
const fundOf = async () => (await firm.as('wan.qi').do(ctx => listFunds(ctx, undefined))).items.find(one => one.id === fund)!

async function aComplaint(): Promise<string> {
  const { id } = await http.register('an.ran', {
    ...{ kind: 'complaint', description: '色差', demand: '赔偿', occurredAt: firm.clock.now() },
    ...{ customerId: firm.found.customers[1]!, category: 'product-quality', facts: { effect: 'several' } },
  })
  await http.act('bao.lin', id, 'assign', { person: who('chu.he') })
  return id
}
/** Assessed by both, submitted and approved along its route. */
async function approved(id: string, amountFen: number): Promise<void> {
  const loss = { lossFen: amountFen, finance: who('wan.qi'), legal: who('mo.han'), liability: 'third-party', basis: '清单' }
  const { timeline } = await (async () => {
    await http.act('mo.han', id, 'assess-loss', loss)
    return http.view(id)
  })()
  await http.act('wan.qi', id, 'confirm-loss', { assessment: timeline.findLast(one => one.type === 'loss.assessed')!.id })
  await http.act('chu.he', id, 'submit-compensation', { amountFen, terms: '一次付清' })
  const [request] = (await http.view(id)).requests
  for (const person of request!.steps[0]!.people.slice(0, request!.steps[0]!.mode === 'any' ? 1 : undefined)) {
    const login = [...firm.found.staff].find(([, id]) => id === person.id)![0]
    if ((await http.view(id)).requests.length > 0)
      await http.act(login, id, 'decide', { request: request!.id, decision: 'approve' })
  }
}

describe('赔偿（furn 5.1.1 按金额）', () => {
  it('is put forward only when finance and legal have both confirmed the loss, and goes by its amount', async () => {
    const id = await aComplaint()
    const plan = { amountFen: 10_000_000, terms: '一次付清' }
    expect(await http.refusal('chu.he', id, 'submit-compensation', plan)).toBe('gate.missing')
    const loss = { lossFen: 10_000_000, finance: who('wan.qi'), legal: who('mo.han'), liability: 'company', basis: '清单' }
    await http.act('mo.han', id, 'assess-loss', loss)
    expect(await http.refusal('chu.he', id, 'submit-compensation', plan)).toBe('gate.missing')
    const assessment = (await http.view(id)).timeline.findLast(one => one.type === 'loss.assessed')!.id
    expect(await http.refusal('mo.han', id, 'confirm-loss', { assessment })).toBe('loss.already-confirmed')
    // Finance sees the case from here on: it owes its own word.
    await http.act('wan.qi', id, 'confirm-loss', { assessment })
    expect(await http.refusal('wan.qi', id, 'record-payment', { amountFen: 1, voucher: 'V' })).toBe('gate.missing')
    await http.act('chu.he', id, 'submit-compensation', plan)
    const [request] = (await http.view(id)).requests
    expect(request!.steps.map(step => [step.id, step.clause])).toEqual([['deputy-general-manager', '5.1.1(2)']])
  })

  it('is paid in parts from a fund with a budget, never more than approved and never more than the fund has', async () => {
    const id = await aComplaint()
    await approved(id, 8_000_000)
    const pay = (amountFen: number, more = {}) => ({ amountFen, voucher: 'V-1', ...more })
    expect(await http.refusal('wan.qi', id, 'record-payment', pay(-1))).toBe('input.invalid')
    expect(await http.refusal('wan.qi', id, 'record-payment', pay(8_000_001))).toBe('payment.over-approved')
    expect(await http.refusal('wan.qi', id, 'record-payment', pay(1, { fund: 'furn:no-such' }))).toBe('fund.unknown')
    expect(await http.refusal('wan.qi', id, 'record-payment', pay(1, { fund }))).toBe('fund.no-budget')
    await expect(firm.as('an.ran').do(ctx => setBudget(ctx, fund, { year: 2026, amountFen: 1 }))).rejects.toMatchObject({
      code: 'fund.not-yours',
      extras: { clause: '9.1.2(1)' },
    })
    await firm.as('wan.qi').do(ctx => setBudget(ctx, fund, { year: 2026, amountFen: 5_000_000, note: '年初' }))
    await http.act('wan.qi', id, 'record-payment', pay(3_000_000, { fund }))
    expect(await http.refusal('wan.qi', id, 'record-payment', pay(2_000_001, { fund }))).toBe('fund.overdrawn')
    expect(await fundOf()).toMatchObject({ budgetFen: 5_000_000, bookedFen: 3_000_000, balanceFen: 2_000_000 })
    await expect(firm.as('wan.qi').do(ctx => setBudget(ctx, fund, { year: 2026, amountFen: 1 }))).rejects.toMatchObject({
      code: 'fund.below-booked',
    })
    await http.act('wan.qi', id, 'record-payment', pay(2_000_000, { fund }))
    // The rest is not from the fund.
    await http.act('wan.qi', id, 'record-payment', pay(3_000_000))
    expect((await http.view(id)).duties.find(one => one.rule === 'pay-compensation')).toMatchObject({ state: 'met' })
    expect((await compensations('wan.qi', { state: 'paid' })).items).toMatchObject([
      { case: { id }, approvedFen: 8_000_000, paidFen: 8_000_000, leftFen: 0 },
    ])
    const bookings = await firm.as('wan.qi').do(ctx => listBookings(ctx, fund, { limit: 1 }))
    expect([bookings.items.map(one => one.amountFen), bookings.next !== null]).toEqual([[2_000_000], true])
  })

  it('a payment that is taken back is taken out of the fund and of every sum', async () => {
    const id = await aComplaint()
    await approved(id, 1_000_000)
    await firm.as('wan.qi').do(ctx => setBudget(ctx, fund, { year: 2026, amountFen: 9_000_000 }))
    const booked = (await fundOf()).bookedFen
    await http.act('wan.qi', id, 'record-payment', { amountFen: 400_000, voucher: 'V-2', fund })
    expect((await fundOf()).bookedFen).toBe(booked + 400_000)
    const payment = (await http.view(id)).timeline.findLast(one => one.type === 'compensation.paid')!
    await http.act('wan.qi', id, 'correct', { corrects: payment.id, void: true, reason: '重复登记' })
    expect((await fundOf()).bookedFen).toBe(booked)
    expect((await compensations('wan.qi', { state: 'approved' })).items).toMatchObject([{ case: { id }, paidFen: 0 }])
  })
})

describe('追偿', () => {
  it('is tracked by instalments to its end, chased every month, and summed over what the viewer sees', async () => {
    const id = await aComplaint()
    await http.act('mo.han', id, 'open-recovery', { from: 'supplier', amountFen: 900_000, party: '供应商', basis: '合同' })
    firm.clock.pass({ days: 20 })
    await http.act('mo.han', id, 'chase-recovery', { by: 'letter', note: '发催款函' })
    await http.act('mo.han', id, 'record-recovery', { amountFen: 300_000, voucher: 'S-1' })
    expect(await http.refusal('mo.han', id, 'record-recovery', { amountFen: 600_001, voucher: 'S-2' })).toBe(
      'recovery.over-claimed',
    )
    const open = await recoveries('mo.han', { state: 'open', source: 'supplier' })
    expect(open.items).toMatchObject([{ case: { id }, claimedFen: 900_000, recoveredFen: 300_000 }])
    expect(open.totals).toEqual({ count: 1, claimedFen: 900_000, recoveredFen: 300_000 })
    expect((await http.view(id)).duties.find(one => one.rule === 'chase-recovery' && one.closedAt === null)).toBeDefined()
    // Who does not see the case sees neither its line nor its sum.
    expect(await recoveries('ma.ke')).toMatchObject({ items: [], totals: { count: 0, claimedFen: 0 } })
    const close = { outcome: 'partly', note: '余款核销' }
    expect(await http.refusal('mo.han', id, 'close-recovery', { ...close, recoveredFen: 200_000 })).toBe(
      'recovery.not-as-received',
    )
    await http.act('mo.han', id, 'close-recovery', { ...close, recoveredFen: 300_000 })
    expect((await recoveries('mo.han', { state: 'open' })).items).toEqual([])
    expect((await http.view(id)).duties.find(one => one.rule === 'pursue-recovery')).toMatchObject({ state: 'met' })
  })

  it('pages by place: two of the same moment are never lost or shown twice', async () => {
    for (let n = 0; n < 3; n++) {
      const id = await aComplaint()
      await http.act('mo.han', id, 'open-recovery', { from: 'staff', amountFen: 100 + n, party: '员工', basis: '认定' })
    }
    const seen: string[] = []
    for (let after: string | undefined, turn = 0; turn < 9; turn++) {
      const { items, next } = await recoveries('mo.han', { limit: 2, ...(after === undefined ? {} : { after }) })
      seen.push(...items.map(one => one.id))
      if (next === null) break
      after = next
    }
    expect([seen.length, new Set(seen).size]).toEqual([4, 4])
  })
})
