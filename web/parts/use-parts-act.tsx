import { z } from 'zod'
import { freeText } from '../../events/define.ts'
import type { InputOf } from '../../events/registry.ts'
import type { ActFormParts, ActScene } from '../cases/acts/act-scene.ts'
import { sayIn } from '../language/use-words.ts'
import type { Field } from '../ui/act-form-field.ts'
import { LocationInput, PartInput, TagsInput } from './inputs.tsx'
import { partWords } from './words.ts'

export const UseLines = z.object({
  lines: z
    .array(
      z.object({
        part: z.string().min(1),
        location: z.string().min(1),
        quantity: z.number().int().min(1),
        serialsIn: z.array(z.string()).optional(),
        serialsOut: z.array(z.string()).optional(),
      }),
    )
    .min(1),
  note: freeText.optional(),
})

/** From the form's values to the act: numbers that nobody gave are left out. */
export function dataOfUse(values: Readonly<Record<string, unknown>>): InputOf<'use-parts'> {
  const { lines, note } = UseLines.parse(values)
  return {
    lines: lines.map(({ serialsIn = [], serialsOut = [], ...line }) => ({
      ...line,
      ...(serialsIn.length > 0 ? { serialsIn } : {}),
      ...(serialsOut.length > 0 ? { serialsOut } : {}),
    })),
    ...(note === undefined ? {} : { note }),
  }
}

/** 使用备件: which part, from where, how many, and the numbers of what was built in and taken off. */
export function useParts({ language }: ActScene): ActFormParts {
  const t = sayIn(partWords, language)
  const fields: readonly Field[] = [
    {
      name: 'lines',
      label: t('lines'),
      kind: 'rows',
      addLabel: t('addPart'),
      fields: [
        { name: 'part', label: t('part'), kind: 'custom', wide: true, input: <PartInput />, required: true },
        {
          name: 'location',
          label: t('takenFrom'),
          kind: 'custom',
          input: <LocationInput kinds={['van', 'warehouse']} />,
          required: true,
        },
        { name: 'quantity', label: t('quantity'), kind: 'number', min: 1, whole: true, required: true },
        { name: 'serialsIn', label: t('serialsIn'), kind: 'custom', input: <TagsInput placeholder={t('serialsHint')} /> },
        { name: 'serialsOut', label: t('serialsOut'), kind: 'custom', input: <TagsInput placeholder={t('serialsHint')} /> },
      ],
    },
    { name: 'note', label: t('note'), kind: 'multiline', rows: 2 },
  ]
  return {
    intro: t('useIntro'),
    schema: UseLines,
    fields,
    initial: { lines: [{ quantity: 1 }] },
    dataOf: values => ({ ...dataOfUse(values) }),
  }
}
