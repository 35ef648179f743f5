import type { Text } from '../../events/text.ts'
import type { Ctx } from '../context.ts'
import { tellScreens } from './outgoing.ts'

/** What a notice can be about beside cases, by the name under which a feature of the web opens it. */
export const ofItsOwn = [
  'report',
  'meeting',
  'fund',
  'sample',
  'finding',
  'follow-up',
  'disposal',
  'paper',
  'privacy',
  'storage',
  'ledger',
] as const
type OfItsOwn = (typeof ofItsOwn)[number]
type Notice = {
  readonly id: string
  readonly kind: OfItsOwn
  readonly subject: string
  readonly title: Text
  /** Whoever may not know of this case is not shown the notice. */
  readonly case?: string | null
}

/** Tells people inside the system of something that is no case, each once under `id`; nobody is told of their own act, unless `all`. `kind` says what clicking opens, `subject` which one. */
export async function tellPeople(
  ctx: Ctx,
  { id, kind, subject, title, case: caseId }: Notice,
  people: readonly string[],
  who: 'others' | 'all' = 'others',
): Promise<number> {
  const others = [...new Set(people)].filter(person => who === 'all' || person !== ctx.actor.person)
  if (others.length === 0) return 0
  const made = await ctx.tx
    .insertInto('notifications')
    .values(
      others.map(person => ({
        ...{ org_id: ctx.org, id: `${id}:${person}`, person_id: person, case_id: caseId ?? null, kind },
        ...{ words: JSON.stringify({ title, about: subject }), created_at: ctx.now, read_at: null },
      })),
    )
    .onConflict(conflict => conflict.doNothing())
    .returning('id')
    .execute()
  await tellScreens(ctx, 'notifications', others)
  return made.length
}
