import type { LimitRule, RouteRule } from '../../../engine/pack.ts'
import type { Language } from '../../../events/text.ts'
import { optionsOf, sayValue } from '../../cases/say-value.ts'
import { sayIn } from '../../language/use-words.ts'
import { editorWords } from './words.ts'

const subjects = ['plan', 'form', 'compensation', 'matter'] as const satisfies readonly LimitRule['subjects'][number][]

/** What a route or a limit may be about in a case, in words; the make-up approval follows the route of what it makes good. */
export function subjectOptions(language: Language): { value: (typeof subjects)[number]; label: string }[] {
  const said = new Map(optionsOf('subject', language).map(one => [one.value, one.label]))
  return subjects.map(value => ({ value, label: said.get(value) ?? value }))
}

/** The same for a route, which may also lead a review of a case and the regulation's own next edition. */
export function routeSubjectOptions(language: Language): { value: RouteRule['subject']; label: string }[] {
  return [
    ...subjectOptions(language),
    { value: 'review', label: sayValue('subject', 'review', language) },
    { value: 'edition', label: sayIn(editorWords, language)('subjectEdition') },
  ]
}
