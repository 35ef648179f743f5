import type { LocalDate } from '../../events/instant.ts'
import { type LetterKind, letterKinds } from '../../events/letter-kinds.ts'
import { todayOf } from '../code-trees/read-codes.ts'
import type { Ctx } from '../context.ts'
import { refuse } from '../errors.ts'
import { addOrganisationEvent } from '../events/add-organisation-event.ts'
import { unknownPlaceholders } from './fill-letter.ts'
import type { ChangeTemplate, Template } from './schema.ts'
import { type LetterWording, starterLetters } from './starters.ts'

export type CurrentTemplate = LetterWording & { readonly kind: LetterKind; readonly since: LocalDate | undefined }

/** The wording of each kind of letter on a day: the company's own, else the one that comes with the product. One query. */
export async function templatesOn(ctx: Ctx, on: LocalDate): Promise<CurrentTemplate[]> {
  const rows = await ctx.tx
    .selectFrom('letter_templates')
    .select(['kind', 'since', 'subject', 'body'])
    .where('org_id', '=', ctx.org)
    .where('since', '<=', on)
    .where(eb => eb.or([eb('until', 'is', null), eb('until', '>', on)]))
    .execute()
  return letterKinds.map(kind => {
    const own = rows.find(row => row.kind === kind)
    return own === undefined
      ? { kind, since: undefined, ...starterLetters[kind] }
      : { kind, since: own.since, subject: own.subject, body: own.body }
  })
}

/** Every wording that each kind of letter had, the latest first; the one that comes with the product last. */
export async function listTemplates(ctx: Ctx): Promise<Template[]> {
  const rows = await ctx.tx
    .selectFrom('letter_templates')
    .selectAll()
    .where('org_id', '=', ctx.org)
    .orderBy('since', 'desc')
    .execute()
  return letterKinds.map(kind => ({
    kind,
    versions: [
      ...rows
        .filter(row => row.kind === kind)
        .map(row => ({
          ...{ since: row.since, until: row.until, subject: row.subject, body: row.body },
          by: ctx.roster.people.get(row.changed_by)?.name ?? row.changed_by,
        })),
      { since: null, until: null, by: null, ...starterLetters[kind] },
    ],
  }))
}

/**
 * Another wording from a day on, today where none is given; the one before ends there. An unknown placeholder is refused by name
 * (`letter.placeholder-unknown`), as is a day before the wording that counts now began (`letter.before-its-time`).
 */
export async function changeTemplate(ctx: Ctx, kind: LetterKind, change: ChangeTemplate): Promise<void> {
  const { subject, body } = change
  const unknown = [subject.zh, subject.en, body.zh, body.en].flatMap(unknownPlaceholders)
  if (unknown.length > 0)
    throw refuse('letter.placeholder-unknown', { detail: { zh: unknown.join('、'), en: unknown.join(', ') } })
  const since = change.since ?? todayOf(ctx)
  if (since < todayOf(ctx)) throw refuse('letter.before-its-time')
  const mine = ctx.tx
    .updateTable('letter_templates')
    .where('org_id', '=', ctx.org)
    .where('kind', '=', kind)
    .where('until', 'is', null)
  const open = await ctx.tx
    .selectFrom('letter_templates')
    .select('since')
    .where('org_id', '=', ctx.org)
    .where('kind', '=', kind)
    .where('until', 'is', null)
    .forUpdate()
    .executeTakeFirst()
  if (open !== undefined && since < open.since) throw refuse('letter.before-its-time')
  const said = { subject: JSON.stringify(subject), body: JSON.stringify(body), changed_at: ctx.now, changed_by: ctx.actor.person }
  if (open?.since === since) await mine.set(said).execute()
  else {
    await mine.set({ until: since }).execute()
    await ctx.tx
      .insertInto('letter_templates')
      .values({ org_id: ctx.org, kind, since, until: null, ...said })
      .execute()
  }
  await addOrganisationEvent(ctx, {
    type: 'setting.changed',
    plain: { setting: `letters.${kind}`, value: { since } },
    sealed: {},
  })
}
