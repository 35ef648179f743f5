import type { Pack } from '../../../engine/pack.ts'
import type { Ctx } from '../../context.ts'
import { addOrganisationEvent } from '../../events/add-organisation-event.ts'
import { tellScreens } from '../../notifications/outgoing.ts'
import { bumpRules, hashOfPack } from '../publish-edition.ts'
import { askToRead, boundBy } from './ask-to-read.ts'
import { type EditionRow, updateEdition } from './edition-row.ts'
import { mustBeFree } from './submit-edition.ts'

/** Makes an approved edition the published one: immutable, known by its hash, an event of the organisation; and asks those it binds to read it. */
export async function publishDraft(ctx: Ctx, row: EditionRow, pack: Pack, ballot: string): Promise<void> {
  // Of two editions that are carried at once for one day, the second waits here and then finds the day taken.
  await ctx.tx.selectFrom('organisations').select('id').where('id', '=', ctx.org).forNoKeyUpdate().execute()
  await mustBeFree(ctx, row, pack.inForce.from)
  const hash = hashOfPack(pack)
  await updateEdition(ctx, row, { hash, status: 'published', published_at: ctx.now, published_by: ctx.actor.person })
  await addOrganisationEvent(ctx, {
    type: 'edition.published',
    plain: { regulation: row.regulation, edition: row.edition, from: pack.inForce.from, hash, ballot },
    sealed: {},
  })
  await bumpRules(ctx)
  await askToRead(ctx, pack, boundBy(ctx, pack))
  await tellScreens(ctx, 'policies')
}
