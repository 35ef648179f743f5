import { actionState } from '../../engine/actions.ts'
import type { Ctx } from '../context.ts'
import type { Work } from './work.ts'

const moving: ReadonlySet<string> = new Set(['action.set', 'action.done', 'action.checked', 'duty.handed-over'])

/** Keeps the list of corrective and preventive actions with the events. Nothing is written where no event touches an action. */
export async function flushActions(ctx: Ctx, work: Work): Promise<void> {
  const touched = new Set([...work.events.filter(event => moving.has(event.type)).map(event => event.stream), ...work.refolded])
  for (const caseId of touched) {
    const actions = work.cases.get(caseId)?.state?.actions
    if (actions === undefined && !work.refolded.has(caseId)) continue
    const numbers = Object.keys(actions ?? {}).map(Number)
    // A correction may have taken one back.
    if (work.refolded.has(caseId))
      await ctx.tx
        .deleteFrom('case_actions')
        .where('org_id', '=', ctx.org)
        .where('case_id', '=', caseId)
        .where('number', 'not in', [...numbers, 0])
        .execute()
    for (const [number, one] of Object.entries(actions ?? {})) {
      const state = actionState(one)
      const columns = {
        ...{ event_id: one.event, sort: one.sort, department_id: one.department, person_id: one.person, checker_id: one.checker },
        ...{ due_at: one.dueAt, check_at: one.checkAt, set_at: one.setAt, set_by: one.setBy, state },
        ...{ replaces: one.replaces ?? null, replaced_by: one.replacedBy ?? null },
        ...{ done_at: one.doneAt ?? null, checked_at: one.checkedAt ?? null },
        next_at: state === 'open' ? one.dueAt : one.checkAt,
      }
      await ctx.tx
        .insertInto('case_actions')
        .values({ org_id: ctx.org, case_id: caseId, number: Number(number), ...columns })
        .onConflict(conflict => conflict.columns(['org_id', 'case_id', 'number']).doUpdateSet(columns))
        .execute()
    }
  }
}
