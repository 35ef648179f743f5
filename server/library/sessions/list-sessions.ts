import { type SqlBool, sql } from 'kysely'
import { named } from '../../cases/view-case.ts'
import type { Ctx } from '../../context.ts'
import { readCursor, writeCursor } from '../../http/cursor.ts'
import { studySeen } from '../study-seen.ts'
import type { ListSessions, SessionPage } from './schema.ts'

/** What was discussed and taught, the last first; of one person, of a department, from one study, or what waits for the viewer's word. A partner's people see what they took part in. */
export async function listSessions(ctx: Ctx, { limit, after, ...wanted }: ListSessions): Promise<SessionPage> {
  const { tx, org, actor } = ctx
  const took = (person: string) =>
    sql<SqlBool>`exists (select from session_people p where p.org_id = l.org_id and p.session_id = l.id and p.person_id = ${person})`
  const waits = sql<SqlBool>`exists (select from session_people p where p.org_id = l.org_id and p.session_id = l.id and p.person_id = ${actor.person} and p.acknowledged_at is null)`
  let query = tx.selectFrom('learning_sessions as l').selectAll('l').where('l.org_id', '=', org)
  if (ctx.sight.isPartner) query = query.where(took(actor.person))
  if (wanted.kind !== undefined) query = query.where('l.kind', '=', wanted.kind)
  if (wanted.person !== undefined) query = query.where(took(wanted.person))
  if (wanted.department !== undefined)
    query = query.where(
      sql<SqlBool>`exists (select from session_people p where p.org_id = l.org_id and p.session_id = l.id and p.department_id = ${wanted.department})`,
    )
  if (wanted.study !== undefined)
    query = query.where(
      sql<SqlBool>`exists (select from session_studies s where s.org_id = l.org_id and s.session_id = l.id and s.entry_id = ${wanted.study})`,
    )
  if (wanted.mine === 'waiting') query = query.where(waits)
  if (after !== undefined) {
    const [on, id] = readCursor(after, ['text', 'text'])
    query = query.where(sql<SqlBool>`(l.held_on, l.id) < (${on}::date, ${id})`)
  }
  const rows = await query
    .orderBy('l.held_on', 'desc')
    .orderBy('l.id', 'desc')
    .limit(limit + 1)
    .execute()
  const page = rows.slice(0, limit)
  const ids = page.map(row => row.id)
  const people = await peopleOf(ctx, ids)
  const studies = await studiesOf(ctx, ids)
  const { waiting } = await tx
    .selectFrom('session_people')
    .select(eb => eb.fn.countAll<string>().as('waiting'))
    .where('org_id', '=', org)
    .where('person_id', '=', actor.person)
    .where('acknowledged_at', 'is', null)
    .executeTakeFirstOrThrow()
  const last = page.at(-1)
  return {
    items: page.map(row => {
      const there = people.get(row.id) ?? []
      return {
        ...{
          id: row.id,
          kind: row.kind,
          on: row.held_on,
          title: row.title,
          conclusions: row.conclusions,
          material: row.material,
        },
        recordedBy: { id: row.recorded_by, name: named(ctx, row.recorded_by).name },
        recordedAt: row.recorded_at,
        people: there,
        studies: studies.get(row.id) ?? [],
        waitsForMe: there.some(one => one.id === actor.person && one.acknowledgedAt === null),
      }
    }),
    next: rows.length > limit && last ? writeCursor([last.held_on, last.id]) : null,
    waiting: Number(waiting),
  }
}

async function peopleOf(ctx: Ctx, sessions: readonly string[]) {
  const found = new Map<string, SessionPage['items'][number]['people']>()
  if (sessions.length === 0) return found
  const rows = await ctx.tx
    .selectFrom('session_people')
    .selectAll()
    .where('org_id', '=', ctx.org)
    .where('session_id', 'in', [...sessions])
    .orderBy('person_id')
    .execute()
  for (const row of rows) {
    const department = row.department_id === null ? undefined : ctx.roster.departments.get(row.department_id)
    found.set(row.session_id, [
      ...(found.get(row.session_id) ?? []),
      {
        ...{ id: row.person_id, name: named(ctx, row.person_id).name, acknowledgedAt: row.acknowledged_at },
        department: department === undefined ? null : { id: department.id, name: department.name },
      },
    ])
  }
  return found
}

/** The studies that it was about, as far as the viewer may read them. */
async function studiesOf(ctx: Ctx, sessions: readonly string[]) {
  const found = new Map<string, { id: string; title: string }[]>()
  if (sessions.length === 0) return found
  const rows = await ctx.tx
    .selectFrom('session_studies as s')
    .innerJoin('library_entries as e', join => join.onRef('e.org_id', '=', 's.org_id').onRef('e.id', '=', 's.entry_id'))
    .select(['s.session_id', 'e.id', 'e.title'])
    .where('s.org_id', '=', ctx.org)
    .where('s.session_id', 'in', [...sessions])
    .where(studySeen(ctx))
    .orderBy('e.title')
    .execute()
  for (const { session_id, id, title } of rows) found.set(session_id, [...(found.get(session_id) ?? []), { id, title }])
  return found
}
