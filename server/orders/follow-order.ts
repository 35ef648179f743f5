import { sql } from 'kysely'
import { editionNamed } from '../../engine/rules.ts'
import { lockCase, type OpenedCase } from '../cases/case-record.ts'
import { type Ctx, systemActor } from '../context.ts'
import { addEvent } from '../events/add-event.ts'
import type { Work } from '../events/work.ts'
import { notify } from '../notifications/notify.ts'

/** So many orders opened out of a case are not over, without one of them. */
export async function openOrdersOf(ctx: Ctx, origin: string, except?: string): Promise<number> {
  const { count } = await ctx.tx
    .selectFrom('events')
    .innerJoin('cases', join => join.on('cases.org_id', '=', ctx.org).on(sql`cases.id`, '=', sql`events.data->>'order'`))
    .select(eb => eb.fn.countAll<number>().as('count'))
    .where('events.org_id', '=', ctx.org)
    .where('events.stream_id', '=', origin)
    .where('events.type', '=', 'order.opened')
    .where('cases.is_closed', '=', false)
    .$if(except !== undefined, q => q.where('cases.id', '!=', except!))
    .executeTakeFirstOrThrow()
  return Number(count)
}

/**
 * The request hears that an order opened out of it is over, or goes on after all: an event of its own, in the same transaction. Nothing where the case
 * was not opened by `open-order`, or where what it comes from has ended in another case.
 */
export async function followOrder(ctx: Ctx, work: Work, order: OpenedCase): Promise<void> {
  if (order.originId === null) return
  const isOrder = editionNamed(ctx.rules, order.state.edition).pack.fieldWork?.some(rule =>
    (rule.kinds as readonly string[]).includes(order.state.kind),
  )
  if (isOrder !== true) return
  const opened = await ctx.tx
    .selectFrom('events')
    .select('id')
    .where('org_id', '=', ctx.org)
    .where('stream_id', '=', order.originId)
    .where('type', '=', 'order.opened')
    .where(sql<boolean>`data->>'order' = ${order.id}`)
    .executeTakeFirst()
  if (opened === undefined) return
  const request = await lockCase(ctx, order.originId)
  if (request.mergedInto !== null) return
  const others = await openOrdersOf(ctx, request.id, order.id)
  const { event, changes } = addEvent({ ...ctx, actor: systemActor }, work, request, {
    type: 'order.followed',
    plain: {
      ...{ order: order.id, number: order.number, became: becameOf(work, order) },
      open: others + (order.state.closed ? 0 : 1),
    },
    sealed: {},
  })
  await notify(ctx, request, event, changes)
}

function becameOf(work: Work, order: OpenedCase): 'done' | 'dropped' | 'merged' | 'reopened' {
  if (!order.state.closed) return 'reopened'
  if (order.mergedInto !== null) return 'merged'
  const closing = work.events.findLast(event => event.stream === order.id && event.type === 'matter.closed')
  return closing?.type === 'matter.closed' && closing.data.outcome === 'dropped' ? 'dropped' : 'done'
}
