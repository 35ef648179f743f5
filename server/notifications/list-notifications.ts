import { sql } from 'kysely'
import type { z } from 'zod'
import { inLanguage } from '../../events/in-language.ts'
import { caseSeenOrTrue, unsealedOrNone } from '../access/case-visibility.ts'
import type { Ctx } from '../context.ts'
import { readCursor, writeCursor } from '../http/cursor.ts'
import type { ListNotifications, NotificationPage } from './schema.ts'
import { ofItsOwn } from './tell-people.ts'

/** Totals above this are a lower bound. */
const EXACT_TO = 1_000

/** One page of the actor's own notifications, newest first, with how many are unread. */
export async function listNotifications(
  ctx: Ctx,
  { unread, limit, after }: z.output<typeof ListNotifications>,
): Promise<NotificationPage> {
  const own = (onlyUnread: boolean) => {
    const all = ctx.tx.selectFrom('notifications').where('org_id', '=', ctx.org).where('person_id', '=', ctx.actor.person)
    const seen = ctx.sight.isPartner
      ? all.where(eb => eb.or([eb('case_id', 'is', null), caseSeenOrTrue(ctx, 'notifications.case_id')]))
      : all.where(unsealedOrNone(ctx, 'notifications.case_id'))
    return onlyUnread ? seen.where('read_at', 'is', null) : seen
  }
  const count = async (onlyUnread: boolean): Promise<number> => {
    const found = own(onlyUnread).select(sql<number>`1`.as('one')).limit(EXACT_TO).as('found')
    return Number(
      (
        await ctx.tx
          .selectFrom(found)
          .select(eb => eb.fn.countAll<number>().as('count'))
          .executeTakeFirstOrThrow()
      ).count,
    )
  }
  let page = own(unread).select(['id', 'case_id', 'kind', 'words', 'created_at', 'read_at'])
  if (after !== undefined) {
    const [at, id] = readCursor(after, ['moment', 'text'])
    page = page.where(sql<boolean>`(created_at, id) < (${at}::timestamptz, ${id})`)
  }
  const rows = await page
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit + 1)
    .execute()
  const last = rows[limit - 1]
  const unreadCount = await count(true)
  return {
    items: rows.slice(0, limit).map(({ id, case_id, kind, words, created_at, read_at }) => ({
      id,
      at: created_at,
      kind,
      title: inLanguage(words.title, ctx.language),
      ...(words.body === undefined ? {} : { detail: inLanguage(words.body, ctx.language) }),
      ...(case_id === null ? {} : { subject: { kind: 'case' as const, id: case_id } }),
      ...(words.edition === undefined ? {} : { subject: { kind: 'edition' as const, id: words.edition } }),
      ...(words.staff === undefined ? {} : { subject: { kind: 'staff' as const, id: words.staff } }),
      // They all stand on one page.
      ...(kind === 'mandate' ? { subject: { kind: 'mandate' as const, id: 'all' } } : {}),
      ...(kind === 'payroll' ? { subject: { kind: 'payroll' as const, id: 'all' } } : {}),
      ...(kind === 'session' ? { subject: { kind: 'session' as const, id: 'all' } } : {}),
      ...subjectOf(kind, words.about),
      readAt: read_at,
    })),
    next: rows.length > limit && last ? writeCursor([last.created_at, last.id]) : null,
    total: unread ? unreadCount : await count(false),
    unread: unreadCount,
  }
}

function subjectOf(kind: string, about: string | undefined) {
  const known = ofItsOwn.find(one => one === kind)
  return known === undefined || about === undefined ? {} : { subject: { kind: known, id: about } }
}
