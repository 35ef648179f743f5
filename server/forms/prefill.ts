import type { FormRule } from '../../engine/pack.ts'
import { shownSealed } from '../access/shown.ts'
import { named } from '../cases/view-case.ts'
import type { Ctx } from '../context.ts'
import { printedMoment, valueText } from './value-text.ts'

type Recorded = { at: string; actor: string; fields: Readonly<Record<string, unknown>> }
/** The last event of each type with all it holds, plain and sealed. */
export type Latest = ReadonlyMap<string, Recorded>

/** Reads the last events of a case by type: two queries. */
export async function latestEvents(ctx: Ctx, caseId: string): Promise<Latest> {
  const events = await ctx.tx
    .selectFrom('events')
    .select(['id', 'type', 'at', 'actor', 'data'])
    .where('org_id', '=', ctx.org)
    .where('stream_id', '=', caseId)
    .distinctOn('type')
    .orderBy('type')
    .orderBy('seq', 'desc')
    .execute()
  if (events.length === 0) return new Map()
  const sealed = await ctx.tx
    .selectFrom('sealed_fields')
    .select(['event_id', 'field', 'value'])
    .where('org_id', '=', ctx.org)
    .where(
      'event_id',
      'in',
      events.map(e => e.id),
    )
    .execute()
  return new Map(
    events.map(e => {
      const open = Object.fromEntries(sealed.filter(s => s.event_id === e.id).map(s => [s.field, s.value]))
      return [e.type, { at: e.at, actor: e.actor, fields: { ...e.data, ...open } }]
    }),
  )
}

/** What a field of a form is filled with: `from` is `event type#field`, or `#at` and `#actor`. Empty where nothing of it is recorded. */
export function prefilled(
  ctx: Ctx,
  latest: Latest,
  field: FormRule['fields'][number],
  subject: { customer: string | null },
  isMine: boolean,
): string {
  const [type, name] = field.from?.split('#') ?? []
  if (type === undefined || name === undefined) return ''
  const event = latest.get(type)
  if (!event) return ''
  if (name === 'at') return printedMoment(ctx, event.at)
  if (name === 'actor') return named(ctx, event.actor).name
  // The customer's own name where the case knows the customer; the contact as it was given where not.
  if (name === 'contact' && subject.customer !== null) return subject.customer
  const shown = shownSealed(ctx, { data: {} }, { [name]: event.fields[name] }, isMine)
  return valueText(ctx, name, shown[name])
}
