import { addDuration } from '../../engine/calendar/add.ts'
import type { Calendar } from '../../engine/calendar/calendar.ts'
import { localDateOf, startOfDay } from '../../engine/calendar/days.ts'
import type { Duration } from '../../events/duration.ts'
import type { Instant, LocalDate } from '../../events/instant.ts'
import { nextArchiveNumber } from '../archive/next-archive-number.ts'
import { mustHoldPost } from '../archive/rights.ts'
import type { Ctx } from '../context.ts'
import { refuse } from '../errors.ts'
import { addOrganisationEvent } from '../events/add-organisation-event.ts'
import type { DueLine, TakeRequest } from './schema.ts'

/**
 * By when a request is answered, and how that was counted: the company's working days, and by the GDPR one month, whichever ends first. The Personal
 * Information Protection Law (art. 50) gives no number; GB/T 35273 says 30 days, and is said beside it.
 */
export function dueOfRequest(
  calendar: Calendar,
  receivedOn: LocalDate,
  { law, workdays, isExtended = false }: { law: 'pipl' | 'gdpr'; workdays: number; isExtended?: boolean },
): { dueAt: Instant; lines: DueLine[] } {
  const from = startOfDay(calendar, receivedOn)
  const at = (keep: Duration) => addDuration(calendar, from, keep).dueAt
  const rules: { dueAt: Instant; says: DueLine['says']; binds: boolean }[] = [
    {
      dueAt: at({ workdays }),
      says: { zh: `公司设置：${workdays} 个工作日`, en: `Company setting: ${workdays} working days` },
      binds: !isExtended,
    },
    { dueAt: at({ days: 30 }), says: { zh: 'GB/T 35273：30 日', en: 'GB/T 35273: 30 days' }, binds: law === 'pipl' },
    ...(law === 'gdpr'
      ? [
          isExtended
            ? {
                dueAt: at({ months: 3 }),
                says: { zh: 'GDPR 第 12 条第 3 款：一个月，已延长两个月', en: 'GDPR art. 12(3): one month, extended by two' },
                binds: true,
              }
            : {
                dueAt: at({ months: 1 }),
                says: { zh: 'GDPR 第 12 条第 3 款：一个月', en: 'GDPR art. 12(3): one month' },
                binds: true,
              },
        ]
      : []),
  ]
  const binding = rules.filter(rule => rule.binds)
  const dueAt = binding.map(rule => rule.dueAt).sort()[0]!
  return {
    dueAt,
    lines: rules.map(rule => ({
      ...{ says: rule.says, from: receivedOn, until: localDateOf(calendar, rule.dueAt) },
      counts: rule.binds && rule.dueAt === dueAt,
    })),
  }
}

/** 登记请求: who asks, how that was made sure of, what they ask, and by when it is answered; gives its id. */
export async function takeRequest(ctx: Ctx, asked: TakeRequest): Promise<string> {
  const settings = await mustHoldPost(ctx, 'privacyOfficers')
  const { calendar } = ctx.rules
  if (asked.receivedOn > localDateOf(calendar, ctx.now)) throw refuse('time.in-future')
  await mustBeThere(ctx, asked)
  const [id, number] = [ctx.newId(), await nextArchiveNumber(ctx, 'GR')]
  const { dueAt, lines } = dueOfRequest(calendar, asked.receivedOn, { law: asked.law, workdays: settings.answerWorkdays })
  await ctx.tx
    .insertInto('privacy_requests')
    .values({
      ...{ org_id: ctx.org, id, number, kind: asked.kind, law: asked.law, about: asked.about, subject_id: asked.subject ?? null },
      ...{ name: asked.name, phone: asked.phone ?? '', answer_to: asked.answerTo, asks: asked.asks, identity: asked.identity },
      ...{ received_on: asked.receivedOn, due_at: dueAt, due_sum: JSON.stringify(lines), extended_because: null, state: 'open' },
      ...{ decision: null, decided_by: null, decided_at: null, answer: null, answered_by: null, answered_at: null },
      ...{ taken_by: ctx.actor.person, taken_at: ctx.now },
    })
    .execute()
  await addOrganisationEvent(ctx, {
    type: 'privacy.taken',
    plain: { request: id, number, kind: asked.kind, about: asked.about, receivedOn: asked.receivedOn },
    sealed: { asks: asked.asks, identity: asked.identity },
  })
  return id
}

async function mustBeThere(ctx: Ctx, { about, subject = '' }: TakeRequest): Promise<void> {
  if (about === 'staff' && !ctx.roster.people.has(subject)) throw refuse('person.not-found')
  if (about !== 'customer') return
  const row = await ctx.tx
    .selectFrom('customers')
    .select('id')
    .where('org_id', '=', ctx.org)
    .where('id', '=', subject)
    .executeTakeFirst()
  if (!row) throw refuse('customer.not-found')
}
