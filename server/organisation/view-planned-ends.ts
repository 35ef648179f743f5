import type { Text } from '../../events/text.ts'
import { visibleAmong } from '../access/case-visibility.ts'
import type { Ctx } from '../context.ts'
import { readSettings } from '../settings/change-settings.ts'
import { namesFor } from './changed-fields.ts'
import type { EndedItem, PlannedEndView } from './planned-end-schema.ts'
import { openAtEnd, type PlannedEnd, plannedEnds, receiversOf } from './planned-ends.ts'
import { roleName } from './role-title.ts'

const DAY_MS = 86_400_000
/** Later than any end that somebody plans. */
const ALL = '9999-12-31T00:00:00.000Z'
const MOST = 20

/** Ends that come for a person, with what is open and to whom it would go, then those over of which there is something to tell, the newest first. */
export async function viewPlannedEnds(ctx: Ctx, person: string): Promise<PlannedEndView[]> {
  const { organisation } = await readSettings(ctx)
  const rows = await ctx.tx
    .selectFrom('planned_ends')
    .select(['what', 'subject_id', 'role', 'ends_at', 'noticed_at', 'noticed', 'settled_at', 'outcome', 'items'])
    .where('org_id', '=', ctx.org)
    .where('person_id', '=', person)
    .orderBy('ends_at', 'desc')
    .limit(200)
    .execute()
  const names = await namesFor(ctx)
  const named = (id: string) => ({ id, name: names.person(id) })
  const noticeAt = (endsAt: string) => new Date(Date.parse(endsAt) - organisation.endNoticeDays * DAY_MS).toISOString()
  const titleOf = ({ what, role, subject }: Pick<PlannedEnd, 'what' | 'role' | 'subject'>): Text => {
    if (what === 'post') return roleName(ctx, role ?? '')
    return what === 'account' ? { zh: '账户', en: 'Account' } : { zh: names.partner(subject) }
  }
  const coming: PlannedEndView[] = []
  for (const end of await plannedEnds(ctx, ALL, person)) {
    const row = rows.find(r => r.what === end.what && r.subject_id === end.subject && r.ends_at === end.endsAt)
    // As they pass on: a case with all that somebody holds in it is one.
    const open = new Set((await openAtEnd(ctx, end)).map(o => `${o.source} ${o.unit}`)).size
    const [receiver] = open === 0 ? [] : await receiversOf(ctx, end)
    coming.push({
      ...{ what: end.what, title: titleOf(end), endsAt: end.endsAt, isOver: end.endsAt <= ctx.now, open },
      receiver: receiver === undefined ? null : named(receiver),
      ...{ noticeAt: noticeAt(end.endsAt), noticedAt: row?.noticed_at ?? null, noticed: (row?.noticed ?? []).map(named) },
      ...{ outcome: null, items: [] },
    })
  }
  const told = rows.filter(
    r => r.settled_at !== null && r.outcome !== null && (r.outcome !== 'nothing-open' || r.noticed_at !== null),
  )
  const past = told.slice(0, MOST)
  const seen = await visibleAmong(
    ctx,
    past.flatMap(r => r.items.flatMap(i => i.case?.id ?? [])),
  )
  const shown = ({ kind, title, case: of, to, refused }: EndedItem): PlannedEndView['items'][number] => ({
    ...{ kind, title, to: to === null ? null : named(to) },
    // Whoever may not see the case learns that there was one, and no more.
    ...(of !== undefined && seen.has(of.id) ? { case: of } : {}),
    ...(refused === undefined ? {} : { refused }),
  })
  return [
    ...coming,
    ...past.map(r => ({
      ...{ what: r.what, title: titleOf({ what: r.what, role: r.role, subject: r.subject_id }), endsAt: r.ends_at, isOver: true },
      ...{ open: null, receiver: null, noticeAt: noticeAt(r.ends_at), noticedAt: r.noticed_at, noticed: r.noticed.map(named) },
      ...{ outcome: r.outcome, items: r.items.map(shown) },
    })),
  ]
}
