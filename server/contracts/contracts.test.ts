import { beforeAll, describe, expect, it } from 'vitest'
import { type ContractFirm, contractFirm, decideAll } from '../../test/contracts.ts'
import { testDatabase } from '../../test/database.ts'
import { exportFile, listExports, makeExport } from './exports.ts'
import { listContracts } from './list-contracts.ts'
import { listDunning } from './list-dunning.ts'
import { enterPayment, openOfCustomer } from './payments.ts'
import { quotationPaper } from './quotation-paper.ts'
import { quotationPdf } from './quotation-pdf.ts'
import { listOwed, viewReceivables } from './receivables.ts'
import { viewContract } from './view-contract.ts'

let firm: ContractFirm
beforeAll(async () => {
  firm = await contractFirm(await testDatabase())
})
const view = (id: string, login = 'su.qing') => firm.as(login).do(ctx => viewContract(ctx, id))
const rules = async (id: string) =>
  (await firm.as('su.qing').view(id)).duties.filter(duty => duty.closedAt === null).map(duty => duty.rule)
const line = (unitPriceFen: number, quantity = 1, more = {}) => ({ unit: '件', quantity, unitPriceFen, taxPercent: 13, ...more })

describe('报价到签订', () => {
  it('is summed by the system, answered by the customer, reviewed by route for what was accepted, and signed for no more', async () => {
    const id = await firm.open()
    const quote = {
      lines: [line(33), line(33, 1, { part: 'P-1' }), line(33)],
      items: ['密封圈', '轴承', '垫片'],
      taxIncluded: false,
    }
    expect(await firm.refusal('su.qing', id, 'quote', { ...quote, validUntil: firm.today(-1) })).toEqual([
      'quotation.past',
      'data.validUntil',
    ])
    expect(await firm.refusal('guo.feng', id, 'quote', { ...quote, validUntil: firm.today(9) })).toBe('act.not-yours')
    await firm.act('su.qing', id, 'quote', { ...quote, validUntil: firm.today(9) })
    expect((await view(id)).quotation).toMatchObject({ version: 1, netFen: 99, taxFen: 13, totalFen: 112, answer: null })
    expect(await firm.refusal('su.qing', id, 'submit-matter', { proposal: '送审' })).toBe('quotation.not-accepted')
    const accepted = { accepted: true, via: 'phone', signer: '孟工' }
    expect(await firm.refusal('su.qing', id, 'answer-quotation', { ...accepted, via: 'paper' })).toEqual([
      'quotation.paper-missing',
      'data.file',
    ])
    await firm.act('su.qing', id, 'answer-quotation', accepted)
    // Other terms are another version, which the customer answers anew.
    await firm.act('su.qing', id, 'quote', {
      ...quote,
      lines: quote.lines.map(() => line(11_300_000)),
      taxIncluded: true,
      validUntil: firm.today(9),
    })
    await firm.act('su.qing', id, 'answer-quotation', accepted)
    expect(await firm.refusal('su.qing', id, 'submit-matter', { proposal: '送审', amountFen: 1 })).toEqual([
      'contract.not-as-quoted',
      'data.amountFen',
    ])
    await firm.act('su.qing', id, 'submit-matter', { proposal: '送审' })
    const [request] = (await firm.as('su.qing').view(id)).requests
    expect([request!.amountFen, request!.steps.map(step => step.id)]).toEqual([
      33_900_000,
      ['customer-service-manager', 'general-manager'],
    ])
    const signing = {
      type: 'parts',
      amountFen: 33_900_000,
      signedOn: firm.today(),
      terms: [{ part: 'instalment', percent: 100, days: 30 }],
    }
    expect(await firm.refusal('tian.ye', id, 'sign-contract', signing)).toBe('gate.missing')
    await decideAll(firm, id)
    expect(
      await firm.refusal('tian.ye', id, 'sign-contract', { ...signing, terms: [{ part: 'deposit', percent: 33.3, days: 0 }] }),
    ).toEqual([...['contract.terms-not-whole', 'data.terms']])
    expect(await firm.refusal('su.qing', id, 'sign-contract', signing)).toBe('act.not-yours')
    await firm.act('tian.ye', id, 'sign-contract', signing)
    const twice = { sort: 'delivery', performedOn: firm.today(), finished: false, what: '首批' }
    await firm.act('su.qing', id, 'perform-contract', { ...twice, lines: [{ line: 1, quantity: 0.5 }] })
    expect(await firm.refusal('su.qing', id, 'perform-contract', { ...twice, lines: [{ line: 1, quantity: 0.501 }] })).toEqual([
      ...['performance.too-many', 'data.lines.0.quantity'],
    ])
    expect(await firm.refusal('su.qing', id, 'perform-contract', { ...twice, lines: [], finished: true })).toEqual([
      ...['performance.lines-open', 'data.reason'],
    ])
    expect((await view(id)).quotation!.lines.map(one => one.performed)).toEqual([0.5, 0, 0])
    const pdf = await quotationPdf(await firm.as('su.qing').do(ctx => quotationPaper(ctx, id, 2)))
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-')
  })
})

