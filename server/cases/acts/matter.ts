import { recordProblems, recordsFor } from '../../../engine/records.ts'
import { editionNamed } from '../../../engine/rules.ts'
import { refuse } from '../../errors.ts'
import type { ActFile } from '../perform-act.ts'
import { freezeRoute } from './plan.ts'

/** 填写记录: one of the records that the case's edition declares, filled in as it says. */
export const makeRecord: ActFile = {
  act: 'make-record',
  fill(ctx, { state }, input) {
    const record = recordsFor(editionNamed(ctx.rules, state.edition), state).find(r => r.id === input.record)
    if (!record) throw refuse('record.unknown')
    const values = (input.values ?? {}) as Record<string, unknown>
    const texts = (input.texts ?? {}) as Record<string, unknown>
    const problems = recordProblems(record, values, texts)
    if (problems.length > 0)
      throw refuse('record.incomplete', {
        clause: record.clause,
        fields: Object.fromEntries(
          problems.map(({ field, because }) => [field in texts ? `data.texts.${field}` : `data.values.${field}`, because]),
        ),
      })
    return {}
  },
}

/** 提请决定: the route that the regulation names for this matter, frozen; a second submission is a new round. Urgency needs its reason. */
export const submitMatter: ActFile = {
  act: 'submit-matter',
  fill(ctx, record, input) {
    if (input.urgent === true && !input.urgentReason) throw refuse('matter.urgent-without-reason')
    return { round: (record.state.rounds.matter ?? 0) + 1, route: freezeRoute(ctx, record, 'matter', input) }
  },
}
