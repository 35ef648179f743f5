import { isLeftOpen } from '../../engine/enforcement.ts'
import { quantityOf } from '../../engine/measures.ts'
import { editionsInForce } from '../../engine/rules.ts'
import type { Ctx } from '../context.ts'
import type { PenaltyBlank } from './settings-schema.ts'

/** Every quantity that a regulation in force leaves blank in a sanction ([X]), for the company to fill. */
export function blanksInForce({ rules, now }: Pick<Ctx, 'rules' | 'now'>): PenaltyBlank[] {
  return editionsInForce(rules, now).flatMap(({ pack }) =>
    (pack.sanctions ?? []).flatMap(rule =>
      rule.measures.flatMap(measure => {
        const unit = quantityOf[measure.kind]
        if (unit === undefined || !isLeftOpen(measure)) return []
        const said = [measure.from, measure.to, measure.term].find(one => typeof one === 'object' && 'open' in one)
        return [
          {
            regulation: { id: pack.id, title: pack.title },
            sanction: { id: rule.id, title: rule.title, clause: rule.clause },
            ...{ kind: measure.kind, title: measure.title, unit },
            open: typeof said === 'object' && 'open' in said ? String(said.open) : '',
          },
        ]
      }),
    ),
  )
}
