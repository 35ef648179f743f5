import type { SavePart } from '../server/parts/schema.ts'
import { nextId, type TestOrganisation } from './factories.ts'

/** Two warehouses, two vans, a quarantine and a supplier's place, kept by whom a test needs; and parts by number. */
export async function aStore(firm: TestOrganisation, parts: readonly (Partial<SavePart> & { number: string })[] = []) {
  const { org, people } = firm
  const places = {
    main: { name: '总仓', kind: 'warehouse', keeper: people.serviceDesk },
    branch: { name: '分仓', kind: 'warehouse', keeper: people.otherFrontLine },
    van: { name: '一号车', kind: 'van', keeper: people.fieldEngineer },
    otherVan: { name: '二号车', kind: 'van', keeper: people.implementation },
    quarantine: { name: '隔离区', kind: 'quarantine', keeper: people.serviceDesk },
    atSupplier: { name: '供应商处', kind: 'supplier', keeper: people.serviceDesk },
  } as const
  const ids = Object.fromEntries(Object.keys(places).map(name => [name, nextId()])) as Record<keyof typeof places, string>
  const made = await firm.as('supplyChain').do(async ({ tx, now }) => {
    const supplier = nextId()
    await tx
      .insertInto('suppliers')
      .values({
        org_id: org,
        id: supplier,
        name: '恒力轴承',
        contact: '',
        phone: '',
        email: '',
        address: '',
        note: '',
        created_at: now,
      })
      .execute()
    for (const [name, { keeper, ...place }] of Object.entries(places))
      await tx
        .insertInto('stock_locations')
        .values({ org_id: org, id: ids[name as keyof typeof places], ...place, keeper_id: keeper, address: '', created_at: now })
        .execute()
    const made: Record<string, string> = {}
    for (const { number, ...more } of parts) {
      const id = nextId()
      made[number] = id
      await tx
        .insertInto('parts')
        .values({
          ...{
            org_id: org,
            id,
            number,
            name: more.name ?? number,
            spec: '',
            unit: '件',
            is_serialised: more.isSerialised ?? false,
          },
          ...{ price_fen: more.priceFen ?? 10_000, part_code: null, photo: null, models: [], is_common: more.isCommon ?? false },
          ...{ search_text: number.toLowerCase(), created_at: now, updated_at: now },
        })
        .execute()
    }
    return { supplier, parts: made }
  })
  return { ...ids, ...made }
}
export type Store = Awaited<ReturnType<typeof aStore>>

/** What the balances say, and what the ledger adds up to; the two are the same or something is wrong. */
export const stockOf = (firm: TestOrganisation) =>
  firm.as('auditor').do(async ({ tx, org }) => {
    const balances = await tx
      .selectFrom('stock_balances')
      .select(['part_id', 'location_id', 'on_hand', 'reserved'])
      .where('org_id', '=', org)
      .execute()
    const moves = await tx
      .selectFrom('stock_moves')
      .select(['kind', 'part_id', 'quantity', 'from_id', 'to_id'])
      .where('org_id', '=', org)
      .execute()
    const ledger = new Map<string, { onHand: number; reserved: number }>()
    const at = (part: string, place: string) => {
      const key = `${part} ${place}`
      const found = ledger.get(key) ?? { onHand: 0, reserved: 0 }
      ledger.set(key, found)
      return found
    }
    for (const move of moves) {
      if (move.kind === 'reserve' || move.kind === 'release') {
        at(move.part_id, move.from_id!).reserved += move.kind === 'reserve' ? move.quantity : -move.quantity
        continue
      }
      if (move.from_id !== null) at(move.part_id, move.from_id).onHand -= move.quantity
      if (move.to_id !== null) at(move.part_id, move.to_id).onHand += move.quantity
    }
    const of = (map: Iterable<readonly [string, { onHand: number; reserved: number }]>) =>
      Object.fromEntries(
        [...map].filter(([, { onHand, reserved }]) => onHand !== 0 || reserved !== 0).sort(([a], [b]) => (a < b ? -1 : 1)),
      )
    return {
      balances: of(
        balances.map(row => [`${row.part_id} ${row.location_id}`, { onHand: row.on_hand, reserved: row.reserved }] as const),
      ),
      ledger: of(ledger),
    }
  })
