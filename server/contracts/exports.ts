import { type SqlBool, sql } from 'kysely'
import type { Role } from '../../events/roles.ts'
import { unsealedOrNone } from '../access/case-visibility.ts'
import { named } from '../cases/view-case.ts'
import type { Ctx } from '../context.ts'
import { refuse } from '../errors.ts'
import { sha256 } from '../events/seal.ts'
import { readCursor, writeCursor } from '../http/cursor.ts'
import { type JournalLine, journalCsv, journalWorkbook } from './export-file.ts'
import type { ExportPage, ExportRow, ListExports } from './schema.ts'

const exporting: ReadonlySet<Role> = new Set<Role>([
  'finance',
  'service-desk',
  'customer-service-manager',
  'general-manager',
  'sales',
])
const reading: ReadonlySet<Role> = new Set<Role>([...exporting, 'auditor', 'internal-control'])
const holds = ({ actor }: Pick<Ctx, 'actor'>, roles: ReadonlySet<Role>) => actor.roles.some(one => roles.has(one.role as Role))
/** Whether this person may give entries out to the books. */
export const mayExport = (ctx: Pick<Ctx, 'actor'>): boolean => holds(ctx, exporting)
function mustRead(ctx: Ctx): void {
  if (!holds(ctx, reading)) throw refuse('export.not-yours')
}

const waitingEntries = (ctx: Ctx) =>
  ctx.tx
    .selectFrom('money_entries as e')
    .where('e.org_id', '=', ctx.org)
    // What is sealed from whoever exports stays for somebody who is let in.
    .where(unsealedOrNone(ctx, 'e.case_id'))
    .where(sql<SqlBool>`not exists (select from money_export_lines l where l.org_id = e.org_id and l.entry_id = e.id)`)

/**
 * 导出: every entry of a month that has not left yet, in a numbered file with its hash; each entry leaves once. What is entered later for a month that was
 * exported leaves with the next export of it. Nothing left: `export.nothing`.
 */
export async function makeExport(ctx: Ctx, month: string): Promise<ExportRow> {
  if (!mayExport(ctx)) throw refuse('export.not-yours')
  // Two exports at once would both take the same entries: the second waits for the first.
  await ctx.tx.selectFrom('organisations').select('id').where('id', '=', ctx.org).forNoKeyUpdate().execute()
  const entries = await waitingEntries(ctx)
    .select('e.id')
    .where(sql<SqlBool>`to_char(e.day, 'YYYY-MM') = ${month}`)
    .orderBy('e.day')
    .orderBy('e.number')
    .limit(50_000)
    .execute()
  if (entries.length === 0) throw refuse('export.nothing')
  const { last } = await ctx.tx
    .selectFrom('money_exports')
    .select(eb => eb.fn.max('number').as('last'))
    .where('org_id', '=', ctx.org)
    .executeTakeFirstOrThrow()
  const number = Number(last ?? 0) + 1
  const id = ctx.newId()
  const lines = await linesOf(
    ctx,
    number,
    entries.map((one, at) => ({ entry: one.id, position: at + 1 })),
  )
  const made = { month, lines: entries.length, hash: sha256(journalCsv(lines)), made_by: ctx.actor.person, made_at: ctx.now }
  await ctx.tx
    .insertInto('money_exports')
    .values({ org_id: ctx.org, id, number, ...made })
    .execute()
  for (let at = 0; at < entries.length; at += 1_000)
    await ctx.tx
      .insertInto('money_export_lines')
      .values(
        lines.slice(at, at + 1_000).map(line => ({
          ...{ org_id: ctx.org, export_id: id, entry_id: line.entry, position: line.position, line: JSON.stringify(line) },
        })),
      )
      .execute()
  return { id, number, month, lines: entries.length, hash: made.hash, by: whoOf(ctx, ctx.actor.person), at: ctx.now, reads: 0 }
}

const whoOf = (ctx: Ctx, id: string) => ({ id, name: named(ctx, id).name })

async function linesOf(ctx: Ctx, number: number, at: readonly { entry: string; position: number }[]): Promise<JournalLine[]> {
  const rows = await ctx.tx
    .selectFrom('money_entries as e')
    .innerJoin('cases', join => join.onRef('cases.org_id', '=', 'e.org_id').onRef('cases.id', '=', 'e.case_id'))
    .leftJoin('customers', join =>
      join.onRef('customers.org_id', '=', 'cases.org_id').onRef('customers.id', '=', 'cases.customer_id'),
    )
    .leftJoin('invoices as i', join => join.onRef('i.org_id', '=', 'e.org_id').onRef('i.id', '=', 'e.invoice_id'))
    .leftJoin('payments as p', join => join.onRef('p.org_id', '=', 'e.org_id').onRef('p.id', '=', 'e.payment_id'))
    .select([
      'e.id',
      'e.day',
      'e.kind',
      'e.amount_fen',
      'e.tax_fen',
      'cases.number',
      'customers.name',
      'i.number as invoice',
      'p.reference',
    ])
    .where('e.org_id', '=', ctx.org)
    .where(
      'e.id',
      'in',
      at.map(one => one.entry),
    )
    .execute()
  const byId = new Map(rows.map(row => [row.id, row]))
  return at.map(({ entry, position }) => {
    const row = byId.get(entry)!
    return {
      ...{ export: number, position, day: row.day, kind: row.kind, case: row.number, customer: row.name ?? '' },
      ...{ invoice: row.invoice ?? '', payment: row.reference ?? '', amountFen: row.amount_fen, taxFen: row.tax_fen, entry },
    }
  })
}

