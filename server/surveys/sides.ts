import type { CaseState } from '../../engine/state.ts'
import type { Ctx } from '../context.ts'
import { judgedOf } from './judged.ts'

export type AnswerSides = {
  readonly cases: string[]
  readonly departments: string[]
  readonly people: string[]
  readonly kinds: string[]
  readonly products: string[]
}

/** What an answer about these cases was about as it is given, and whose work it judges: kept with it, so that its figures stay where they were. */
export async function sidesOf(ctx: Ctx, ids: readonly string[], judged?: readonly string[]): Promise<AnswerSides> {
  const rows =
    ids.length === 0
      ? []
      : await ctx.tx
          .selectFrom('cases as c')
          .leftJoin('machines as m', join => join.onRef('m.org_id', '=', 'c.org_id').onRef('m.id', '=', 'c.machine_id'))
          .select(['c.id', 'c.kind', 'c.department_id', 'c.state', 'm.model'])
          .where('c.org_id', '=', ctx.org)
          .where('c.id', 'in', [...ids])
          .execute()
  const people = judged ?? (await peopleOf(ctx, rows))
  const unique = (values: readonly (string | null)[]) =>
    [...new Set(values.filter(one => one !== null && one !== ''))].sort() as string[]
  return {
    cases: [...ids],
    departments: unique(rows.map(row => row.department_id)),
    people: unique(people),
    kinds: unique(rows.map(row => row.kind)),
    products: unique(rows.map(row => row.model)),
  }
}

async function peopleOf(ctx: Ctx, rows: readonly { readonly id: string; readonly state: CaseState }[]): Promise<string[]> {
  return [...(await judgedOf(ctx, rows)).values()].flatMap(people => [...people])
}
