import { localDateOf } from '../../engine/calendar/days.ts'
import type { Ctx } from '../context.ts'
import type { FindingSteps, Findings } from '../database/supervision-tables.ts'
import { addOrganisationEvent } from '../events/add-organisation-event.ts'
import { tellPeople } from '../notifications/tell-people.ts'
import { holdersOf, isPartner } from '../organisation/roster.ts'

export type NewFinding = {
  readonly source: Findings['source']
  readonly sourceId: string
  readonly caseId: string | null
  readonly departmentId: string | null
  readonly personId: string | null
  readonly clause: string
  readonly isMajor: boolean
  readonly words: string
}

/** 检查发现: a number of its own, whom it is about, whether it is major. Gives its id. */
export async function raiseFinding(ctx: Ctx, found: NewFinding): Promise<string> {
  const id = ctx.newId()
  const number = await nextNumber(ctx)
  await ctx.tx
    .insertInto('findings')
    .values({
      ...{ org_id: ctx.org, id, number, source: found.source, source_id: found.sourceId, case_id: found.caseId },
      ...{ department_id: found.departmentId, person_id: found.personId, clause: found.clause, is_major: found.isMajor },
      ...{ words: found.words, state: 'open' as const, rectification_id: null, found_by: ctx.actor.person, found_at: ctx.now },
    })
    .execute()
  await step(ctx, { id, number, isMajor: found.isMajor, caseId: found.caseId }, 'raised', found.words)
  await tellOfFinding(ctx, { id, number, ...found })
  return id
}

type About = NewFinding & { readonly id: string; readonly number: string }
/** Whoever it is about and whoever heads their department hear of it, so that they can answer. */
async function tellOfFinding(ctx: Ctx, { id, number, isMajor, departmentId, personId, caseId }: About): Promise<void> {
  const heads =
    departmentId === null ? [] : holdersOf(ctx.roster, { role: 'department-head' }, { people: {}, department: departmentId })
  const title = {
    zh: `检查发现 ${number}${isMajor ? '（重大）' : ''}：可以提异议，或等待转整改`,
    en: `Finding ${number}${isMajor ? ' (major)' : ''}: dispute it, or have it put right`,
  }
  const people = [...(personId === null ? [] : [personId]), ...heads].filter(person => !isPartner(ctx.roster, person))
  await tellPeople(ctx, { id: `finding:${id}`, kind: 'finding', subject: id, case: caseId, title }, people)
}

type Stepped = { readonly id: string; readonly number: string; readonly isMajor: boolean; readonly caseId: string | null }

/** Appends what was decided about a finding, with its event. */
export async function step(
  ctx: Ctx,
  { id, number, isMajor, caseId }: Stepped,
  kind: FindingSteps['kind'],
  words: string,
  { rectification }: { rectification?: string } = {},
): Promise<void> {
  await ctx.tx
    .insertInto('finding_steps')
    .values({ org_id: ctx.org, id: ctx.newId(), finding_id: id, kind, words, by_id: ctx.actor.person, at: ctx.now })
    .execute()
  await addOrganisationEvent(ctx, {
    type: 'finding.stepped',
    plain: {
      ...{ finding: id, number, step: kind, major: isMajor },
      ...(caseId === null ? {} : { case: caseId }),
      ...(rectification === undefined ? {} : { rectification }),
    },
    sealed: words === '' ? {} : { words },
  })
}

async function nextNumber(ctx: Ctx): Promise<string> {
  const series = `FX-${localDateOf(ctx.rules.calendar, ctx.now).slice(0, 4)}`
  const { last } = await ctx.tx
    .insertInto('case_numbers')
    .values({ org_id: ctx.org, series, last: 1 })
    .onConflict(c => c.columns(['org_id', 'series']).doUpdateSet(eb => ({ last: eb('case_numbers.last', '+', 1) })))
    .returning('last')
    .executeTakeFirstOrThrow()
  return `${series}-${String(last).padStart(5, '0')}`
}
