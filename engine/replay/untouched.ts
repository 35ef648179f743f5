import type { CaseEvent } from '../../events/envelope.ts'
import { effectiveAt } from '../advance.ts'
import { stepClockRules } from '../approvals/step-clocks.ts'
import type { DutyRule, Pack } from '../pack.ts'
import { namesPeople } from '../people.ts'
import { compileEdition, type Edition, type Rules } from '../rules.ts'

/**
 * What a draft leaves as it is. Duties of one case do not look at each other: what becomes of one follows from its rule, the events and
 * the level, so that those which both editions say alike are computed once for both. A property test holds this to the long way.
 */
export type Untouched = {
  /** Whether this duty may come out otherwise, even where the level does not. */
  readonly isChanged: (duty: { readonly pack: string; readonly rule: string }) => boolean
  /** The same by `regulation:duty`. */
  readonly isChangedName: (duty: string) => boolean
  /** Meanings of those duties: figures that count others are the same. */
  readonly meanings: ReadonlySet<string>
  /** The level of every case is the same, and so is who decides a submission, and what is punished. */
  readonly sameGrading: boolean
  readonly sameRoutes: boolean
  readonly samePenalties: boolean
  readonly sameMaps: boolean
  /** Types of events that start a changed duty, by side. Without one of them no such duty is ever open. */
  readonly starts: ReadonlySet<string>
  /** The draft's rules with the changed duties alone. */
  readonly partial: Rules
  /**
   * The rules before without the unchanged duties that can neither be late nor are counted by a figure: most clauses give no time, and
   * such a duty comes out alike on both sides.
   */
  readonly thin: Rules
  readonly edition: { readonly before: Edition; readonly after: Edition }
}

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)

/** Compares a draft with the edition in its place, `counted` being the meanings that figures count; undefined where there is none, or where they do not even govern the same kinds of case. */
export function untouchedBy(before: Rules, after: Rules, counted: ReadonlySet<string>): Untouched | undefined {
  const draft = after.editions.find(edition => !before.editions.includes(edition))
  const current = before.editions.find(edition => !after.editions.includes(edition))
  if (!draft || !current || draft.pack.id !== current.pack.id) return undefined
  const [was, would] = [current.pack, draft.pack]
  const kinds = (pack: Pack) => [pack.primaryFor, pack.lifecycles.map(one => one.kind)]
  if (!same(kinds(was), kinds(would))) return undefined
  const sameMaps = same(was.levelMaps, would.levelMaps)
  const sameGrading = same([was.levels, was.tables], [would.levels, would.tables])
  const changed = changedDuties(dutiesOf(was), dutiesOf(would), !sameMaps)
  const ids = new Set(changed.map(rule => rule.id))
  const names = new Set([...ids].map(id => `${would.id}:${id}`))
  return {
    isChanged: ({ pack, rule }) => pack === would.id && ids.has(rule),
    isChangedName: name => names.has(name),
    meanings: new Set(changed.map(rule => rule.meaning)),
    sameMaps,
    sameGrading,
    sameRoutes: sameGrading && sameMaps && same([was.routes, was.limits], [would.routes, would.limits]),
    samePenalties:
      sameMaps && same([was.violations, was.grades, was.sanctions], [would.violations, would.grades, would.sanctions]),
    starts: new Set(changed.flatMap(rule => rule.start.map(trigger => trigger.on))),
    thin: {
      ...before,
      editions: before.editions.map(edition =>
        withDuties(
          edition,
          dutiesOf(edition.pack).filter(
            rule =>
              rule.within !== undefined ||
              rule.repeat !== undefined ||
              rule.each !== undefined ||
              rule.stated !== undefined ||
              counted.has(rule.meaning) ||
              (edition === current && ids.has(rule.id)),
          ),
        ),
      ),
    },
    partial: {
      ...after,
      editions: after.editions.map(edition =>
        withDuties(edition, edition === draft ? dutiesOf(would).filter(rule => ids.has(rule.id)) : []),
      ),
    },
    edition: { before: current, after: draft },
  }
}

