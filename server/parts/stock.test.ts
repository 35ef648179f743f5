import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { onEachEngine, type TestDatabase, testDatabase } from '../../test/database.ts'
import { anOrganisation, type TestOrganisation } from '../../test/factories.ts'
import { aStore, type Store, stockOf } from '../../test/parts.ts'
import { type Move, postMoves } from './post-moves.ts'

type Step = {
  readonly kind: 'receipt' | 'transfer' | 'consume' | 'reserve' | 'release'
  readonly part: number
  readonly from: number
  readonly to: number
  readonly quantity: number
}
const step: fc.Arbitrary<Step> = fc.record({
  kind: fc.constantFrom('receipt', 'transfer', 'transfer', 'consume', 'consume', 'consume', 'reserve', 'release'),
  part: fc.nat(1),
  from: fc.nat(1),
  to: fc.nat(1),
  quantity: fc.integer({ min: 1, max: 4 }),
})

onEachEngine('stock', engine => {
  let database: TestDatabase
  beforeAll(async () => {
    database = await testDatabase(engine)
  })

  const moveOf = (store: Store, one: Step): Move => {
    const places = [store.main, store.van]
    const [from, to] = [places[one.from]!, places[one.from === one.to ? 1 - one.to : one.to]!]
    const about = { kind: one.kind, part: Object.values(store.parts)[one.part]!, quantity: one.quantity }
    return one.kind === 'receipt' ? { ...about, to: from } : one.kind === 'transfer' ? { ...about, from, to } : { ...about, from }
  }
  const post = (firm: TestOrganisation, moves: readonly Move[]) => firm.as('serviceDesk').do(ctx => postMoves(ctx, moves))

  test('never goes below zero and never counts twice, however many move it at once: the balance is what the ledger adds up to', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(step, { minLength: 1, maxLength: 3 }), { minLength: 4, maxLength: 14 }),
        async batches => {
          const firm = await anOrganisation(database)
          const store = await aStore(firm, [{ number: 'A' }, { number: 'B' }])
          const [a, b] = Object.values(store.parts)
          await post(firm, [
            { kind: 'receipt', part: a!, quantity: 5, to: store.main },
            { kind: 'receipt', part: b!, quantity: 3, to: store.van },
          ])
          const done = await Promise.allSettled(
            batches.map(batch =>
              post(
                firm,
                batch.map(one => moveOf(store, one)),
              ),
            ),
          )
          for (const one of done) if (one.status === 'rejected') expect(one.reason).toMatchObject({ code: 'stock.short' })
          const { balances, ledger } = await stockOf(firm)
          expect(balances).toEqual(ledger)
          for (const { onHand, reserved } of Object.values(balances)) {
            expect(reserved).toBeGreaterThanOrEqual(0)
            expect(onHand).toBeGreaterThanOrEqual(reserved)
          }
        },
      ),
      { numRuns: engine === 'postgres' ? 12 : 4 },
    )
  }, 120_000)

  test('the last piece is given out once, to whichever of forty asks first', async () => {
    const firm = await anOrganisation(database)
    const store = await aStore(firm, [{ number: 'A' }])
    const part = store.parts.A!
    await post(firm, [{ kind: 'receipt', part, quantity: 7, to: store.main }])
    const asked = await Promise.allSettled(
      Array.from({ length: 40 }, (_, i) =>
        post(firm, [{ kind: 'issue', part, quantity: 1, from: store.main, to: i % 2 ? store.van : store.otherVan }]),
      ),
    )
    expect(asked.filter(one => one.status === 'fulfilled')).toHaveLength(7)
    const { balances, ledger } = await stockOf(firm)
    expect(balances).toEqual(ledger)
    expect(Object.values(balances).reduce((sum, one) => sum + one.onHand, 0)).toBe(7)
    expect(balances[`${part} ${store.main}`]).toBeUndefined()
  }, 60_000)

  test('one piece with a serial number leaves once, and lies in one place', async () => {
    const firm = await anOrganisation(database)
    const store = await aStore(firm, [{ number: 'S', isSerialised: true }])
    const part = store.parts.S!
    await post(firm, [{ kind: 'receipt', part, quantity: 3, to: store.main, serials: ['s1', 's2', 's3'] }])
    const asked = await Promise.allSettled(
      Array.from({ length: 8 }, () =>
        post(firm, [{ kind: 'transfer', part, quantity: 1, from: store.main, to: store.van, serials: ['s2'] }]),
      ),
    )
    expect(asked.filter(one => one.status === 'fulfilled')).toHaveLength(1)
    for (const one of asked) if (one.status === 'rejected') expect(one.reason).toMatchObject({ code: 'stock.serial-elsewhere' })
    const { balances, ledger } = await stockOf(firm)
    expect(balances).toEqual(ledger)
    await expect(
      post(firm, [{ kind: 'transfer', part, quantity: 2, from: store.main, to: store.van, serials: ['s1'] }]),
    ).rejects.toMatchObject({ code: 'stock.serials-needed' })
    await expect(post(firm, [{ kind: 'receipt', part, quantity: 1, to: store.van, serials: ['s1'] }])).rejects.toMatchObject({
      code: 'stock.serial-taken',
    })
  })
})
