import { type SqlBool, sql } from 'kysely'
import { caseSeenOrTrue } from '../access/case-visibility.ts'
import { archiveRights } from '../archive/rights.ts'
import type { Ctx } from '../context.ts'
import { refuse } from '../errors.ts'
import { holdsLock, locksOf } from './locks.ts'

/** What somebody may do with the register: those who look after the archive keep it, custodians open its locks, whoever sees the archive reads it. */
export type PaperRights = { readonly keeps: boolean; readonly sees: boolean }

/** Rights on the register, of custodians of any place too. */
export async function paperRights(ctx: Ctx): Promise<PaperRights> {
  const { may, sees } = await archiveRights(ctx)
  if (sees || ctx.sight.isPartner) return { keeps: may.keepers && !ctx.sight.isPartner, sees: sees && !ctx.sight.isPartner }
  const places = await ctx.tx.selectFrom('paper_places').selectAll().where('org_id', '=', ctx.org).execute()
  return { keeps: may.keepers, sees: places.some(place => holdsLock(ctx, locksOf(place), ctx.actor.person)) }
}

/** Refuses whoever has nothing to do with the archive or with paper (`archive.not-yours`). */
export async function mustSeePapers(ctx: Ctx): Promise<PaperRights> {
  const rights = await paperRights(ctx)
  if (!rights.sees) throw refuse('archive.not-yours')
  return rights
}

/** Paper of cases that the reader sees, and of none. Over `papers`. */
export const paperSeen = (ctx: Ctx) => sql<SqlBool>`(papers.case_id is null or ${caseSeenOrTrue(ctx, 'papers.case_id')})`
