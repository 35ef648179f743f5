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
    await firm.as('finance').act(id, 'assess-loss', { ...loss, finance, legal })
    expect(await dutyOf('assess-loss-legal')).toMatchObject({ state: 'met' })
  })

  it('(三) what was approved is paid, no more and no less', async () => {
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
    await expect(pay(3_000_000_000)).rejects.toMatchObject({
      code: 'payment.not-as-approved',
      extras: { fields: { 'data.amountFen': { zh: '批准的金额是 300,000.00 元' } } },
    })
    await pay(30_000_000)
    expect(await dutyOf('pay-compensation')).toMatchObject({ state: 'met' })
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
    await close('partly', 12_000_000)
    expect(await dutyOf('pursue-recovery')).toMatchObject({ state: 'met' })
    // The next one has its own end.
    await open()
    expect((await firm.as('auditor').view(id)).duties.filter(d => d.rule === 'pursue-recovery').map(d => d.state)).toContain(
      'running',
    )
  })
})
