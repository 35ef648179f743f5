import { localDateOf } from '../../engine/calendar/days.ts'
import { quantityOf } from '../../engine/measures.ts'
import { payrollEffect } from '../../engine/payroll/penalty-clearance.ts'
import { editionsInForce } from '../../engine/rules.ts'
import type { LocalDate } from '../../events/instant.ts'
import type { SanctionKindName } from '../../events/sanction-kinds.ts'
import type { Text } from '../../events/text.ts'
import { payrollConditions } from '../../policies/wage-limits.ts'
import { named } from '../cases/view-case.ts'
import type { Ctx } from '../context.ts'
import { refuse } from '../errors.ts'
import { readableFile } from '../files/readable-file.ts'
import { readSettings } from '../settings/change-settings.ts'
import { lawNamed } from './blockers.ts'
import { enters } from './posts.ts'
import type { AnnouncementList, EnterAnnouncement } from './schema.ts'

const recordsOf = (ctx: Pick<Ctx, 'tx' | 'org'>) =>
  ctx.tx
    .selectFrom('regulation_announcements')
    .selectAll()
    .where('org_id', '=', ctx.org)
    .orderBy('entered_at', 'desc')
    .orderBy('id', 'desc')
    .limit(1_000)

/**
 * The editions of which a record says that staff were consulted on them and told (Labour Contract Law, article 4), each with the day on which they
 * were told: `penal@2026-01-01`. The last record of an edition counts.
 */
export async function announcedBefore(ctx: Pick<Ctx, 'tx' | 'org'>): Promise<ReadonlyMap<string, LocalDate>> {
  const days = new Map<string, LocalDate>()
  for (const one of await recordsOf(ctx).execute()) {
    const key = `${one.regulation}@${one.edition}`
    if (!days.has(key)) days.set(key, one.announced_on)
  }
  return days
}

/** 制度公示: every published edition that orders something of which payroll would be told, with its record and the blanks that keep it from that. */
export async function listAnnouncements(ctx: Ctx): Promise<AnnouncementList> {
  const records = await recordsOf(ctx).execute()
  const { limits } = (await readSettings(ctx)).penalties
  const inForce = new Set(editionsInForce(ctx.rules, ctx.now).map(edition => edition.key))
  const items = ctx.rules.editions.flatMap(({ key, pack }): AnnouncementList['items'] => {
    const moving = (pack.sanctions ?? []).flatMap(rule =>
      rule.measures.flatMap(measure => (payrollEffect(measure.kind) === undefined ? [] : [{ rule, measure }])),
    )
    if (moving.length === 0 && (pack.rewards ?? []).length === 0) return []
    const own = records.filter(one => `${one.regulation}@${one.edition}` === key)
    const [last] = own
    return [
      {
        regulation: { id: pack.id, edition: pack.edition, title: pack.title },
        inForce: inForce.has(key),
        blanks: moving.flatMap(({ rule, measure }) => {
          const blank = [measure.from, measure.to, measure.term].find(one => typeof one === 'object' && 'open' in one)
          if (blank === undefined) return []
          const limit = limits.find(one => one.regulation === pack.id && one.sanction === rule.id && one.kind === measure.kind)
          const said = (value: number) => quantityText(measure.kind, value)
          const filled = limit === undefined ? null : { from: said(limit.from), to: said(limit.to) }
          return [{ clause: rule.clause, title: measure.title, blank: (blank as { open: string }).open, filled }]
        }),
        record:
          last === undefined
            ? null
            : {
                ...{ consultedOn: last.consulted_on, consultedWith: last.consulted_with, settledOn: last.settled_on },
                ...{ settledWith: last.settled_with, announcedOn: last.announced_on, announcedHow: last.announced_how },
                ...{ file: last.file_id, note: last.note, by: named(ctx, last.entered_by), at: last.entered_at },
              },
        earlier: Math.max(0, own.length - 1),
      },
    ]
  })
  return { mayEnter: enters(ctx), items: items.sort((a, b) => b.regulation.edition.localeCompare(a.regulation.edition)) }
}

const quantityText = (kind: SanctionKindName, value: number): Text =>
  quantityOf[kind] === 'amountFen'
    ? { zh: `${(value / 100).toFixed(2)} 元`, en: `CNY ${(value / 100).toFixed(2)}` }
    : { zh: `${value} 个月`, en: `${value} months` }

/** Records how staff were consulted on an edition and told of it; a later record takes the place of an earlier one, which stays. */
export async function enterAnnouncement(ctx: Ctx, input: EnterAnnouncement): Promise<{ id: string }> {
  const edition = ctx.rules.editions.find(one => one.pack.id === input.regulation && one.pack.edition === input.edition)
  if (edition === undefined) throw refuse('edition.not-found')
  const today = localDateOf(ctx.rules.calendar, ctx.now)
  const { consultedOn, settledOn, announcedOn } = input
  if (consultedOn > settledOn || settledOn > announcedOn || announcedOn > today) {
    const { article, law } = payrollConditions.announced
    throw refuse('payroll.dates-out-of-order', { clause: article.zh, regulation: lawNamed({ law, article }).title })
  }
  await readableFile(ctx, input.file)
  const id = ctx.newId()
  await ctx.tx
    .insertInto('regulation_announcements')
    .values({
      ...{ org_id: ctx.org, id, regulation: input.regulation, edition: input.edition, consulted_on: consultedOn },
      ...{ consulted_with: input.consultedWith, settled_on: settledOn, settled_with: input.settledWith },
      ...{ announced_on: announcedOn, announced_how: input.announcedHow, file_id: input.file, note: input.note ?? '' },
      ...{ entered_by: ctx.actor.person, entered_at: ctx.now },
    })
    .execute()
  return { id }
}
