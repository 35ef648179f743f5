import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { anAnomalyInPlanning } from '../../test/cases.ts'
import { type TestDatabase, testDatabase } from '../../test/database.ts'
import { anOrganisation, type PersonName, type TestOrganisation } from '../../test/factories.ts'
import { type FeatureApp, featureApp } from '../../test/feature-app.ts'
import { aStore, type Store, stockOf } from '../../test/parts.ts'
import { caseRoutes } from '../cases/routes.ts'
import { partRoutes } from './routes.ts'
import { partsDefaults } from './settings-schema.ts'
import { supplyRoutes } from './supply-routes.ts'

let database: TestDatabase
let firm: TestOrganisation
let store: Store
let api: FeatureApp
beforeAll(async () => {
  database = await testDatabase()
})
beforeEach(async () => {
  firm = await anOrganisation(database, {
    settings: { parts: { ...partsDefaults, managers: ['supply-chain', 'deputy-leader'] } },
  })
  store = await aStore(firm, [{ number: 'A' }, { number: 'B', isCommon: true }, { number: 'S', isSerialised: true }])
  api = await featureApp(database, firm, [caseRoutes, partRoutes, supplyRoutes])
})

let sent = 0
const send = async (who: PersonName, url: string, body: unknown, method: 'POST' | 'PUT' = 'POST', key = `key-${++sent}`) => {
  const answer = await api.ask(who, method, url, { body, headers: { 'idempotency-key': key } })
  return { status: answer.statusCode, body: answer.json() }
}
const read = async (who: PersonName, url: string) => (await api.ask(who, 'GET', url)).json()
const receive = (part: string, quantity: number, more: object = {}, to = store.main) =>
  send('serviceDesk', '/api/parts/moves', {
    kind: 'receipt',
    to,
    supplier: store.supplier,
    document: 'RK-1',
    lines: [{ part, quantity, ...more }],
  })
/** An anomaly that the field engineer has in hand. */
const anOrder = async (): Promise<string> => (await anAnomalyInPlanning(firm)).id
const use = (id: string, lines: readonly object[], who: PersonName = 'fieldEngineer') =>
  send(who, `/api/cases/${id}/events`, { type: 'use-parts', data: { lines } })
const same = async () => {
  const { balances, ledger } = await stockOf(firm)
  expect(balances).toEqual(ledger)
  return balances
}

describe('the catalogue', () => {
  test('is kept by the posts that the company names, each number once, and is found by number, name and model', async () => {
    const part = {
      number: 'BRG-7014',
      name: '主轴轴承',
      unit: '套',
      models: ['VTL-2500'],
      replaces: [store.parts.A],
      suppliers: [{ supplier: store.supplier, leadDays: 20, isPreferred: true }],
    }
    expect((await send('fieldEngineer', '/api/parts', part)).body.code).toBe('stock.not-manager')
    const made = await send('supplyChain', '/api/parts', part)
    expect([made.status, made.body.replaces[0].number, made.body.suppliers[0].leadDays]).toEqual([201, 'A', 20])
    expect((await send('supplyChain', '/api/parts', part)).body.code).toBe('part.number-taken')
    for (const q of ['brg 7014', 'brg7014', '轴承', 'vtl2500'])
      expect(
        (await read('auditor', `/api/parts?q=${encodeURIComponent(q)}`)).items.map((one: { number: string }) => one.number),
        q,
      ).toEqual(['BRG-7014'])
    expect((await read('auditor', `/api/parts/${store.parts.A}`)).replacedBy[0].number).toBe('BRG-7014')
    await receive(store.parts.A!, 2)
    const change = { number: 'A', name: 'A', unit: '件', isSerialised: true }
    expect((await send('supplyChain', `/api/parts/${store.parts.A}`, change, 'PUT')).body.code).toBe('part.in-use')
  })

  test('pages by number', async () => {
    const first = await read('auditor', '/api/parts?limit=2')
    const second = await read('auditor', `/api/parts?limit=2&after=${first.next}`)
    expect([...first.items, ...second.items].map((one: { number: string }) => one.number)).toEqual(['A', 'B', 'S'])
    expect(second.next).toBeNull()
  })
})

