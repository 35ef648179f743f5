import { inLanguage } from '../../../events/in-language.ts'
import { eventDefinitions } from '../../../events/registry.ts'
import type { Language } from '../../../events/text.ts'
import { sayField } from '../../cases/words-fields.ts'
import { sayIn } from '../../language/use-words.ts'
import { editorWords } from './words.ts'

export type PrefillOption = { readonly value: string; readonly label: string; readonly title: string }

/** Nothing that a paper says of a case: deliveries, and what only the ledger needs. */
const silent: ReadonlySet<string> = new Set(['message.delivered', 'message.failed'])
/** Ids of other things and lists of them, which say nothing on paper; `at` is that of the event itself, below. */
const unsaid: ReadonlySet<string> = new Set([
  'at',
  'files',
  'file',
  'mentions',
  'rows',
  'route',
  'missing',
  'duties',
  'form',
  'record',
])

/**
 * What a field of a form can be filled with by itself: each thing that is recorded of a case, by the name of the event and of the
 * field, and when it happened and who did it. The value is that of the pack, `event type#field`; nobody sees it.
 */
export function prefillOptions(language: Language): PrefillOption[] {
  const t = sayIn(editorWords, language)
  const own: Readonly<Record<string, string>> = {
    'case.opened#number': t('prefillNumber'),
    'plan.submitted#measureTexts': t('prefillMeasures'),
  }
  return eventDefinitions
    .filter(({ type }) => !silent.has(type))
    .flatMap(({ type, title, plain, sealed }) => {
      const names = [...new Set([...Object.keys(plain.shape), ...Object.keys(sealed.shape)])].filter(name => !unsaid.has(name))
      const fields = names.flatMap(name => {
        const said = own[`${type}#${name}`] ?? sayField(type, name, language)
        // A field that people have no word for is one that they never see.
        return said === name ? [] : [[name, said] as const]
      })
      const event = inLanguage(title, language)
      return [...fields, ['at', t('prefillAt')] as const, ['actor', t('prefillActor')] as const].map(([name, said]) => ({
        value: `${type}#${name}`,
        label: `${event} · ${said}`,
        title: said,
      }))
    })
}
