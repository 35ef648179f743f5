import type { FastifyRequest } from 'fastify'
import { type SqlBool, sql } from 'kysely'
import { auditedBy, sealingPosts, sealsOn } from '../../engine/sealing.ts'
import { logReading } from '../access/access-log.ts'
import { caseSeenOrTrue, mustBeCase } from '../access/case-visibility.ts'
import { named } from '../cases/view-case.ts'
import type { Ctx } from '../context.ts'
import { refuse } from '../errors.ts'
import { addTold } from '../events/flush-case-people.ts'
import { readCursor, writeCursor } from '../http/cursor.ts'
import { readSettings } from '../settings/change-settings.ts'
import type { LetIn, ListSealed, SealedPage, TakeBack } from './schema.ts'
import { mayLetIn } from './view-seal.ts'

const HOUR_MS = 3_600_000

async function sealedCase(ctx: Ctx, id: string) {
  await mustBeCase(ctx, id)
  const row = await ctx.tx
    .selectFrom('cases')
    .select(['state', 'sealed_for'])
    .where('org_id', '=', ctx.org)
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  if (row.sealed_for === null) throw refuse('sealed.not-sealed')
  if (!mayLetIn(ctx, row.sealed_for, row.state)) throw refuse('sealed.not-yours')
}

/**
 * Lets somebody into a sealed case for a reason, for good or until a moment: a witness, counsel, an interpreter. Written down. Refuses `sealed.not-sealed`,
 * whoever neither looks after it nor handles it (`sealed.not-yours`), somebody not on the staff (`person.not-found`) and a moment gone by (`seal.grant-over`).
 */
export async function letIn(
  ctx: Ctx,
  request: Pick<FastifyRequest, 'ip'>,
  id: string,
  { person, reason, until }: LetIn,
): Promise<void> {
  await sealedCase(ctx, id)
  if (!ctx.roster.people.has(person)) throw refuse('person.not-found')
  if (until !== undefined && until <= ctx.now) throw refuse('seal.grant-over')
  await give(ctx, id, { person, because: 'let-in', reason, until: until ?? null })
  await logReading(ctx, request, {
    ...{ action: 'case.let-in', caseId: id, subject: person, reason },
    detail: { person: named(ctx, person).name, ...(until === undefined ? {} : { until }) },
  })
}

/** Takes back what was given for a reason. What follows from a part in the case ends with the part (`sealed.by-part`). Written down. */
export async function takeBack(
  ctx: Ctx,
  request: Pick<FastifyRequest, 'ip'>,
  id: string,
  { person, reason }: TakeBack,
): Promise<void> {
  await sealedCase(ctx, id)
  const gone = await ctx.tx
    .deleteFrom('case_insiders')
    .where('org_id', '=', ctx.org)
    .where('case_id', '=', id)
    .where('party_id', '=', person)
    .where('because', 'in', ['let-in', 'audit'])
    .returning('because')
    .execute()
  if (gone.length === 0) throw refuse('sealed.by-part')
  await logReading(ctx, request, {
    ...{ action: 'case.shut-out', caseId: id, subject: person, reason },
    detail: { person: named(ctx, person).name },
  })
}

type Given = { person: string; because: 'let-in' | 'audit'; reason: string; until: string | null }
async function give(ctx: Ctx, id: string, { person, because, reason, until }: Given): Promise<void> {
  await ctx.tx
    .insertInto('case_insiders')
    .values({
      ...{ org_id: ctx.org, case_id: id, party_id: person, because, role: '', since: ctx.now, until, reason },
      given_by: ctx.actor.person,
    })
    .onConflict(c =>
      c.columns(['org_id', 'case_id', 'party_id', 'because', 'role']).doUpdateSet({ until, reason, given_by: ctx.actor.person }),
    )
    .execute()
  await addTold(ctx, [{ caseId: id, person }])
}

/** Whether a post of the actor opens sealed cases for a reason, whichever. */
const opensSome = ({ rules, actor }: Pick<Ctx, 'rules' | 'actor'>): boolean => {
  const { audit } = sealingPosts(rules)
  return actor.roles.some(r => audit.has(r.role))
}

/**
 * The sealed cases that the actor's post may open for a reason, newest first: number, kind and day, no word of what they are about. That it was looked at is
 * written down. Empty for everybody else, as where none is sealed.
 */
export async function listSealed(
  ctx: Ctx,
  request: Pick<FastifyRequest, 'ip'>,
  { limit, after }: ListSealed,
): Promise<SealedPage> {
  const { access } = await readSettings(ctx)
  if (!opensSome(ctx)) return { items: [], next: null, hours: access.auditHours, mayOpen: false }
  if (after === undefined) await logReading(ctx, request, { action: 'audit-view', subject: 'page', detail: { page: '密封案件' } })
  let query = ctx.tx
    .selectFrom('cases')
    .select(['id', 'number', 'kind', 'opened_at', 'is_closed', 'state'])
    .select(caseSeenOrTrue(ctx, 'cases.id').as('is_open'))
    .select(
      sql<
        string | null
      >`(select max(i.until) from case_insiders i where i.org_id = ${ctx.org} and i.case_id = cases.id and i.party_id = ${ctx.actor.person} and i.because = 'audit' and i.until > ${ctx.now}::timestamptz)`.as(
        'until',
      ),
    )
    .where('org_id', '=', ctx.org)
    .where('sealed_for', 'is not', null)
  if (after !== undefined) {
    const [at, id] = readCursor(after, ['moment', 'text'])
    query = query.where(sql<SqlBool>`(opened_at, id) < (${at}::timestamptz, ${id})`)
  }
  const rows = await query
    .orderBy('opened_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit + 1)
    .execute()
  const last = rows[limit - 1]
  return {
    items: rows
      .slice(0, limit)
      .filter(row => opens(ctx, row.state))
      .map(row => ({
        ...{ id: row.id, number: row.number, kind: row.kind, openedAt: row.opened_at, isClosed: row.is_closed },
        ...{ isOpen: Boolean(row.is_open), until: row.until },
      })),
    next: rows.length > limit && last ? writeCursor([last.opened_at, last.id]) : null,
    hours: access.auditHours,
    mayOpen: true,
  }
}

/** Whether a post of the actor opens this case for a reason: by what seals it, or where that is gone, by any rule that seals cases. */
function opens(ctx: Pick<Ctx, 'rules' | 'actor'>, state: Parameters<typeof sealsOn>[1]): boolean {
  const posts = auditedBy(sealsOn(ctx.rules, state))
  return posts.length === 0 ? opensSome(ctx) : ctx.actor.roles.some(r => posts.includes(r.role))
}

/** Opens a sealed case to whoever audits, for a written reason and some hours. What they may not open, or is not sealed: `case.not-found`. Gives until when. */
export async function openForAudit(ctx: Ctx, request: Pick<FastifyRequest, 'ip'>, id: string, reason: string): Promise<string> {
  const row = await ctx.tx
    .selectFrom('cases')
    .select(['state'])
    .where('org_id', '=', ctx.org)
    .where('id', '=', id)
    .where('sealed_for', 'is not', null)
    .executeTakeFirst()
  if (!row || !opens(ctx, row.state)) throw refuse('case.not-found')
  const { access } = await readSettings(ctx)
  const until = new Date(Date.parse(ctx.now) + access.auditHours * HOUR_MS).toISOString()
  await give(ctx, id, { person: ctx.actor.person, because: 'audit', reason, until })
  await logReading(ctx, request, { action: 'case.opened-for-audit', caseId: id, subject: id, reason, detail: { until } })
  return until
}
