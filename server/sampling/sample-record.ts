import type { SampleRecord } from '../../engine/sampling/redraw.ts'
import type { Ctx } from '../context.ts'
import { refuse } from '../errors.ts'
import { unitsOf } from './freeze-and-draw.ts'
import { sampleRow } from './list-samples.ts'
import { ruleOfSample, seesEarly } from './sample-rules.ts'
import { itemRows } from './view-sample.ts'

/**
 * The record of a draw by which anybody draws it again (`bihuan sample`, or in the browser): ids and hashes, no names. Kept from whoever is judged
 * until all of it is checked (`sample.kept-back`), for the key says what was drawn.
 */
export async function sampleRecord(ctx: Ctx, id: string): Promise<SampleRecord> {
  const sample = await sampleRow(ctx, id)
  const rule = ruleOfSample(ctx, sample)
  if (sample.drawn_at === null || sample.frozen_at === null || rule === undefined) throw refuse('sample.not-drawn')
  if (sample.done_at === null && !seesEarly(ctx, rule)) throw refuse('sample.kept-back', { clause: sample.clause })
  const units = await unitsOf(ctx, id)
  const items = await itemRows(ctx, id)
  const known = new Map(items.map(item => [item.id, item.unit]))
  return {
    format: 'bihuan-sample-1',
    organisation: ctx.org,
    ...{ regulation: sample.regulation, edition: sample.edition, rule: sample.rule, clause: sample.clause, title: rule.title.zh },
    ...{ start: sample.period_start, end: sample.period_end },
    ...{ commitment: sample.commitment, committedAt: sample.committed_at, key: sample.secret },
    ...{ frozenAt: sample.frozen_at, population: sample.population ?? '' },
    units: units.sort((a, b) => (a.id < b.id ? -1 : 1)).map(unit => [unit.id, unit.stratum, unit.digest]),
    ...{
      draw: rule.draw,
      strata: sample.strata,
      covered: sample.covered,
      publicSource: sample.public_source,
      publicValue: sample.public_value,
    },
    drawnAt: sample.drawn_at,
    drawn: items.filter(item => item.replaces === null).map(item => item.unit),
    replacements: items.flatMap(item => {
      const out = item.replaces === null ? undefined : items.find(one => one.id === item.replaces)
      return out === undefined
        ? []
        : [{ out: known.get(out.id)!, in: item.unit, because: out.replaced_because!, at: out.replaced_at! }]
    }),
  }
}
