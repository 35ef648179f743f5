import { sql } from 'kysely'
import type { LocalDate } from '../../events/instant.ts'
import type { Ctx } from '../context.ts'
import type { PaperDeed } from './words-schema.ts'

type Entry = {
  readonly act: PaperDeed
  /** The other custodian, where it took two. */
  readonly with?: string | null
  readonly by?: string
  readonly who?: string | null | undefined
  readonly whoName?: string | null | undefined
  readonly reason?: string
  readonly dueOn?: LocalDate | null
  readonly from?: string | null
  readonly to?: string | null
}

/** 出入登记: adds one line to a paper's access record. The paper is locked by the caller, or new. */
export async function logPaper(ctx: Ctx, paper: string, entry: Entry): Promise<void> {
  await ctx.tx
    .insertInto('paper_log')
    .values({
      ...{ org_id: ctx.org, paper_id: paper, at: ctx.now, act: entry.act, by_id: entry.by ?? ctx.actor.person },
      position: sql<number>`(select coalesce(max(position), 0) + 1 from paper_log where org_id = ${ctx.org} and paper_id = ${paper})`,
      ...{ with_id: entry.with ?? null, who: entry.who ?? null, who_name: entry.whoName ?? null, reason: entry.reason ?? '' },
      ...{ due_on: entry.dueOn ?? null, from_place: entry.from ?? null, to_place: entry.to ?? null },
    })
    .execute()
}
