import { localDateOf } from '../../engine/calendar/days.ts'
import { refusalOf } from '../../engine/permissions.ts'
import { recordRefusal, recordsInScope } from '../../engine/records.ts'
import type { CaseState } from '../../engine/state.ts'
import { currentVisit } from '../../engine/visits.ts'
import type { Instant } from '../../events/instant.ts'
import type { Text } from '../../events/text.ts'
import { mustSee } from '../access/case-visibility.ts'
import type { PersonSkills } from '../assignment/schema.ts'
import { verdictOf } from '../cases/view-records.ts'
import type { Ctx } from '../context.ts'
import { refuse } from '../errors.ts'
import { regionRows } from '../organisation/regions.ts'
import { readSettings } from '../settings/change-settings.ts'
import { absencesBetween, expiredCertificates, visitsOfPeople } from './queries.ts'
import { boardOf, noticeOf, type VisitRule } from './rules.ts'
import type { CheckVisit, VisitCheck, VisitWarning } from './schema.ts'
import { type Person, personWarnings, timeWarnings } from './warnings.ts'

const DAY = 86_400_000
type Work = ReturnType<typeof boardOf>
export type Plan = { readonly from: Instant; readonly until: Instant; readonly people: readonly string[] }

/** The order that a visit is planned for; `case.not-found`, or `dispatch.not-field-work` where nobody is sent in such a case. */
export async function orderToPlan(ctx: Ctx, work: Work, id: string) {
  await mustSee(ctx, id)
  const row = await ctx.tx
    .selectFrom('cases')
    .leftJoin('machines', join =>
      join.onRef('machines.org_id', '=', 'cases.org_id').onRef('machines.id', '=', 'cases.machine_id'),
    )
    .leftJoin('sites', join => join.onRef('sites.org_id', '=', 'machines.org_id').onRef('sites.id', '=', 'machines.site_id'))
    .select(['cases.id', 'cases.number', 'cases.title', 'cases.kind', 'cases.state', 'cases.department_id', 'cases.category'])
    .select(['cases.subtype', 'machines.model', 'sites.region_id'])
    .where('cases.org_id', '=', ctx.org)
    .where('cases.id', '=', id)
    .executeTakeFirst()
  if (row === undefined) throw refuse('case.not-found')
  const visit = work.visitOf.get(row.kind)
  if (visit === undefined) throw refuse('dispatch.not-field-work')
  const department = row.department_id === null ? undefined : ctx.roster.departments.get(row.department_id)
  return { ...row, visit, region: row.region_id ?? department?.region ?? null }
}
type Order = Awaited<ReturnType<typeof orderToPlan>>

/** 安排预览: all that is to be said of a visit before it is saved, and whether the acts are open to the viewer. Saves nothing. */
export async function checkVisit(ctx: Ctx, asked: CheckVisit): Promise<VisitCheck> {
  const work = boardOf(ctx)
  const order = await orderToPlan(ctx, work, asked.case)
  if (!ctx.roster.people.has(asked.person)) throw refuse('person.not-found')
  const companions = (asked.companions ?? '').split(',').filter(id => id !== '' && id !== asked.person)
  const people = [asked.person, ...companions]
  const { state, visit } = order
  const standing = currentVisit(state)
  const [handler] = state.people.handler ?? []
  const named = handler === undefined ? undefined : ctx.roster.people.get(handler)
  return {
    warnings: await warningsFor(ctx, work, order, { from: asked.from, until: asked.until, people }),
    case: { id: order.id, number: order.number, title: order.title, kind: order.kind },
    record: { id: visit.record, from: visit.from, until: visit.until, companions: visit.companions ?? null },
    visit:
      standing === undefined
        ? null
        : {
            ...{ event: standing.event, from: standing.from, until: standing.until, state: standing.state },
            companions: [...standing.companions],
          },
    handler: named === undefined ? null : { id: named.id, name: named.name },
    can: {
      assign: verdictOf(refusalOf(ctx.rules, state, 'assign', ctx.actor, { person: asked.person })),
      appoint: appointVerdict(ctx, state, visit, handler !== asked.person),
    },
  }
}

/** Whether the viewer may arrange a time. Where they assign the order in the same step, what that opens is not asked beforehand. */
function appointVerdict(ctx: Ctx, state: CaseState, visit: VisitRule, assigns: boolean): VisitCheck['can']['appoint'] {
  const scoped = recordsInScope(ctx.rules, state, ctx.now).find(one => one.record.id === visit.record)
  if (scoped === undefined)
    return verdictOf({ code: 'record.unknown', because: { zh: '本单不需要预约', en: 'No appointment is made for it' } })
  const people = assigns ? { ...state.people, handler: [] } : state.people
  return verdictOf(recordRefusal(ctx.rules, { ...state, people }, scoped, ctx.actor))
}

/** The warnings of a plan, by what stands in the database at this moment: four queries, however many go. */
export async function warningsFor(ctx: Ctx, work: Work, order: Order, { from, until, people }: Plan): Promise<VisitWarning[]> {
  const settings = await readSettings(ctx)
  const [since, end] = [from, until].map(at => Date.parse(at))
  const around = [new Date(since! - DAY).toISOString(), new Date(end! + DAY).toISOString()] as const
  const others = await visitsOfPeople(ctx, people, around[0], around[1], order.id)
  const absences = await absencesBetween(ctx, people, from, until)
  const { calendar } = ctx.rules
  const expired = await expiredCertificates(ctx, people, localDateOf(calendar, from))
  const regions = new Map((await regionRows(ctx)).map(({ id, name }) => [id, name]))
  const visit = { from, until, region: order.region }
  const rules = { calendar, now: ctx.now, settings: settings.dispatch, regions }
  const skills = new Map(settings.assignment.skills.map(one => [one.person, one]))
  const about = people.flatMap((id): Person[] => {
    const found = ctx.roster.people.get(id)
    if (found === undefined) return []
    return [
      {
        ...{ id, name: found.name },
        others: others
          .filter(one => one.person_id === id)
          // Of a sealed case nobody learns the number here; that somebody is taken, they do.
          .map(one => ({
            from: one.starts_at,
            until: one.ends_at,
            number: one.is_open ? one.number : '—',
            region: one.region_id,
          })),
        absences: absences.filter(one => one.person_id === id).map(one => ({ from: one.since, until: one.until })),
        lacksSkill: lacksSkill(skills.get(id), order),
        expired: expired.filter(one => one.person_id === id),
        isField: found.roles.some(({ role }) => work.field.has(role)),
      },
    ]
  })
  return [
    ...timeWarnings(visit, rules, noticeOf(work, order.kind)),
    ...about.flatMap(person => personWarnings(visit, person, rules)),
  ]
}

/** What somebody's stated skills lack of an order; undefined where none are stated, or one of them names it. */
function lacksSkill(skills: PersonSkills | undefined, { category, subtype, model }: Order): Text | undefined {
  if (skills === undefined || (skills.categories.length === 0 && skills.models.length === 0)) return undefined
  const wanted = [category, subtype === null ? null : `${category}/${subtype}`]
  if (wanted.some(one => one !== null && skills.categories.includes(one))) return undefined
  if (model !== null && skills.models.includes(model)) return undefined
  return { zh: '登记的专长不含本单的类别和机型', en: 'The stated skills name neither the kind of this order nor its model' }
}
