import type { Duration, DurationUnit } from '../../events/duration.ts'
import { inLanguage } from '../../events/in-language.ts'
import { definitionOfAct } from '../../events/registry.ts'
import type { Language, Text } from '../../events/text.ts'
import type { EditionView } from '../../server/policies/schema.ts'
import { sayValue } from '../cases/say-value.ts'
import { type Say, sayIn } from '../language/use-words.ts'
import { sayDuration } from '../ui/durations.ts'
import { policyWords } from './words.ts'

/** Says the names of one edition's things in one language. */
export type PackNames = {
  readonly t: Say<(typeof policyWords)['zh']>
  readonly language: Language
  readonly text: (text: Text) => string
  /** `role:leader`, `case:handler`, `anyone` as the server writes parties. */
  readonly party: (party: string) => string
  readonly parties: (parties: readonly string[]) => string
  readonly level: (id: string) => string
  readonly levels: (ids: readonly string[]) => string
  readonly category: (id: string) => string
  readonly subtype: (id: string) => string
  readonly evidence: (id: string) => string
  readonly form: (id: string) => string
  readonly act: (act: string) => string
  readonly duration: (parts: { readonly unit: string; readonly amount: number }) => string
}

/** The names of an edition. What it does not name keeps its id, which only a broken pack would show. */
export function packNames(view: EditionView, language: Language): PackNames {
  const t = sayIn(policyWords, language)
  const text = (of: Text) => inLanguage(of, language)
  const titled = (list: readonly { readonly id: string; readonly title: Text }[], id: string) => {
    const found = list.find(one => one.id === id)
    return found === undefined ? id : text(found.title)
  }
  const comma = language === 'zh' ? '、' : ', '
  const party = (name: string) => {
    if (name === 'anyone') return t('anyone')
    const [kind, id = name] = name.split(':')
    if (kind === 'case') return sayValue('caseRole', id, language)
    return view.roles.some(role => role.id === id) ? titled(view.roles, id) : sayValue('role', id, language)
  }
  const level = (id: string) => titled(view.levels, id)
  return {
    t,
    language,
    text,
    party,
    parties: list => list.map(party).join(comma),
    level,
    levels: ids => ids.map(level).join(comma),
    category: id => titled(view.categories, id),
    subtype: id =>
      titled(
        view.categories.flatMap(one => one.subtypes),
        id,
      ),
    evidence: id => titled(view.evidence, id),
    form: id => titled(view.forms, id),
    act: act => {
      const definition = definitionOfAct(act)
      return definition === undefined ? act : text(definition.title)
    },
    // The server sends the parts of a Duration; put together again they are one.
    duration: ({ unit, amount }) => sayDuration({ [unit as DurationUnit]: amount } as Duration, language),
  }
}
