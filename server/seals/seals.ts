import type { FastifyRequest } from 'fastify'
import { sql } from 'kysely'
import { eventDefinition } from '../../events/registry.ts'
import { logReading } from '../access/access-log.ts'
import { mustBeCase, visibleAmong } from '../access/case-visibility.ts'
import { named } from '../cases/view-case.ts'
import type { Ctx } from '../context.ts'
import { refuse } from '../errors.ts'
import { type GrantSeal, type PlaceSeal, type SealList, sealers } from './schema.ts'

const who = (ctx: Ctx, id: string) => ({ id, name: named(ctx, id).name })

/** Whether the actor's post looks after sealed matter. */
export function isSealer({ actor }: Pick<Ctx, 'actor'>): boolean {
  return actor.roles.some(r => (sealers as readonly string[]).includes(r.role))
}

/** The seals in force on a case, the newest first, with what the actor may do about each. Unknown or not to be seen: `case.not-found`. */
export async function listSeals(ctx: Ctx, caseId: string): Promise<SealList> {
  await mustBeCase(ctx, caseId)
  const rows = await ctx.tx
    .selectFrom('seals')
    .selectAll()
    .where('org_id', '=', ctx.org)
    .where('case_id', '=', caseId)
    .where('lifted_at', 'is', null)
    .orderBy('placed_at', 'desc')
    .orderBy('id')
    .execute()
  const grants =
    rows.length === 0
      ? []
      : await ctx.tx
          .selectFrom('seal_grants')
          .select(['seal_id', 'person_id', 'until'])
          .where('org_id', '=', ctx.org)
          .where(
            'seal_id',
            'in',
            rows.map(r => r.id),
          )
          .where('until', '>', ctx.now)
          .execute()
  const isMine = isSealer(ctx)
  return {
    mayPlace: isMine,
    items: rows.map(r => {
      const given = grants.filter(g => g.seal_id === r.id)
      return {
        ...{ id: r.id, kind: r.kind, subject: r.subject_id, title: r.title, reason: r.reason, placedAt: r.placed_at },
        placedBy: who(ctx, r.placed_by),
        mayOpen: isMine || given.some(g => g.person_id === ctx.actor.person),
        mayLift: isMine,
        grants: given.map(g => ({ person: who(ctx, g.person_id), until: g.until })),
      }
    }),
  }
}

/** A seal in force on a case that the actor may see; anything else: `seal.not-found`. */
export async function sealInForce(ctx: Ctx, id: string) {
  const row = await ctx.tx
    .selectFrom('seals')
    .select(['id', 'case_id', 'kind', 'subject_id', 'title'])
    .where('org_id', '=', ctx.org)
    .where('id', '=', id)
    .where('lifted_at', 'is', null)
    .executeTakeFirst()
  if (!row || !(await visibleAmong(ctx, [row.case_id])).has(row.case_id)) throw refuse('seal.not-found')
  return row
}

/** What is to be sealed, with its title: a file of the case, or an event of it that holds sealed words. Refuses `file.not-found`, `event.not-found`, `seal.placed-already`. */
export async function subjectOf(
  ctx: Ctx,
  caseId: string,
  { kind, subject }: Pick<PlaceSeal, 'kind' | 'subject'>,
): Promise<{ title: string; sha256: string | undefined }> {
  await mustBeCase(ctx, caseId)
  if (kind === 'record') {
    const event = await ctx.tx
      .selectFrom('events')
      .select(['type'])
      .where('org_id', '=', ctx.org)
      .where('stream_id', '=', caseId)
      .where('id', '=', subject)
      // Title and description of a case stand in its lists: they cannot be sealed alone.
      .where('type', '<>', 'case.opened')
      .executeTakeFirst()
    if (!event) throw refuse('event.not-found')
    const sealed = await ctx.tx
      .selectFrom('seals')
      .select('id')
      .where('org_id', '=', ctx.org)
      .where('subject_id', '=', subject)
      .where('lifted_at', 'is', null)
      .executeTakeFirst()
    if (sealed) throw refuse('seal.placed-already')
    return { title: eventDefinition(event.type)?.title.zh ?? event.type, sha256: undefined }
  }
  const file = await ctx.tx
    .selectFrom('files')
    .select(['name', 'sha256'])
    .where('org_id', '=', ctx.org)
    .where('case_id', '=', caseId)
    .where('id', '=', subject)
    .executeTakeFirst()
  if (!file) throw refuse('file.not-found')
  if ((await sealOfContent(ctx, file.sha256)) !== undefined) throw refuse('seal.placed-already')
  return { title: file.name, sha256: file.sha256 }
}

