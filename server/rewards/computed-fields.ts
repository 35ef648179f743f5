import { addDuration } from '../../engine/calendar/add.ts'
import { localDateOf } from '../../engine/calendar/days.ts'
import type { DelayCompensation } from '../../engine/delay-compensation.ts'
import type { RecordField, RecordRule } from '../../engine/pack.ts'
import { type Bonus, bonusOf } from '../../engine/rewards.ts'
import type { Edition } from '../../engine/rules.ts'
import { todayOf } from '../code-trees/read-codes.ts'
import type { Ctx } from '../context.ts'
import { refuse } from '../errors.ts'
import { delaySumOf } from '../orders/delay-compensation.ts'
import { readSettings } from '../settings/change-settings.ts'

type Values = Readonly<Record<string, unknown>>
/** What is computed here; whether a signature holds is found out before (server/signatures/signature-check.ts). */
const computedOf = (field: RecordField) =>
  'computed' in field && field.computed !== 'signature-holds' ? field.computed : undefined

/**
 * The values of a record with what the system computes of it: the excess and the bonus from the base that was stated, the days of a publication. Nobody types
 * them: another value than the one computed is refused (`record.computed`), and so is a bonus where the target is not exceeded
 * (`reward.not-over-target`). What cannot be computed yet is left out, so that the record is refused for what is missing.
 */
export async function withComputed(ctx: Ctx, { pack }: Edition, record: RecordRule, values: Values): Promise<Values> {
  const computed = record.fields.filter(field => computedOf(field) !== undefined)
  if (computed.length === 0) return values
  const share = pack.rewards?.find(one => one.id === record.reward?.rule)?.shareOfExcess
  const bonus = share === undefined ? undefined : bonusOf(values, share)
  if (share !== undefined && bonus === undefined && isStated(values))
    throw refuse('reward.not-over-target', { clause: record.clause, regulation: pack.title })
  const delay = delaySumOf(record, values, pack.title)
  const days = computed.some(field => field.kind === 'day') ? await publicationDays(ctx) : undefined
  const result: Record<string, unknown> = { ...values }
  for (const field of computed) {
    const value = filledIn(field, bonus, delay, days)
    if (values[field.id] !== undefined && values[field.id] !== value)
      throw refuse('record.computed', {
        clause: record.clause,
        regulation: pack.title,
        fields: { [`data.values.${field.id}`]: { zh: '由系统计算，不用填写', en: 'The system computes it' } },
      })
    if (value === undefined) delete result[field.id]
    else result[field.id] = value
  }
  return result
}

function filledIn(
  field: RecordField,
  bonus: Bonus | undefined,
  delay: DelayCompensation | undefined,
  days: { from: string; until: string } | undefined,
): unknown {
  switch (computedOf(field)) {
    case 'excess':
      return bonus?.excessFen
    case 'share-of-excess':
      return bonus?.bonusFen
    case 'delay-sum':
      return delay?.sumFen
    case 'today':
      return days?.from
    default:
      return days?.until
  }
}

/** Target and actual are there, so that nothing is missing but an excess. */
const isStated = ({ measure, target, actual, targetFen, actualFen, perPointFen }: Values): boolean =>
  measure === 'money'
    ? targetFen !== undefined && actualFen !== undefined
    : target !== undefined && actual !== undefined && typeof perPointFen === 'number'

/** From today, for as many working days as the company has set. */
async function publicationDays(ctx: Ctx): Promise<{ from: string; until: string }> {
  const { rewards } = await readSettings(ctx)
  const { calendar } = ctx.rules
  const until = addDuration(calendar, ctx.now, { workdays: rewards.publicationWorkdays }).dueAt
  return { from: todayOf(ctx), until: localDateOf(calendar, until) }
}
