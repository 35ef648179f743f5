import type { Ctx } from '../context.ts'
import { canonical, sha256 } from '../events/seal.ts'
import { myOrders } from '../field-orders/my-orders.ts'
import { MyOrders } from '../field-orders/schema.ts'
import { bundleParts } from './bundle-parts.ts'
import type { FieldBundle } from './schema.ts'

/** So many orders go along whole, the nearest first; of the others the list alone. */
const MOST_ORDERS = 30
/** Documents that go along are as much as this together; the rest is read where there is a network. */
const MOST_DOCUMENT_BYTES = 200 * 1024 * 1024

/** What somebody of the field takes along: their open orders with everything that the screens on site read, in one answer. */
export async function fieldBundle(ctx: Ctx): Promise<FieldBundle> {
  const orders = MyOrders.parse(await myOrders(ctx))
  const cases = orders.items.slice(0, MOST_ORDERS).map(order => order.id)
  const parts = []
  for (const part of bundleParts) parts.push(await part(ctx, cases))
  const documents = new Map(parts.flatMap(part => part.documents ?? []).map(one => [one.address, one]))
  let bytes = 0
  return {
    asOf: ctx.now,
    answers: Object.assign({ '/api/field/orders': orders }, ...parts.map(part => part.answers)) as Record<string, unknown>,
    documents: [...documents.values()].filter(({ size }) => {
      bytes += size
      return bytes <= MOST_DOCUMENT_BYTES
    }),
    editions: ctx.rules.editions.map(
      ({ pack }) => `/api/policies/${encodeURIComponent(pack.id)}/editions/${encodeURIComponent(pack.edition)}`,
    ),
  }
}

/** The ETag of a bundle: of all it says but the moment of asking, hence a weak one. */
export function tagOf({ asOf: _, answers, ...rest }: FieldBundle): string {
  const orders = answers['/api/field/orders'] as { items: unknown }
  return `W/"${sha256(canonical(JSON.parse(JSON.stringify({ ...rest, answers: { ...answers, '/api/field/orders': orders.items } }))))}"`
}
