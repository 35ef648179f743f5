import type { Instant } from '../events/instant.ts'
import { editionsBinding } from './binding.ts'
import { includes } from './conditions.ts'
import { fieldOfBoth } from './field-of-both.ts'
import { subjectFor } from './levels.ts'
import type { RecordRule } from './pack.ts'
import { type Actor, type ActRefusal, permitRefusal, refusalOf } from './permissions.ts'
import { type Edition, editionNamed, editionsInForce, type Rules } from './rules.ts'
import type { CaseState } from './state.ts'

type Values = Readonly<Record<string, unknown>>
/** The records that an edition asks for in a case of this kind, level and category. */
export function recordsFor(
  edition: Edition,
  subject: { kind: string; level?: string | undefined; category?: string | undefined },
): RecordRule[] {
  return (edition.pack.records ?? []).filter(record => includes(record, subject))
}

/**
 * A record that a case asks for, with the edition that declares it. Where several regulations ask for one of this name it is made once
 * for all of them: `record` has the demands of each, `also` says who else asks and under which clause (docs/decisions/0012).
 */
export type ScopedRecord = {
  readonly edition: Edition
  readonly record: RecordRule
  readonly also: readonly { readonly edition: Edition; readonly record: RecordRule }[]
}

/**
 * The records in scope of a case at a moment: those of its own edition first, then those of the other regulations in force that add to
 * it (their levels read through the level map). Of several with one name the first gives title and clause.
 */
export function recordsInScope(rules: Rules, state: CaseState, at: Instant): ScopedRecord[] {
  const own = editionNamed(rules, state.edition)
  const editions = [own, ...editionsInForce(rules, at).filter(edition => edition.pack.id !== own.pack.id)]
  const byName = new Map<string, ScopedRecord>()
  for (const edition of editions)
    for (const record of recordsFor(edition, subjectFor(edition, state))) {
      const first = byName.get(record.id)
      byName.set(
        record.id,
        first === undefined
          ? { edition, record, also: [] }
          : { ...first, record: recordOfBoth(first.record, record, edition.pack.id), also: [...first.also, { edition, record }] },
      )
    }
  return [...byName.values()]
}

/**
 * One record that meets what two regulations ask under its name: the fields of both, each with the stricter demand. A field that means
 * something else in the second stands beside the first's, called `furn:result` after its regulation.
 */
export function recordOfBoth(first: RecordRule, second: RecordRule, regulation: string): RecordRule {
  const fields = [...first.fields]
  for (const field of second.fields) {
    const at = fields.findIndex(one => one.id === field.id)
    const both = at === -1 ? undefined : fieldOfBoth(fields[at]!, field)
    if (at === -1) fields.push(field)
    else if (both === undefined) fields.push({ ...field, id: `${regulation}:${field.id}` })
    else fields[at] = both
  }
  return { ...first, fields }
}

/** Why this person may not make this record now, or undefined: the permits and gates of all regulations on the case. */
export function recordRefusal(
  rules: Rules,
  state: CaseState,
  scoped: ScopedRecord,
  actor: Actor,
  at?: Instant,
): ActRefusal | undefined {
  const data = { record: scoped.record.id }
  return (
    refusalOf(rules, state, 'make-record', actor, data, at) ??
    permitsOfLater(rules, scoped, state, actor, data) ??
    ownHandRefusal(scoped, state, actor)
  )
}

/** `record.other-hand` where a regulation wants the record made by somebody else than this person is to the case (a check by its doer). */
export function ownHandRefusal({ record, also }: ScopedRecord, state: CaseState, actor: Actor): ActRefusal | undefined {
  const asks = [record, ...also.map(one => one.record)].find(one =>
    one.notBy?.some(role => state.people[role]?.includes(actor.person) === true),
  )
  if (asks === undefined) return undefined
  return {
    code: 'record.other-hand',
    because: { zh: '由经办人以外的人填写', en: 'Somebody else than whoever does the work fills it in' },
    clause: asks.clause,
    ...(asks.reading === undefined ? {} : { reading: asks.reading }),
  }
}

/** The permits of a regulation that came into force after the case was taken in, for a record that it alone asks for. */
export function permitsOfLater(
  rules: Rules,
  { edition }: ScopedRecord,
  state: CaseState,
  actor: Actor,
  data: Values,
): ActRefusal | undefined {
  if (editionsBinding(rules, state).some(one => one.key === edition.key)) return undefined
  return permitRefusal(edition, state, 'make-record', actor, data)
}
