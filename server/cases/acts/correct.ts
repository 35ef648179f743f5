import { eventDefinition } from '../../../events/registry.ts'
import { refuse, refuseInput } from '../../errors.ts'
import type { ActFile } from '../perform-act.ts'

const superiors: ReadonlySet<string> = new Set(['department-head', 'deputy-leader', 'leader', 'principal', 'administrator'])

/** 更正: names the event and what it should have said; clocks are computed again where rules read it. Decisions of others and the opening cannot be voided. */
export const correct: ActFile = {
  act: 'correct',
  async fill(ctx, record, input) {
    const target = await ctx.tx
      .selectFrom('events')
      .select(['type', 'actor', 'data', 'seq'])
      .where('org_id', '=', ctx.org)
      .where('stream_id', '=', record.id)
      .where('id', '=', String(input.corrects))
      .executeTakeFirst()
    if (!target) throw refuse('event.not-found')
    if (
      [
        'event.corrected',
        'backdating.confirmed',
        'alarm.fired',
        'approval.decided',
        'report.acknowledged',
        'customer.answered',
        'customer.accepted',
        'node.signed',
      ].includes(target.type)
    )
      throw refuse('correction.not-possible')
    if (input.void && target.type === 'case.opened') throw refuse('correction.not-possible')
    if (target.actor !== ctx.actor.person && !ctx.actor.roles.some(r => superiors.has(r.role)))
      throw refuse('correction.not-yours')
    const definition = eventDefinition(target.type)!
    const plain = definition.plain.safeParse({ ...target.data, ...(input.plain as object | undefined) })
    if (!plain.success) throw refuseInput(plain.error, ['data', 'plain'])
    const changesClocks = input.plain !== undefined || input.at !== undefined || input.void === true
    return { effect: changesClocks ? 'clocks-recomputed' : 'none' }
  },
  async after(_ctx, _work, record, { plain, sealed }) {
    const values = (sealed.values ?? {}) as Record<string, string>
    const named = plain.plain as Record<string, unknown> | undefined
    if (values.title) record.title = values.title
    if (values.description) record.description = values.description
    if (values.demand) record.demand = values.demand
    if (typeof named?.customer === 'string') record.customerId = named.customer
    return undefined
  },
}

/** 补录确认: only a superior, and never the one who recorded it late, can say that it happened when it says. */
export const confirmBackdating: ActFile = {
  act: 'confirm-backdating',
  async fill(ctx, record, input) {
    const target = await ctx.tx
      .selectFrom('events')
      .select(['actor', 'is_backdated'])
      .where('org_id', '=', ctx.org)
      .where('stream_id', '=', record.id)
      .where('id', '=', String(input.event))
      .executeTakeFirst()
    if (!target?.is_backdated) throw refuse('backdating.none')
    if (target.actor === ctx.actor.person) throw refuse('approval.own')
    if (!ctx.actor.roles.some(r => superiors.has(r.role))) throw refuse('backdating.not-superior')
    if (!input.accepted && !input.reason) throw refuse('approval.reason-missing')
    return {}
  },
}
