import type { MyOrder } from '../../server/field-orders/schema.ts'
import { dayOf } from '../ui/wall-clock.ts'

export const orderGroups = ['now', 'today', 'next', 'undated', 'left'] as const
export type OrderGroup = (typeof orderGroups)[number]

/** Under which heading an order stands: what somebody is out for now, what is due today or was before, what comes, what has no time yet. */
export function groupOf(order: Pick<MyOrder, 'state' | 'arriveBy' | 'completeBy'>, now: number, zone: string): OrderGroup {
  if (order.state === 'onSite' || order.state === 'underWay') return 'now'
  if (order.state === 'left') return 'left'
  const at = order.arriveBy?.at ?? order.completeBy?.at
  if (at === undefined) return 'undated'
  return dayOf(at, zone) <= dayOf(now, zone) ? 'today' : 'next'
}
