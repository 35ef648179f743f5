import type { Language } from '../../../events/text.ts'
import { sayValue } from '../say-value.ts'
import type { Entry } from './scene.ts'

/** Who did it: a person's name; the system, the customer and an import in the language of the page. */
export function actorName({ actor }: Pick<Entry, 'actor'>, language: Language): string {
  return ['system', 'customer', 'import'].includes(actor.id) ? sayValue('actor', actor.id, language) : actor.name
}
