import { type Selectable, sql } from 'kysely'
import { localDateOf } from '../../engine/calendar/days.ts'
import type { Instant } from '../../events/instant.ts'
import { maskName } from '../access/mask.ts'
import { archiveRights } from '../archive/rights.ts'
import { type Ctx, systemActor } from '../context.ts'
import type { PrivacyItems } from '../database/archive-tables.ts'
import { asWorker, inOrganisation } from '../database/transaction.ts'
import type { Deps } from '../deps.ts'
import { addOrganisationEvent } from '../events/add-organisation-event.ts'
import { contextOf } from '../http/organisation-context.ts'
import { tellPeople } from '../notifications/tell-people.ts'
import { planErasure } from './plan.ts'
import { subjectOf } from './subject.ts'

type Background = Pick<Deps, 'database' | 'clock' | 'newId' | 'newSalt' | 'files'>
type Item = Selectable<PrivacyItems>

/** Decided or answered so recently that something may be due at once; the rest is looked at once a day. */
const RECENT_MS = 10 * 60_000

/**
 * Erases what granted requests cover and nothing keeps any more, one item in each transaction, so that a crash loses and doubles nothing. What must still
 * be kept waits for its day, and is asked about anew then: a hold placed meanwhile keeps it. `which`: those decided or answered just now, or all, once a day.
 */
export async function eraseInBackground(
  deps: Background,
  now: Instant,
  which: 'recent' | 'all',
  signal?: AbortSignal,
): Promise<void> {
  const since = new Date(Date.parse(now) - RECENT_MS).toISOString()
  const granted = await asWorker(deps.database, tx => {
    const query = tx
      .selectFrom('privacy_requests')
      .select(['org_id', 'id'])
      .where('state', '=', 'granted')
      .where('kind', '=', 'erasure')
    const asked =
      which === 'all' ? query : query.where(eb => eb.or([eb('decided_at', '>=', since), eb('answered_at', '>=', since)]))
    return asked.orderBy('org_id').orderBy('id').execute()
  })
  for (const { org_id: org, id } of granted) {
    let goesOn = true
    while (goesOn && signal?.aborted !== true)
      goesOn = await inOrganisation(deps.database, org, async tx =>
        eraseNext({ ...(await contextOf(deps, tx, org, systemActor)), now }, id),
      )
  }
}

async function eraseNext(ctx: Ctx, request: string): Promise<boolean> {
  const row = await ctx.tx
    .selectFrom('privacy_requests')
    .selectAll()
    .where('org_id', '=', ctx.org)
    .where('id', '=', request)
    .forUpdate()
    .skipLocked()
    .executeTakeFirst()
  if (row === undefined || row.state !== 'granted') return false
  const today = localDateOf(ctx.rules.calendar, ctx.now)
  const waiting = await ctx.tx
    .selectFrom('privacy_items')
    .selectAll()
    .where('org_id', '=', ctx.org)
    .where('request_id', '=', request)
    .where('state', '=', 'waiting')
    .orderBy('position')
    .execute()
  if (waiting.length === 0) return endRequest(ctx, row.id, row.number, row.name)
  const due = waiting.filter(item => item.kept_until === null || item.kept_until < today)
  if (due.length === 0) return false
  // The same questions as on the day of the decision: what has come in between keeps it.
  const plan = await planErasure(ctx, subjectOf(row))
  const item = due.find(one => {
    const now = plan.find(planned => planned.what === one.what && planned.subject === one.subject_id)
    return now === undefined || now.isFree
  })
  if (item === undefined) return false
  await erase(ctx, request, item)
  await ctx.tx
    .updateTable('privacy_items')
    .set({ state: 'done', settled_at: ctx.now, ...(item.what === 'case' ? {} : { label: '—' }) })
    .where('org_id', '=', ctx.org)
    .where('request_id', '=', request)
    .where('position', '=', item.position)
    .execute()
  await addOrganisationEvent(ctx, {
    type: 'privacy.erased',
    plain: { request, number: row.number, items: 1, left: waiting.length - 1 },
    sealed: {},
  })
  return true
}