/** The seal under which a content lies, whichever of its files was sealed. */
export async function sealOfContent({ tx, org }: Pick<Ctx, 'tx' | 'org'>, sha256: string): Promise<string | undefined> {
  const row = await tx
    .selectFrom('seals')
    .innerJoin('files', join => join.onRef('files.org_id', '=', 'seals.org_id').onRef('files.id', '=', 'seals.subject_id'))
    .select('seals.id')
    .where('seals.org_id', '=', org)
    .where('seals.kind', '=', 'file')
    .where('seals.lifted_at', 'is', null)
    .where('files.sha256', '=', sha256)
    .limit(1)
    .executeTakeFirst()
  return row?.id
}

/** Writes the seal, its key where there is one, and the log of it. */
export async function insertSeal(
  ctx: Ctx,
  request: FastifyRequest,
  caseId: string,
  { id, key, title, kind, subject, reason }: PlaceSeal & { id: string; key: string | undefined; title: string },
): Promise<void> {
  const placed = await ctx.tx
    .insertInto('seals')
    .values({
      ...{ org_id: ctx.org, id, case_id: caseId, kind, subject_id: subject, title, reason },
      ...{ placed_by: ctx.actor.person, placed_at: ctx.now, lifted_by: null, lifted_at: null, lift_reason: null },
    })
    .onConflict(c => c.doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!placed) throw refuse('seal.placed-already')
  if (key !== undefined) await ctx.tx.insertInto('seal_keys').values({ org_id: ctx.org, seal_id: id, key }).execute()
  await logReading(ctx, request, {
    ...{ action: 'seal.placed', caseId, subject, reason },
    detail: { seal: id, title, kind },
  })
}

/** Lets a person open a seal until a moment. Somebody who is not on the staff: `person.not-found`; a moment gone by: `seal.grant-over`. */
export async function grantSeal(
  ctx: Ctx,
  request: FastifyRequest,
  id: string,
  { person, until, reason }: GrantSeal,
): Promise<void> {
  const seal = await sealInForce(ctx, id)
  if (!ctx.roster.people.has(person)) throw refuse('person.not-found')
  if (until <= ctx.now) throw refuse('seal.grant-over')
  await ctx.tx
    .insertInto('seal_grants')
    .values({
      ...{ org_id: ctx.org, id: ctx.newId(), seal_id: id, person_id: person, until, reason },
      ...{ granted_by: ctx.actor.person, granted_at: ctx.now },
    })
    .execute()
  await logReading(ctx, request, {
    ...{ action: 'seal.granted', caseId: seal.case_id, subject: seal.subject_id, reason },
    detail: { seal: id, title: seal.title, person: named(ctx, person).name },
  })
}

/** Refuses whoever may not open a seal: neither a post that looks after sealed matter, nor a grant that runs (`seal.not-yours`). */
async function mustOpen(ctx: Ctx, id: string): Promise<void> {
  if (isSealer(ctx)) return
  const grant = await ctx.tx
    .selectFrom('seal_grants')
    .select('id')
    .where('org_id', '=', ctx.org)
    .where('seal_id', '=', id)
    .where('person_id', '=', ctx.actor.person)
    .where('until', '>', ctx.now)
    .limit(1)
    .executeTakeFirst()
  if (!grant) throw refuse('seal.not-yours')
}

/** Opens a seal for a reason: the database writes the log and gives what is under it in one function, so that neither is without the other. */
export async function openSeal(
  ctx: Ctx,
  request: FastifyRequest,
  id: string,
  reason: string,
): Promise<{ kind: 'file' | 'record'; subject: string; key: string | null; words: Readonly<Record<string, unknown>> }> {
  const seal = await sealInForce(ctx, id)
  await mustOpen(ctx, id)
  const { rows } = await sql<{ file_key: string | null; words: Record<string, unknown> | null }>`
    select * from bihuan_open_seal(${id}, ${ctx.newId()}, ${ctx.now}::timestamptz, ${ctx.actor.person}, ${reason}, ${request.ip})`.execute(
    ctx.tx,
  )
  const opened = rows[0]
  if (!opened) throw refuse('seal.not-found')
  return { kind: seal.kind, subject: seal.subject_id, key: opened.file_key, words: opened.words ?? {} }
}

/** Takes a seal away for a reason, and gives the key of its content, which then lies open again. */
export async function liftSeal(ctx: Ctx, request: FastifyRequest, id: string, reason: string) {
  const seal = await sealInForce(ctx, id)
  const { rows } = await sql<{ file_key: string | null }>`
    select * from bihuan_lift_seal(${id}, ${ctx.newId()}, ${ctx.now}::timestamptz, ${ctx.actor.person}, ${reason}, ${request.ip})`.execute(
    ctx.tx,
  )
  const lifted = rows[0]
  if (!lifted) throw refuse('seal.not-found')
  return { caseId: seal.case_id, kind: seal.kind, subject: seal.subject_id, key: lifted.file_key }
}
