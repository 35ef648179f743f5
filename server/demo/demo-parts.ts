import type { Instant } from '../../events/instant.ts'
import { performAct } from '../cases/perform-act.ts'
import type { Ctx } from '../context.ts'
import type { StockMoves } from '../database/parts-tables.ts'
import { partSearchText } from '../parts/catalogue.ts'
import { reserve } from '../parts/reservations.ts'
import { type Found, idOf } from './company.ts'
import { materialsAndChannels } from './demo-emergency.ts'
import { demoParts, demoSuppliers } from './part-list.ts'
import { asPerson } from './play.ts'

const WEEKS = 52
const DAY_MS = 86_400_000

/** Numbers that look drawn and are the same on every machine. */
function drawn(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    return state / 2_147_483_648
  }
}

/** How many are used in a week in which `mean` are used on average: the fraction is a piece now and then, and some weeks are busier. */
function usedIn(mean: number, draw: () => number): number {
  const busy = mean * (0.4 + 1.2 * draw())
  return Math.floor(busy) + (draw() < busy - Math.floor(busy) ? 1 : 0)
}

type Move = Omit<StockMoves, 'org_id' | 'recorded_at' | 'moved_by'>
type Books = {
  moves: Move[]
  balances: Map<string, number>
  pieces: { part: string; serial: string; at: string; supplier: string; batch: string; receipt: string }[]
}

const empty = {
  ...{ from_id: null, to_id: null, serials: [], batch: '', supplier_id: null, price_fen: null, case_id: null },
  ...{ ref_kind: null, ref_id: null, reverses: null, document: '', reason: '' },
} satisfies Partial<Move>

/** 备件 of the maker of machine tools: two warehouses, four vans, a year of receipts and consumption by weeks, written in a few statements. */
export async function stocked(ctx: Ctx, found: Found): Promise<void> {
  const { tx, org } = ctx
  const keeper = idOf(found, 'meng.fei')
  const year = new Date(Date.parse(ctx.now) - WEEKS * 7 * DAY_MS).toISOString() as Instant
  const places = [
    ['main', '总部备件库', 'warehouse', 'meng.fei', '厂区 3 号库'],
    ['branch', '德阳服务站备件库', 'warehouse', 'su.qing', '四川省德阳市旌阳区'],
    ['van1', '郭锋随车备件', 'van', 'guo.feng', ''],
    ['van2', '邓涛随车备件', 'van', 'deng.tao', ''],
    ['van3', '郝婷随身备件', 'van', 'hao.ting', ''],
    ['van4', '应急抢修车', 'van', 'pan.yu', ''],
    ['quarantine', '退货隔离区', 'quarantine', 'meng.fei', '厂区 3 号库西侧'],
    ['supplier', '供应商返修中', 'supplier', 'meng.fei', ''],
  ] as const
  const place = Object.fromEntries(places.map(([name]) => [name, ctx.newId()])) as Record<(typeof places)[number][0], string>
  await tx
    .insertInto('stock_locations')
    .values(
      places.map(([id, name, kind, login, address]) => ({
        org_id: org,
        id: place[id],
        name,
        kind,
        keeper_id: idOf(found, login),
        address,
        created_at: year,
      })),
    )
    .execute()
  const suppliers = demoSuppliers.map(([name, contact, phone]) => ({ id: ctx.newId(), name, contact, phone }))
  await tx
    .insertInto('suppliers')
    .values(suppliers.map(one => ({ org_id: org, ...one, email: '', address: '', note: '', created_at: year })))
    .execute()
  const parts = demoParts.map(row => ({ id: ctx.newId(), row }))
  await tx
    .insertInto('parts')
    .values(
      parts.map(({ id, row: [number, name, spec, unit, fen, code, models, , , , marks = ''] }) => ({
        ...{ org_id: org, id, number, name, spec, unit, price_fen: fen, part_code: code, photo: null, models: models.split(' ') },
        ...{ is_common: marks.includes('c'), is_serialised: marks.includes('s'), created_at: year, updated_at: year },
        search_text: partSearchText({ number, name, spec, models: models.split(' ') }),
      })),
    )
    .execute()
  await tx
    .insertInto('part_suppliers')
    .values(
      parts.map(({ id, row }) => ({
        ...{
          org_id: org,
          part_id: id,
          supplier_id: suppliers[row[9]]!.id,
          their_number: '',
          price_fen: Math.round(row[4] * 0.82),
        },
        ...{ lead_days: row[8], is_preferred: true },
      })),
    )
    .execute()
  const idOfPart = (number: string) => parts.find(one => one.row[0] === number)!.id
  await tx
    .insertInto('part_replacements')
    .values({ org_id: org, old_part: idOfPart('HS-ELE-CAB2'), new_part: idOfPart('HS-ELE-CAB'), note: '拖链电缆替代旧型' })
    .execute()
  const books: Books = { moves: [], balances: new Map(), pieces: [] }
  for (const [n, { id, row }] of parts.entries()) liveThrough(ctx, books, { id, row, n }, place, suppliers[row[9]]!.id)
  await write(ctx, books, keeper)
  await materialsAndChannels(ctx, found, suppliers)
  await onCases(ctx, found, { part: idOfPart, ...place })
}

