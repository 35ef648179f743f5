import type { Text } from '../../events/text.ts'
import type { Ctx } from '../context.ts'
import { Refusal, refusals } from '../errors.ts'
import { regionRows } from './regions.ts'
import type { TableRow } from './staff-table.ts'
import type { StaffColumn, StaffRow } from './transfer-schema.ts'

export type Problem = StaffRow['problems'][number]
export const problem = (column: StaffColumn, says: Text, mend: Text): Problem => ({ column, says, mend })
export type Known = {
  readonly id: string
  name: string
  title: string
  department: string | null
  email: string | null
  phone: string | null
  staffNo: string | null
  partner: boolean
}
/** What the rows before have made, so that a row may name it. `ctx` is renewed when people are there. */
export type Table = {
  ctx: Ctx
  readonly departments: Map<string, { id: string; kind: string; parent: string | null; region: string | null }>
  readonly regions: Map<string, string>
  readonly people: Known[]
}

/** The organisation as the table finds it. */
export async function readTable(ctx: Ctx): Promise<Table> {
  const people = await ctx.tx
    .selectFrom('people')
    .select(['id', 'name', 'title', 'department_id', 'email', 'phone', 'staff_no', 'partner_of'])
    .where('org_id', '=', ctx.org)
    .where('is_active', '=', true)
    .execute()
  const open = [...ctx.roster.departments.values()].filter(d => !d.isClosed)
  return {
    ctx,
    departments: new Map(open.map(d => [d.name, { id: d.id, kind: d.kind, parent: d.parent ?? null, region: d.region ?? null }])),
    regions: new Map((await regionRows(ctx)).map(r => [r.name, r.id])),
    people: people.map(p => ({
      ...{ id: p.id, name: p.name, title: p.title, department: p.department_id, email: p.email, phone: p.phone },
      ...{ staffNo: p.staff_no, partner: p.partner_of !== null },
    })),
  }
}

export const result = (row: TableRow, what: StaffRow['what'], rest: Partial<StaffRow>): StaffRow => ({
  ...{ line: row.line, cells: row.cells, what, outcome: 'same', changes: [], problems: [] },
  ...rest,
})
export const failed = (row: TableRow, what: StaffRow['what'], problems: Problem[]) =>
  result(row, what, { outcome: 'failed', problems })

export const nameOfDepartment = (table: Table, id: string | null) =>
  [...table.departments].find(([, d]) => d.id === id)?.[0] ?? ''
export const nameOfValue = (names: ReadonlyMap<string, string>, id: string | null) =>
  [...names].find(([, v]) => v === id)?.[0] ?? ''
export const unknownWord = (column: StaffColumn, word: string): Problem =>
  problem(
    column,
    { zh: `不认识“${word}”`, en: `"${word}" is not known` },
    { zh: '改成模板“填写说明”里的写法或已有的名称', en: 'Use a word of the template, or a name that is there' },
  )
export const unreadable = (column: StaffColumn, text: string): Problem =>
  problem(
    column,
    { zh: `“${text}”的格式不对`, en: `"${text}" does not look right` },
    { zh: '更正后再导入', en: 'Mend it and import again' },
  )

/** What a refusal says of a cell; anything else is a fault and ends the import. */
export function refusedWith(column: StaffColumn, error: unknown): Problem {
  // A refusal comes before anything of the row is written that the transaction could not keep.
  if (!(error instanceof Refusal)) throw error
  const { zh, en } = refusals[error.code]
  const { detail } = error.extras
  return problem(
    column,
    { zh: detail === undefined ? zh.title : `${zh.title}（${detail.zh}）`, en: en.title },
    { zh: zh.mend, en: en.mend },
  )
}