describe('moves by hand', () => {
  test('are booked by whoever keeps the place, once however often they are sent, and only taken back by a counter-move', async () => {
    const body = {
      kind: 'receipt',
      to: store.main,
      supplier: store.supplier,
      lines: [{ part: store.parts.A, quantity: 5, batch: 'B1' }],
    }
    expect((await send('frontLine', '/api/parts/moves', body)).body).toMatchObject({ code: 'stock.not-keeper' })
    const [one, two] = [
      await send('serviceDesk', '/api/parts/moves', body, 'POST', 'same'),
      await send('serviceDesk', '/api/parts/moves', body, 'POST', 'same'),
    ]
    expect(two.body).toEqual(one.body)
    expect((await same())[`${store.parts.A} ${store.main}`]).toEqual({ onHand: 5, reserved: 0 })
    const issue = { kind: 'issue', from: store.main, to: store.van, lines: [{ part: store.parts.A, quantity: 6 }] }
    const short = await send('serviceDesk', '/api/parts/moves', issue)
    expect([short.status, short.body.code, short.body.detail]).toEqual([409, 'stock.short', expect.stringContaining('可用 5')])
    expect(
      (await send('serviceDesk', '/api/parts/moves', { ...issue, lines: [{ part: store.parts.A, quantity: 2 }] })).status,
    ).toBe(201)
    expect((await send('serviceDesk', '/api/parts/moves', { ...body, from: store.van })).body.code).toBe('move.wrong-ends')
    const scrap = { kind: 'scrap', from: store.main, lines: [{ part: store.parts.A, quantity: 1 }] }
    expect((await send('supplyChain', '/api/parts/moves', scrap)).body.code).toBe('move.reason-missing')
    expect((await send('serviceDesk', '/api/parts/moves', { ...scrap, reason: '锈蚀' })).body.code).toBe('stock.not-manager')
    // The engineer brings back what was not needed.
    expect(
      (
        await send('fieldEngineer', '/api/parts/moves', {
          kind: 'return',
          from: store.van,
          to: store.main,
          lines: [{ part: store.parts.A, quantity: 1 }],
        })
      ).status,
    ).toBe(201)
    const receipt = one.body.moves[0]
    // Five came in, one is still in the van: the receipt cannot be taken back whole.
    expect((await send('serviceDesk', `/api/parts/moves/${receipt}/reverse`, { reason: '记错' })).body.code).toBe('stock.short')
    await send('fieldEngineer', '/api/parts/moves', {
      kind: 'return',
      from: store.van,
      to: store.main,
      lines: [{ part: store.parts.A, quantity: 1 }],
    })
    expect((await send('serviceDesk', `/api/parts/moves/${receipt}/reverse`, { reason: '记错' })).status).toBe(201)
    expect((await send('serviceDesk', `/api/parts/moves/${receipt}/reverse`, { reason: '记错' })).body.code).toBe(
      'move.reversed-already',
    )
    expect(await same()).toEqual({})
    const page = await read('auditor', `/api/parts/moves?part=${store.parts.A}&limit=2`)
    expect(page.items[0]).toMatchObject({ kind: 'receipt', from: { id: store.main }, reverses: receipt, canReverse: false })
    expect((await read('auditor', `/api/parts/moves?part=${store.parts.A}&limit=50&after=${page.next}`)).items).toHaveLength(3)
  })
})