describe('发票和应收', () => {
  it('is due by the terms, never over the contract without a reason, each number once, credited for what is open', async () => {
    const id = await firm.open(2)
    await firm.act('su.qing', id, 'submit-matter', { amountFen: 1_000_000, proposal: '大修' })
    await decideAll(firm, id)
    const terms = [
      { part: 'deposit', percent: 30, days: 0 },
      { part: 'instalment', percent: 65, days: 30 },
      { part: 'retention', percent: 5, days: 365 },
    ]
    await firm.act('tian.ye', id, 'sign-contract', {
      type: 'repair',
      amountFen: 1_000_000,
      signedOn: firm.today(),
      terms,
      latePerDay: 5,
    })
    expect(await firm.refusal('su.qing', id, 'issue-invoice', invoiceOf(1_000_001))).toEqual([
      'invoice.over-contract',
      'data.totalFen',
    ])
    const invoice = await firm.invoice(id, 1_000_000, { number: '24312000' })
    expect(await firm.refusal('su.qing', id, 'issue-invoice', { ...invoiceOf(1), number: '24312000', reason: '补' })).toEqual([
      ...['invoice.number-known', 'data.number'],
    ])
    const [one] = (await view(id)).invoices
    expect(one!.parts.map(part => [part.part, part.fen])).toEqual([
      ...[
        ['deposit', 300_000],
        ['instalment', 650_000],
        ['retention', 50_000],
      ],
    ])
    expect([one!.netFen, one!.taxFen]).toEqual([884_956, 115_044])
    // The ages of any day: today nothing is overdue, in forty days the deposit and the instalment.
    const ages = async (asOf: string) =>
      (await firm.as('su.qing').do(ctx => viewReceivables(ctx, { asOf, by: 'contract' }))).groups.find(group => group.id === id)!
    expect((await ages(firm.today())).ages).toMatchObject({ 'not-due': 1_000_000 })
    expect((await ages(firm.today(40))).ages).toMatchObject({ 'not-due': 50_000, '1-30': 650_000, '31-60': 300_000 })
    const rows = await firm
      .as('su.qing')
      .do(ctx => listOwed(ctx, { asOf: firm.today(40), bucket: '1-30', contract: id, limit: 10 }))
    expect(rows.items).toMatchObject([{ number: '24312000', openFen: 1_000_000, daysPast: 40 }])
    // 3,000.00 for 40 days and 6,500.00 for 10 at 5 per 10,000.
    expect(rows.items[0]!.lateFen).toBe(6_000 + 3_250)
    await firm.pay(id, 400_000, [{ invoice, amountFen: 400_000 }])
    expect((await ages(firm.today(40))).ages).toMatchObject({ 'not-due': 50_000, '1-30': 550_000, '31-60': 0 })
    const credit = { invoice, number: 'R-1', issuedOn: firm.today(), reason: '少装一件' }
    expect(await firm.refusal('su.qing', id, 'credit-invoice', { ...credit, amountFen: 600_001 })).toEqual([
      'credit.over-open',
      'data.amountFen',
    ])
    await firm.act('su.qing', id, 'credit-invoice', { ...credit, amountFen: 600_000 })
    // All that was invoiced is settled, but less than was agreed is invoiced: not paid yet.
    expect(await view(id)).toMatchObject({ openFen: 0, invoicedFen: 400_000, isPaid: false })
    expect(await firm.refusal('su.qing', id, 'close-matter', { outcome: 'done', summary: '完' })).toBe('gate.missing')
    await firm.invoice(id, 600_000)
    const second = (await view(id)).invoices[1]!.id
    await firm.pay(id, 600_000, [{ invoice: second, amountFen: 600_000 }])
    expect(await view(id)).toMatchObject({ openFen: 0, isPaid: true })
    expect((await firm.as('su.qing').view(id)).stage).toBe('paid')
  })

  it('money taken back makes a contract owe again, and is never changed in place', async () => {
    const id = await firm.signed(500_000)
    const invoice = await firm.invoice(id, 500_000)
    const payment = await firm.pay(id, 500_000, [{ invoice, amountFen: 500_000 }], { reference: 'B-77' })
    expect(await firm.refusal('hou.min', id, 'reverse-payment', { payment, reason: '退票' })).toBe('payment.still-allocated')
    expect(
      await firm.refusal('hou.min', id, 'unallocate-payment', { payment, invoice, amountFen: 500_001, reason: '错' }),
    ).toEqual([...['allocation.none', 'data.amountFen']])
    await firm.act('hou.min', id, 'unallocate-payment', { payment, invoice, amountFen: 500_000, reason: '退票' })
    expect(await view(id)).toMatchObject({ openFen: 500_000, isPaid: false })
    await firm.act('hou.min', id, 'reverse-payment', { payment, reason: '退票' })
    expect(await firm.refusal('hou.min', id, 'allocate-payment', { payment, shares: [{ invoice, amountFen: 1 }] })).toBe(
      'payment.reversed',
    )
    // Reversed, so that the bank's number may come again.
    await firm.pay(id, 100_000, [], { reference: 'B-77' })
    expect(
      await firm.refusal('hou.min', id, 'receive-payment', {
        amountFen: 1,
        receivedOn: firm.today(),
        via: 'bank',
        shares: [],
        reference: 'B-77',
      }),
    ).toEqual([...['payment.reference-known', 'data.reference']])
    // Entries are not corrected: there is nothing to change in place.
    const received = (
      await firm
        .as('hou.min')
        .do(ctx =>
          ctx.tx
            .selectFrom('events')
            .select('id')
            .where('org_id', '=', ctx.org)
            .where('stream_id', '=', id)
            .where('type', '=', 'payment.received')
            .execute(),
        )
    )[0]!
    expect(await firm.refusal('hou.min', id, 'correct', { corrects: received.id, void: true, reason: '错' })).toBe(
      'correction.not-possible',
    )
  })

  it('one payment goes over several contracts of a customer, what it names first, the rest stays as credit', async () => {
    const [a, b] = [await firm.signed(300_000, 10, 3), await firm.signed(400_000, 5, 3)]
    const [one, other] = [await firm.invoice(a, 300_000, { number: 'NAMED-1' }), await firm.invoice(b, 400_000)]
    const customer = firm.found.customers[3]!
    const ask = (more: object) => firm.as('hou.min').do(ctx => openOfCustomer(ctx, { customer, ...more }))
    expect((await ask({ amountFen: 350_000 })).invoices.map(row => row.proposedFen)).toEqual([350_000, 0])
    expect(
      (await ask({ amountFen: 350_000, text: '付 NAMED-1 货款' })).invoices.map(row => [
        row.number === 'NAMED-1',
        row.proposedFen,
      ]),
    ).toEqual([
      [false, 50_000],
      [true, 300_000],
    ])
    const entered = await firm.as('hou.min').do(ctx =>
      enterPayment(ctx, {
        ...{ amountFen: 800_000, receivedOn: firm.today(), via: 'bank', reference: 'B-800' },
        shares: [
          { invoice: one, amountFen: 300_000 },
          { invoice: other, amountFen: 400_000 },
        ],
      }),
    )
    expect(new Set(entered.cases)).toEqual(new Set([a, b]))
    expect([(await view(a)).openFen, (await view(b)).openFen, (await ask({})).creditFen]).toEqual([0, 0, 100_000])
    const c = await firm.signed(100_000, 30, 3)
    const later = await firm.invoice(c, 100_000)
    expect((await view(c)).credits).toMatchObject([{ id: entered.payment, creditFen: 100_000 }])
    expect(
      await firm.refusal('hou.min', c, 'allocate-payment', {
        payment: entered.payment,
        shares: [{ invoice: later, amountFen: 100_001 }],
      }),
    ).toEqual([...['payment.over-invoice', 'data.shares.0.amountFen']])
    await firm.act('hou.min', c, 'allocate-payment', {
      payment: entered.payment,
      shares: [{ invoice: later, amountFen: 100_000 }],
    })
    expect((await view(c)).isPaid).toBe(true)
    const foreign = await firm.signed(100, 30, 4)
    const invoice = await firm.invoice(foreign, 100)
    expect(
      await firm.refusal('hou.min', foreign, 'allocate-payment', {
        payment: entered.payment,
        shares: [{ invoice, amountFen: 1 }],
      }),
    ).toBe('payment.not-of-customer')
  })

  it('is written off once approved by the general manager, and only what is open by then', async () => {
    const id = await firm.signed(80_000)
    const invoice = await firm.invoice(id, 80_000)
    await firm.pay(id, 70_000, [{ invoice, amountFen: 70_000 }])
    const request = await firm.act('hou.min', id, 'submit-matter', { purpose: 'write-off', invoice, proposal: '客户注销' })
    const [waiting] = (await firm.as('su.qing').view(id)).requests
    expect([waiting!.amountFen, waiting!.steps.map(step => step.id)]).toEqual([
      10_000,
      ['customer-service-manager', 'general-manager'],
    ])
    expect(await firm.refusal('hou.min', id, 'write-off', { request })).toBe('write-off.not-approved')
    await decideAll(firm, id)
    expect((await view(id)).toWriteOff).toMatchObject([{ request, amountFen: 10_000 }])
    await firm.act('hou.min', id, 'write-off', { request })
    expect(await firm.refusal('hou.min', id, 'write-off', { request })).toBe('write-off.done')
    expect(await view(id)).toMatchObject({ openFen: 0, isPaid: true, toWriteOff: [] })
  })
})

