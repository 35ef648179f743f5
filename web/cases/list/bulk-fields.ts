import { z } from 'zod'
import { freeText, Id } from '../../../events/define.ts'
import type { Language } from '../../../events/text.ts'
import type { Field } from '../../ui/act-form-field.ts'
import { optionsOf } from '../say-value.ts'
import { sayField } from '../words-fields.ts'

type BulkForm = { readonly schema: z.ZodObject; readonly fields: readonly Field[]; readonly fixed: Record<string, unknown> }

/** The form of an act that is done to many cases: only what is the same for all of them. */
export type BulkAct = 'assign' | 'note' | 'pause' | 'resume'

/** The form of an act that is done to many cases: only what is the same for all of them. */
export function bulkForm(act: BulkAct, language: Language): BulkForm {
  const note: Field = { name: 'note', label: sayField('', 'note', language), kind: 'multiline', rows: 2 }
  const reason: Field = { name: 'reason', label: sayField('', 'reason', language), kind: 'multiline', rows: 2 }
  switch (act) {
    case 'assign':
      return {
        schema: z.strictObject({ person: Id, note: freeText.optional() }),
        fields: [{ name: 'person', label: sayField('handler.assigned', 'person', language), kind: 'person', wide: true }, note],
        fixed: {},
      }
    case 'note':
      return {
        schema: z.strictObject({ text: freeText }),
        fields: [{ name: 'text', label: sayField('', 'text', language), kind: 'multiline' }],
        fixed: {},
      }
    case 'pause':
      return {
        schema: z.strictObject({ cause: z.string(), reason: freeText }),
        fields: [
          { name: 'cause', label: sayField('', 'cause', language), kind: 'select', options: optionsOf('pauseCause', language) },
          reason,
        ],
        fixed: {},
      }
    case 'resume':
      return { schema: z.strictObject({ reason: freeText.optional() }), fields: [reason], fixed: {} }
  }
}
