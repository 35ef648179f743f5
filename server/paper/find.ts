import type { Selectable } from 'kysely'
import { caseSeenOrTrue } from '../access/case-visibility.ts'
import type { Ctx } from '../context.ts'
import type { Papers } from '../database/paper-tables.ts'
import { refuse } from '../errors.ts'
import type { Place } from './locks.ts'
import { paperRights, paperSeen } from './rights.ts'

export type Paper = Selectable<Papers>

/** A paper that the actor may know of: of a case that they see, or of none and they have to do with the register. Else `paper.not-found`. */
export async function mustFindPaper(ctx: Ctx, id: string, lock = false): Promise<Paper> {
  const paper = await ctx.tx
    .selectFrom('papers')
    .selectAll()
    .where('papers.org_id', '=', ctx.org)
    .where('papers.id', '=', id)
    .where(paperSeen(ctx))
    .$if(lock, query => query.forUpdate())
    .executeTakeFirst()
  if (!paper) throw refuse('paper.not-found')
  if (paper.case_id === null && !(await paperRights(ctx)).sees) throw refuse('paper.not-found')
  return paper
}

/** A place in use; `paper.place-not-found`. */
export async function mustFindPlace(ctx: Ctx, id: string, closedToo = false): Promise<Place> {
  const place = await ctx.tx
    .selectFrom('paper_places')
    .selectAll()
    .where('org_id', '=', ctx.org)
    .where('id', '=', id)
    .executeTakeFirst()
  if (!place || (!place.is_active && !closedToo)) throw refuse('paper.place-not-found')
  return place
}

/** Whether a file is the scan of a paper that belongs to no case and that the actor may know of. */
export async function isPaperScan(ctx: Ctx, file: string): Promise<boolean> {
  const paper = await ctx.tx
    .selectFrom('papers')
    .select('papers.id')
    .where('org_id', '=', ctx.org)
    .where('file_id', '=', file)
    .where('case_id', 'is', null)
    .executeTakeFirst()
  return paper !== undefined && (await paperRights(ctx)).sees
}

/** The number of a case that the reader sees. */
export async function numbersOfCases(ctx: Ctx, ids: readonly (string | null)[]): Promise<ReadonlyMap<string, string>> {
  const wanted = [...new Set(ids.filter(id => id !== null))]
  if (wanted.length === 0) return new Map()
  const rows = await ctx.tx
    .selectFrom('cases')
    .select(['id', 'number'])
    .where('org_id', '=', ctx.org)
    .where('id', 'in', wanted)
    .where(caseSeenOrTrue(ctx, 'cases.id'))
    .execute()
  return new Map(rows.map(row => [row.id, row.number]))
}
