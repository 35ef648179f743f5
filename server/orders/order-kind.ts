import type { FieldWorkRule } from '../../engine/pack.ts'
import type { CaseState } from '../../engine/state.ts'
import { editionsOn } from '../../engine/together.ts'
import type { Ctx } from '../context.ts'

type Known = Pick<Ctx, 'rules' | 'now'>

/** The field work that a case of this kind is, by the regulations on it; undefined where nobody is sent by it. */
export function fieldWorkOn({ rules, now }: Known, state: CaseState): FieldWorkRule | undefined {
  return editionsOn(rules, state, now)
    .flatMap(({ pack }) => pack.fieldWork ?? [])
    .find(rule => (rule.kinds as readonly string[]).includes(state.kind))
}

/** The kind of order that is opened out of such a case: where a regulation on it names who may (`open-order`) and what field work is. */
export function orderKindFrom({ rules, now }: Known, state: CaseState): FieldWorkRule['kinds'][number] | undefined {
  for (const { pack } of editionsOn(rules, state, now)) {
    const isNamed = pack.permits.some(({ act, kinds }) => act === 'open-order' && kinds?.includes(state.kind as never) === true)
    const kind = pack.fieldWork?.[0]?.kinds[0]
    if (isNamed && kind !== undefined) return kind
  }
  return undefined
}
