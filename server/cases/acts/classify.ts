import { proposeLevel, tableFacts } from '../../../engine/grading.ts'
import { editionNamed } from '../../../engine/rules.ts'
import { GradingFacts } from '../../../events/case-words.ts'
import { refuse } from '../../errors.ts'
import { mustBeGraded } from '../known-grading.ts'
import type { ActFile } from '../perform-act.ts'

/** 定级 (A7): the table proposes from the facts; a person confirms, or overrides with a reason. A second time re-grades. */
export const classify: ActFile = {
  act: 'classify',
  fill(ctx, record, input) {
    const { state } = record
    const edition = editionNamed(ctx.rules, state.edition)
    mustBeGraded(ctx, state, input)
    const level = edition.pack.levels.find(l => l.id === input.level)!
    const category = edition.pack.categories.find(c => c.id === (input.category ?? state.category))
    // What was known at intake stays known unless the grader says otherwise.
    const facts = { ...record.facts, ...GradingFacts.parse(input.facts ?? {}) }
    const proposal = proposeLevel(
      edition,
      state.kind,
      tableFacts(facts, category?.id, (input.subtype as string | undefined) ?? state.subtype),
    )
    const proposed = proposal?.level ?? level.id
    if (proposed !== level.id && !input.reason) throw refuse('level.override-reason-missing', { clause: level.clause })
    return {
      facts,
      proposed,
      previous: state.level ?? proposed,
      overridden: proposed !== level.id,
      regraded: state.levelConfirmed && state.level !== level.id,
      rows: proposal?.rows.map(r => r.id) ?? [],
    }
  },
  async after(_ctx, _work, record, done) {
    record.facts = done.plain.facts as typeof record.facts
    return undefined
  },
}
