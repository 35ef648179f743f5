import type { Text } from '../../events/text.ts'
import type { Ctx } from '../context.ts'
import { tellScreens } from './outgoing.ts'

/** Tells people inside the system of something that is no case, each once under `id`; nobody is told of their own act, unless `all`. `kind` says what clicking opens, `subject` which one. */
export async function tellPeople(
  ctx: Ctx,
  { id, kind, subject, title }: { id: string; kind: 'report' | 'meeting' | 'fund'; subject: string; title: Text },
  people: readonly string[],
  who: 'others' | 'all' = 'others',
): Promise<number> {
  const others = [...new Set(people)].filter(person => who === 'all' || person !== ctx.actor.person)
  if (others.length === 0) return 0
  const made = await ctx.tx
    .insertInto('notifications')
    .values(
      others.map(person => ({
        ...{ org_id: ctx.org, id: `${id}:${person}`, person_id: person, case_id: null, kind },
        ...{ words: JSON.stringify({ title, about: subject }), created_at: ctx.now, read_at: null },
      })),
    )
    .onConflict(conflict => conflict.doNothing())
    .returning('id')
    .execute()
  await tellScreens(ctx, 'notifications', others)
  return made.length
}
