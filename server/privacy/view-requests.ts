import type { Selectable } from 'kysely'
import { visibleAmong } from '../access/case-visibility.ts'
import { archiveRights } from '../archive/rights.ts'
import type { Ctx } from '../context.ts'
import type { PrivacyRequests } from '../database/archive-tables.ts'
import { refuse } from '../errors.ts'
import { readCursor, writeCursor } from '../http/cursor.ts'
import { gather, previewOf } from './gather.ts'
import { planErasure } from './plan.ts'
import type { ListRequests, PrivacyItem, PrivacyPage, PrivacyView } from './schema.ts'
import { subjectOf } from './subject.ts'

type Row = Selectable<PrivacyRequests>
const rowOf = (row: Row) => ({
  ...{ id: row.id, number: row.number, kind: row.kind, law: row.law, about: row.about, name: row.name },
  ...{ receivedOn: row.received_on, dueAt: row.due_at, state: row.state, answeredAt: row.answered_at },
})

/** Those who handle requests, and auditors, who look on. */
async function mustReadRequests(ctx: Ctx): Promise<boolean> {
  const { may } = await archiveRights(ctx)
  if (may.privacyOfficers) return true
  if (!ctx.actor.roles.some(({ role }) => role === 'auditor')) throw refuse('archive.not-yours')
  return false
}

/** A page of the register, the latest first. */
export async function listRequests(ctx: Ctx, { state, limit, after }: ListRequests): Promise<PrivacyPage> {
  const canTake = await mustReadRequests(ctx)
  let query = ctx.tx.selectFrom('privacy_requests').selectAll().where('org_id', '=', ctx.org)
  if (state === 'unanswered') query = query.where('answered_at', 'is', null)
  else if (state !== 'all') query = query.where('state', '=', state)
  if (after !== undefined) {
    const [at, id] = readCursor(after, ['moment', 'text'])
    query = query.where(eb => eb(eb.refTuple('taken_at', 'id'), '<', eb.tuple(at, id)))
  }
  const rows = await query
    .orderBy('taken_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit + 1)
    .execute()
  const some = rows.slice(0, limit)
  const last = some.at(-1)
  return { items: some.map(rowOf), next: rows.length > limit && last ? writeCursor([last.taken_at, last.id]) : null, canTake }
}

/** One request with what is held, what an erasure would do or has done, and words for the answer. Unknown: `privacy.not-found`. */
export async function viewRequest(ctx: Ctx, id: string): Promise<PrivacyView> {
  const may = await mustReadRequests(ctx)
  const row = await mustFindRequest(ctx, id)
  const isOver = row.state === 'done'
  const { groups, hidden } = isOver ? { groups: [], hidden: 0 } : await gather(ctx, subjectOf(row))
  const person = (who: string) => ({ id: who, name: ctx.roster.people.get(who)?.name ?? '' })
  const said = (text: string | null, by: string | null, at: string | null) =>
    text === null || by === null || at === null ? null : { text, by: person(by), at }
  const plan = await planOf(ctx, row)
  const { answered_at: answered } = row
  return {
    ...rowOf(row),
    ...{
      phone: row.phone,
      answerTo: row.answer_to,
      asks: row.asks,
      identity: row.identity,
      takenBy: person(row.taken_by),
      takenAt: row.taken_at,
    },
    ...{ dueSum: row.due_sum, extendedBecause: row.extended_because },
    decision: said(row.decision, row.decided_by, row.decided_at),
    answer: said(row.answer, row.answered_by, answered),
    ...{ held: previewOf(groups, ctx.language), hidden, plan, draft: draftOf(ctx, row, plan) },
    can: {
      decide: may && row.state === 'open',
      extend: may && row.law === 'gdpr' && row.extended_because === null && answered === null,
      answer: may && row.state !== 'open' && answered === null,
      export: may && !isOver && (row.kind === 'access' || row.state === 'open'),
    },
  }
}

/** The row of a request. */
export async function mustFindRequest(ctx: Ctx, id: string): Promise<Row> {
  const row = await ctx.tx
    .selectFrom('privacy_requests')
    .selectAll()
    .where('org_id', '=', ctx.org)
    .where('id', '=', id)
    .executeTakeFirst()
  if (!row) throw refuse('privacy.not-found')
  return row
}

async function planOf(ctx: Ctx, row: Row): Promise<PrivacyItem[]> {
  if (row.kind !== 'erasure' || row.state === 'refused') return []
  if (row.state === 'open')
    return (await planErasure(ctx, subjectOf(row))).map((item, at) => ({
      position: at + 1,
      ...{ what: item.what, label: item.label, case: item.what === 'case' ? item.subject : null, keptUntil: item.keptUntil },
      ...{ because: item.because, state: item.isFree ? 'waiting' : 'kept' },
    }))
  const items = await ctx.tx
    .selectFrom('privacy_items')
    .selectAll()
    .where('org_id', '=', ctx.org)
    .where('request_id', '=', row.id)
    .orderBy('position')
    .execute()
  const seen = await visibleAmong(
    ctx,
    items.flatMap(item => (item.what === 'case' ? [item.subject_id] : [])),
  )
  const now = row.state === 'granted' ? await planErasure(ctx, subjectOf(row)) : []
  return items.map(item => {
    const planned = now.find(one => one.what === item.what && one.subject === item.subject_id)
    const isKept = item.state === 'waiting' && planned?.isFree === false
    const isHidden = item.what === 'case' && !seen.has(item.subject_id)
    return {
      position: item.position,
      ...{
        what: item.what,
        label: isHidden ? '＊＊＊' : item.label,
        case: item.what === 'case' && !isHidden ? item.subject_id : null,
      },
      ...{
        keptUntil: item.kept_until,
        because: isKept ? planned.because : item.because,
        state: isKept ? ('kept' as const) : item.state,
      },
    }
  })
}

/** Words to begin the answer with: what is done, what must be kept until when by which clause. Somebody reads and sends them. */
function draftOf(ctx: Ctx, row: Row, plan: readonly PrivacyItem[]): string {
  if (row.answered_at !== null) return ''
  const zh = ctx.language === 'zh'
  const head = zh
    ? `${row.name}：\n您于 ${row.received_on} 提出的请求（${row.number}）已处理。`
    : `Dear ${row.name},\nYour request of ${row.received_on} (${row.number}) has been dealt with.`
  const gone = plan.filter(item => item.state !== 'kept').length
  const kept = plan.filter(item => item.state === 'kept')
  const lines = [
    head,
    ...(row.decision === null ? [] : [row.decision]),
    ...(gone === 0 ? [] : [zh ? `已删除或即将删除 ${gone} 项。` : `${gone} items are erased.`]),
    ...kept.map(item => {
      const why = item.because.map(text => (zh ? text.zh : (text.en ?? text.zh))).join(zh ? '；' : '; ')
      return zh
        ? `${item.label} 依法或依制度须继续保留：${why}。期满后删除，期间限制查阅。`
        : `${item.label} must be kept: ${why}. It is erased after that; until then access is restricted.`
    }),
    zh
      ? '如不同意，可向我们申诉或向履行个人信息保护职责的部门投诉。'
      : 'If you disagree you may appeal to us or complain to the supervisory authority.',
  ]
  return lines.join('\n')
}
