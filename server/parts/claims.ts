import { type SqlBool, sql } from 'kysely'
import { caseSeenOrTrue } from '../access/case-visibility.ts'
import type { Ctx } from '../context.ts'
import { refuse } from '../errors.ts'
import { readCursor, writeCursor } from '../http/cursor.ts'
import { mustBeParts } from './catalogue.ts'
import type { ChangeClaim, ClaimPage, ClaimRow, ListClaims, NewClaim } from './claim-schema.ts'
import { nextStockNumber } from './numbers.ts'
import { nameOf } from './places.ts'
import { mustBeSuppliers } from './save-part.ts'
import { traceOf } from './trace.ts'
import { mustBeStaffOfOurs, type StockRights, stockRights } from './who.ts'

/** 供应商索赔: drafted from a failed part, with the trace to its receipt as it is known at that moment. By whoever manages the stock (`stock.not-manager`). */
export async function openClaim(ctx: Ctx, caseId: string, input: NewClaim): Promise<string> {
  mustBeStaffOfOurs(ctx)
  if (!(await stockRights(ctx)).manages) throw refuse('stock.not-manager')
  await mustBeParts(ctx, [input.part])
  await mustBeSuppliers(ctx, [input.supplier])
  await mustBeFilesOf(ctx, caseId, input.files)
  const { tx, org } = ctx
  if (input.useEvent !== null) {
    const use = await tx
      .selectFrom('part_uses')
      .select('line')
      .where('org_id', '=', org)
      .where('event_id', '=', input.useEvent)
      .where('case_id', '=', caseId)
      .where('part_id', '=', input.part)
      .executeTakeFirst()
    if (!use) throw refuse('event.not-found')
    const known = await tx
      .selectFrom('supplier_claims')
      .select('number')
      .where('org_id', '=', org)
      .where('use_event', '=', input.useEvent)
      .where('part_id', '=', input.part)
      .where('serial', '=', input.serial)
      .where('state', '<>', 'withdrawn')
      .executeTakeFirst()
    if (known)
      throw refuse('claim.known-already', {
        detail: { zh: `已有索赔单 ${known.number}`, en: `${known.number} is about it already` },
      })
  }
  const trace = await traceOf(ctx, input.part, input.serial, ctx.now)
  // A receipt of another supplier proves nothing against this one.
  const isTheirs = trace.supplier?.id === input.supplier
  const id = ctx.newId()
  await tx
    .insertInto('supplier_claims')
    .values({
      ...{
        org_id: org,
        id,
        number: await nextStockNumber(ctx, 'claim'),
        supplier_id: input.supplier,
        part_id: input.part,
        case_id: caseId,
      },
      ...{
        use_event: input.useEvent,
        serial: input.serial,
        batch: isTheirs ? trace.batch : '',
        receipt_id: isTheirs ? (trace.receipt?.id ?? null) : null,
      },
      ...{
        receipt_is_certain: isTheirs && trace.certain,
        quantity: input.quantity,
        amount_fen: input.amountFen,
        evidence: input.evidence,
      },
      ...{ files: input.files, state: 'drafted', recovery_id: null, opened_by: ctx.actor.person, opened_at: ctx.now },
    })
    .execute()
  return id
}

async function mustBeFilesOf({ tx, org }: Ctx, caseId: string, files: readonly string[]): Promise<void> {
  const wanted = [...new Set(files)]
  if (wanted.length === 0) return
  const found = await tx
    .selectFrom('files')
    .select('id')
    .where('org_id', '=', org)
    .where('case_id', '=', caseId)
    .where('id', 'in', wanted)
    .execute()
  if (found.length < wanted.length) throw refuse('file.not-found')
}

const next: Readonly<Record<string, ClaimRow['can']>> = {
  drafted: ['send', 'withdraw', 'link'],
  sent: ['accept', 'refuse', 'withdraw', 'link'],
  accepted: ['settle', 'link'],
  refused: ['send', 'withdraw'],
}
const allowed = (row: { state: string }, rights: StockRights): ClaimRow['can'] => (rights.manages ? (next[row.state] ?? []) : [])

/** Sends, answers, settles or drops a claim, or links the recovery of its case; only what its state allows (`claim.not-now`). */
export async function changeClaim(ctx: Ctx, id: string, input: ChangeClaim): Promise<void> {
  mustBeStaffOfOurs(ctx)
  const row = await ctx.tx
    .selectFrom('supplier_claims')
    .selectAll()
    .where('org_id', '=', ctx.org)
    .where('id', '=', id)
    .where(caseSeenOrTrue(ctx, 'supplier_claims.case_id'))
    .forUpdate()
    .executeTakeFirst()
  if (!row) throw refuse('claim.not-found')
  const rights = await stockRights(ctx)
  if (!rights.manages) throw refuse('stock.not-manager')
  if (!allowed(row, rights).includes(input.act)) throw refuse('claim.not-now')
  const set = (values: object) =>
    ctx.tx.updateTable('supplier_claims').set(values).where('org_id', '=', ctx.org).where('id', '=', id).execute()
  if (input.act === 'send') await set({ state: 'sent', sent_at: ctx.now })
  else if (input.act === 'withdraw') await set({ state: 'withdrawn', ...(input.answer === '' ? {} : { answer: input.answer }) })
  else if (input.act === 'link') {
    const recovery = await ctx.tx
      .selectFrom('recoveries')
      .select('id')
      .where('org_id', '=', ctx.org)
      .where('id', '=', input.recovery ?? '')
      .where('case_id', '=', row.case_id)
      .where('source', '=', 'supplier')
      .executeTakeFirst()
    if (!recovery) throw refuse('claim.no-recovery')
    await set({ recovery_id: recovery.id })
  } else if (input.act === 'settle') {
    if (row.recovery_id === null && input.recoveredFen === null) throw refuse('claim.amount-missing')
    if (row.recovery_id === null && input.recoveredFen! > Number(row.amount_fen)) throw refuse('claim.over-claimed')
    await set({
      state: 'settled',
      settled_at: ctx.now,
      ...(row.recovery_id === null ? { recovered_fen: input.recoveredFen } : {}),
      ...(input.answer === '' ? {} : { answer: input.answer }),
    })
  } else {
    if (input.answer === '') throw refuse('claim.answer-missing')
    await set({ state: input.act === 'accept' ? 'accepted' : 'refused', answer: input.answer, answered_at: ctx.now })
  }
}

