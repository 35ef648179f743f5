import { localDateOf } from '../../engine/calendar/days.ts'
import { penaltyStands } from '../../engine/penalty.ts'
import { isLifted } from '../../engine/restriction.ts'
import type { CaseState } from '../../engine/state.ts'
import type { Ctx } from '../context.ts'
import type { SaidOfMeasure } from '../database/measure-tables.ts'
import { companyLimits, measuresNow, nextChange } from '../penalties/measures-now.ts'
import type { Work } from './work.ts'

/**
 * Keeps the list of measures and the restrictions of business with the events. One small query and a few statements for each penalty that has been
 * decided; nothing where none was touched.
 */
export async function flushMeasures(ctx: Ctx, work: Work): Promise<void> {
  const decided = [...work.cases.values()].filter(
    ({ state }) =>
      state?.penalty?.cited !== undefined && (state.penalty.decided !== undefined || state.penalty.ended !== undefined),
  )
  if (decided.length === 0) return
  const limits = await companyLimits(ctx)
  for (const { id, state } of decided) {
    const penalty = state!.penalty!
    const cited = penalty.cited!
    const { measures, enforcement } = measuresNow(ctx, state!, limits)
    const kinds = measures.map(one => one.kind)
    await ctx.tx
      .deleteFrom('penalty_measures')
      .where('org_id', '=', ctx.org)
      .where('case_id', '=', id)
      .where('kind', 'not in', kinds.length > 0 ? kinds : ['' as never])
      .execute()
    for (const measure of measures) {
      const course = penalty.courses?.[measure.kind]
      const said: SaidOfMeasure = {
        ...(measure.amountFen === undefined ? {} : { amountFen: measure.amountFen }),
        ...(measure.points === undefined ? {} : { points: measure.points }),
        ...(measure.months === undefined ? {} : { months: measure.months }),
        ...(measure.kind === 'restriction' && penalty.restriction ? { lifted: penalty.restriction.lifted } : {}),
        ...(course?.asked && course.restored === undefined ? { askedAt: course.asked.at } : {}),
        ...(course?.carried ? { carriedBy: course.carried.by } : {}),
        ...(course?.restored ? { restoredOn: course.restored.on } : {}),
      }
      const columns = {
        ...{ regulation: cited.regulation, edition: cited.edition, party: cited.of, subject_id: cited.subject },
        department_id: cited.of === 'department' ? cited.subject : (ctx.roster.people.get(cited.subject)?.department ?? null),
        ...{ state: measure.state, served_on: penalty.served?.on ?? null, from_on: measure.from, until_on: measure.until },
        carried_on: course?.carried?.on ?? null,
        next_at: nextChange(ctx, measure, enforcement),
        said: JSON.stringify(said),
        sorts_on: penalty.served?.on ?? localDateOf(ctx.rules.calendar, penalty.decided?.at ?? ctx.now),
        updated_at: ctx.now,
      }
      await ctx.tx
        .insertInto('penalty_measures')
        .values({ org_id: ctx.org, case_id: id, kind: measure.kind, ...columns })
        .onConflict(conflict => conflict.columns(['org_id', 'case_id', 'kind']).doUpdateSet(columns))
        .execute()
    }
    await flushRestriction(ctx, id, state!)
  }
}

async function flushRestriction(ctx: Ctx, id: string, { penalty }: CaseState): Promise<void> {
  const restriction = penalty?.restriction
  const cited = penalty?.cited
  if (restriction === undefined || cited === undefined) {
    await ctx.tx.deleteFrom('business_restrictions').where('org_id', '=', ctx.org).where('case_id', '=', id).execute()
    return
  }
  const columns = {
    ...{ department_id: cited.subject, regulation: cited.regulation, edition: cited.edition },
    ...{ rule: restriction.rule ?? '', effect: restriction.effect ?? ('warn' as const) },
    is_active: penaltyStands(penalty) && !isLifted(restriction),
    restriction: JSON.stringify(restriction),
    updated_at: ctx.now,
  }
  await ctx.tx
    .insertInto('business_restrictions')
    .values({ org_id: ctx.org, case_id: id, ...columns })
    .onConflict(conflict => conflict.columns(['org_id', 'case_id']).doUpdateSet(columns))
    .execute()
}
