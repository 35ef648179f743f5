import type { RecordRule } from '../../engine/pack.ts'
import { type PeopleOfCase, peopleMade, peopleProblems } from '../../engine/record-people.ts'
import { editionNamed } from '../../engine/rules.ts'
import type { OpenedCase } from '../cases/case-record.ts'
import { eventsOf } from '../cases/queries.ts'
import type { Ctx } from '../context.ts'
import { refuse } from '../errors.ts'

type Values = Readonly<Record<string, unknown>>

/** Whether a record says of its people who they are to the case, or who they must not be. */
const namesParts = (record: RecordRule): boolean =>
  record.fields
    .flatMap(field => (field.kind === 'rows' ? field.columns : [field]))
    .some(field => field.kind === 'person' && (field.as !== undefined || field.not !== undefined))

/** Who is what to a case, with whoever decided a submission of it and whoever gave evidence as an investigator. */
async function peopleOf(ctx: Ctx, { id, state }: OpenedCase): Promise<PeopleOfCase> {
  const events = await eventsOf(ctx, id)
  const deciders = events.flatMap(event =>
    event.type === 'approval.decided' && event.data.subject !== 'ratification'
      ? [event.actor, event.data.onBehalfOf ?? event.actor]
      : [],
  )
  const witnesses = events.flatMap(event =>
    event.type === 'record.made' && event.data.record === 'witness-evidence' ? [event.actor] : [],
  )
  return { ...state.people, investigator: [...(state.people.investigator ?? []), ...witnesses], decider: deciders }
}

/**
 * What a record makes the people it names to the case, for its event. Refuses whoever must stand aside and one person in two places
 * (`record.person-excluded`), with the clause of the record.
 */
export async function partsNamed(
  ctx: Ctx,
  kept: OpenedCase,
  record: RecordRule,
  values: Values,
): Promise<Record<string, string[]> | undefined> {
  if (!namesParts(record)) return undefined
  const problems = peopleProblems(record, values, await peopleOf(ctx, kept))
  if (problems.length > 0)
    throw refuse('record.person-excluded', {
      clause: record.clause,
      ...(record.reading === undefined ? {} : { reading: record.reading }),
      fields: Object.fromEntries(problems.map(({ field, because }) => [`data.values.${field}`, because])),
    })
  return peopleMade(record, values)
}

/** An approved result of a review is told as it was approved (`review.told-otherwise`). */
export function mustTellWhatWasApproved(ctx: Ctx, { state }: OpenedCase, record: RecordRule, values: Values): void {
  const result = state.penalty?.result
  if (record.id !== 'appeal-decision' || result === undefined || result.outcome === values.outcome) return
  const { pack } = editionNamed(ctx.rules, state.edition)
  throw refuse('review.told-otherwise', { clause: record.clause, regulation: pack.title })
}
