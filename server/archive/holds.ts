import { type Selectable, sql } from 'kysely'
import { localDateOf } from '../../engine/calendar/days.ts'
import { caseSeenOrTrue, customerSeen, mustBeCase } from '../access/case-visibility.ts'
import type { Ctx } from '../context.ts'
import type { LegalHolds } from '../database/archive-tables.ts'
import { refuse } from '../errors.ts'
import { addOrganisationEvent } from '../events/add-organisation-event.ts'
import { readCursor, writeCursor } from '../http/cursor.ts'
import { nextArchiveNumber } from './next-archive-number.ts'
import { kindsOfClass } from './record-classes.ts'
import { archiveRights, mustHoldPost, mustSeeArchive } from './rights.ts'
import type { Hold, HoldPage, ListHolds, PlaceHold } from './schema.ts'

type Row = Selectable<LegalHolds>

/** 保全: places a hold; gives its id. What it names must be there and be seen by whoever places it. */
export async function placeHold(ctx: Ctx, asked: PlaceHold): Promise<string> {
  await mustHoldPost(ctx, 'holders')
  await mustBeKnown(ctx, asked)
  // A disposal that runs now ends its case first, or sees this hold.
  await sql`select pg_advisory_xact_lock(hashtextextended(${`disposal ${ctx.org}`}, 0))`.execute(ctx.tx)
  const [id, number] = [ctx.newId(), await nextArchiveNumber(ctx, 'BQ')]
  const subject = 'subject' in asked ? asked.subject : undefined
  const ofClass = asked.kind === 'class' ? asked.class : undefined
  const period = asked.kind === 'period' ? { from: asked.from, to: asked.to } : undefined
  await ctx.tx
    .insertInto('legal_holds')
    .values({
      ...{ org_id: ctx.org, id, number, kind: asked.kind, subject_id: subject ?? null, class: ofClass ?? null },
      ...{
        kinds: ofClass === undefined ? [] : kindsOfClass(ofClass),
        period_from: period?.from ?? null,
        period_to: period?.to ?? null,
      },
      ...{ reason: asked.reason, reference: asked.reference ?? '', placed_by: ctx.actor.person, placed_at: ctx.now },
      ...{ lifted_by: null, lifted_at: null, lift_reason: null },
    })
    .execute()
  await addOrganisationEvent(ctx, {
    type: 'hold.placed',
    plain: {
      ...{ hold: id, number, kind: asked.kind },
      ...(subject === undefined ? {} : { subject }),
      ...(ofClass === undefined ? {} : { class: ofClass }),
      ...period,
    },
    sealed: { reason: asked.reason, ...(asked.reference === undefined ? {} : { reference: asked.reference }) },
  })
  return id
}

async function mustBeKnown(ctx: Ctx, asked: PlaceHold): Promise<void> {
  if (asked.kind === 'case') return mustBeCase(ctx, asked.subject)
  if (asked.kind === 'person' && !ctx.roster.people.has(asked.subject)) throw refuse('person.not-found')
  if (asked.kind === 'period' && asked.from > asked.to) throw refuse('hold.period-reversed')
  if (asked.kind !== 'customer') return
  const known = await ctx.tx
    .selectFrom('customers')
    .select('id')
    .where('org_id', '=', ctx.org)
    .where('id', '=', asked.subject)
    .executeTakeFirst()
  if (!known) throw refuse('customer.not-found')
}

/** 解除保全: by another person than placed it, with a reason. */
export async function liftHold(ctx: Ctx, id: string, reason: string): Promise<void> {
  await mustHoldPost(ctx, 'holders')
  const row = await ctx.tx
    .selectFrom('legal_holds')
    .selectAll()
    .where('org_id', '=', ctx.org)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (!row) throw refuse('hold.not-found')
  if (row.lifted_at !== null) throw refuse('hold.lifted-already')
  if (row.placed_by === ctx.actor.person) throw refuse('hold.own')
  await ctx.tx
    .updateTable('legal_holds')
    .set({ lifted_by: ctx.actor.person, lifted_at: ctx.now, lift_reason: reason })
    .where('org_id', '=', ctx.org)
    .where('id', '=', id)
    .execute()
  await addOrganisationEvent(ctx, { type: 'hold.lifted', plain: { hold: id, number: row.number }, sealed: { reason } })
}

