import { sql } from 'kysely'
import { localDateOf } from '../../../engine/calendar/days.ts'
import type { Ctx } from '../../context.ts'
import { refuse } from '../../errors.ts'
import { addOrganisationEvent } from '../../events/add-organisation-event.ts'
import { newOutgoing, writeOutgoing } from '../../notifications/outgoing.ts'
import { studySeen } from '../study-seen.ts'
import type { NewSession } from './schema.ts'

/**
 * Records a discussion or training that was held: who took part (with the department of that day), from which studies, and what came of it. Everybody named is asked to
 * say that they were there. Gives its id. Refuses a day to come, people who are not on the staff, and studies that are not the writer's to read.
 */
export async function holdSession(ctx: Ctx, said: NewSession): Promise<string> {
  if (ctx.sight.isPartner) throw refuse('session.not-yours')
  if (said.on > localDateOf(ctx.rules.calendar, ctx.now)) throw refuse('session.in-future')
  const people = [...new Set(said.people)]
  if (people.some(id => !ctx.roster.people.has(id)))
    throw refuse('session.people-unknown', { fields: { people: { zh: '请从人员名册选择', en: 'Choose from the staff' } } })
  const entries = [...new Set(said.studies)]
  if (entries.length > 0) {
    const known = await ctx.tx
      .selectFrom('library_entries as e')
      .select('e.id')
      .where('e.org_id', '=', ctx.org)
      .where('e.id', 'in', entries)
      .where(studySeen(ctx))
      .execute()
    if (known.length < entries.length) throw refuse('library.not-found')
  }
  const id = ctx.newId()
  const { org, tx } = ctx
  await tx
    .insertInto('learning_sessions')
    .values({
      ...{ org_id: org, id, kind: said.kind, held_on: said.on, title: said.title, conclusions: said.conclusions },
      ...{ material: said.material ?? '', recorded_by: ctx.actor.person, recorded_at: ctx.now },
      department_id: ctx.roster.people.get(ctx.actor.person)?.department ?? null,
    })
    .execute()
  await tx
    .insertInto('session_people')
    .values(
      people.map(person_id => ({
        ...{ org_id: org, session_id: id, person_id, department_id: ctx.roster.people.get(person_id)?.department ?? null },
        // Whoever writes it down was there by their own word.
        acknowledged_at: person_id === ctx.actor.person ? ctx.now : null,
      })),
    )
    .execute()
  if (entries.length > 0)
    await tx
      .insertInto('session_studies')
      .values(entries.map(entry_id => ({ org_id: org, session_id: id, entry_id })))
      .execute()
  await addOrganisationEvent(ctx, {
    type: 'session.held',
    plain: { session: id, kind: said.kind, on: said.on, people, studies: entries },
    sealed: {
      ...{ title: said.title, conclusions: said.conclusions },
      ...(said.material === undefined ? {} : { material: said.material }),
    },
  })
  const outgoing = newOutgoing()
  const what = said.kind === 'training' ? { zh: '培训', en: 'training' } : { zh: '案例讨论', en: 'case discussion' }
  for (const person of people)
    if (person !== ctx.actor.person)
      outgoing.notices.push({
        ...{ person, kind: 'session', caseId: null },
        title: {
          zh: `请确认参加了${what.zh} · ${said.title}`,
          en: `Please confirm that you took part in the ${what.en} · ${said.title}`,
        },
      })
  await writeOutgoing(ctx, outgoing)
  return id
}

/** Somebody who took part says so; a second time changes nothing. Not among them: `session.not-yours`; unknown: `session.not-found`. */
export async function acknowledgeSession(ctx: Ctx, id: string): Promise<void> {
  const { org, tx, actor, now } = ctx
  const session = await tx
    .selectFrom('learning_sessions')
    .select('id')
    .where('org_id', '=', org)
    .where('id', '=', id)
    .executeTakeFirst()
  if (!session) throw refuse('session.not-found')
  const mine = await tx
    .selectFrom('session_people')
    .select('acknowledged_at')
    .where('org_id', '=', org)
    .where('session_id', '=', id)
    .where('person_id', '=', actor.person)
    .forUpdate()
    .executeTakeFirst()
  if (!mine) throw refuse('session.not-yours')
  if (mine.acknowledged_at !== null) return
  await tx
    .updateTable('session_people')
    .set({ acknowledged_at: sql<string>`${now}::timestamptz` })
    .where('org_id', '=', org)
    .where('session_id', '=', id)
    .where('person_id', '=', actor.person)
    .execute()
  await addOrganisationEvent(ctx, { type: 'session.acknowledged', plain: { session: id }, sealed: {} })
}
