import { isSeenByRow } from '../access/case-visibility.ts'
import type { Ctx } from '../context.ts'
import type { ListCases } from './list-schema.ts'

/** What the indexes of open cases have beside their parties (0071); `sort` and the like narrow nothing. */
const told = ['level', 'stage', 'kind', 'about', 'graded', 'due', 'closed', 'history', 'sort', 'limit', 'after'] as const
const toldByIndex: ReadonlySet<string> = new Set(told satisfies readonly (keyof ListCases)[])

/** Whether indexes alone tell which open cases a filter means, and which of them the asker sees. */
export function isToldByIndex(ctx: Ctx, filter: Partial<ListCases>): boolean {
  const names = Object.entries(filter).flatMap(([name, value]) => (value === undefined ? [] : [name]))
  return (filter.history ?? 'no') === 'no' && isSeenByRow(ctx) && names.every(name => toldByIndex.has(name))
}
