import { useState } from 'react'
import type { Questionnaire } from '../../events/questionnaire.ts'
import type { NewQuestionnaire } from '../../server/surveys/schema.ts'
import { useDraft } from '../ui/draft.ts'

/** A questionnaire that is being written: its head, its questions, and why it changes. */
export type KeptEdit = Omit<NewQuestionnaire, 'content'> & { readonly content: Questionnaire; readonly reason: string }
export type Edit = {
  readonly value: KeptEdit
  readonly change: (part: Partial<KeptEdit>) => void
  /** When the draft was written that this began with; undefined where it began anew. */
  readonly restoredAt: number | undefined
  /** Throws the draft away and begins anew. */
  readonly discard: () => void
  /** It was published: nothing is left to come back to. */
  readonly forget: () => void
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null
/** What was kept may be unfinished; only what the editor could not even show is thrown away. */
const isKept = (value: unknown): value is KeptEdit =>
  isObject(value) &&
  typeof value.title === 'string' &&
  typeof value.reason === 'string' &&
  Array.isArray(value.kinds) &&
  isObject(value.content) &&
  typeof value.content.opening === 'string' &&
  Array.isArray(value.content.questions) &&
  value.content.questions.every(one => isObject(one) && typeof one.id === 'string' && isObject(one.title))

/** The state of the questionnaire editor, kept in this browser until it is published: nothing typed is lost by a reload or a wrong click. */
export function useEdit(name: string, fresh: () => KeptEdit): Edit {
  const draft = useDraft(name, isKept)
  const [value, setValue] = useState<KeptEdit>(() => draft.restored ?? fresh())
  const [restoredAt, setRestoredAt] = useState(draft.restored === undefined ? undefined : draft.keptAt)
  return {
    value,
    restoredAt,
    change: part => {
      const next = { ...value, ...part }
      setValue(next)
      draft.keep(next)
    },
    discard: () => {
      draft.keep(undefined)
      setRestoredAt(undefined)
      setValue(fresh())
    },
    forget: () => draft.keep(undefined),
  }
}
