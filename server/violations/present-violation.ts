import { editionNamed } from '../../engine/rules.ts'
import { visibleAmong } from '../access/case-visibility.ts'
import { named, person, regulationOf } from '../cases/view-case.ts'
import type { Ctx } from '../context.ts'
import type { ViolationLine } from './queries.ts'
import type { ViolationRow } from './schema.ts'
import { settleRefusal } from './sight.ts'

/** Lines of the register as the viewer sees them: cases and penalties that they may not see are left out of them. Three queries, however many lines. */
export async function presentViolations(ctx: Ctx, rows: readonly ViolationLine[]): Promise<ViolationRow[]> {
  const ids = [...new Set(rows.flatMap(row => [row.case_id, row.penalty_case_id].filter(id => id !== null)))]
  const visible = await visibleAmong(ctx, ids)
  const seen = ids.filter(id => visible.has(id))
  const cases =
    seen.length === 0
      ? []
      : await ctx.tx
          .selectFrom('cases')
          .select(['id', 'number', 'title'])
          .where('org_id', '=', ctx.org)
          .where('id', 'in', seen)
          .execute()
  const caseOf = new Map(cases.map(one => [one.id, one]))
  const keys = rows.flatMap(row => (row.duty_key === null ? [] : [row.duty_key]))
  const duties =
    keys.length === 0
      ? []
      : await ctx.tx
          .selectFrom('duties')
          .select(['key', 'edition', 'rule', 'outcome', 'due_at'])
          .where('org_id', '=', ctx.org)
          .where('key', 'in', keys)
          .execute()
  const dutyOf = new Map(duties.map(duty => [duty.key, duty]))
  return rows.map((row): ViolationRow => {
    const edition = editionNamed(ctx.rules, row.edition)
    const { pack } = edition
    const rule = pack.violations?.find(one => one.id === row.violation)
    const title = rule?.title ?? { zh: row.violation }
    const duty = row.duty_key === null ? undefined : dutyOf.get(row.duty_key)
    const refusal = settleRefusal(ctx, row)
    const department = row.department_id === null ? undefined : ctx.roster.departments.get(row.department_id)
    const penalty = row.penalty_case_id === null ? undefined : caseOf.get(row.penalty_case_id)
    return {
      ...{ id: row.id, source: row.source, regulation: regulationOf(edition) as ViolationRow['regulation'] },
      violation: { id: row.violation, title },
      grade: pack.grades?.find(grade => grade.id === row.grade)?.title ?? title,
      ...{ clause: row.clause, party: row.party, on: row.act_on, foundAt: row.found_at, note: row.note, state: row.state },
      subject: subjectOf(ctx, row.party, row.subject_id),
      department: department === undefined ? null : { id: department.id, name: department.name },
      case: (row.case_id === null ? undefined : caseOf.get(row.case_id)) ?? null,
      duty:
        duty === undefined
          ? null
          : {
              id: duty.key,
              title: editionNamed(ctx.rules, duty.edition).duties.get(duty.rule)?.title ?? title,
              outcome:
                duty.outcome === 'late' || duty.outcome === 'missed'
                  ? duty.outcome
                  : duty.outcome === null && duty.due_at !== null && duty.due_at < ctx.now
                    ? 'overdue'
                    : 'in-time',
            },
      foundBy: row.found_by === null ? null : person(ctx, row.found_by),
      // Whoever does not see the penalty learns nothing of how it goes.
      ...(penalty === undefined ? { stage: null, stands: false } : { stage: row.stage, stands: row.stands }),
      penalty: penalty === undefined ? null : { id: penalty.id, number: penalty.number },
      settled:
        row.settled_by === null || row.settled_at === null
          ? null
          : { by: person(ctx, row.settled_by), at: row.settled_at, reason: row.reason },
      can: { dismiss: refusal ?? true, open: refusal ?? true },
    }
  })
}

/** A person or a department by name; null where nobody is known. */
export function subjectOf(ctx: Ctx, party: 'department' | 'person', id: string | null): { id: string; name: string } | null {
  if (id === null) return null
  if (party === 'person') return { id, name: named(ctx, id).name }
  return { id, name: ctx.roster.departments.get(id)?.name ?? id }
}
