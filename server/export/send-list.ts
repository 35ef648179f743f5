import type { FastifyReply, FastifyRequest } from 'fastify'
import { localDateOf } from '../../engine/calendar/days.ts'
import { logReading, logRows } from '../access/access-log.ts'
import type { Ctx } from '../context.ts'
import type { Deps } from '../deps.ts'
import { disposition } from '../files/file-name.ts'
import { inRequest } from '../http/organisation-context.ts'
import { type Column, namesFor } from './columns.ts'
import { MOST_ROWS, writeWorkbook } from './write-workbook.ts'

type ListPage<T> = { items: readonly T[]; next: string | null }

/**
 * Streams a list as Excel; `read` gives a page from a cursor on, each in a transaction of its own, so that a long export keeps nobody waiting. The
 * access log has it, with the filters, before the first row is read.
 */
export async function sendList<T>(
  deps: Deps,
  request: FastifyRequest,
  reply: FastifyReply,
  name: string,
  columns: readonly Column<T>[],
  read: (ctx: Ctx, after: string | undefined) => Promise<ListPage<T>>,
): Promise<FastifyReply> {
  let file = ''
  let rows = 0
  const workbook = await writeWorkbook(
    name,
    columns,
    after =>
      inRequest(deps, request, async ctx => {
        if (after === undefined)
          await logReading(ctx, request, { action: 'export', subject: 'list', detail: { list: name, filter: request.query } })
        file = `${name} ${localDateOf(ctx.rules.calendar, ctx.now)}.xlsx`
        const page = await read(ctx, after)
        rows += page.items.length
        // The last page knows how many there were.
        if (page.next === null && request.exportMark !== undefined)
          await logRows(ctx, request, request.exportMark.number, Math.min(rows, MOST_ROWS))
        return { ...page, names: namesFor(ctx) }
      }),
    () => request.exportMark,
  )
  return reply
    .headers({ 'Content-Disposition': disposition('attachment', file), 'Cache-Control': 'no-store' })
    .type('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')
    .send(workbook)
}