const invoiceOf = (totalFen: number) => ({
  kind: 'electronic',
  number: `X${totalFen}`,
  issuedOn: firm.today(),
  totalFen,
  taxPercent: 13,
})

describe('催收', () => {
  it('goes step by step on its own clocks; a promise is waited for, noted when broken; a dispute stops it, a payment ends it', async () => {
    const id = await firm.signed(600_000, 10)
    expect(await firm.refusal('su.qing', id, 'dun', { step: 'reminder', via: 'call', outcome: 'reached' })).toBe('gate.missing')
    const invoice = await firm.invoice(id, 600_000)
    expect(await rules(id)).toContain('dun-reminder')
    const duty = async () =>
      (await firm.as('su.qing').view(id)).duties.find(one => one.closedAt === null && one.rule.startsWith('dun-'))
    const dueDay = async () => (await duty())?.dueAt?.slice(0, 10)
    // Due in ten days: the reminder three days before, or on the working day after that.
    expect(Date.parse((await duty())!.dueAt!) - Date.parse(firm.today(7))).toBeLessThan(4 * 86_400_000)
    await firm.act('su.qing', id, 'dun', { step: 'reminder', via: 'call', outcome: 'reached' })
    expect((await duty())!.rule).toBe('dun-second')
    firm.clock.pass({ days: 20 })
    const promised = { step: 'second', via: 'call', outcome: 'promised' }
    expect(await firm.refusal('su.qing', id, 'dun', promised)).toEqual(['dunning.promise-day', 'data.promisedOn'])
    await firm.act('su.qing', id, 'dun', { ...promised, promisedOn: firm.today(8), promisedFen: 600_000 })
    expect((await duty())!.rule).toBe('dun-letter')
    expect((await dueDay())! > firm.today(8)).toBe(true)
    const row = async () =>
      (await firm.as('su.qing').do(ctx => listDunning(ctx, { due: 'all', limit: 200 }))).items.find(one => one.case.id === id)
    expect(await row()).toMatchObject({ overdueFen: 600_000, promise: { broken: false }, next: { step: 'letter' } })
    // An earlier step once more leaves the clock of the letter as it is.
    const before = await dueDay()
    await firm.act('su.qing', id, 'dun', { step: 'reminder', via: 'message', outcome: 'not-reached' })
    expect([(await duty())!.rule, await dueDay()]).toEqual(['dun-letter', before])
    firm.clock.pass({ days: 10 })
    expect((await row())!.promise).toMatchObject({ broken: true })
    await firm.act('su.qing', id, 'dun', { step: 'letter', via: 'letter', outcome: 'reached' })
    expect((await view(id)).dunning.done.at(-1)).toMatchObject({ step: 'letter', broken: true })
    await firm.act('su.qing', id, 'dispute-receivable', { invoice, reason: '称货物有缺陷' })
    expect([await duty(), await row()]).toEqual([undefined, undefined])
    expect(await firm.refusal('su.qing', id, 'dun', { step: 'visit', via: 'visit', outcome: 'reached' })).toBe(
      'dunning.nothing-open',
    )
    await firm.act('su.qing', id, 'settle-dispute', { invoice, outcome: 'owed', note: '复检合格' })
    expect((await duty())!.rule).toBe('dun-reminder')
    await firm.pay(id, 600_000, [{ invoice, amountFen: 600_000 }])
    expect([await duty(), await row()]).toEqual([undefined, undefined])
  })
})

