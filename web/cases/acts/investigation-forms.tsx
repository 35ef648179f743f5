import { z } from 'zod'
import { freeText, Id, shortText } from '../../../events/define.ts'
import { Instant } from '../../../events/instant.ts'
import { EvidenceInput } from '../../investigation/evidence-input.tsx'
import { sayField } from '../words-fields.ts'
import type { ActFormParts, ActScene } from './act-scene.ts'

/** 移交证据: which pieces, from whose hands into whose, where and when. Hands outside the company are named in words. */
export function handOverEvidence({ case: current, language, t }: ActScene): ActFormParts {
  const label = (name: string) => sayField('evidence.handed-over', name, language)
  return {
    intro: t('custodyIntro'),
    schema: z.strictObject({
      pieces: z.array(z.number()).min(1),
      handedAt: Instant,
      from: Id.optional(),
      fromOutside: shortText.optional(),
      to: Id.optional(),
      toOutside: shortText.optional(),
      place: shortText,
      note: freeText.optional(),
    }),
    fields: [
      { name: 'pieces', label: label('pieces'), kind: 'custom', wide: true, input: <EvidenceInput caseId={current.id} /> },
      { name: 'from', label: label('from'), kind: 'person' },
      { name: 'to', label: label('to'), kind: 'person' },
      { name: 'fromOutside', label: label('fromOutside'), kind: 'text', when: values => !values.from },
      { name: 'toOutside', label: label('toOutside'), kind: 'text', when: values => !values.to },
      { name: 'handedAt', label: label('handedAt'), kind: 'moment', notAfterNow: true },
      { name: 'place', label: label('place'), kind: 'text' },
      { name: 'note', label: label('note'), kind: 'multiline', rows: 2 },
    ],
    initial: {},
    dataOf: values => values,
  }
}

/** 调查访谈: question by question, with the second person present and the signed minutes. */
export function recordInterview({ language, t }: ActScene): ActFormParts {
  const label = (name: string) => sayField('interview.held', name, language)
  return {
    intro: t('interviewIntro'),
    schema: z.strictObject({
      person: Id.optional(),
      who: shortText.optional(),
      heldAt: Instant,
      place: shortText,
      second: Id,
      exchanges: z
        .array(z.strictObject({ question: freeText.max(2000), answer: freeText.max(10_000) }))
        .min(1)
        .max(50),
      file: z.array(z.string()).min(1).max(1),
    }),
    fields: [
      { name: 'person', label: label('person'), kind: 'person' },
      { name: 'who', label: label('who'), kind: 'text', when: values => !values.person },
      { name: 'second', label: label('second'), kind: 'person' },
      { name: 'heldAt', label: label('heldAt'), kind: 'moment', notAfterNow: true },
      { name: 'place', label: label('place'), kind: 'text' },
      {
        name: 'exchanges',
        label: t('exchanges'),
        kind: 'rows',
        max: 50,
        addLabel: t('addQuestion'),
        fields: [
          { name: 'question', label: label('questions'), kind: 'multiline', rows: 1, required: true },
          { name: 'answer', label: label('answers'), kind: 'multiline', rows: 2, required: true },
        ],
      },
      { name: 'file', label: label('file'), kind: 'files' },
    ],
    initial: { exchanges: [{}] },
    dataOf: ({ exchanges, file, ...rest }) => {
      const said = exchanges as readonly { question: string; answer: string }[]
      const [minutes] = file as readonly string[]
      return { ...rest, questions: said.map(one => one.question), answers: said.map(one => one.answer), file: minutes }
    },
  }
}
