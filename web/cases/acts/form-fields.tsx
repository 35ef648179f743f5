import type { Language } from '../../../events/text.ts'
import { StudyInput } from '../../library/study-input.tsx'
import type { Field } from '../../ui/act-form-field.ts'
import { optionsOf } from '../say-value.ts'
import { sayField } from '../words-fields.ts'
import { DepartmentsInput } from './departments-input.tsx'
import type { EventField } from './event-field.ts'

type Words = { readonly yes: string; readonly no: string }

/** The input of an event's field; undefined for shapes that only the timeline shows. */
export function inputOf(type: string, field: EventField, language: Language, words: Words): Field | undefined {
  const common = { name: field.name, label: sayField(type, field.name, language), ...(field.wide === true ? { wide: true } : {}) }
  const { shape } = field
  if (typeof shape === 'object') {
    if ('several' in shape) return { ...common, kind: 'multi-select', options: optionsOf(shape.several, language) }
    const options = optionsOf(shape.one, language)
    return options.length <= 4 ? { ...common, kind: 'choice', options } : { ...common, kind: 'select', options }
  }
  switch (shape) {
    case 'line':
      return { ...common, kind: 'text', maxLength: 500 }
    case 'text':
      return { ...common, kind: 'multiline', rows: field.rows ?? 3 }
    case 'person':
      return { ...common, kind: 'person' }
    case 'people':
      return { ...common, kind: 'people' }
    case 'department':
      return { ...common, kind: 'department' }
    case 'departments':
      return { ...common, kind: 'custom', input: <DepartmentsInput /> }
    case 'moment':
      return { ...common, kind: 'moment' }
    case 'money':
      return { ...common, kind: 'money' }
    case 'yes':
      return {
        ...common,
        kind: 'choice',
        options: [
          { value: true, label: words.yes },
          { value: false, label: words.no },
        ],
      }
    case 'percent':
      return { ...common, kind: 'number', min: 0, max: 100, step: 5, unit: '%', whole: true }
    case 'stars':
      return { ...common, kind: 'number', min: 1, max: 5, whole: true, unit: '/ 5' }
    case 'count':
      return { ...common, kind: 'number', min: 0, whole: true }
    case 'file':
    case 'files':
      return { ...common, kind: 'files' }
    case 'study':
      return { ...common, kind: 'custom', input: <StudyInput /> }
    default:
      return undefined
  }
}
