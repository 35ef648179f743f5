import { type Selectable, type SqlBool, sql } from 'kysely'
import { z } from 'zod'
import { answer, Question } from '../../engine/mining/ask.ts'
import type { Attribute, EventLog, Trace } from '../../engine/mining/event-log.ts'
import { selectFrom } from '../../engine/mining/select.ts'
import type { Role } from '../../events/roles.ts'
import { Text } from '../../events/text.ts'
import { named } from '../cases/view-case.ts'
import type { Ctx } from '../context.ts'
import type { EventLogs } from '../database/mining-tables.ts'
import { isRefusalCode, refusals, refuse } from '../errors.ts'
import { readCursor, writeCursor } from '../http/cursor.ts'
import { readTime } from '../imports/read-time.ts'
import type { LogColumns } from './log-schema.ts'
import { mine, selectionOf } from './mine.ts'
import type { AnswerView, AskLog, AskLogCases, ListLogs, LogPage, LogRow, LogView, ProcessCasePage } from './schema.ts'
import { pageOf, presentTrace } from './view-process.ts'

/** Who brings in and removes other programs' logs: IT, which leads the analysis (furn 4.4), whoever answers for service, and the administrator. */
export const logKeepers: readonly Role[] = ['it', 'administrator', 'service-desk', 'department-head', 'deputy-leader']

const Failure = z.object({ code: z.string(), detail: Text.optional() })
function problemOf(row: Selectable<EventLogs>): Text | null {
  if (row.problem === null) return null
  const { code, detail } = Failure.parse(JSON.parse(row.problem))
  if (!isRefusalCode(code)) return { zh: '读取时出错，请重试', en: 'It could not be read; try again' }
  const { zh, en } = refusals[code]
  return { zh: `${zh.title}${detail ? `：${detail.zh}` : ''}`, en: `${en.title}${detail ? `: ${detail.en ?? detail.zh}` : ''}` }
}

const present = (ctx: Ctx, row: Selectable<EventLogs>): LogRow => ({
  ...{ id: row.id, name: row.name, format: row.format, state: row.state, problem: problemOf(row) },
  ...{ rows: row.rows, cases: row.cases, events: row.events, leftOut: row.left_out, problems: [...row.problems] },
  ...{ importedBy: { id: row.imported_by, name: named(ctx, row.imported_by).name }, importedAt: row.imported_at },
  ...{ fileHash: row.file_hash, columns: row.columns },
})

const mayKeep = (ctx: Ctx): boolean =>
  !ctx.sight.isPartner && ctx.actor.roles.some(({ role }) => (logKeepers as readonly string[]).includes(role))

