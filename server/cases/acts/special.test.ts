import { beforeAll, describe, expect, it } from 'vitest'
import { wholeRecord } from '../../../test/cases.ts'
import { type TestDatabase, testDatabase } from '../../../test/database.ts'
import { anOrganisation, type TestOrganisation } from '../../../test/factories.ts'

let database: TestDatabase
let firm: TestOrganisation
let id: string
beforeAll(async () => {
  database = await testDatabase()
  firm = await anOrganisation(database)
  ;({ id } = await firm.as('otherFrontLine').register({
    ...wholeRecord,
    customerId: firm.customers[0]!.id,
    category: 'after-sales',
    facts: { attitude: 'strong', productionEffect: 'serious', disputeLikely: true },
  }))
  await firm
    .as('otherFrontLine')
    .act(id, 'verify', { serviceStage: 'after-sales', content: '停机', scope: '整线', demand: '赔偿' })
  await firm
    .as('deputyLeader')
    .act(id, 'classify', { level: 'major', facts: {}, productQuality: true, contractDispute: true, majorLoss: true })
})
const dutyOf = async (rule: string) => (await firm.as('auditor').view(id)).duties.find(d => d.rule === rule)

describe('第十二条', () => {
  it('(一) is investigated by R&D and supply chain together, each by a holder of its post', async () => {
    const { research, supplyChain, sales } = firm.people
    const found = { fault: 'product', remedy: 'replace', findings: '批次缺陷' } as const
    for (const pair of [
      { research: sales, supplyChain },
      { research, supplyChain: sales },
      { research, supplyChain: research },
    ])
      await expect(firm.as('research').act(id, 'joint-investigate', { ...found, ...pair })).rejects.toMatchObject({
        code: 'person.not-of-post',
        extras: { clause: '12(1)' },
      })
    await firm.as('research').act(id, 'joint-investigate', { ...found, research, supplyChain })
    expect(await dutyOf('joint-quality-research')).toMatchObject({ state: 'met' })
    expect(await dutyOf('joint-quality-supply-chain')).toMatchObject({ state: 'met' })
    await firm.as('supplyChain').act(id, 'trace-supplier', { supplier: '某厂', liable: true, findings: '批次缺陷' })
    expect(await dutyOf('trace-supplier')).toMatchObject({ state: 'met' })
  })

  it('(三) the loss is assessed by finance and legal, each by a holder of its post', async () => {
    const { finance, legal, sales } = firm.people
    const loss = { lossFen: 62_000_000, liability: 'third-party', basis: '停线 31 小时' } as const
    await expect(firm.as('finance').act(id, 'assess-loss', { ...loss, finance, legal: sales })).rejects.toMatchObject({
      code: 'person.not-of-post',
    })
    const { event: assessment } = await firm.as('finance').act(id, 'assess-loss', { ...loss, finance, legal })
    expect(await dutyOf('assess-loss-legal')).toMatchObject({ state: 'met' })
    // Both give their word: finance with the assessment, legal by confirming it.
    await expect(firm.as('finance').act(id, 'submit-compensation', { amountFen: 1, terms: '付' })).rejects.toMatchObject({
      code: 'gate.missing',
      extras: { clause: '12(3)' },
    })
    await expect(firm.as('finance').act(id, 'confirm-loss', { assessment })).rejects.toMatchObject({
      code: 'loss.already-confirmed',
    })
    expect(await dutyOf('confirm-loss-legal')).toMatchObject({ state: 'running' })
    await firm.as('legal').act(id, 'confirm-loss', { assessment })
    expect(await dutyOf('confirm-loss-legal')).toMatchObject({ state: 'met' })
  })

  it('(三) what was approved is paid, in parts if need be and never more', async () => {
    const { event: request } = await firm
      .as('finance')
      .act(id, 'submit-compensation', { amountFen: 30_000_000, terms: '一次付清' })
    const pay = (amountFen: number) => firm.as('finance').act(id, 'record-payment', { amountFen, voucher: 'P-1' })
    await expect(pay(30_000_000)).rejects.toMatchObject({ code: 'gate.missing' })
    // From 100,000 yuan on: legal, then the principal.
    await firm.as('legal').act(id, 'decide', { request, decision: 'approve' })
    await expect(firm.as('leader').act(id, 'decide', { request, decision: 'approve' })).rejects.toMatchObject({
      code: 'approval.not-your-turn',
    })
    await firm.as('principal').act(id, 'decide', { request, decision: 'approve' })
    await expect(pay(30_000_001)).rejects.toMatchObject({
      code: 'payment.over-approved',
      extras: { clause: '12(3)', fields: { 'data.amountFen': { zh: '批准的金额还可支付 300,000.00 元' } } },
    })
    for (const nothing of [0, -1]) await expect(pay(nothing)).rejects.toMatchObject({ code: 'input.invalid' })
    await pay(10_000_000)
    expect(await dutyOf('pay-compensation')).toMatchObject({ state: 'running' })
    await expect(pay(20_000_001)).rejects.toMatchObject({ code: 'payment.over-approved' })
    await pay(20_000_000)
    expect(await dutyOf('pay-compensation')).toMatchObject({ state: 'met' })
    await expect(pay(1)).rejects.toMatchObject({ code: 'payment.over-approved' })
  })

  it('(三) each recovery is tracked to its own end, and its outcome says what the amount says', async () => {
    const open = () =>
      firm.as('legal').act(id, 'open-recovery', { from: 'supplier', amountFen: 30_000_000, party: '某厂', basis: '质量协议' })
    const close = (outcome: 'recovered' | 'partly' | 'given-up', recoveredFen: number) =>
      firm.as('legal').act(id, 'close-recovery', { outcome, recoveredFen, note: '到账' })
    await open()
    await expect(open()).rejects.toMatchObject({ code: 'recovery.already-open' })
    const mismatch = { code: 'recovery.outcome-does-not-fit' }
    await expect(close('recovered', 1)).rejects.toMatchObject(mismatch)
    await expect(close('partly', 30_000_000)).rejects.toMatchObject(mismatch)
    await expect(close('partly', 0)).rejects.toMatchObject(mismatch)
    await expect(close('given-up', 1)).rejects.toMatchObject(mismatch)
    expect(await dutyOf('pursue-recovery')).toMatchObject({ state: 'running' })
    const receive = (amountFen: number) => firm.as('finance').act(id, 'record-recovery', { amountFen, voucher: 'S-1' })
    await expect(receive(30_000_001)).rejects.toMatchObject({ code: 'recovery.over-claimed', extras: { clause: '12(3)' } })
    await receive(5_000_000)
    await receive(7_000_000)
    // Each instalment begins another month.
    expect((await firm.as('auditor').view(id)).duties.filter(d => d.rule === 'chase-recovery').map(d => d.state)).toEqual([
      'running',
      'met',
      'met',
    ])
    await expect(close('partly', 11_000_000)).rejects.toMatchObject({ code: 'recovery.not-as-received' })
    await close('partly', 12_000_000)
    expect(await dutyOf('pursue-recovery')).toMatchObject({ state: 'met' })
    // The next one has its own end.
    await open()
    expect((await firm.as('auditor').view(id)).duties.filter(d => d.rule === 'pursue-recovery').map(d => d.state)).toContain(
      'running',
    )
  })
})
