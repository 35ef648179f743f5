import type { LimitRule } from '../../../engine/pack.ts'
import type { Language } from '../../../events/text.ts'
import { optionsOf } from '../../cases/say-value.ts'

const subjects = ['plan', 'form', 'compensation', 'matter'] as const satisfies readonly LimitRule['subjects'][number][]

/** What a route or a limit may be about in a case, in words; the make-up approval follows the route of what it makes good. */
export function subjectOptions(language: Language): { value: (typeof subjects)[number]; label: string }[] {
  const said = new Map(optionsOf('subject', language).map(one => [one.value, one.label]))
  return subjects.map(value => ({ value, label: said.get(value) ?? value }))
}