describe('reservations', () => {
  test('keep what is free, say what is missing, are filled, handed out to the van of whoever handles the case, and released', async () => {
    const id = await anOrder()
    await receive(store.parts.A!, 3)
    const wanted = { lines: [{ part: store.parts.A, location: store.main, quantity: 5 }] }
    const made = await send('serviceDesk', `/api/cases/${id}/reservations`, wanted)
    const [row] = made.body.reservations
    expect(row).toMatchObject({ wanted: 5, reserved: 3, shortfall: 2, free: 0, van: { id: store.van } })
    // What is kept for one order is not given out for another.
    const issue = { kind: 'issue', from: store.main, to: store.otherVan, lines: [{ part: store.parts.A, quantity: 1 }] }
    expect((await send('serviceDesk', '/api/parts/moves', issue)).body.code).toBe('stock.short')
    expect((await send('serviceDesk', `/api/parts/reservations/${row.id}`, { act: 'fill' })).body.code).toBe(
      'reservation.nothing-free',
    )
    await receive(store.parts.A!, 1)
    await send('serviceDesk', `/api/parts/reservations/${row.id}`, { act: 'fill' })
    expect((await send('fieldEngineer', `/api/parts/reservations/${row.id}`, { act: 'issue' })).body.code).toBe(
      'stock.not-keeper',
    )
    const given = await send('serviceDesk', `/api/parts/reservations/${row.id}`, { act: 'issue', quantity: 4 })
    expect(given.body.items[0]).toMatchObject({ reserved: 0, issued: 4, shortfall: 1, state: 'open' })
    expect((await same())[`${store.parts.A} ${store.van}`]).toEqual({ onHand: 4, reserved: 0 })
    await send('serviceDesk', `/api/parts/reservations/${row.id}`, { act: 'release' })
    expect((await send('serviceDesk', `/api/parts/reservations/${row.id}`, { act: 'release' })).body.code).toBe(
      'reservation.closed',
    )
    expect((await read('serviceDesk', '/api/parts/reservations')).items).toEqual([])
  })
})

describe('parts used on a case', () => {
  test('leave the van in the same transaction; what the books lack is a difference that another clears, and a use taken back comes back', async () => {
    const id = await anOrder()
    await receive(store.parts.A!, 2, {}, store.main)
    await send('serviceDesk', '/api/parts/moves', {
      kind: 'issue',
      from: store.main,
      to: store.van,
      lines: [{ part: store.parts.A, quantity: 2 }],
    })
    expect((await use(id, [{ part: store.parts.A, location: store.van, quantity: 1 }], 'research')).body.code).toMatch(
      /case\.not-found|parts\.not-yours|act\.not-yours/,
    )
    const used = await use(id, [{ part: store.parts.A, location: store.van, quantity: 5 }])
    expect(used.status).toBe(201)
    expect(await same()).toEqual({})
    const panel = await read('fieldEngineer', `/api/cases/${id}/parts`)
    expect(panel.used).toMatchObject([{ quantity: 5, short: 3, part: { number: 'A' } }])
    const [difference] = (await read('serviceDesk', '/api/parts/differences')).items
    expect(difference).toMatchObject({ quantity: 3, location: { id: store.van } })
    const clear = { how: 'consumed', location: store.main, note: '其实从总仓拿的' }
    expect((await send('fieldEngineer', `/api/parts/differences/${difference.id}`, clear)).body.code).toMatch(
      /difference\.own|stock\.not-keeper/,
    )
    expect((await send('supplyChain', `/api/parts/differences/${difference.id}`, clear)).body.code).toBe('stock.short')
    await receive(store.parts.A!, 3)
    expect((await send('supplyChain', `/api/parts/differences/${difference.id}`, clear)).status).toBe(200)
    expect((await send('supplyChain', `/api/parts/differences/${difference.id}`, clear)).body.code).toBe('difference.closed')
    expect(await same()).toEqual({})
    const event = panel.used[0].event
    expect(
      (
        await send('fieldEngineer', `/api/cases/${id}/events`, {
          type: 'correct',
          data: { corrects: event, void: true, reason: '登错单' },
        })
      ).status,
    ).toBe(201)
    expect((await same())[`${store.parts.A} ${store.van}`]).toEqual({ onHand: 2, reserved: 0 })
    expect((await read('fieldEngineer', `/api/cases/${id}/parts`)).used[0].withdrawn).toBe(true)
  })

  test('takes first what is kept for the case, and pieces by their numbers', async () => {
    const id = await anOrder()
    await receive(store.parts.S!, 2, { serials: ['s-1', 's-2'] }, store.main)
    await send('serviceDesk', '/api/parts/moves', {
      kind: 'issue',
      from: store.main,
      to: store.van,
      lines: [{ part: store.parts.S, quantity: 2, serials: ['s-1', 's-2'] }],
    })
    await send('fieldEngineer', `/api/cases/${id}/reservations`, {
      lines: [{ part: store.parts.S, location: store.van, quantity: 2 }],
    })
    expect((await use(id, [{ part: store.parts.S, location: store.van, quantity: 1 }])).body.code).toBe('stock.serials-needed')
    await use(id, [{ part: store.parts.S, location: store.van, quantity: 2, serialsIn: ['s-2', 'zz'], serialsOut: ['old-7'] }])
    const panel = await read('fieldEngineer', `/api/cases/${id}/parts`)
    expect(panel.reservations[0]).toMatchObject({ reserved: 1, issued: 1 })
    expect(panel.differences).toMatchObject([{ quantity: 1, serials: ['zz'] }])
    expect(await same()).toEqual({ [`${store.parts.S} ${store.van}`]: { onHand: 1, reserved: 1 } })
    const mine = await read('fieldEngineer', '/api/parts/mine')
    expect(mine.locations[0].parts).toMatchObject([{ number: 'S', serials: ['s-1'] }])
  })
})

