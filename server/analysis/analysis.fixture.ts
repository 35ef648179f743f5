import { sql } from 'kysely'
import type { TestOrganisation } from '../../test/factories.ts'

/** A number that looks like chance and is the same each time. */
export const draws = (seed: number) => () => {
  seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648
  return seed / 2_147_483_648
}
const of = <T>(draw: () => number, ...values: readonly T[]): T => values[Math.floor(draw() * values.length)]!

/**
 * Complaints of many sorts over two years (or so many days) before the clock's day, some merged, some sealed, with a cause tree of three levels, coded causes
 * and compensations. Written straight into the tables: what is tested here is counting, not how cases come about.
 */
export async function manyComplaints(firm: TestOrganisation, many: number, { seed = 7, days = 700 } = {}): Promise<void> {
  const draw = draws(seed)
  await firm.as('administrator').do(async ({ tx, org, now }) => {
    const tree = [
      ['A', null],
      ['A1', 'A'],
      ['A1x', 'A1'],
      ['A2', 'A'],
      ['B', null],
      ['B1', 'B'],
    ] as const
    await tx
      .insertInto('code_versions')
      .values(
        tree.map(([code, parent]) => ({
          ...{ org_id: org, tree: 'cause' as const, code, since: '2024-01-01', until: null, parent },
          ...{ title: JSON.stringify({ zh: `原因${code}` }), changed_at: now, changed_by: 'x' },
        })),
      )
      .execute()
    await sql`update customers set address = case when id = ${firm.customers[0]!.id} then '浙江省杭州市西湖区 1 号' else '2100 Harbor Blvd' end,
      class = case when id = ${firm.customers[0]!.id} then '经销商' else '' end where org_id = ${org}`.execute(tx)
    const rows = Array.from({ length: many }, (_, at) => {
      const category = of(draw, 'product-quality', 'service-quality', 'delivery', null)
      // Late deliveries come by phone, so that something goes with something.
      const channel = category === 'delivery' && draw() < 0.8 ? 'phone' : of(draw, 'phone', 'web', 'wechat')
      const openedAt = new Date(Date.parse(now) - Math.floor(draw() * days * 24) * 3_600_000).toISOString()
      const ended = draw() < 0.6
      const customer = of(draw, ...firm.customers.slice(0, 3), undefined)
      return {
        ...{
          org_id: org,
          id: `c-${org}-${at}`,
          number: `TS-${at}`,
          kind: of(draw, 'complaint', 'complaint', 'complaint', 'enquiry'),
        },
        ...{
          title: `投诉 ${at}`,
          channel,
          category,
          subtype: category === null ? null : of(draw, null, 'a', 'b'),
          level: of(draw, 'minor', 'general', 'serious', null),
        },
        ...{
          stage: 'received',
          is_closed: ended,
          customer_id: customer?.id ?? null,
          machine_id: draw() < 0.5 ? (customer?.machines[0] ?? null) : null,
        },
        ...{
          department_id: of(draw, firm.departments.sales, firm.departments.finance, null),
          owner_id: of(draw, firm.people.sales, firm.people.finance, null),
        },
        ...{
          contact: JSON.stringify(customer === undefined ? { address: '北京市朝阳区' } : {}),
          facts: JSON.stringify(draw() < 0.2 ? { timesRaised: 2 } : {}),
        },
        ...{ state: JSON.stringify({ people: {} }), seq: 1, opened_at: openedAt, updated_at: openedAt },
        closed_at: ended ? new Date(Date.parse(openedAt) + 3_600_000 * Math.ceil(draw() * 200)).toISOString() : null,
        replied_at: draw() < 0.7 ? new Date(Date.parse(openedAt) + 60_000 * Math.ceil(draw() * 600)).toISOString() : null,
        satisfied: ended ? of(draw, true, true, false, null) : null,
        liable: of(draw, [], [firm.departments.sales], [firm.departments.sales, firm.departments.finance]),
        merged_into: draw() < 0.05 ? 'another' : null,
        sealed_for: draw() < 0.05 ? ['human-resources'] : null,
        search: sql`''::tsvector`,
      }
    })
    for (let at = 0; at < rows.length; at += 500)
      await tx
        .insertInto('cases')
        .values(rows.slice(at, at + 500) as never)
        .execute()
    const facts = rows.flatMap((row, at) =>
      draw() < 0.6
        ? Array.from({ length: 1 + Math.floor(draw() * 2) }, (_, line) => ({
            ...{
              org_id: org,
              event_id: `e-${at}`,
              row: line,
              case_id: row.id,
              record: 'causes',
              on_day: row.opened_at.slice(0, 10),
            },
            ...{
              product: draw() < 0.5 ? '书桌' : '',
              failure: null,
              part: null,
              solution: null,
              failures: 1,
              superseded_by: draw() < 0.1 ? 'later' : null,
            },
            ...{ cause: of(draw, 'A', 'A1', 'A1x', 'A2', 'B1', 'gone', null), cause_class: of(draw, 'human', 'process', null) },
          }))
        : [],
    )
    for (let at = 0; at < facts.length; at += 500)
      await tx
        .insertInto('coded_facts')
        .values(facts.slice(at, at + 500))
        .execute()
    const paid = rows.filter(() => draw() < 0.15)
    for (let at = 0; at < paid.length; at += 500)
      await tx
        .insertInto('compensations')
        .values(
          paid.slice(at, at + 500).map(row => ({
            ...{ org_id: org, case_id: row.id, state: 'paid' as const, assessed_fen: 100, approved_fen: 100 },
            ...{
              paid_fen: Math.floor(draw() * 3) * 10_000,
              claimed_fen: 0,
              recovered_fen: 0,
              begun_at: row.opened_at,
              updated_at: row.opened_at,
            },
          })),
        )
        .execute()
  })
}