type Part = { id: string; row: (typeof demoParts)[number]; n: number }
/** One part through the year: an opening receipt, use by weeks from the warehouses and the vans, a receipt where the shelf runs low. */
function liveThrough(ctx: Ctx, books: Books, { id, row, n }: Part, place: Record<string, string>, supplier: string): void {
  const draw = drawn(7_919 * (n + 1))
  const [number, , , , fen, , , weekly, leadDays, , marks = ''] = row
  const at = (daysAgo: number) => new Date(Date.parse(ctx.now) - daysAgo * DAY_MS).toISOString() as Instant
  const isPiece = marks.includes('s')
  let pieces = 0
  const stock = new Map<string, { quantity: number; serials: string[] }>()
  const here = (where: string) => stock.get(where) ?? stock.set(where, { quantity: 0, serials: [] }).get(where)!
  const add = (move: Omit<Move, 'id' | 'part_id' | keyof typeof empty> & Partial<Move>) =>
    books.moves.push({ ...empty, id: ctx.newId(), part_id: id, ...move })
  const receive = (where: string, quantity: number, daysAgo: number) => {
    const batch = `B${at(daysAgo).slice(2, 7).replace('-', '')}-${String(n + 1).padStart(2, '0')}`
    const serials = isPiece
      ? Array.from({ length: quantity }, () => `${number.slice(3)}-${String(++pieces).padStart(4, '0')}`)
      : []
    add({
      kind: 'receipt',
      quantity,
      to_id: where,
      serials,
      batch,
      supplier_id: supplier,
      price_fen: Math.round(fen * 0.82),
      document: `RK-${at(daysAgo).slice(0, 10).replaceAll('-', '')}`,
      at: at(daysAgo),
    })
    const receipt = books.moves.at(-1)!.id
    for (const serial of serials) books.pieces.push({ part: id, serial, at: '', supplier, batch, receipt })
    here(where).quantity += quantity
    here(where).serials.push(...serials)
  }
  const take = (where: string, quantity: number) => {
    const from = here(where)
    from.quantity -= quantity
    return isPiece ? from.serials.splice(0, quantity) : []
  }
  const cover = Math.max(2, Math.ceil(weekly * (leadDays / 7 + 8)))
  receive(place.main!, cover, WEEKS * 7)
  if (weekly >= 1) receive(place.branch!, Math.ceil(cover / 2), WEEKS * 7)
  for (let week = WEEKS - 1; week >= 1; week--) {
    const where = weekly >= 1 && draw() < 0.3 ? place.branch! : place.main!
    const used = usedIn(weekly, draw)
    // The last weeks nobody looked: some shelves have run low, which is what the proposals are for.
    if (week > 5 && here(where).quantity < weekly * (leadDays / 7) + used) receive(where, cover, week * 7 + 3)
    const taken = Math.min(used, here(where).quantity)
    if (taken === 0) continue
    add({
      kind: 'consume',
      quantity: taken,
      from_id: where,
      serials: take(where, taken),
      at: at(week * 7 - Math.floor(draw() * 5)),
      reason: '现场服务领用',
    })
  }
  if (marks.includes('c') || isPiece)
    for (const van of [place.van1!, place.van2!, place.van3!, place.van4!]) {
      const quantity = isPiece
        ? draw() < 0.15
          ? 1
          : 0
        : Math.min(1 + Math.floor(draw() * 3), Math.max(0, here(place.main!).quantity - 2))
      if (quantity === 0 || here(place.main!).quantity < quantity) continue
      const serials = take(place.main!, quantity)
      add({ kind: 'issue', quantity, from_id: place.main!, to_id: van, serials, at: at(6), document: 'FF-随车' })
      here(van).quantity += quantity
      here(van).serials.push(...serials)
    }
  for (const [where, { quantity, serials }] of stock) {
    if (quantity > 0) books.balances.set(`${id} ${where}`, quantity)
    for (const serial of serials) books.pieces.find(one => one.part === id && one.serial === serial)!.at = where
  }
}