/** What came of it: by the recovery of the case where one is linked, else as entered. */
const recovered = sql<number>`coalesce((select r.recovered_fen from recoveries r where r.org_id = c.org_id and r.id = c.recovery_id), c.recovered_fen)`

/** Claims on the cases that the viewer sees, newest first, with the sums of all that the filter finds. */
export async function listClaims(ctx: Ctx, { state, supplier, limit, after }: ListClaims): Promise<ClaimPage> {
  mustBeStaffOfOurs(ctx)
  let found = ctx.tx.selectFrom('supplier_claims as c').where('c.org_id', '=', ctx.org).where(caseSeenOrTrue(ctx, 'c.case_id'))
  if (state !== undefined) found = found.where('c.state', '=', state)
  if (supplier !== undefined) found = found.where('c.supplier_id', '=', supplier)
  const totals = await found
    .where('c.state', '<>', 'withdrawn')
    .select([
      sql<number>`count(*)::int`.as('count'),
      sql<string>`coalesce(sum(c.amount_fen), 0)`.as('claimed'),
      sql<string>`coalesce(sum(${recovered}), 0)`.as('recovered'),
    ])
    .executeTakeFirstOrThrow()
  let query = found
    .innerJoin('suppliers as s', join => join.onRef('s.org_id', '=', 'c.org_id').onRef('s.id', '=', 'c.supplier_id'))
    .innerJoin('parts as p', join => join.onRef('p.org_id', '=', 'c.org_id').onRef('p.id', '=', 'c.part_id'))
    .innerJoin('cases as k', join => join.onRef('k.org_id', '=', 'c.org_id').onRef('k.id', '=', 'c.case_id'))
    .leftJoin('stock_moves as m', join => join.onRef('m.org_id', '=', 'c.org_id').onRef('m.id', '=', 'c.receipt_id'))
    .selectAll('c')
    .select([
      's.name as supplier_name',
      'p.number as part_number',
      'p.name as part_name',
      'p.unit',
      'k.number as case_number',
      'k.title',
    ])
    .select(['m.document', 'm.at as receipt_at', recovered.as('recovered'), sql<string>`c.opened_at::text`.as('place')])
  if (after !== undefined) {
    const [at, id] = readCursor(after, ['moment', 'text'])
    query = query.where(sql<SqlBool>`(c.opened_at, c.id) < (${at}::timestamptz, ${id})`)
  }
  const rows = await query
    .orderBy('c.opened_at', 'desc')
    .orderBy('c.id', 'desc')
    .limit(limit + 1)
    .execute()
  const page = rows.slice(0, limit)
  const rights = await stockRights(ctx)
  const names = await fileNames(
    ctx,
    page.flatMap(row => row.files),
  )
  const last = page.at(-1)
  return {
    items: page.map(row => ({
      ...{ id: row.id, number: row.number, supplier: { id: row.supplier_id, name: row.supplier_name } },
      part: { id: row.part_id, number: row.part_number, name: row.part_name, unit: row.unit },
      case: { id: row.case_id, number: row.case_number, title: row.title },
      ...{ serial: row.serial, batch: row.batch, receiptIsCertain: row.receipt_is_certain, quantity: row.quantity },
      receipt:
        row.receipt_id === null || row.receipt_at === null
          ? null
          : { id: row.receipt_id, document: row.document ?? '', at: row.receipt_at },
      ...{
        amountFen: Number(row.amount_fen),
        recoveredFen: Number(row.recovered),
        evidence: row.evidence,
        state: row.state,
        answer: row.answer,
      },
      files: row.files.map(id => ({ id, name: names.get(id) ?? '' })),
      ...{ recovery: row.recovery_id, by: nameOf(ctx, row.opened_by), at: row.opened_at, sentAt: row.sent_at },
      ...{ answeredAt: row.answered_at, settledAt: row.settled_at, can: allowed(row, rights) },
    })),
    next: rows.length > limit && last ? writeCursor([last.place, last.id]) : null,
    totals: { count: totals.count, claimedFen: Number(totals.claimed), recoveredFen: Number(totals.recovered) },
  }
}

async function fileNames({ tx, org }: Ctx, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await tx
    .selectFrom('files')
    .select(['id', 'name'])
    .where('org_id', '=', org)
    .where('id', 'in', [...new Set(ids)])
    .execute()
  return new Map(rows.map(row => [row.id, row.name]))
}
