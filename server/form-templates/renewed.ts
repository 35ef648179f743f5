import { localDateOf, startOfDay } from '../../engine/calendar/days.ts'
import type { LocalDate } from '../../events/instant.ts'
import type { Ctx } from '../context.ts'
import { refuse } from '../errors.ts'
import { knownForms } from './known-forms.ts'

/** The year that it is in the company's time. */
export const yearNow = (ctx: Pick<Ctx, 'rules' | 'now'>): number => Number(localDateOf(ctx.rules.calendar, ctx.now).slice(0, 4))

/** The forms of which a version was set, or confirmed, in a year. */
export async function renewedIn(ctx: Pick<Ctx, 'tx' | 'org' | 'rules'>, year: number): Promise<ReadonlySet<string>> {
  const { calendar } = ctx.rules
  const rows = await ctx.tx
    .selectFrom('form_templates')
    .select('form')
    .distinct()
    .where('org_id', '=', ctx.org)
    .where('set_at', '>=', startOfDay(calendar, `${year}-01-01`))
    .where('set_at', '<', startOfDay(calendar, `${year + 1}-01-01`))
    .execute()
  return new Set(rows.map(row => row.form))
}

/** Refuses the yearly renewal (furn 6.1.1(2)) as long as a form was neither renewed nor looked through in its year: `template.not-renewed`, with their names. */
export async function mustHaveRenewed(ctx: Ctx, periodEnd: LocalDate, clause: string): Promise<void> {
  const renewed = await renewedIn(ctx, Number(periodEnd.slice(0, 4)))
  const left = knownForms(ctx).filter(form => !renewed.has(form.key))
  if (left.length === 0) return
  const names = left.slice(0, 5)
  throw refuse('template.not-renewed', {
    clause,
    fields: {
      templates: {
        zh: `还有 ${left.length} 份：${names.map(one => one.title.zh).join('、')}${left.length > 5 ? '等' : ''}`,
        en: `${left.length} left: ${names.map(one => one.title.en ?? one.title.zh).join(', ')}${left.length > 5 ? ' …' : ''}`,
      },
    },
  })
}
