import { type SqlBool, sql } from 'kysely'
import { localDateOf } from '../../engine/calendar/days.ts'
import { refusalOf } from '../../engine/permissions.ts'
import { caseSeenOrTrue } from '../access/case-visibility.ts'
import { named } from '../cases/view-case.ts'
import type { Ctx } from '../context.ts'
import { refuse } from '../errors.ts'
import { presentStudies, type StudyRow, studies } from './read-library.ts'
import type { Study, StudyVersion } from './schema.ts'
import { studySeen } from './study-seen.ts'

const person = (ctx: Ctx, id: string) => ({ id, name: named(ctx, id).name })

async function studyRow(ctx: Ctx, id: string): Promise<StudyRow> {
  const row = await studies(ctx).where('e.id', '=', id).where(studyReadable(ctx)).executeTakeFirst()
  if (!row) throw refuse('library.not-found')
  return row
}

/** A study that was withdrawn says so to whoever comes by an old link, and nothing else. */
const studyReadable = (ctx: Ctx) =>
  ctx.sight.isPartner
    ? studySeen(ctx)
    : sql<SqlBool>`(${studySeen(ctx)} or (e.state = 'withdrawn' and e.reviewed_by is not null and (e.is_released or not exists (select from cases s where s.org_id = e.org_id and s.id = e.case_id and s.sealed_for is not null))))`

/** One case study with its versions, uses and lessons held from it; unknown, not to be read, or of another organisation: `library.not-found`. */
export async function viewStudy(ctx: Ctx, id: string): Promise<Study> {
  const row = await studyRow(ctx, id)
  const [entry] = await presentStudies(ctx, [row])
  const versions = await ctx.tx
    .selectFrom('library_versions')
    .select(['version', 'published_at', 'published_by', 'reviewed_by'])
    .where('org_id', '=', ctx.org)
    .where('entry_id', '=', id)
    .orderBy('version', 'desc')
    .execute()
  const uses = await ctx.tx
    .selectFrom('library_uses as u')
    .innerJoin('cases', join => join.onRef('cases.org_id', '=', 'u.org_id').onRef('cases.id', '=', 'u.case_id'))
    .select(['u.case_id', 'u.at', 'u.person_id', 'cases.number'])
    .where('u.org_id', '=', ctx.org)
    .where('u.entry_id', '=', id)
    .where(caseSeenOrTrue(ctx, 'u.case_id'))
    .orderBy('u.at', 'desc')
    .limit(50)
    .execute()
  const sessions = await ctx.tx
    .selectFrom('session_studies as s')
    .innerJoin('learning_sessions as l', join => join.onRef('l.org_id', '=', 's.org_id').onRef('l.id', '=', 's.session_id'))
    .select(['l.id', 'l.kind', 'l.held_on', 'l.title'])
    .select(sql<string>`(select count(*) from session_people p where p.org_id = l.org_id and p.session_id = l.id)`.as('people'))
    .where('s.org_id', '=', ctx.org)
    .where('s.entry_id', '=', id)
    .orderBy('l.held_on', 'desc')
    .limit(50)
    .execute()
  const mayPublish = row.is_seen === true && (await mayWrite(ctx, row.case_id))
  return {
    ...entry!,
    versions: versions.map(v => ({
      version: v.version,
      publishedAt: v.published_at,
      publishedBy: person(ctx, v.published_by),
      reviewedBy: v.reviewed_by === null ? null : person(ctx, v.reviewed_by),
    })),
    withdrawn:
      row.state === 'withdrawn'
        ? { at: row.withdrawn_at!, by: person(ctx, row.withdrawn_by!), reason: row.withdrawn_because! }
        : null,
    uses: uses.map(u => ({ case: { id: u.case_id, number: u.number }, at: u.at, by: person(ctx, u.person_id) })),
    sessions: sessions.map(s => ({ id: s.id, kind: s.kind, on: s.held_on, title: s.title, people: Number(s.people) })),
    can: { revise: mayPublish, withdraw: mayPublish && row.state !== 'withdrawn' },
  }
}

/** Whether the actor may put the study of this case to review now. */
async function mayWrite(ctx: Ctx, caseId: string): Promise<boolean> {
  const { state } = await ctx.tx
    .selectFrom('cases')
    .select('state')
    .where('org_id', '=', ctx.org)
    .where('id', '=', caseId)
    .executeTakeFirstOrThrow()
  return refusalOf(ctx.rules, state, 'submit-study', ctx.actor, {}, ctx.now) === undefined
}

/** What a version of a study said; of one that was withdrawn, to those who see its case. */
export async function viewVersion(ctx: Ctx, id: string, version: number): Promise<StudyVersion> {
  const row = await studyRow(ctx, id)
  const found = await ctx.tx
    .selectFrom('library_versions')
    .selectAll()
    .where('org_id', '=', ctx.org)
    .where('entry_id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst()
  if (!found || (row.state === 'withdrawn' && !row.is_seen)) throw refuse('library.not-found')
  return {
    version,
    publishedAt: found.published_at,
    publishedBy: person(ctx, found.published_by),
    reviewedBy: found.reviewed_by === null ? null : person(ctx, found.reviewed_by),
    texts: found.texts,
  }
}

/** Counts that a study was opened today; by whom is kept nowhere. */
export async function countReading(ctx: Ctx, id: string): Promise<void> {
  await studyRow(ctx, id)
  await sql`insert into library_reads (org_id, entry_id, day, reads) values (${ctx.org}, ${id}, ${localDateOf(ctx.rules.calendar, ctx.now)}, 1)
    on conflict (org_id, entry_id, day) do update set reads = library_reads.reads + 1`.execute(ctx.tx)
}
