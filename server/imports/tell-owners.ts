import { sql } from 'kysely'
import type { Ctx } from '../context.ts'

/** Tells everybody once how many duties an import brought them: four thousand notices would bury the one that matters. */
export async function tellOwners(ctx: Ctx, importId: string, owed: ReadonlyMap<string, number>): Promise<void> {
  const account = await ctx.tx
    .selectFrom('imports')
    .select(['name', 'created'])
    .where('org_id', '=', ctx.org)
    .where('id', '=', importId)
    .executeTakeFirstOrThrow()
  const people = [...owed.keys()].filter(p => ctx.roster.people.has(p))
  if (people.length === 0) return
  const words = (count: number) => ({
    title: {
      zh: `导入“${account.name}”建立了 ${account.created} 个案件，其中 ${count} 项责任由您承担`,
      en: `The import "${account.name}" opened ${account.created} cases; ${count} of their duties are yours`,
    },
  })
  await ctx.tx
    .insertInto('notifications')
    .values(
      people.map(person => ({
        org_id: ctx.org,
        id: ctx.newId(),
        person_id: person,
        case_id: null,
        kind: 'import',
        words: JSON.stringify(words(owed.get(person)!)),
        created_at: ctx.now,
        read_at: null,
      })),
    )
    .execute()
  await sql`select pg_notify('bihuan_live', ${JSON.stringify({ org: ctx.org, topic: 'notifications', people })})`.execute(ctx.tx)
}
