import type { Selectable } from 'kysely'
import { localDateOf, localTextOf } from '../../../engine/calendar/days.ts'
import { explainPenalty } from '../../../engine/explain-penalty.ts'
import { type Explained, nameOfEdition, type WithText } from '../../../engine/explanation.ts'
import type { Pack, ViolationRule } from '../../../engine/pack.ts'
import { editionNamed, editionsInForce } from '../../../engine/rules.ts'
import { violationOf } from '../../../engine/sanctions.ts'
import type { Text } from '../../../events/text.ts'
import { named } from '../../cases/view-case.ts'
import type { Ctx } from '../../context.ts'
import type { Duties } from '../../database/case-tables.ts'
import { refuse } from '../../errors.ts'
import { daysBefore } from '../../violations/queries.ts'
import type { CaseViolations } from './schema.ts'

type Duty = Selectable<Duties>

/** The violation that a duty is, since it ended so, under each edition in force on the day it ended. */
function violationsOfDuty(ctx: Ctx, duty: Duty): { pack: Pack; violation: ViolationRule }[] {
  if ((duty.outcome !== 'late' && duty.outcome !== 'missed') || duty.closed_at === null) return []
  const meaning = editionNamed(ctx.rules, duty.edition).duties.get(duty.rule)?.meaning
  if (meaning === undefined) return []
  return editionsInForce(ctx.rules, sinceOf(duty)).flatMap(({ pack }) => {
    const violation = violationOf(pack, meaning, duty.outcome!)
    return violation === undefined ? [] : [{ pack, violation }]
  })
}

/** The act is to have let the time run out: its day is the day of that. */
const sinceOf = (duty: Duty): string => duty.due_at ?? duty.closed_at!

/** A duty is owed by a person; where only departments are punished, it is theirs. */
const whomOf = (violation: ViolationRule): 'person' | 'department' => violation.of.find(one => one === 'person') ?? 'department'

const lateDuties = (ctx: Ctx, caseId: string) =>
  ctx.tx
    .selectFrom('duties')
    .selectAll()
    .where('org_id', '=', ctx.org)
    .where('case_id', '=', caseId)
    .where('outcome', 'in', ['late', 'missed'])
    .orderBy('closed_at', 'desc')

/** The violations that the late duties of a case are, newest first; empty where no regulation in force punishes a late duty. Unknown case: `case.not-found`. */
export async function caseViolations(ctx: Ctx, caseId: string): Promise<CaseViolations> {
  const known = await ctx.tx
    .selectFrom('cases')
    .select('id')
    .where('org_id', '=', ctx.org)
    .where('id', '=', caseId)
    .executeTakeFirst()
  if (!known) throw refuse('case.not-found')
  const rows = await lateDuties(ctx, caseId).limit(200).execute()
  return {
    items: rows.flatMap(duty =>
      violationsOfDuty(ctx, duty).map(({ pack, violation }) => ({
        what: `violation.${pack.id}.${duty.key}`,
        violation: violation.id,
        of: whomOf(violation),
        on: localDateOf(ctx.rules.calendar, sinceOf(duty)),
        title: violation.title,
        grade: pack.grades?.find(grade => grade.id === violation.grade)?.title ?? violation.title,
        clause: violation.clause,
        regulation: nameOfEdition(pack),
        duty: { id: duty.key, title: editionNamed(ctx.rules, duty.edition).duties.get(duty.rule)?.title ?? violation.title },
        outcome: duty.outcome as 'late' | 'missed',
        endedAt: duty.closed_at!,
        owner: duty.owner_id === null ? null : named(ctx, duty.owner_id).name,
      })),
    ),
  }
}

/**
 * Why a late duty leads to the sanction it leads to: the violation, its grade, how often the owner of the duty had one of that grade before,
 * and each sanction. A duty that is none, or not of this case: `violation.not-found`.
 */
export async function explainViolation(ctx: Ctx, caseId: string, regulation: string, key: string): Promise<Explained & WithText> {
  const duty = await lateDuties(ctx, caseId).where('key', '=', key).executeTakeFirst()
  const found = duty && violationsOfDuty(ctx, duty).find(({ pack }) => pack.id === regulation)
  if (duty === undefined || found === undefined) throw refuse('violation.not-found')
  const { pack, violation } = found
  const own = editionNamed(ctx.rules, duty.edition)
  const rule = own.duties.get(duty.rule)!
  const day = (at: string) => localDateOf(ctx.rules.calendar, at)
  const shown = (at: string | null): Text | undefined => {
    if (at === null) return undefined
    const text = localTextOf(ctx.rules.calendar, at).slice(0, 16).replace('T', ' ')
    return { zh: text, en: text }
  }
  const [dueAt, endedAt] = [shown(duty.due_at), shown(duty.closed_at)]
  // How often before: only penalties that stand, as for the proposal itself.
  const before =
    duty.owner_id === null
      ? []
      : await daysBefore(ctx, { regulation: pack.id, grade: violation.grade, subject: duty.owner_id, on: day(sinceOf(duty)) })
  return explainPenalty(pack, {
    violation: violation.id,
    of: whomOf(violation),
    on: day(sinceOf(duty)),
    before: before.map(one => one.on),
    duty: {
      title: rule.title,
      pack: own.pack,
      clause: rule.clause,
      outcome: duty.outcome as 'late' | 'missed',
      ...(dueAt === undefined ? {} : { dueAt }),
      ...(endedAt === undefined ? {} : { endedAt }),
    },
  })
}
