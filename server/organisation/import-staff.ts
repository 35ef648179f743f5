import type { Ctx } from '../context.ts'
import { changeDepartment } from './change-department.ts'
import { createDepartment } from './create-department.ts'
import { ofPerson, withSuperior } from './import-people.ts'
import { failed, nameOfValue, problem, readTable, refusedWith, result, type Table, unknownWord } from './import-table.ts'
import { loadRoster } from './roster.ts'
import { kindNamed, kindTitles, type TableRow } from './staff-table.ts'
import type { StaffImport, StaffRow } from './transfer-schema.ts'

/**
 * Takes a staff table row by row: departments first, then people with their posts, then superiors, who may stand further down. Says of each row
 * what it would do (new, changed, same) or why it cannot, with how to mend it. It writes as it goes: a dry run takes the transaction back.
 * Found again, a row changes what is there: by staff number, then e-mail, then name and department. Nobody loses a post by an empty cell.
 */
export async function importStaff(ctx: Ctx, rows: readonly TableRow[]): Promise<Pick<StaffImport, 'rows' | 'counts'>> {
  const table = await readTable(ctx)
  const results = new Map<number, StaffRow>()
  // A department named by a person's row only is made, too; a row of its own says more about it, so those come first.
  const departmentRows = rows.filter(r => r.cells.name === undefined)
  for (const row of departmentRows) results.set(row.line, await ofDepartment(table, row))
  for (const row of departmentRows) await placeBelow(table, row, results.get(row.line)!, results)
  const peopleRows = rows.filter(r => r.cells.name !== undefined)
  const made = new Map<number, string>()
  for (const row of peopleRows) {
    const { result, id } = await ofPerson(table, row)
    results.set(row.line, result)
    if (id !== undefined) made.set(row.line, id)
  }
  // People made in this very transaction are on the roster from here on.
  table.ctx = { ...ctx, roster: await loadRoster(ctx.tx, ctx.org, ctx.now) }
  for (const row of peopleRows) {
    const id = made.get(row.line)
    if (id !== undefined && row.cells.superior !== undefined)
      results.set(row.line, await withSuperior(table, row, id, results.get(row.line)!))
  }
  const all = rows.map(r => results.get(r.line)!)
  const count = (outcome: StaffRow['outcome']) => all.filter(r => r.outcome === outcome).length
  return { rows: all, counts: { new: count('new'), changed: count('changed'), same: count('same'), failed: count('failed') } }
}

async function ofDepartment(table: Table, row: TableRow): Promise<StaffRow> {
  const { department: name, kind: kindText, region: regionText } = row.cells
  if (name === undefined)
    return failed(row, 'department', [
      problem(
        'department',
        { zh: '没有部门名称', en: 'No department' },
        { zh: '填写部门，或填写姓名作为人员行', en: 'Give a department, or a name' },
      ),
    ])
  const kind = kindText === undefined ? undefined : kindNamed(kindText)
  const region = regionText === undefined ? undefined : table.regions.get(regionText)
  const problems = [
    ...(kindText !== undefined && kind === undefined ? [unknownWord('kind', kindText)] : []),
    ...(regionText !== undefined && region === undefined ? [unknownWord('region', regionText)] : []),
  ]
  if (problems.length > 0) return failed(row, 'department', problems)
  const there = table.departments.get(name)
  if (there === undefined) {
    const id = await createDepartment(table.ctx, { name: name.slice(0, 100), kind: kind ?? 'other', region })
    table.departments.set(name, { id, kind: kind ?? 'other', parent: null, region: region ?? null })
    await renew(table)
    return result(row, 'department', { outcome: 'new' })
  }
  const changes = [
    ...(kind !== undefined && kind !== there.kind
      ? [
          {
            column: 'kind' as const,
            before: (kindTitles as Record<string, { zh: string }>)[there.kind]?.zh ?? '',
            after: kindTitles[kind].zh,
          },
        ]
      : []),
    ...(region !== undefined && region !== there.region
      ? [{ column: 'region' as const, before: nameOfValue(table.regions, there.region), after: regionText ?? '' }]
      : []),
  ]
  if (changes.length === 0) return result(row, 'department', {})
  await changeDepartment(table.ctx, there.id, { kind, region })
  return result(row, 'department', { outcome: 'changed', changes })
}

async function placeBelow(table: Table, row: TableRow, before: StaffRow, results: Map<number, StaffRow>): Promise<void> {
  const { department: name = '', parent: parentName } = row.cells
  if (before.outcome === 'failed' || parentName === undefined) return
  const [own, parent] = [table.departments.get(name), table.departments.get(parentName)]
  if (own === undefined) return
  if (parent === undefined) {
    results.set(row.line, { ...before, problems: [...before.problems, unknownWord('parent', parentName)] })
    return
  }
  if (own.parent === parent.id) return
  try {
    await changeDepartment(table.ctx, own.id, { parent: parent.id })
    const was = [...table.departments].find(([, d]) => d.id === own.parent)?.[0] ?? ''
    own.parent = parent.id
    await renew(table)
    results.set(row.line, {
      ...before,
      outcome: before.outcome === 'new' ? 'new' : 'changed',
      changes: [...before.changes, { column: 'parent', before: was, after: parentName }],
    })
  } catch (error) {
    results.set(row.line, { ...before, problems: [...before.problems, refusedWith('parent', error)] })
  }
}

async function renew(table: Table): Promise<void> {
  table.ctx = { ...table.ctx, roster: await loadRoster(table.ctx.tx, table.ctx.org, table.ctx.now) }
}

/** Ends the transaction of a dry run with what it found. A class because it must be thrown: thrown, it takes everything back. */
export class DryRun extends Error {
  readonly found: Pick<StaffImport, 'rows' | 'counts'>
  constructor(found: Pick<StaffImport, 'rows' | 'counts'>) {
    super('a dry run')
    this.found = found
  }
}
