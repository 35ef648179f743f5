import { tableFor } from '../../engine/grading.ts'
import { primaryEdition } from '../../engine/rules.ts'
import { customerKinds } from '../../events/customer-kinds.ts'
import type { Ctx } from '../context.ts'

/** The kind of customers' cases that the organisation grades: anomalies at the integrator, complaints elsewhere; undefined where none is. */
export function gradedKind(ctx: Ctx): (typeof customerKinds)[number] | undefined {
  return customerKinds.find(kind => {
    const edition = primaryEdition(ctx.rules, kind, ctx.now)
    return edition !== undefined && edition.pack.levels.length > 0 && tableFor(edition, 'grading', kind) !== undefined
  })
}
