import { sql } from 'kysely'
import type { z } from 'zod'
import { inLanguage } from '../../events/in-language.ts'
import { unsealedOrNone } from '../access/case-visibility.ts'
import type { Ctx } from '../context.ts'
import { refuse } from '../errors.ts'
import { readCursor, writeCursor } from '../http/cursor.ts'
import { tellScreens } from '../notifications/outgoing.ts'
import type { AdministrationTask, ListTasks, TaskPage } from './schema.ts'

/** Totals above this are a lower bound. */
const EXACT_TO = 1_000

type Row = {
  id: string
  kind: string
  words: { zh: string; en?: string | undefined }
  case_id: string | null
  created_at: string
  done_at: string | null
  done_by: string | null
}
const columns = ['id', 'kind', 'words', 'case_id', 'created_at', 'done_at', 'done_by'] as const

/** One page of tasks, newest first: open ones, or those that are done. */
export async function listTasks(ctx: Ctx, { done, limit, after }: z.output<typeof ListTasks>): Promise<TaskPage> {
  const which = () =>
    ctx.tx
      .selectFrom('administration_tasks')
      .where('org_id', '=', ctx.org)
      .where('done_at', done ? 'is not' : 'is', null)
      .where(unsealedOrNone(ctx, 'administration_tasks.case_id'))
  let page = which().select(columns)
  if (after !== undefined) {
    const [at, id] = readCursor(after, ['moment', 'text'])
    page = page.where(sql<boolean>`(created_at, id) < (${at}::timestamptz, ${id})`)
  }
  const rows = await page
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit + 1)
    .execute()
  const { count } = await ctx.tx
    .selectFrom(which().select(sql<number>`1`.as('one')).limit(EXACT_TO).as('found'))
    .select(eb => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  const last = rows[limit - 1]
  return {
    items: rows.slice(0, limit).map(row => present(ctx, row)),
    next: rows.length > limit && last ? writeCursor([last.created_at, last.id]) : null,
    total: Number(count),
  }
}

/** Marks a task as done by whoever asks; one that is done already stays as it was. Unknown: `task.not-found`. */
export async function finishTask(ctx: Ctx, id: string): Promise<AdministrationTask> {
  await ctx.tx
    .updateTable('administration_tasks')
    .set({ done_at: ctx.now, done_by: ctx.actor.person })
    .where('org_id', '=', ctx.org)
    .where('id', '=', id)
    .where(unsealedOrNone(ctx, 'administration_tasks.case_id'))
    .where('done_at', 'is', null)
    .execute()
  const row = await ctx.tx
    .selectFrom('administration_tasks')
    .select(columns)
    .where('org_id', '=', ctx.org)
    .where('id', '=', id)
    .where(unsealedOrNone(ctx, 'administration_tasks.case_id'))
    .executeTakeFirst()
  if (!row) throw refuse('task.not-found')
  await tellScreens(ctx, 'administration-tasks')
  return present(ctx, row)
}

function present(ctx: Ctx, row: Row): AdministrationTask {
  return {
    id: row.id,
    at: row.created_at,
    kind: row.kind,
    title: inLanguage(row.words, ctx.language),
    ...(row.case_id === null ? {} : { subject: { kind: 'case' as const, id: row.case_id } }),
    doneAt: row.done_at,
    doneBy: row.done_by === null ? null : { id: row.done_by, name: ctx.roster.people.get(row.done_by)?.name ?? row.done_by },
  }
}