async function erase(ctx: Ctx, request: string, item: Item): Promise<void> {
  const { tx, org } = ctx
  switch (item.what) {
    case 'case': {
      const there = await tx
        .selectFrom('cases')
        .select('disposed_at')
        .where('org_id', '=', org)
        .where('id', '=', item.subject_id)
        .executeTakeFirst()
      if (there !== undefined && there.disposed_at === null)
        await sql`select bihuan_dispose_case(${request}, ${item.subject_id}, ${ctx.now}::timestamptz)`.execute(tx)
      return
    }
    case 'customer':
      await sql`select bihuan_erase_customer(${request}, ${item.subject_id}, ${localDateOf(ctx.rules.calendar, ctx.now)}::date)`.execute(
        tx,
      )
      return
    case 'contact':
      await tx
        .updateTable('customer_contacts')
        .set({ name: '—', role: '', phone: '', phone_digits: '', email: '', ended_on: localDateOf(ctx.rules.calendar, ctx.now) })
        .where('org_id', '=', org)
        .where('id', '=', item.subject_id)
        .execute()
      return
    case 'staff':
      await tx
        .updateTable('people')
        .set({ email: null, phone: null, title: '' })
        .where('org_id', '=', org)
        .where('id', '=', item.subject_id)
        .where('is_active', '=', false)
        .execute()
      return
  }
}

/** Nothing is left: of who asked the register keeps a name in part and no way to reach them. */
async function endRequest(ctx: Ctx, id: string, number: string, name: string): Promise<false> {
  const row = await ctx.tx
    .selectFrom('privacy_requests')
    .select('answered_at')
    .where('org_id', '=', ctx.org)
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  // The answer still has to reach them.
  if (row.answered_at === null) return false
  await ctx.tx
    .updateTable('privacy_requests')
    .set({ state: 'done', name: maskName(name), phone: '', answer_to: '—', asks: '—', identity: '—', answer: '—', decision: '—' })
    .where('org_id', '=', ctx.org)
    .where('id', '=', id)
    .execute()
  await sql`select bihuan_erase_request(${id})`.execute(ctx.tx)
  await addOrganisationEvent(ctx, { type: 'privacy.erased', plain: { request: id, number, items: 0, left: 0 }, sealed: {} })
  return false
}

/** Once a day: tells those who handle requests of what is due within two days or overdue and has not been answered. */
export async function ringRequests(deps: Background, now: Instant): Promise<void> {
  const soon = new Date(Date.parse(now) + 2 * 24 * 3_600_000).toISOString()
  const rows = await asWorker(deps.database, tx =>
    tx
      .selectFrom('privacy_requests')
      .select(['org_id', 'id', 'number', 'due_at'])
      .where('answered_at', 'is', null)
      .where('due_at', '<=', soon)
      .execute(),
  )
  for (const row of rows)
    await inOrganisation(deps.database, row.org_id, async tx => {
      const ctx = { ...(await contextOf(deps, tx, row.org_id, systemActor)), now }
      const { settings } = await archiveRights(ctx)
      const isOverdue = row.due_at < now
      const people = [...ctx.roster.people.values()].filter(person =>
        person.roles.some(({ role }) => (settings.privacyOfficers as readonly string[]).includes(role)),
      )
      await tellPeople(
        ctx,
        {
          ...{ id: `privacy:${row.id}:${isOverdue ? 'overdue' : 'soon'}`, kind: 'privacy', subject: row.id },
          title: isOverdue
            ? { zh: `个人信息请求 ${row.number} 答复超期`, en: `Request ${row.number} of a person is overdue` }
            : { zh: `个人信息请求 ${row.number} 即将到期`, en: `Request ${row.number} of a person is due soon` },
        },
        people.map(person => person.id),
        'all',
      )
    })
}
