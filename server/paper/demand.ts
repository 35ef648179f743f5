import { nameOfEdition } from '../../engine/explanation.ts'
import { type CitedRetention, retentionOfCase, retentionOfRecords } from '../../engine/keeping.ts'
import type { Text } from '../../events/text.ts'
import type { Ctx } from '../context.ts'
import { type RefusalExtras, refuse } from '../errors.ts'

/** How many custodians paper has, and by which clause; one where no regulation speaks of it. */
export type Demand = { readonly custodians: number; readonly clause: string | null; readonly regulation: Text | null }

function strictest(cited: readonly CitedRetention[]): Demand {
  const found = cited
    .flatMap(({ edition, rule }) => (rule.paper === undefined ? [] : [{ edition, paper: rule.paper }]))
    .sort((a, b) => b.paper.custodians - a.paper.custodians)[0]
  if (found === undefined) return { custodians: 1, clause: null, regulation: null }
  const { custodians, clause } = found.paper
  return { custodians, clause, regulation: nameOfEdition(found.edition.pack).title }
}

/** What the regulations in force demand of paper that belongs to no case, and so of every place. */
export const demandNow = (ctx: Pick<Ctx, 'rules' | 'now'>): Demand => strictest(retentionOfRecords(ctx.rules, ctx.now, ctx.now))

/** What they demand of the paper of a case, or of none. */
export async function demandOn(ctx: Ctx, caseId: string | null): Promise<Demand> {
  if (caseId === null) return demandNow(ctx)
  const { state } = await ctx.tx
    .selectFrom('cases')
    .select('state')
    .where('org_id', '=', ctx.org)
    .where('id', '=', caseId)
    .executeTakeFirstOrThrow()
  // By the regulations of today, whenever the case was closed: it lies there now.
  return strictest(retentionOfCase(ctx.rules, state, ctx.now))
}

/** The clause for a refusal. */
export const cites = ({ clause, regulation }: Demand): RefusalExtras =>
  clause === null ? {} : { clause, regulation: regulation ?? undefined }

/** Refuses a place with fewer locks than demanded (`paper.needs-two`). */
export function mustHaveLocks(demand: Demand, second: unknown): void {
  if (demand.custodians === 2 && second === null) throw refuse('paper.needs-two', cites(demand))
}
