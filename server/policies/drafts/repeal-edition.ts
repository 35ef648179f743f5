import { Pack } from '../../../engine/pack.ts'
import type { LocalDate } from '../../../events/instant.ts'
import type { Ctx } from '../../context.ts'
import { refuse } from '../../errors.ts'
import { addOrganisationEvent } from '../../events/add-organisation-event.ts'
import { tellScreens } from '../../notifications/outgoing.ts'
import { bumpRules } from '../publish-edition.ts'
import { editionRow, todayOf, tomorrowOf, updateEdition } from './edition-row.ts'
import type { RepealEdition } from './schema.ts'
import { mayDecide } from './who-decides.ts'

type Name = { readonly id: string; readonly edition: LocalDate }

/**
 * Ends a published edition from a day that is to come; its text stays as it was published, and open cases keep it. One that has not
 * begun is never in force then. One whose place a later edition has taken is over already (`edition.over`).
 */
export async function repealEdition(ctx: Ctx, name: Name, { from, reason }: RepealEdition): Promise<{ status: 'repealed' }> {
  const row = await editionRow(ctx, name, 'lock')
  if (row.status !== 'published') throw refuse('edition.not-published')
  if (!(await mayDecide(ctx, row.regulation))) throw refuse('edition.not-yours-to-repeal')
  const pack = Pack.parse(row.pack)
  if (from < tomorrowOf(ctx))
    throw refuse('edition.retroactive', { detail: { zh: '废止最早从明天起', en: 'Repeal it from tomorrow at the earliest' } })
  const today = todayOf(ctx)
  const isOver = ctx.rules.editions.some(
    ({ pack: other }) => other.id === row.regulation && other.inForce.from > pack.inForce.from && other.inForce.from <= today,
  )
  if (isOver || (pack.inForce.to !== undefined && pack.inForce.to <= today)) throw refuse('edition.over')
  const end = from < pack.inForce.from ? pack.inForce.from : from
  await updateEdition(ctx, row, {
    status: 'repealed',
    repealed_at: ctx.now,
    repealed_by: ctx.actor.person,
    repealed_from: end,
  })
  await addOrganisationEvent(ctx, {
    type: 'edition.repealed',
    plain: { regulation: row.regulation, edition: row.edition, from: end },
    sealed: { reason },
  })
  await bumpRules(ctx)
  await tellScreens(ctx, 'policies')
  return { status: 'repealed' }
}
