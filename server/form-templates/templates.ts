import { type Selectable, sql } from 'kysely'
import { localDateOf } from '../../engine/calendar/days.ts'
import type { LocalDate } from '../../events/instant.ts'
import { named } from '../cases/view-case.ts'
import type { Ctx } from '../context.ts'
import type { FormTemplates } from '../database/report-tables.ts'
import { refuse } from '../errors.ts'
import { addOrganisationEvent } from '../events/add-organisation-event.ts'
import { keepsTemplates, knownForms, mustKeepTemplates, renewalRule } from './known-forms.ts'
import { mustBeLayout } from './layout.ts'
import { type Placeholder, placeholdersOf } from './placeholders.ts'
import { renewedIn, yearNow } from './renewed.ts'
import type { SetTemplate, TemplateList, TemplateVersion } from './schema.ts'

type Row = Selectable<FormTemplates>
const present = (ctx: Ctx, row: Row, files: ReadonlyMap<string, string>): TemplateVersion => ({
  ...{ version: row.version, number: row.number, title: row.title, guide: row.guide, changed: row.changed, note: row.note },
  layout: row.layout_file === null ? null : { id: row.layout_file, name: files.get(row.layout_file) ?? '' },
  ...{ since: row.since, by: { id: row.set_by, name: named(ctx, row.set_by).name }, at: row.set_at },
})

/** The names of the layouts of some versions. One query. */
async function layoutNames({ tx, org }: Ctx, rows: readonly Row[]): Promise<ReadonlyMap<string, string>> {
  const ids = [...new Set(rows.flatMap(row => row.layout_file ?? []))]
  if (ids.length === 0) return new Map()
  const files = await tx.selectFrom('files').select(['id', 'name']).where('org_id', '=', org).where('id', 'in', ids).execute()
  return new Map(files.map(({ id, name }) => [id, name]))
}

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

/** 表单模板 of all forms and records of the regulations in force, with who keeps them and which were renewed this year. Three queries, however many. */
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
  const files = await layoutNames(ctx, rows)
  const items = knownForms(ctx).map(form => {
    const own = rows.filter(row => row.form === form.key)
    const standing = own.find(row => row.since <= today)
    const next = own.find(row => row.since > today && row.version > (standing?.version ?? 0))
    return {
      ...form,
      regulation: { ...form.regulation },
      standing: standing === undefined ? null : present(ctx, standing, files),
      next: next === undefined ? null : present(ctx, next, files),
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

/** All versions of one form, the newest first, and what a layout of it may say. */
export async function templateHistory(ctx: Ctx, key: string): Promise<{ items: TemplateVersion[]; placeholders: Placeholder[] }> {
  mustBeForm(ctx, key)
  const rows = await ctx.tx
    .selectFrom('form_templates')
    .selectAll()
    .where('org_id', '=', ctx.org)
    .where('form', '=', key)
    .orderBy('version', 'desc')
    .limit(100)
    .execute()
  const files = await layoutNames(ctx, rows)
  return { items: rows.map(row => present(ctx, row, files)), placeholders: placeholdersOf(ctx, key) }
}

function mustBeForm(ctx: Ctx, key: string) {
  const form = knownForms(ctx).find(one => one.key === key)
  if (form === undefined) throw refuse('template.unknown')
  return form
}

/** What a layout of a form begins with: its title and what it can say; `template.unknown` where no regulation in force has it. */
export async function layoutStart(ctx: Ctx, key: string) {
  return { title: mustBeForm(ctx, key).title, placeholders: placeholdersOf(ctx, key) }
}

/** 更新模板: the next version, from a day on that does not lie in the past. Only by whoever keeps them. */
export async function setTemplate(ctx: Ctx, key: string, given: SetTemplate): Promise<void> {
  mustBeForm(ctx, key)
  mustKeepTemplates(ctx)
  if (given.since < localDateOf(ctx.rules.calendar, ctx.now)) throw refuse('template.in-the-past')
  const { title, layout, ...rest } = given
  if (typeof layout === 'string') await mustBeLayout(ctx, key, layout)
  const last = layout === undefined ? await templateOn(ctx, key, given.since) : undefined
  await append(ctx, [{ key, ...rest, title, layout: layout ?? last?.layout_file ?? null, changed: true }])
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
      ...{ title: standing?.title ?? form.title, layout: standing?.layout_file ?? null },
    })
  }
  await append(ctx, next)
}

type Next = Omit<SetTemplate, 'title' | 'layout'> & {
  key: string
  title: TemplateVersion['title']
  layout: string | null
  changed: boolean
}
async function append(ctx: Ctx, templates: readonly Next[]): Promise<void> {
  // Two at once wait for each other: versions have no gaps. The event locks the same row.
  await addOrganisationEvent(ctx, {
    type: 'setting.changed',
    plain: {
      setting: 'form-templates',
      value: templates.map(({ key, number, title, since, layout, changed }) => ({
        ...{ form: key, number, title: title.zh, since, layout, changed },
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
      templates.map(({ key, number, title, guide, note, since, layout, changed }) => ({
        ...{ org_id: ctx.org, form: key, number, title: JSON.stringify(title), guide, note, since, changed },
        layout_file: layout,
        version: Number(versions.find(one => one.form === key)?.version ?? 0) + 1,
        ...{ set_by: ctx.actor.person, set_at: ctx.now },
      })),
    )
    .execute()
}
