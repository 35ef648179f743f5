import type { FastifyRequest } from 'fastify'
import { localTextOf } from '../../engine/calendar/days.ts'
import type { Ctx } from '../context.ts'
import type { AccessAction } from '../oversight/schema.ts'

type Logged = Pick<Ctx, 'org' | 'now' | 'newId' | 'actor' | 'tx'> & {
  readonly roster?: Ctx['roster']
  readonly rules?: Ctx['rules']
}

declare module 'fastify' {
  interface FastifyRequest {
    /** Of an export or a print that was written down: what stands on the file, and the number by which the log finds it again. */
    exportMark?: ExportMark
  }
}
/** `text`: who, when by the company's clock, and the number. */
export type ExportMark = { readonly number: string; readonly text: string }

export type AccessEntry = {
  readonly action: AccessAction
  readonly caseId?: string | null | undefined
  /** What was read: a field, a file, an event, a list, a page. */
  readonly subject?: string | undefined
  readonly reason?: string | undefined
  /** Plain words and numbers, never what was read. */
  readonly detail?: Readonly<Record<string, unknown>> | undefined
  /** How many rows an export has, where that is known before it is written. */
  readonly rows?: number | undefined
}

/** What leaves the screen: it gets a number. */
const leaving: ReadonlySet<AccessAction> = new Set<AccessAction>(['export', 'print', 'bundle'])

/**
 * Appends to the access log (访问日志), in the transaction that reads: what could not be written down is not shown either. An export, a print or a bundle
 * gets a number, which is kept with the request so that the file carries it; for anything else the mark is empty.
 */
export async function logReading(
  ctx: Logged,
  request: Pick<FastifyRequest, 'ip'> & { exportMark?: ExportMark },
  { action, caseId, subject = '', reason = '', detail = {}, rows }: AccessEntry,
): Promise<{ mark: string }> {
  const { tx, org, now, newId, actor } = ctx
  const number = leaving.has(action) ? await nextExportNumber(ctx) : null
  await tx
    .insertInto('access_log')
    .values({
      ...{ org_id: org, id: newId(), at: now, actor: actor.person, action, case_id: caseId ?? null },
      ...{
        subject,
        reason,
        detail: JSON.stringify(rows === undefined ? detail : { ...detail, rows }),
        address: request.ip,
        number,
      },
    })
    .execute()
  if (number === null) return { mark: '' }
  const who = ctx.roster?.people.get(actor.person)?.name ?? ''
  const when = ctx.rules === undefined ? now.slice(0, 16) : localTextOf(ctx.rules.calendar, now).slice(0, 16).replace('T', ' ')
  const text = [who, when, number].filter(part => part !== '').join(' ')
  request.exportMark = { number, text }
  return { mark: text }
}

/** The second entry of an export whose rows are counted while it is written: the same number, and how many there were. */
export async function logRows(ctx: Logged, request: Pick<FastifyRequest, 'ip'>, number: string, rows: number): Promise<void> {
  await ctx.tx
    .insertInto('access_log')
    .values({
      ...{ org_id: ctx.org, id: ctx.newId(), at: ctx.now, actor: ctx.actor.person, action: 'export', case_id: null },
      ...{ subject: 'rows', reason: '', detail: JSON.stringify({ rows }), address: request.ip, number },
    })
    .execute()
}

async function nextExportNumber({ tx, org, now }: Logged): Promise<string> {
  const series = `DC-${now.slice(0, 4)}`
  const { last } = await tx
    .insertInto('case_numbers')
    .values({ org_id: org, series, last: 1 })
    .onConflict(c => c.columns(['org_id', 'series']).doUpdateSet(eb => ({ last: eb('case_numbers.last', '+', 1) })))
    .returning('last')
    .executeTakeFirstOrThrow()
  return `${series}-${String(last).padStart(6, '0')}`
}