/** One page of the outside logs, the newest first. */
export async function listLogs(ctx: Ctx, { limit, after }: z.infer<typeof ListLogs>): Promise<z.infer<typeof LogPage>> {
  mustBeOurs(ctx)
  let query = ctx.tx.selectFrom('event_logs').selectAll().where('org_id', '=', ctx.org)
  if (after !== undefined) {
    const [at, id] = readCursor(after, ['moment', 'text'])
    query = query.where(sql<SqlBool>`(imported_at, id) < (${at}::timestamptz, ${id})`)
  }
  const rows = await query
    .orderBy('imported_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit + 1)
    .execute()
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  return {
    items: page.map(row => present(ctx, row)),
    next: rows.length > limit && last ? writeCursor([last.imported_at, last.id]) : null,
    canImport: mayKeep(ctx),
  }
}

/** Logs speak of the whole company; a partner's people do not see them. */
function mustBeOurs(ctx: Ctx): void {
  if (ctx.sight.isPartner) throw refuse('mining.log-not-found')
}

async function logRow(ctx: Ctx, id: string): Promise<Selectable<EventLogs>> {
  mustBeOurs(ctx)
  const row = await ctx.tx
    .selectFrom('event_logs')
    .selectAll()
    .where('org_id', '=', ctx.org)
    .where('id', '=', id)
    .executeTakeFirst()
  if (!row) throw refuse('mining.log-not-found')
  return row
}

async function tracesOf(ctx: Ctx, row: Selectable<EventLogs>): Promise<EventLog> {
  const rows = await ctx.tx
    .selectFrom('event_log_traces')
    .select([
      'name',
      sql<string>`array_to_string(steps, ',')`.as('steps'),
      sql<number>`(extract(epoch from started_at) * 1000)::float8`.as('start'),
      sql<string>`array_to_string(gaps, ',')`.as('gaps'),
      sql<string>`array_to_string(who, ',')`.as('who'),
      'attributes',
    ])
    .where('org_id', '=', ctx.org)
    .where('log_id', '=', row.id)
    .orderBy('n')
    .execute()
  const numbers = (text: string) => text.split(',').map(Number)
  const traces = rows.map((one): Trace => {
    let at = Math.round(one.start)
    const times = numbers(one.gaps).map(gap => {
      at += gap
      return at
    })
    const attributes = one.attributes as Record<string, Attribute>
    return { id: one.name, steps: numbers(one.steps), at: times, who: numbers(one.who), attributes }
  })
  return { activities: row.activities, resources: Array.from({ length: row.resources }, () => ''), traces }
}

const plainTitle = (key: string) => ({ zh: key })

/** An outside log with everything that is said of it; while it is read, only how far that is. */
export async function viewLog(ctx: Ctx, id: string, ask: z.infer<typeof AskLog>): Promise<LogView> {
  const row = await logRow(ctx, id)
  const shown = { log: present(ctx, row), attributes: [...row.attributes], canRemove: mayKeep(ctx) }
  if (row.state !== 'ready') return { ...shown, process: null }
  const log = await tracesOf(ctx, row)
  const chosen = selectFrom(log, selectionOf(ask))
  return { ...shown, process: { ...mine(chosen, plainTitle, row.columns.zone), outOf: log.traces.length } }
}

/** The name of a log with what is chosen in it, for a workbook. */
export async function readLog(ctx: Ctx, id: string, ask: z.infer<typeof AskLog>) {
  const row = await logRow(ctx, id)
  const chosen = selectFrom(await tracesOf(ctx, row), selectionOf(ask))
  return { name: row.name, parts: mine(chosen, plainTitle, row.columns.zone) }
}

/** The cases of a log behind a number, the longest first. */
export async function listLogCases(ctx: Ctx, id: string, ask: AskLogCases): Promise<ProcessCasePage> {
  const row = await logRow(ctx, id)
  const chosen = selectFrom(await tracesOf(ctx, row), selectionOf(ask))
  const { page, next } = pageOf(chosen.traces, ask)
  const titles = chosen.activities.map(plainTitle)
  return {
    items: page.map(trace => ({ ...presentTrace(trace, titles), id: null, name: trace.id, title: '', broken: [] })),
    next,
    total: chosen.traces.length,
  }
}

/** The answer to a question about a log; a question that is none is `input.invalid`. */
export async function answerOf(ctx: Ctx, id: string, text: string): Promise<z.infer<typeof AnswerView>> {
  const row = await logRow(ctx, id)
  const question = questionIn(text)
  const { zone, dateTime }: LogColumns = row.columns
  return answer(await tracesOf(ctx, row), question, value => {
    const at = readTime(value, { zone, format: dateTime })
    return at === undefined ? undefined : Date.parse(at)
  })
}

function questionIn(text: string): Question {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    value = undefined
  }
  const parsed = Question.safeParse(value)
  if (!parsed.success)
    throw refuse('input.invalid', {
      fields: { question: { zh: '不是一个可以回答的问题', en: 'No question that can be answered' } },
    })
  return parsed.data
}

/** Removes an outside log with all its cases: it is a copy of what another program has. */
export async function removeLog(ctx: Ctx, id: string): Promise<void> {
  await logRow(ctx, id)
  await ctx.tx.deleteFrom('event_logs').where('org_id', '=', ctx.org).where('id', '=', id).execute()
}