describe('导出', () => {
  it('gives each entry out once, the same bytes for ever, and says when it is asked for again', async () => {
    const id = await firm.signed(90_000)
    const month = firm.today().slice(0, 7)
    const invoice = await firm.invoice(id, 90_000)
    await firm.pay(id, 90_000, [{ invoice, amountFen: 90_000 }], { reference: '=1+1' })
    await expect(firm.as('guo.feng').do(ctx => makeExport(ctx, month))).rejects.toMatchObject({ code: 'export.not-yours' })
    const made = await firm.as('hou.min').do(ctx => makeExport(ctx, month))
    await expect(firm.as('hou.min').do(ctx => makeExport(ctx, month))).rejects.toMatchObject({ code: 'export.nothing' })
    const file = (login: string) => firm.as(login).do(ctx => exportFile(ctx, made.id, 'csv'))
    const [first, again] = [await file('hou.min'), await file('shao.jun')]
    const { createHash } = await import('node:crypto')
    expect(createHash('sha256').update(first.bytes).digest('hex')).toBe(made.hash)
    expect([again.bytes.equals(first.bytes), first.name.includes('重复'), again.name.includes('重复导出，第2次')]).toEqual([
      true,
      false,
      true,
    ])
    // What a spreadsheet would take for a formula is text.
    expect(first.bytes.toString()).toContain("'=1+1")
    await firm.act('hou.min', id, 'unallocate-payment', {
      payment: (await view(id)).payments[0]!.id,
      invoice,
      amountFen: 1,
      reason: '错',
    })
    const list = await firm.as('hou.min').do(ctx => listExports(ctx, { limit: 10 }))
    expect([list.waiting.find(one => one.month === month), list.items[0]]).toMatchObject([{ lines: 1 }, { reads: 2 }])
    expect((await firm.as('hou.min').do(ctx => makeExport(ctx, month))).lines).toBe(1)
  })

  it('lists contracts with what is overdue', async () => {
    const id = await firm.signed(70_000, 1)
    await firm.invoice(id, 70_000)
    firm.clock.pass({ days: 4 })
    const overdue = await firm.as('su.qing').do(ctx => listContracts(ctx, { state: 'overdue', limit: 200 }))
    expect(overdue.items.find(one => one.case.id === id)).toMatchObject({ openFen: 70_000, isSigned: true })
    expect(overdue.items.every(one => one.overdueSince !== null)).toBe(true)
  })
})