describe('reordering', () => {
  test('proposes from what was really used, says where too little is known, and a purchase is approved by somebody else and received in parts', async () => {
    const weeks = [3, 4, 2, 5, 3, 4, 3, 4, 2, 3, 4, 3]
    await receive(store.parts.A!, 45)
    await receive(store.parts.B!, 2)
    for (const [i, quantity] of weeks.entries())
      await firm.as('supplyChain').do(async ctx => {
        const { postMoves } = await import('./post-moves.ts')
        const at = new Date(Date.parse(ctx.now) - (i + 1) * 7 * 86_400_000).toISOString() as typeof ctx.now
        await postMoves(ctx, [{ kind: 'consume', part: store.parts.A!, quantity, from: store.main, at }])
      })
    const { items } = await read('serviceDesk', `/api/parts/proposals?location=${store.main}&all=1`)
    const [a, b] = ['A', 'B'].map(number => items.find((row: { part: { number: string } }) => row.part.number === number))
    expect(a.basis).toMatchObject({ weeks: 26, usedWeeks: 12, total: 40, onHand: 5 })
    // Mean 40/26 = 1.538, lead time 2 weeks, and the spread of twelve busy weeks among fourteen empty ones.
    expect(a.basis.mean).toBe(1.538)
    expect(a.order).toBe(a.basis.orderUpTo - 5)
    expect(b).toMatchObject({ order: 0, basis: { safety: null, usedWeeks: 0 } })
    const lines = [{ part: store.parts.A, quantity: a.order, priceFen: 100 }]
    const { body } = await send('serviceDesk', '/api/parts/purchases', { location: store.main, supplier: store.supplier, lines })
    expect((await read('serviceDesk', `/api/parts/proposals?location=${store.main}`)).items).toEqual([])
    const act = (who: PersonName, given: object) => send(who, `/api/parts/purchases/${body.id}`, given)
    expect((await act('serviceDesk', { act: 'approve' })).body.code).toBe('purchase.own')
    expect((await act('research', { act: 'approve' })).body.code).toBe('purchase.not-now')
    await act('principal', { act: 'approve', note: '同意' })
    await act('serviceDesk', { act: 'order', orderNumber: 'PO-7' })
    const over = { act: 'receive', document: 'RK-9', lines: [{ part: store.parts.A, quantity: a.order + 1 }] }
    expect((await act('serviceDesk', over)).body.code).toBe('purchase.over-received')
    await act('serviceDesk', { ...over, lines: [{ part: store.parts.A, quantity: 1, batch: 'B9' }] })
    const [row] = (await read('serviceDesk', '/api/parts/purchases')).items
    expect([row.state, row.lines[0].received, row.lines[0].basis.total, row.can]).toEqual([
      'in-part',
      1,
      40,
      ['receive', 'cancel'],
    ])
    await act('serviceDesk', { ...over, lines: [{ part: store.parts.A, quantity: a.order - 1 }] })
    expect((await read('serviceDesk', '/api/parts/purchases?state=received')).items).toHaveLength(1)
    expect((await same())[`${store.parts.A} ${store.main}`]!.onHand).toBe(5 + a.order)
  })
})

