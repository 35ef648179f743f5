import type { FastifyRequest } from 'fastify'
import { type SqlBool, sql } from 'kysely'
import type { Ctx } from '../context.ts'
import { letIn } from '../sealed/insiders.ts'
import type { DueLine } from './due-lines.ts'
import { releasePosts } from './schema.ts'

const DAYS_MS = 30 * 86_400_000

/** Who could release what the actor puts together: everybody else who holds a post for it. */
export function releasersFor({ roster, actor }: Pick<Ctx, 'roster' | 'actor'>): string[] {
  return [...roster.people.values()]
    .filter(one => one.id !== actor.person && one.roles.some(held => releasePosts.some(post => post === held.role)))
    .map(one => one.id)
}

type Asked = { readonly number: string; readonly releaser: string; readonly lines: readonly DueLine[] }

/**
 * Tells somebody that a batch waits for them, and lets them into the sealed cases of it that they do not see, for thirty days and with the batch as the
 * reason: nobody releases what they have not seen. Written down as every such grant.
 */
export async function askToRelease(
  ctx: Ctx,
  request: Pick<FastifyRequest, 'ip'>,
  { number, releaser, lines }: Asked,
): Promise<void> {
  const cases = [...new Set(lines.flatMap(one => (one.caseId === null ? [] : [one.caseId])))]
  const until = new Date(Date.parse(ctx.now) + DAYS_MS).toISOString()
  for (const id of await sealedFrom(ctx, releaser, cases))
    await letIn(ctx, request, id, { person: releaser, reason: `复核放行工资核算单 ${number}`, until })
  const title = {
    zh: `核算单 ${number} 等您复核放行`,
    en: `Payroll batch ${number} waits for you to check and release it`,
  }
  await ctx.tx
    .insertInto('notifications')
    .values({
      ...{ org_id: ctx.org, id: ctx.newId(), person_id: releaser, case_id: null, kind: 'payroll', created_at: ctx.now },
      ...{ words: JSON.stringify({ title }), read_at: null },
    })
    .execute()
}

/** Those of the cases that are sealed from a person: no part in them, no post that looks after them, nothing given. */
async function sealedFrom(ctx: Ctx, person: string, cases: readonly string[]): Promise<string[]> {
  if (cases.length === 0) return []
  const roles = (ctx.roster.people.get(person)?.roles ?? []).map(one => one.role)
  const rows = await ctx.tx
    .selectFrom('cases')
    .select('cases.id')
    .where('cases.org_id', '=', ctx.org)
    .where('cases.id', 'in', [...cases])
    .where('cases.sealed_for', 'is not', null)
    .where(sql<SqlBool>`not cases.sealed_for && ${roles}::text[]`)
    .where(
      sql<SqlBool>`not exists (select from case_insiders i where i.org_id = cases.org_id and i.case_id = cases.id and i.party_id = ${person}
        and (i.role = '' or i.role = any(${roles}::text[])) and (i.until is null or i.until > ${ctx.now}::timestamptz))`,
    )
    .execute()
  return rows.map(row => row.id)
}