async function write({ tx, org }: Ctx, { moves, balances, pieces }: Books, keeper: string): Promise<void> {
  for (let i = 0; i < moves.length; i += 500)
    await tx
      .insertInto('stock_moves')
      .values(moves.slice(i, i + 500).map(move => ({ org_id: org, ...move, moved_by: keeper, recorded_at: move.at })))
      .execute()
  const rows = [...balances].map(([key, onHand]) => ({ key: key.split(' '), onHand }))
  await tx
    .insertInto('stock_balances')
    .values(
      rows.map(({ key, onHand }) => ({ org_id: org, part_id: key[0]!, location_id: key[1]!, on_hand: onHand, reserved: 0 })),
    )
    .execute()
  await tx
    .insertInto('stock_serials')
    .values(
      pieces.map(one => ({
        org_id: org,
        part_id: one.part,
        serial: one.serial,
        location_id: one.at === '' ? null : one.at,
        batch: one.batch,
        supplier_id: one.supplier,
        receipt_id: one.receipt,
      })),
    )
    .execute()
}

/** Some of it on open orders: one keeps parts that wait to be handed out, one used some, of which the books lacked a piece. */
async function onCases(
  ctx: Ctx,
  found: Found,
  to: { part: (number: string) => string; main: string; van1: string; van2: string },
): Promise<void> {
  const open = await ctx.tx
    .selectFrom('cases')
    .select(['id', 'state', 'stage'])
    .where('org_id', '=', ctx.org)
    .where('kind', '=', 'work-order')
    .where('is_closed', '=', false)
    .orderBy('number')
    .execute()
  const handled = open.filter(one => one.state.people.handler?.length === 1)
  const [first, second] = handled
  if (first !== undefined)
    await reserve(asPerson(ctx, idOf(found, 'su.qing'), ctx.now), first.id, {
      ...{ neededOn: null, note: '出发前备齐' },
      lines: [
        { part: to.part('HS-HYD-SEL'), location: to.main, quantity: 2 },
        { part: to.part('HS-SPN-0160'), location: to.main, quantity: 3 },
      ],
    })
  const engineers = [
    [idOf(found, 'guo.feng'), to.van1],
    [idOf(found, 'deng.tao'), to.van2],
  ] as const
  // Parts are used where somebody has arrived.
  const worked = [...handled.filter(one => one.stage === 'on-site' || one.stage === 'finished'), second, first].find(one =>
    engineers.some(([person]) => one?.state.people.handler?.[0] === person),
  )
  const engineer = engineers.find(([person]) => worked?.state.people.handler?.[0] === person)
  if (worked === undefined || engineer === undefined) return
  const [person, van] = engineer
  await performAct(asPerson(ctx, person, ctx.now), worked.id, {
    type: 'use-parts',
    data: {
      lines: [
        { part: to.part('HS-ELE-RLY'), location: van, quantity: 1 },
        { part: to.part('HS-HYD-FLT'), location: van, quantity: 9 },
      ],
      note: '滤芯堵塞，全部更换',
    },
  })
}
