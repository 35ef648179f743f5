import type { GradingFacts } from '../events/case-words.ts'
import type { TableRow } from './pack.ts'
import type { Edition } from './rules.ts'
import { type CompiledTable, compileTable } from './tables/compile-table.ts'
import { decideTable } from './tables/decide.ts'

const compiled = new WeakMap<Edition, Map<string, CompiledTable<TableRow>>>()

/** A table of an edition by its id, compiled once; undefined where the edition has none of that name. */
export function tableOf(edition: Edition, id: string): CompiledTable<TableRow> | undefined {
  let tables = compiled.get(edition)
  if (!tables) {
    tables = new Map(edition.pack.tables.map(t => [t.id, compileTable(t)]))
    compiled.set(edition, tables)
  }
  return tables.get(id)
}

/** The table of an edition that serves a purpose (`grading`, `assignment` …) for a kind of case; undefined where it has none. */
export function tableFor(edition: Edition, purpose: string, kind: string): CompiledTable<TableRow> | undefined {
  const table = edition.pack.tables.find(
    t => (t.purpose ?? t.id) === purpose && (t.kinds === undefined || (t.kinds as readonly string[]).includes(kind)),
  )
  return table && tableOf(edition, table.id)
}

type TableFacts = Readonly<Record<string, string | number | boolean | undefined>>

/** The facts a grading table reads, with category and subtype beside them. */
export function tableFacts(facts: GradingFacts, category?: string, subtype?: string): TableFacts {
  return { ...facts, category, subtype }
}

/** The level that the grading table proposes (the highest among the rows that fired) and those rows; undefined where the pack grades nothing. */
export function proposeLevel(
  edition: Edition,
  kind: string,
  facts: TableFacts,
): { level: string; rows: readonly TableRow[] } | undefined {
  const table = tableFor(edition, 'grading', kind)
  if (!table) return undefined
  const { rows } = decideTable(table, facts)
  const rank = (row: TableRow) => edition.rank.get(String(row.then.level)) ?? 0
  const top = Math.max(...rows.map(rank))
  const level = rows.find(r => rank(r) === top)?.then.level
  return level === undefined ? undefined : { level: String(level), rows: rows.filter(r => rank(r) === top) }
}