describe('a stocktake', () => {
  test('is counted blind by one and posted by another; what moved in between is no difference', async () => {
    await receive(store.parts.A!, 10)
    await receive(store.parts.S!, 2, { serials: ['s-1', 's-2'] })
    const { body } = await send('serviceDesk', '/api/parts/stocktakes', { location: store.main, counter: firm.people.frontLine })
    expect(
      (await send('serviceDesk', '/api/parts/stocktakes', { location: store.main, counter: firm.people.frontLine })).body.code,
    ).toBe('stocktake.open-already')
    const url = `/api/parts/stocktakes/${body.id}`
    // Two leave after the freezing and before the counting, one after it.
    firm.clock.pass({ minutes: 5 })
    const out = (quantity: number) =>
      send('serviceDesk', '/api/parts/moves', {
        kind: 'issue',
        from: store.main,
        to: store.van,
        lines: [{ part: store.parts.A, quantity }],
      })
    await out(2)
    const blind = await read('frontLine', url)
    expect(blind.sheet.map((line: { booked: number | null }) => line.booked)).toEqual([null, null])
    expect((await send('serviceDesk', url, { act: 'count', lines: [{ part: store.parts.A, counted: 8 }] })).body.code).toBe(
      'stocktake.not-counter',
    )
    await send('frontLine', url, { act: 'count', lines: [{ part: store.parts.A, counted: 7 }] })
    expect((await send('frontLine', url, { act: 'finish' })).body.code).toBe('stocktake.not-whole')
    await send('frontLine', url, { act: 'count', lines: [{ part: store.parts.S, counted: 2, serials: ['s-2', 's-9'] }] })
    await send('frontLine', url, { act: 'finish' })
    firm.clock.pass({ minutes: 5 })
    await out(1)
    const review = await read('serviceDesk', url)
    expect(review.sheet[0]).toMatchObject({ booked: 10, movedSince: -2, counted: 7, difference: -1 })
    expect((await send('frontLine', url, { act: 'post' })).body.code).toMatch(/stock\.not-keeper|stocktake\.own-count/)
    expect((await send('serviceDesk', url, { act: 'post', note: '少一件' })).status).toBe(200)
    const balances = await same()
    expect(balances[`${store.parts.A} ${store.main}`]!.onHand).toBe(6)
    expect((await read('serviceDesk', `/api/parts/${store.parts.S}`)).balances[0].serials).toEqual(['s-2', 's-9'])
    expect((await send('serviceDesk', url, { act: 'post' })).body.code).toBe('stocktake.not-now')
  })
})

