import { localDateOf } from '../../engine/calendar/days.ts'
import type { Ctx } from '../context.ts'
import { refuse } from '../errors.ts'
import { readCursor, writeCursor } from '../http/cursor.ts'
import type { ChangeEntity } from './change-entities-schema.ts'
import { changedFields, namesFor } from './changed-fields.ts'
import type { ChangePage, ListChanges, ListPostHistory, PersonHistory, PostHistory } from './chart-schema.ts'
import { momentOf } from './organisation-on.ts'
import { nearestSuperiors } from './superiors.ts'
import { viewPlannedEnds } from './view-planned-ends.ts'

const spellColumns = [
  'id',
  'person_id',
  'role',
  'department_id',
  'region_id',
  'since',
  'until',
  'is_chair',
  'borrowed_from',
] as const

const MOST_SPELLS = 500

/**
 * Who held a post, the newest first, and whether on that day; without a post all that were held on the day (today where none is given). Times in which
 * it never began are left out.
 */
export async function postHistory(ctx: Ctx, { role, department, on }: ListPostHistory): Promise<PostHistory> {
  const at = momentOf(ctx, on)
  const rows = await ctx.tx
    .selectFrom('posts')
    .select(spellColumns)
    .where('org_id', '=', ctx.org)
    .$if(role !== undefined, q => q.where('role', '=', role ?? ''))
    .$if(role === undefined, q =>
      q
        .where('since', '<=', at)
        .where(eb => eb.or([eb('until', 'is', null), eb('until', '>', at)]))
        .orderBy('role'),
    )
    .$if(department !== undefined, q => q.where('department_id', '=', department ?? ''))
    .where(eb => eb.or([eb('until', 'is', null), eb('until', '>', eb.ref('since'))]))
    .orderBy('since', 'desc')
    .orderBy('id', 'desc')
    .limit(MOST_SPELLS + 1)
    .execute()
  const items = (await spells(ctx, rows.slice(0, MOST_SPELLS))).map(spell => ({
    ...spell,
    heldThen: spell.since <= at && (spell.until === null || spell.until > at),
  }))
  return { on: on ?? localDateOf(ctx.rules.calendar, ctx.now), items, isCut: rows.length > MOST_SPELLS }
}

type SpellRow = {
  readonly id: string
  readonly person_id: string
  readonly role: string
  readonly department_id: string | null
  readonly region_id: string | null
  readonly since: string
  readonly until: string | null
  readonly is_chair: boolean
  readonly borrowed_from: string | null
}

async function spells(ctx: Ctx, rows: readonly SpellRow[]): Promise<PersonHistory['posts']> {
  const names = await namesFor(ctx)
  return rows.map(r => ({
    ...{ id: r.id, role: r.role, department: r.department_id, region: r.region_id },
    ...{ since: r.since, until: r.until, isChair: r.is_chair },
    borrowedFrom: r.borrowed_from === null ? null : { id: r.borrowed_from, name: names.department(r.borrowed_from) },
    person: { id: r.person_id, name: names.person(r.person_id) },
    departmentName:
      r.department_id === null ? (r.region_id === null ? null : names.region(r.region_id)) : names.department(r.department_id),
  }))
}

/** A person's posts of all times, their superiors by the company's lines, and who answers to them. */
export async function personHistory(ctx: Ctx, id: string): Promise<PersonHistory> {
  const person = await ctx.tx
    .selectFrom('people')
    .select(['id', 'name', 'title', 'is_active', 'department_id', 'partner_of', 'ends_at', 'staff_no'])
    .where('org_id', '=', ctx.org)
    .where('id', '=', id)
    .executeTakeFirst()
  if (!person) throw refuse('person.not-found')
  const posts = await ctx.tx
    .selectFrom('posts')
    .select(spellColumns)
    .where('org_id', '=', ctx.org)
    .where('person_id', '=', id)
    .where(eb => eb.or([eb('until', 'is', null), eb('until', '>', eb.ref('since'))]))
    .orderBy('since', 'desc')
    .orderBy('id', 'desc')
    .execute()
  const lines = await ctx.tx
    .selectFrom('reporting_lines')
    .select(['id', 'superior_id', 'since', 'until'])
    .where('org_id', '=', ctx.org)
    .where('person_id', '=', id)
    .where(eb => eb.or([eb('until', 'is', null), eb('until', '>', eb.ref('since'))]))
    .orderBy('since', 'desc')
    .execute()
  const names = await namesFor(ctx)
  const derived = ctx.roster.people.get(id)?.superior === undefined ? nearestSuperiors(ctx.roster, id)[0] : undefined
  return {
    person: {
      ...{ id, name: person.name, title: person.title, active: ctx.roster.people.has(id) },
      ...{ endsAt: person.ends_at, staffNo: person.staff_no },
      department:
        person.department_id === null ? null : { id: person.department_id, name: names.department(person.department_id) },
      partner: person.partner_of === null ? null : { id: person.partner_of, name: names.partner(person.partner_of) },
    },
    posts: await spells(ctx, posts),
    superiors: lines.map(l => ({
      ...{ id: l.id, since: l.since, until: l.until },
      person: { id: l.superior_id, name: names.person(l.superior_id) },
    })),
    derivedSuperior: derived === undefined ? null : { id: derived, name: names.person(derived) },
    answers: [...ctx.roster.people.values()].filter(p => p.superior === id).map(({ id, name }) => ({ id, name })),
    ends: await viewPlannedEnds(ctx, id),
  }
}

/** 主数据变更, the newest first, a page at a time: who, when, from what to what. */
export async function listChanges(ctx: Ctx, { entity, person, department, limit, after }: ListChanges): Promise<ChangePage> {
  let query = ctx.tx
    .selectFrom('organisation_changes')
    .select(['id', 'at', 'seq', 'actor', 'entity', 'entity_id', 'person_id', 'before', 'after', 'reason'])
    .where('org_id', '=', ctx.org)
  if (entity !== undefined) query = query.where('entity', '=', entity)
  if (person !== undefined) query = query.where('person_id', '=', person)
  if (department !== undefined) query = query.where('entity', '=', 'department').where('entity_id', '=', department)
  if (after !== undefined) {
    const [at, seq] = readCursor(after, ['moment', 'number'])
    query = query.where(eb => eb.or([eb('at', '<', at), eb.and([eb('at', '=', at), eb('seq', '<', Number(seq))])]))
  }
  const rows = await query
    .orderBy('at', 'desc')
    .orderBy('seq', 'desc')
    .limit(limit + 1)
    .execute()
  const names = await namesFor(ctx)
  const shown = rows.slice(0, limit)
  const last = rows.length > limit ? shown.at(-1) : undefined
  return {
    items: shown.map(r => ({
      ...{ id: r.id, at: r.at, entity: r.entity as ChangeEntity, reason: r.reason },
      actor: { id: r.actor, name: names.person(r.actor) },
      about: names.about(r.entity as ChangeEntity, r.entity_id, { ...r.before, ...r.after }),
      person: r.person_id === null ? null : { id: r.person_id, name: names.person(r.person_id) },
      kind: r.before === null ? 'made' : r.after === null ? 'removed' : 'changed',
      fields: changedFields(ctx, names, r.before, r.after),
    })),
    next: last === undefined ? null : writeCursor([last.at, String(last.seq)]),
  }
}