const exportRows = (ctx: Ctx) =>
  ctx.tx
    .selectFrom('money_exports as x')
    .select(['x.id', 'x.number', 'x.month', 'x.lines', 'x.hash', 'x.made_by', 'x.made_at'])
    .select(eb =>
      eb
        .selectFrom('money_export_reads as r')
        .select(one => one.fn.countAll<string>().as('n'))
        .whereRef('r.org_id', '=', 'x.org_id')
        .whereRef('r.export_id', '=', 'x.id')
        .as('reads'),
    )
    .where('x.org_id', '=', ctx.org)

/** Exports so far, the latest first, and the months that still have entries to give out. */
export async function listExports(ctx: Ctx, { limit, after }: ListExports): Promise<ExportPage> {
  if (!holds(ctx, reading)) return { canExport: false, items: [], next: null, waiting: [] }
  let query = exportRows(ctx)
  if (after !== undefined) query = query.where('x.number', '<', Number(readCursor(after, ['number'])[0]))
  const rows = await query
    .orderBy('x.number', 'desc')
    .limit(limit + 1)
    .execute()
  const page = rows.slice(0, limit)
  const waiting = await waitingEntries(ctx)
    .select([sql<string>`to_char(e.day, 'YYYY-MM')`.as('month'), sql<string>`count(*)::text`.as('lines')])
    .groupBy(sql`1`)
    .orderBy(sql`1 desc`)
    .execute()
  return {
    canExport: mayExport(ctx),
    items: page.map(row => ({
      ...{ id: row.id, number: row.number, month: row.month, lines: row.lines, hash: row.hash },
      ...{ by: whoOf(ctx, row.made_by), at: row.made_at, reads: Number(row.reads ?? 0) },
    })),
    next: rows.length > limit ? writeCursor([String(page.at(-1)!.number)]) : null,
    waiting: waiting.map(one => ({ month: one.month, lines: Number(one.lines) })),
  }
}

/** The file of an export, as often as it is asked for; from the second time on its name and its note say that it was given out before. */
export async function exportFile(
  ctx: Ctx,
  id: string,
  format: 'csv' | 'xlsx',
): Promise<{ name: string; type: string; bytes: Buffer }> {
  mustRead(ctx)
  const row = await exportRows(ctx).where('x.id', '=', id).executeTakeFirst()
  if (row === undefined) throw refuse('export.none')
  const at = await ctx.tx
    .selectFrom('money_export_lines')
    .innerJoin('money_entries as e', join =>
      join.onRef('e.org_id', '=', 'money_export_lines.org_id').onRef('e.id', '=', 'money_export_lines.entry_id'),
    )
    .select('line')
    .where('money_export_lines.org_id', '=', ctx.org)
    .where('export_id', '=', id)
    .where(unsealedOrNone(ctx, 'e.case_id'))
    .orderBy('position')
    .execute()
  // Without the lines of a case sealed from the viewer it would not be the file that left.
  if (at.length < row.lines) throw refuse('export.not-yours')
  const lines = at.map(one => one.line)
  const reads = Number(row.reads ?? 0)
  await ctx.tx
    .insertInto('money_export_reads')
    .values({ org_id: ctx.org, id: ctx.newId(), export_id: id, format, read_by: ctx.actor.person, read_at: ctx.now })
    .execute()
  const name = `合同收款分录 ${row.month} 第${row.number}号${reads > 0 ? `（重复导出，第${reads + 1}次）` : ''}.${format}`
  if (format === 'csv') return { name, type: 'text/csv; charset=utf-8', bytes: Buffer.from(journalCsv(lines), 'utf8') }
  const about: [string, string][] = [
    ['导出号', String(row.number)],
    ['期间', row.month],
    ['行数', String(row.lines)],
    ['导出人、时间', `${named(ctx, row.made_by).name} ${row.made_at}`],
    ['CSV 的 SHA-256', row.hash],
    ['重复导出', reads > 0 ? `是，第 ${reads + 1} 次；分录已在第一次导出时入账的，不要再入` : '否，第一次'],
    ['说明', '每条分录只导出一次；更正都是另一条反向分录。金额以元计。'],
  ]
  return {
    ...{ name, type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' },
    bytes: await journalWorkbook(lines, about),
  }
}
