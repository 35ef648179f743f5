import { type Selectable, sql } from 'kysely'
import { localDateOf } from '../../engine/calendar/days.ts'
import type { LocalDate } from '../../events/instant.ts'
import { named } from '../cases/view-case.ts'
import type { Ctx } from '../context.ts'
import type { FormTemplates } from '../database/report-tables.ts'
import { refuse } from '../errors.ts'
import { addOrganisationEvent } from '../events/add-organisation-event.ts'
import { keepsTemplates, knownForms, mustKeepTemplates, renewalRule } from './known-forms.ts'
import { renewedIn, yearNow } from './renewed.ts'
import type { SetTemplate, TemplateList, TemplateVersion } from './schema.ts'

const present = (ctx: Ctx, row: Selectable<FormTemplates>): TemplateVersion => ({
  ...{ version: row.version, number: row.number, title: row.title, guide: row.guide, changed: row.changed, note: row.note },
  ...{ since: row.since, by: { id: row.set_by, name: named(ctx, row.set_by).name }, at: row.set_at },
})

/** The version of a printed form that counts on a day: of those that began, the last one set; undefined where nobody ever set one. */
export function templateOn(
  ctx: Pick<Ctx, 'tx' | 'org'>,
  key: string,
  day: LocalDate,
): Promise<Selectable<FormTemplates> | undefined> {
  return ctx.tx
    .selectFrom('form_templates')
    .selectAll()
    .where('org_id', '=', ctx.org)
    .where('form', '=', key)
    .where('since', '<=', day)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst()
}

/** 表单模板 of all forms and records of the regulations in force, with who keeps them and which were renewed this year. Two queries. */
export async function listTemplates(ctx: Ctx): Promise<TemplateList> {
  const today = localDateOf(ctx.rules.calendar, ctx.now)
  const rows = await ctx.tx
    .selectFrom('form_templates')
    .selectAll()
    .distinctOn(['form', sql`since <= ${sql.lit(today)}::date`])
    .where('org_id', '=', ctx.org)
    .orderBy('form')
    .orderBy(sql`since <= ${sql.lit(today)}::date`)
    .orderBy('version', 'desc')
    .execute()
  const renewed = await renewedIn(ctx, yearNow(ctx))
  const duty = renewalRule(ctx)
  const items = knownForms(ctx).map(form => {
    const own = rows.filter(row => row.form === form.key)
    const standing = own.find(row => row.since <= today)
    const next = own.find(row => row.since > today && row.version > (standing?.version ?? 0))
    return {
      ...form,
      regulation: { ...form.regulation },
      standing: standing === undefined ? null : present(ctx, standing),
      next: next === undefined ? null : present(ctx, next),
      isRenewed: renewed.has(form.key),
    }
  })
  return {
    ...{ year: yearNow(ctx), canKeep: keepsTemplates(ctx) },
    renewal:
      duty === undefined
        ? null
        : {
            ...{ clause: duty.rule.clause, regulation: duty.regulation, edition: duty.edition, month: duty.rule.month ?? null },
            owner: 'role' in duty.rule.owner ? duty.rule.owner.role : '',
          },
    renewed: items.filter(one => one.isRenewed).length,
    items,
  }
}

/** All versions of one form, the newest first. */
export async function templateHistory(ctx: Ctx, key: string): Promise<{ items: TemplateVersion[] }> {
  mustBeForm(ctx, key)
  const rows = await ctx.tx
    .selectFrom('form_templates')
    .selectAll()
    .where('org_id', '=', ctx.org)
    .where('form', '=', key)
    .orderBy('version', 'desc')
    .limit(100)
    .execute()
  return { items: rows.map(row => present(ctx, row)) }
}

function mustBeForm(ctx: Ctx, key: string) {
  const form = knownForms(ctx).find(one => one.key === key)
  if (form === undefined) throw refuse('template.unknown')
  return form
}

/** 更新模板: the next version, from a day on that does not lie in the past. Only by whoever keeps them. */
export async function setTemplate(ctx: Ctx, key: string, given: SetTemplate): Promise<void> {
  mustBeForm(ctx, key)
  mustKeepTemplates(ctx)
  if (given.since < localDateOf(ctx.rules.calendar, ctx.now)) throw refuse('template.in-the-past')
  const { title, ...rest } = given
  await append(ctx, [{ key, ...rest, title, changed: true }])
}

/** 照旧: looked through and left as it was; a version of its own, so that the year's renewal can be shown. */
export async function confirmTemplates(ctx: Ctx, keys: readonly string[]): Promise<void> {
  mustKeepTemplates(ctx)
  const today = localDateOf(ctx.rules.calendar, ctx.now)
  const next = []
  for (const key of new Set(keys)) {
    const form = mustBeForm(ctx, key)
    const standing = await templateOn(ctx, key, today)
    next.push({
      ...{ key, since: today, changed: false, note: '', number: standing?.number ?? '', guide: standing?.guide ?? '' },
      title: standing?.title ?? form.title,
    })
  }
  await append(ctx, next)
}

type Next = Omit<SetTemplate, 'title'> & { key: string; title: TemplateVersion['title']; changed: boolean }
async function append(ctx: Ctx, templates: readonly Next[]): Promise<void> {
  // Two at once wait for each other: versions have no gaps. The event locks the same row.
  await addOrganisationEvent(ctx, {
    type: 'setting.changed',
    plain: {
      setting: 'form-templates',
      value: templates.map(({ key, number, title, since, changed }) => ({
        ...{ form: key, number, title: title.zh, since, changed },
      })),
    },
    sealed: {},
  })
  const versions = await ctx.tx
    .selectFrom('form_templates')
    .select(['form', eb => eb.fn.max('version').as('version')])
    .where('org_id', '=', ctx.org)
    .where(
      'form',
      'in',
      templates.map(one => one.key),
    )
    .groupBy('form')
    .execute()
  await ctx.tx
    .insertInto('form_templates')
    .values(
      templates.map(({ key, number, title, guide, note, since, changed }) => ({
        ...{ org_id: ctx.org, form: key, number, title: JSON.stringify(title), guide, note, since, changed },
        version: Number(versions.find(one => one.form === key)?.version ?? 0) + 1,
        ...{ set_by: ctx.actor.person, set_at: ctx.now },
      })),
    )
    .execute()
}
