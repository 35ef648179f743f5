import fc from 'fast-check'
import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { type ContractFirm, contractFirm } from '../../test/contracts.ts'
import { onEachEngine, type TestDatabase, testDatabase } from '../../test/database.ts'
import { makeExport } from './exports.ts'
import { enterPayment } from './payments.ts'

onEachEngine('money at once', engine => {
  let database: TestDatabase
  let firm: ContractFirm
  beforeAll(async () => {
    database = await testDatabase(engine)
    firm = await contractFirm(database)
  })

  /** Every balance is the sum of its entries, and none is beyond its bounds. */
  async function mustBalance(): Promise<void> {
    const { rows } = await firm.as('hou.min').do(ctx =>
      sql<{ wrong: string }>`
      select 'invoice ' || i.id as wrong from invoices i
      where i.org_id = ${ctx.org} and (
        i.total_fen - i.allocated_fen - i.credited_fen - i.written_off_fen <> (select sum(e.amount_fen) from money_entries e where e.org_id = i.org_id and e.invoice_id = i.id)
        or i.allocated_fen + i.credited_fen + i.written_off_fen > i.total_fen
        or (i.open_due_on is null) <> (i.allocated_fen + i.credited_fen + i.written_off_fen = i.total_fen))
      union all
      select 'payment ' || p.id from payments p
      where p.org_id = ${ctx.org} and (p.allocated_fen > p.amount_fen
        or p.allocated_fen <> -(select coalesce(sum(e.amount_fen), 0) from money_entries e where e.org_id = p.org_id and e.payment_id = p.id and e.kind in ('allocation', 'unallocation')))`.execute(
        ctx.tx,
      ),
    )
    expect(rows).toEqual([])
  }
  /** Tries something that may lose to somebody else; any refusal is fine, a fault is not. */
  const tried = (work: Promise<unknown>) =>
    work.then(
      () => 'done',
      (error: { code?: string }) => {
        if (error.code === undefined || !/^[a-z-]+\.[a-z-]+$/.test(error.code)) throw error
        return error.code
      },
    )

  test('allocations, counter-entries and credit notes at once never exceed a payment or an invoice', async () => {
    const contracts = [await firm.signed(1_000_000, 30, 3), await firm.signed(1_000_000, 30, 3)]
    const invoices = await Promise.all(contracts.map(id => firm.invoice(id, 100_000)))
    const payments = [await firm.pay(contracts[0]!, 70_000, []), await firm.pay(contracts[1]!, 90_000, [])]
    const share = fc.record({ at: fc.nat(1), payment: fc.nat(1), amountFen: fc.integer({ min: 1, max: 80_000 }) })
    const step = fc.oneof(
      fc.record({ kind: fc.constant('allocate'), of: share }),
      fc.record({ kind: fc.constant('unallocate'), of: share }),
      fc.record({ kind: fc.constant('credit'), of: share }),
      fc.record({ kind: fc.constant('pay'), of: share }),
    )
    let paper = 0
    const take = ({
      kind,
      of: { at, payment, amountFen },
    }: {
      kind: string
      of: { at: number; payment: number; amountFen: number }
    }) => {
      const [id, invoice] = [contracts[at]!, invoices[at]!]
      if (kind === 'allocate')
        return firm.act('hou.min', id, 'allocate-payment', { payment: payments[payment], shares: [{ invoice, amountFen }] })
      if (kind === 'unallocate')
        return firm.act('hou.min', id, 'unallocate-payment', { payment: payments[payment], invoice, amountFen, reason: '错' })
      if (kind === 'credit')
        return firm.act('su.qing', id, 'credit-invoice', {
          ...{ invoice, number: `C${++paper}`, issuedOn: firm.today(), amountFen: Math.ceil(amountFen / 20), reason: '退' },
        })
      return firm.as('hou.min').do(ctx =>
        enterPayment(ctx, {
          ...{ amountFen: amountFen + 10, receivedOn: firm.today(), via: 'bank', case: id },
          shares: [
            { invoice, amountFen: Math.ceil(amountFen / 30) },
            { invoice: invoices[1 - at]!, amountFen: 5 },
          ],
        }),
      )
    }
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 8 }), async steps => {
        await Promise.all(steps.map(one => tried(take(one))))
        await mustBalance()
      }),
      { numRuns: 8 },
    )
  })

  test('one line of the bank, entered by six at once, is one payment; one entry leaves in one export', async () => {
    const contracts = await Promise.all([3, 4, 5].map(customer => firm.signed(1_000, 30, customer % firm.found.customers.length)))
    const answers = await Promise.all(
      Array.from({ length: 6 }, (_, at) => tried(firm.pay(contracts[at % 3]!, 1_000, [], { reference: 'BANK-9' }))),
    )
    expect(answers.filter(answer => answer === 'done')).toHaveLength(1)
    expect(new Set(answers)).toEqual(new Set(['done', 'payment.reference-known']))
    const month = firm.today().slice(0, 7)
    const exports = await Promise.all(
      Array.from({ length: 3 }, () => tried(firm.as('hou.min').do(ctx => makeExport(ctx, month)))),
    )
    expect(exports.sort()).toEqual(['done', 'export.nothing', 'export.nothing'])
  })
})