describe('emergency supply and claims', () => {
  test('an emergency order is approved by another, its promise kept or not, and what came is kept for the case', async () => {
    const id = await anOrder()
    const channels = await send('supplyChain', '/api/parts/channels', {
      name: '厂家加急',
      supplier: store.supplier,
      promisedHours: 24,
      pricePercent: 150,
    })
    const order = {
      channel: channels.body.items[0].id,
      part: store.parts.A,
      quantity: 2,
      location: store.main,
      reason: '客户停机',
    }
    await send('serviceDesk', `/api/cases/${id}/emergency-orders`, order)
    const [asked] = (await read('serviceDesk', '/api/parts/emergency')).items
    expect(asked).toMatchObject({ state: 'asked', priceFen: 30_000, can: ['cancel'] })
    const act = (who: PersonName, given: object) => send(who, `/api/parts/emergency/${asked.id}`, given)
    expect((await act('serviceDesk', { act: 'approve' })).body.code).toBe('purchase.own')
    await act('principal', { act: 'approve' })
    firm.clock.pass({ hours: 25 })
    await act('serviceDesk', { act: 'receive', document: 'JJ-1' })
    const [done] = (await read('serviceDesk', '/api/parts/emergency')).items
    expect([done.state, done.kept]).toEqual(['received', false])
    expect((await read('supplyChain', '/api/parts/channels')).items[0]).toMatchObject({ received: 1, kept: 0 })
    expect(await same()).toEqual({ [`${store.parts.A} ${store.main}`]: { onHand: 2, reserved: 2 } })
  })

  test('a failed part is traced to its receipt: for certain by its serial number, else presumed; and claimed once', async () => {
    const id = await anOrder()
    await receive(store.parts.S!, 2, { serials: ['s-1', 's-2'], batch: 'B7' })
    await send('serviceDesk', '/api/parts/moves', {
      kind: 'issue',
      from: store.main,
      to: store.van,
      lines: [{ part: store.parts.S, quantity: 2, serials: ['s-1', 's-2'] }],
    })
    await use(id, [{ part: store.parts.S, location: store.van, quantity: 1, serialsIn: ['s-1'] }])
    firm.clock.pass({ days: 20 })
    await use(id, [{ part: store.parts.S, location: store.van, quantity: 1, serialsIn: ['s-2'], serialsOut: ['s-1'] }])
    const { items } = await read('deputyLeader', `/api/cases/${id}/failed-parts`)
    expect(items[0].trace).toMatchObject({ certain: false, batch: 'B7' })
    expect(items[1]).toMatchObject({
      serial: 's-1',
      trace: { certain: true, batch: 'B7', supplier: { id: store.supplier }, receipt: { document: 'RK-1' } },
    })
    const claim = {
      supplier: store.supplier,
      part: store.parts.S,
      useEvent: items[1].event,
      serial: 's-1',
      amountFen: 50_000,
      evidence: '滚道剥落',
    }
    expect((await send('fieldEngineer', `/api/cases/${id}/supplier-claims`, claim)).body.code).toBe('stock.not-manager')
    expect((await send('deputyLeader', `/api/cases/${id}/supplier-claims`, claim)).status).toBe(201)
    expect((await send('deputyLeader', `/api/cases/${id}/supplier-claims`, claim)).body.code).toBe('claim.known-already')
    const [row] = (await read('deputyLeader', '/api/parts/claims')).items
    expect(row).toMatchObject({ receiptIsCertain: true, state: 'drafted', batch: 'B7' })
    const act = (given: object) => send('deputyLeader', `/api/parts/claims/${row.id}`, given)
    expect((await act({ act: 'settle', recoveredFen: 1 })).body.code).toBe('claim.not-now')
    await act({ act: 'send' })
    expect((await act({ act: 'accept' })).body.code).toBe('claim.answer-missing')
    await act({ act: 'accept', answer: '认可，赔八成' })
    expect((await act({ act: 'settle', recoveredFen: 50_001 })).body.code).toBe('claim.over-claimed')
    await act({ act: 'settle', recoveredFen: 40_000 })
    expect((await read('deputyLeader', '/api/parts/claims')).totals).toEqual({
      count: 1,
      claimedFen: 50_000,
      recoveredFen: 40_000,
    })
  })

  test('emergency materials: an overdue check, an expiry and too few stand first; a check puts the next day', async () => {
    const material = {
      name: '吸油毡',
      quantity: 3,
      least: 5,
      unit: '张',
      place: '库房',
      keeper: firm.people.serviceDesk,
      checkEveryDays: 10,
      expiresOn: '2026-03-20',
    }
    await send('supplyChain', '/api/parts/materials', {
      ...material,
      name: '发电机',
      quantity: 9,
      expiresOn: null,
      checkEveryDays: 300,
    })
    await send('supplyChain', '/api/parts/materials', material)
    firm.clock.pass({ days: 20 })
    const { items } = await read('serviceDesk', '/api/parts/materials')
    expect(items.map((one: { name: string; wrong: string[] }) => [one.name, one.wrong])).toEqual([
      ['吸油毡', ['check-overdue', 'expired', 'too-few']],
      ['发电机', []],
    ])
    expect(
      (await send('frontLine', `/api/parts/materials/${items[0].id}/checks`, { quantity: 6, isSound: true })).body.code,
    ).toBe('stock.not-keeper')
    const checked = await send('serviceDesk', `/api/parts/materials/${items[0].id}/checks`, {
      quantity: 6,
      isSound: true,
      expiresOn: '2027-03-20',
    })
    expect(checked.body.items.find((one: { name: string }) => one.name === '吸油毡')).toMatchObject({
      wrong: [],
      quantity: 6,
      checkDueOn: '2026-04-01',
    })
  })
})
