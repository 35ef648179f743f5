import { wordsOf } from '../../../engine/explain-words.ts'
import type { Pack } from '../../../engine/pack.ts'
import type { AskEdition } from '../../../server/policies/explain/schema.ts'
import { dueAsked, dueDefaults, dueFields } from './ask-due.ts'
import { type AskField, type AskValues, keptValues, missingOf } from './ask-field.ts'
import { gradedKinds, levelAsked, levelFields } from './ask-level.ts'
import { penaltyAsked, penaltyDefaults, penaltyFields } from './ask-penalty.ts'
import { routeAsked, routeFields } from './ask-route.ts'
import { indicatorAsked, indicatorFields, scorecardAsked, scorecardFields } from './ask-score.ts'
import { kindsOf } from './fact-fields.ts'

export type About = AskEdition['about']
/** In the order of the form. */
export const abouts = ['due', 'level', 'route', 'penalty', 'scorecard', 'indicator'] as const satisfies readonly About[]

/** What can be asked of an edition: only what it has rules for. */
export function askable(pack: Pack): readonly About[] {
  const has: Readonly<Record<About, boolean>> = {
    due: pack.duties.length > 0,
    level: gradedKinds(pack).length > 0,
    route: pack.routes.length > 0,
    penalty: (pack.grades ?? []).length > 0,
    scorecard: (pack.scorecards ?? []).length > 0,
    indicator: (pack.indicators ?? []).length > 0,
  }
  return abouts.filter(about => has[about])
}

const aboutOf = (pack: Pack, values: AskValues): About | undefined => {
  const possible = askable(pack)
  return possible.find(one => one === values.about) ?? possible[0]
}

/** The form for what is asked: it grows with what is chosen. */
export function fieldsOf(pack: Pack, values: AskValues): readonly AskField[] {
  const words = wordsOf([pack])
  switch (aboutOf(pack, values)) {
    case 'due':
      return dueFields(pack, values, words)
    case 'level':
      return levelFields(pack, values, words)
    case 'route':
      return routeFields(pack, values, words)
    case 'penalty':
      return penaltyFields(pack, values)
    case 'scorecard':
      return scorecardFields(pack, values)
    case 'indicator':
      return indicatorFields(pack, values, words)
    case undefined:
      return []
  }
}

/** What a rule that was followed from its clause says by itself: a route its subject and level, a sanction its grade and whom it is for. */
function fromRule(pack: Pack, { route, sanction, ...values }: AskValues): AskValues {
  const taken = pack.routes.find(one => one.id === route)
  const answer = pack.sanctions?.find(one => one.id === sanction)
  if (taken !== undefined) {
    const kind = taken.kinds?.[0]
    const level = taken.levels?.[0]
    return {
      ...values,
      subject: taken.subject === 'form' ? `form:${taken.form ?? pack.forms[0]?.id ?? ''}` : taken.subject,
      ...(kind === undefined ? {} : { kind }),
      ...(level === undefined ? {} : { level }),
    }
  }
  return answer === undefined ? values : { ...values, grade: answer.grade, of: answer.of }
}

/** Where something is needed and there is but one of it, it is chosen. */
function onlyChoices(pack: Pack, values: AskValues): AskValues {
  const only = fieldsOf(pack, values).flatMap(field =>
    field.kind === 'choice' && field.needed === true && field.options.length === 1 && (values[field.name] ?? '') === ''
      ? [[field.name, field.options[0]!.value] as const]
      : [],
  )
  return only.length === 0 ? values : { ...values, ...Object.fromEntries(only) }
}

/** The values with what goes without saying filled in: the question, the only choice, now and today. Choices that no longer stand are dropped. */
export function settled(pack: Pack, given: AskValues, { now, today }: { now: string; today: string }): AskValues {
  const values = fromRule(pack, given)
  const about = aboutOf(pack, values)
  if (about === undefined) return {}
  const filled: AskValues =
    about === 'due'
      ? dueDefaults(pack, { ...values, about }, now)
      : about === 'penalty'
        ? penaltyDefaults(pack, { ...values, about }, today)
        : about === 'level'
          ? { ...values, about, kind: values.kind ?? gradedKinds(pack)[0] ?? '' }
          : about === 'route'
            ? { ...values, about, kind: values.kind ?? kindsOf(pack)[0] ?? '' }
            : { ...values, about }
  const kept = onlyChoices(pack, keptValues(fieldsOf(pack, filled), filled))
  const isOffered = (field: AskField): boolean =>
    field.kind !== 'choice' || kept[field.name] === undefined || field.options.some(one => one.value === kept[field.name])
  const gone = new Set(
    fieldsOf(pack, kept)
      .filter(field => !isOffered(field))
      .map(field => field.name),
  )
  const left = Object.fromEntries(Object.entries(kept).filter(([name]) => !gone.has(name)))
  // What hung on a choice that is gone goes with it.
  return keptValues(fieldsOf(pack, left), left)
}

/** What the values ask; undefined while something that is needed is missing. */
export function askOf(pack: Pack, values: AskValues): AskEdition | undefined {
  const about = aboutOf(pack, values)
  if (about === undefined || missingOf(fieldsOf(pack, values), values).length > 0) return undefined
  const words = wordsOf([pack])
  switch (about) {
    case 'due':
      return dueAsked(values)
    case 'level':
      return levelAsked(pack, values, words)
    case 'route':
      return routeAsked(pack, values, words)
    case 'penalty':
      return penaltyAsked(pack, values)
    case 'scorecard':
      return scorecardAsked(pack, values)
    case 'indicator':
      return indicatorAsked(values)
  }
}
