import { localTextOf } from '../../../engine/calendar/days.ts'
import { effectiveEvents } from '../../../engine/corrections.ts'
import { explainLevel } from '../../../engine/explain-level.ts'
import type { Explained, WithText } from '../../../engine/explanation.ts'
import { editionNamed } from '../../../engine/rules.ts'
import type { CaseState } from '../../../engine/state.ts'
import { editionsOn } from '../../../engine/together.ts'
import type { GradingFacts } from '../../../events/case-words.ts'
import { eventsOf } from '../../cases/queries.ts'
import { named } from '../../cases/view-case.ts'
import type { Ctx } from '../../context.ts'

/** Why a case has its level: the grading table over its facts, who confirmed or overrode it with the reason given, and its name in the other regulations. */
export async function explainCaseLevel(
  ctx: Ctx,
  caseId: string,
  state: CaseState,
  facts: GradingFacts,
): Promise<Explained & WithText> {
  const edition = editionNamed(ctx.rules, state.edition)
  const graded = effectiveEvents(await eventsOf(ctx, caseId)).findLast(event => event.type === 'case.classified')
  const reason =
    graded === undefined
      ? undefined
      : await ctx.tx
          .selectFrom('sealed_fields')
          .select('value')
          .where('org_id', '=', ctx.org)
          .where('event_id', '=', graded.id)
          .where('field', '=', 'reason')
          .executeTakeFirst()
  const name = graded && named(ctx, graded.actor).name
  const when = graded && localTextOf(ctx.rules.calendar, graded.at).slice(0, 16).replace('T', ' ')
  return explainLevel(edition, {
    kind: state.kind,
    facts,
    category: state.category,
    subtype: state.subtype,
    level: state.level,
    adding: editionsOn(ctx.rules, state, ctx.now).slice(1),
    ...(name === undefined || when === undefined
      ? {}
      : {
          graded: {
            by: { zh: name, en: name },
            at: { zh: when, en: when },
            wasConfirmed: state.levelConfirmed,
            ...(typeof reason?.value === 'string' ? { reason: reason.value } : {}),
          },
        }),
  })
}
