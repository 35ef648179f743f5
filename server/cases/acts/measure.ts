import { editionsBinding } from '../../../engine/binding.ts'
import { localDateOf } from '../../../engine/calendar/days.ts'
import { limitFor, measureOfText } from '../../../engine/enforcement.ts'
import { quantityOf } from '../../../engine/measures.ts'
import type { RestrictionRule } from '../../../engine/pack.ts'
import { measuresStanding } from '../../../engine/penalty.ts'
import { isStepBack } from '../../../engine/restriction.ts'
import { editionNamed } from '../../../engine/rules.ts'
import type { LocalDate } from '../../../events/instant.ts'
import type { SanctionKindName } from '../../../events/sanction-kinds.ts'
import { visibleAmong } from '../../access/case-visibility.ts'
import type { Ctx } from '../../context.ts'
import { refuse } from '../../errors.ts'
import { complaintRate, monthlyCases, spanBefore } from '../../penalties/business-figures.ts'
import { blankOf } from '../../penalties/measure-checks.ts'
import { companyLimits, measuresNow } from '../../penalties/measures-now.ts'
import type { OpenedCase } from '../case-record.ts'
import type { ActFile } from '../perform-act.ts'

/** 填定数额: within what the company has set for the blank (`measure.blank`, `measure.beyond-limits`). */
export const settleMeasure: ActFile = {
  act: 'settle-measure',
  async fill(ctx, record, input) {
    const penalty = record.state.penalty!
    const cited = penalty.cited
    const kind = input.kind as SanctionKindName
    const field = quantityOf[kind]
    const measure = measuresStanding(penalty).find(one => one.kind === kind)
    if (cited === undefined || measure === undefined) throw refuse('measure.not-standing')
    const value = field === undefined ? undefined : input[field]
    if (field === undefined || typeof value !== 'number')
      throw refuse(
        'measure.no-quantity',
        field === undefined ? {} : { fields: { [`data.${field}`]: { zh: '写明数额', en: 'Say how much' } } },
      )
    const { pack } = editionNamed(ctx.rules, cited.edition)
    const text = measureOfText(pack, cited, measure)
    const limit = limitFor(await companyLimits(ctx), pack, cited, measure)
    if (limit === undefined) throw refuse('measure.blank', { clause: cited.clause, detail: blankOf(ctx, record) })
    if (text === undefined || value < limit.from || value > limit.to)
      throw refuse('measure.beyond-limits', {
        clause: cited.clause,
        fields: { [`data.${field}`]: betweenOf(field, limit.from, limit.to) },
      })
    return {}
  },
}

const betweenOf = (field: string, from: number, to: number) => {
  const say = (value: number) => (field === 'amountFen' ? (value / 100).toFixed(2) : String(value))
  return { zh: `在 ${say(from)} 与 ${say(to)} 之间`, en: `Between ${say(from)} and ${say(to)}` }
}

/** The rule of the regulations on the case for a restriction of this sort, the stricter where several speak of it. */
function restrictionRule(ctx: Ctx, { state }: OpenedCase, how: unknown): RestrictionRule | undefined {
  const found = editionsBinding(ctx.rules, state).flatMap(({ pack }) =>
    (pack.restrictions ?? []).filter(rule => rule.how === how),
  )
  return found.find(rule => rule.effect === 'refuse') ?? found[0]
}

/** 限制业务 (penal 四(一)4): what the regulation makes of it, and how much of such business the department had before. */
export const setRestriction: ActFile = {
  act: 'set-restriction',
  async fill(ctx, record, input) {
    const rule = restrictionRule(ctx, record, input.how)
    if (rule === undefined) throw refuse('restriction.no-rule')
    const { measures } = measuresNow(ctx, record.state, await companyLimits(ctx))
    if (measures.find(one => one.kind === 'restriction')?.state === 'suspended')
      throw refuse('measure.suspended', { clause: rule.clause })
    const today = localDateOf(ctx.rules.calendar, ctx.now)
    if (String(input.from) < today) throw refuse('restriction.from-past', { clause: rule.clause })
    const known = new Set(ctx.rules.editions.flatMap(({ pack }) => pack.categories.map(one => one.id)))
    if ((input.categories as string[]).some(one => !known.has(one))) throw refuse('category.unknown')
    const department = record.state.penalty!.cited!.subject
    const monthly = await monthlyCases(ctx, department, input, spanBefore(input.from as LocalDate, rule.lift.days))
    return { effect: rule.effect, rule: rule.id, monthly }
  },
}

/**
 * 评估恢复 (penal 四(一)4): the rectification must have been done and found effective (`restriction.not-rectified`) and the complaint rate be clearly
 * down by the figures counted here (`restriction.rate-not-down`), which stay in the event.
 */
export const assessRestriction: ActFile = {
  act: 'assess-restriction',
  async fill(ctx, record, input) {
    const { restriction, cited } = record.state.penalty!
    const rule = restrictionRule(ctx, record, restriction!.how)
    if (rule === undefined) throw refuse('restriction.no-rule')
    await mustBeRectified(ctx, String(input.rectification), cited!.subject, rule)
    const today = localDateOf(ctx.rules.calendar, ctx.now)
    const before = await complaintRate(ctx, cited!.subject, restriction!, spanBefore(restriction!.from, rule.lift.days))
    const after = await complaintRate(ctx, cited!.subject, restriction!, spanBefore(today, rule.lift.days, restriction!.from))
    const was = before.among === 0 ? 0 : before.of / before.among
    const is = after.among === 0 ? 0 : after.of / after.among
    const downPercent = was === 0 ? 0 : Math.round((1 - is / was) * 1000) / 10
    if (was === 0 || downPercent < rule.lift.downPercent)
      throw refuse('restriction.rate-not-down', {
        clause: rule.lift.clause,
        ...(rule.lift.reading === undefined ? {} : { reading: rule.lift.reading }),
        detail: {
          zh: `限制前 ${before.of}/${before.among}，现在 ${after.of}/${after.among}，下降 ${downPercent}%，须下降 ${rule.lift.downPercent}%`,
          en: `Before ${before.of} of ${before.among}, now ${after.of} of ${after.among}: down ${downPercent} %, and it takes ${rule.lift.downPercent} %`,
        },
      })
    return { before, after, downPercent }
  },
}

async function mustBeRectified(ctx: Ctx, id: string, department: string, rule: RestrictionRule): Promise<void> {
  const row = (await visibleAmong(ctx, [id])).has(id)
    ? await ctx.tx.selectFrom('cases').select('state').where('org_id', '=', ctx.org).where('id', '=', id).executeTakeFirst()
    : undefined
  const state = row?.state
  if (state === undefined || state.kind !== 'rectification' || state.department !== department)
    throw refuse('restriction.not-its-rectification', { clause: rule.lift.clause })
  if (rule.lift.rectification.some(evidence => state.evidence[evidence] === undefined))
    throw refuse('restriction.not-rectified', { clause: rule.lift.clause })
}

/** 恢复一步、退回一步: what was given back before, and whether this is a step back. What is allowed, the engine says (engine/restriction.ts). */
export const stepRestriction: ActFile = {
  act: 'step-restriction',
  fill(_ctx, { state }, input) {
    const restriction = state.penalty!.restriction!
    return {
      before: restriction.lifted,
      isBack: isStepBack(restriction, { share: Number(input.share), categories: input.categories as string[] }),
    }
  },
}