/** A page of holds, the latest first. */
export async function listHolds(ctx: Ctx, { state, limit, after }: ListHolds): Promise<HoldPage> {
  await mustSeeArchive(ctx)
  let query = ctx.tx.selectFrom('legal_holds').selectAll().where('org_id', '=', ctx.org)
  if (state !== 'all') query = query.where('lifted_at', state === 'standing' ? 'is' : 'is not', null)
  if (after !== undefined) {
    const [at, id] = readCursor(after, ['moment', 'text'])
    query = query.where(eb => eb(eb.refTuple('placed_at', 'id'), '<', eb.tuple(at, id)))
  }
  const rows = await query
    .orderBy('placed_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit + 1)
    .execute()
  const some = rows.slice(0, limit)
  const last = some.at(-1)
  const { may } = await archiveRights(ctx)
  return {
    items: await presentHolds(ctx, some, may.holders),
    next: rows.length > limit && last ? writeCursor([last.placed_at, last.id]) : null,
    canPlace: may.holders,
  }
}

/** Holds as the reader sees them: a case or customer that they do not see is not named. */
export async function presentHolds(ctx: Ctx, rows: readonly Row[], mayLift: boolean): Promise<Hold[]> {
  const named = await namesOf(ctx, rows)
  const person = (id: string) => ({ id, name: ctx.roster.people.get(id)?.name ?? '' })
  return rows.map(row => ({
    ...{ id: row.id, number: row.number, kind: row.kind, class: row.class, from: row.period_from, to: row.period_to },
    subject: row.subject_id === null ? null : named(row),
    ...{ reason: row.reason, reference: row.reference, placedBy: person(row.placed_by), placedAt: row.placed_at },
    lifted:
      row.lifted_at === null || row.lifted_by === null
        ? null
        : { by: person(row.lifted_by), at: row.lifted_at, reason: row.lift_reason ?? '' },
    canLift: mayLift && row.lifted_at === null && row.placed_by !== ctx.actor.person,
  }))
}

async function namesOf(ctx: Ctx, rows: readonly Row[]): Promise<(row: Row) => { id: string | null; name: string }> {
  const idsOf = (kind: Row['kind']) => rows.flatMap(row => (row.kind === kind && row.subject_id !== null ? [row.subject_id] : []))
  const [caseIds, customerIds] = [idsOf('case'), idsOf('customer')]
  const cases =
    caseIds.length === 0
      ? []
      : await ctx.tx
          .selectFrom('cases')
          .select(['id', 'number as name'])
          .where('org_id', '=', ctx.org)
          .where('id', 'in', caseIds)
          .where(caseSeenOrTrue(ctx, 'cases.id'))
          .execute()
  const customers =
    customerIds.length === 0
      ? []
      : await ctx.tx
          .selectFrom('customers')
          .select(['id', 'name'])
          .where('org_id', '=', ctx.org)
          .where('id', 'in', customerIds)
          .where(customerSeen(ctx, 'customers.id') ?? sql<boolean>`true`)
          .execute()
  const names = new Map([...cases, ...customers].map(({ id, name }) => [id, name]))
  return ({ kind, subject_id: id }) => {
    if (kind === 'person') return { id, name: ctx.roster.people.get(id ?? '')?.name ?? '' }
    const name = names.get(id ?? '')
    return name === undefined ? { id: null, name: '＊＊＊' } : { id, name }
  }
}

/** The holds that stand on a case now. */
export async function holdsOnCase(ctx: Pick<Ctx, 'tx'>, caseId: string): Promise<Row[]> {
  const { rows } = await sql<Row>`select * from bihuan_holds_on_case(${caseId})`.execute(ctx.tx)
  return rows
}

/** The holds on several cases, by the id of each. */
export async function holdsOnCases(
  ctx: Pick<Ctx, 'tx'>,
  ids: readonly string[],
): Promise<ReadonlyMap<string, { id: string; number: string }[]>> {
  if (ids.length === 0) return new Map()
  const { rows } = await sql<{ case_id: string; id: string; number: string }>`
    select asked as case_id, h.id, h.number from unnest(${[...ids]}::text[]) asked, bihuan_holds_on_case(asked) h`.execute(ctx.tx)
  const found = new Map<string, { id: string; number: string }[]>()
  for (const { case_id, id, number } of rows) found.set(case_id, [...(found.get(case_id) ?? []), { id, number }])
  return found
}

/** Whether a hold covers a record of no case: of its class, its time or, of an upload, the person who sent it. */
export async function isRecordHeld(
  ctx: Ctx,
  of: { readonly class: string; readonly from: string; readonly until: string; readonly person?: string },
): Promise<boolean> {
  const [from, until] = [localDateOf(ctx.rules.calendar, of.from), localDateOf(ctx.rules.calendar, of.until)]
  const row = await ctx.tx
    .selectFrom('legal_holds')
    .select('id')
    .where('org_id', '=', ctx.org)
    .where('lifted_at', 'is', null)
    .where(eb =>
      eb.or([
        eb.and([eb('kind', '=', 'class'), eb('class', '=', of.class as Row['class'])]),
        eb.and([eb('kind', '=', 'period'), eb('period_from', '<=', until), eb('period_to', '>=', from)]),
        ...(of.person === undefined ? [] : [eb.and([eb('kind', '=', 'person'), eb('subject_id', '=', of.person)])]),
      ]),
    )
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}