/** Rules that one of the two lacks or says otherwise; where the levels read otherwise, all that look at the level. */
function changedDuties(was: readonly DutyRule[], would: readonly DutyRule[], byLevel: boolean): DutyRule[] {
  const changed = (one: DutyRule, others: readonly DutyRule[]) => {
    const other = others.find(rule => rule.id === one.id)
    return other === undefined || !same(one, other) || (byLevel && one.levels !== undefined)
  }
  return [...would.filter(rule => changed(rule, was)), ...was.filter(rule => changed(rule, would))]
}

/** The duties of a pack with the clocks of its approval steps, which are duties that its routes write. */
const dutiesOf = (pack: Pack): DutyRule[] => [...pack.duties, ...stepClockRules(pack)]

/** The edition with these duties alone: its routes stay, without the clocks that they would write. */
function withDuties({ pack, begins }: Edition, duties: readonly DutyRule[]): Edition {
  const routes = pack.routes.map(route => ({ ...route, steps: route.steps.map(({ within: _clock, ...step }) => step) }))
  return { ...compileEdition({ ...pack, routes, duties: [...duties] }), ...(begins === undefined ? {} : { begins }) }
}

/**
 * The rules without what a comparison never looks at: gates, permits and forms say who may act, evidence and stages where a case stands,
 * and neither opens nor ends a duty. Levels, routes, duties, penalties and indicators stay.
 */
export function leanRules(rules: Rules): Rules {
  const lean = ({ pack, begins }: Edition): Edition => ({
    ...compileEdition({
      ...pack,
      evidence: [],
      gates: [],
      permits: [],
      hops: [],
      forms: [],
      archive: [],
      lifecycles: pack.lifecycles.map(one => ({
        ...one,
        stages: one.stages.map(stage => ({ ...stage, enter: [] })),
        reopen: [],
        end: [],
      })),
    }),
    ...(begins === undefined ? {} : { begins }),
  })
  return { ...rules, editions: rules.editions.map(lean) }
}

/** Both sides made lean; an edition that stands in both is one object in both. */
export function leanBoth(before: Rules, after: Rules): { before: Rules; after: Rules } {
  const lean = leanRules(before)
  const shared = new Map(before.editions.map((edition, i) => [edition, lean.editions[i]!]))
  const others = leanRules({ ...after, editions: after.editions.filter(edition => !shared.has(edition)) }).editions
  let next = 0
  return { before: lean, after: { ...after, editions: after.editions.map(edition => shared.get(edition) ?? others[next++]!) } }
}

/** Events that duties look at, whatever their triggers: level, people, clocks, the end of a case. */
const alwaysRead = [
  ...['case.opened', 'case.classified', 'case.merged', 'clock.paused', 'clock.resumed', 'duty.handed-over', 'edition.moved'],
  ...namesPeople,
]
/** The types of events that the duties of some rules look at. */
export const typesRead = (rules: Rules): ReadonlySet<string> =>
  new Set([...alwaysRead, ...rules.editions.flatMap(edition => [...edition.dutiesByEvent.keys()])])

/**
 * The events without those that no duty looks at. A day of a repeated duty is over when an event comes after it, so that all must stay
 * where one came before an earlier one.
 */
export function readBy(types: ReadonlySet<string>, events: readonly CaseEvent[]): readonly CaseEvent[] {
  const kept: CaseEvent[] = []
  let last = ''
  for (const event of events) {
    const at = effectiveAt(event)
    if (at < last) return events
    last = at
    if (types.has(event.type)) kept.push(event)
  }
  return kept
}

/** Whether the levels of two readings of one case's events are the same. */
export function sameLevels(was: readonly CaseEvent[], would: readonly CaseEvent[]): boolean {
  return was === would || was.every((event, i) => event === would[i] || same(event.data, would[i]!.data))
}
