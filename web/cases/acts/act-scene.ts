import type { ReactNode } from 'react'
import type { z } from 'zod'
import type { Language } from '../../../events/text.ts'
import type { EffectFigures } from '../../../server/actions/schema.ts'
import type { CaseWithTimeline } from '../../../server/cases/schema.ts'
import type { ContractView } from '../../../server/contracts/schema.ts'
import type { FormView } from '../../../server/forms/schema.ts'
import type { Me } from '../../../server/me/schema.ts'
import type { Say } from '../../language/use-words.ts'
import type { Field } from '../../ui/act-form-field.ts'
import type { Names, PackNames } from '../packs.ts'
import type { actWords } from '../words-acts.ts'
import type { ActTarget } from './act-target.ts'

/** What the form of an act is made from. */
export type ActScene = {
  readonly case: CaseWithTimeline
  readonly pack: PackNames | undefined
  readonly names: Names
  readonly me: Me
  readonly language: Language
  readonly target: ActTarget
  readonly t: Say<(typeof actWords)['zh']>
  readonly words: { readonly yes: string; readonly no: string }
  /** The forms of the case, filled from what was recorded; only loaded for `submit-form`. */
  readonly forms: readonly FormView[]
  /** The contract with its invoices and payments; only loaded for acts of contracts. */
  readonly contract?: ContractView | undefined
  /** What the system counts for the fields of a record; only loaded where it asks for any. */
  readonly figures?: EffectFigures | undefined
}

/** The form of one act. What is left out follows from the fields of its event type. */
export type ActFormParts = {
  readonly fields: readonly Field[]
  readonly schema: z.ZodObject
  readonly initial: Readonly<Record<string, unknown>>
  /** From the form's values to the act's data. */
  readonly dataOf: (values: Record<string, unknown>) => Record<string, unknown>
  /** Files that the act names elsewhere than in `file` and `files`: bound to the case before it is sent. */
  readonly filesOf?: (data: Readonly<Record<string, unknown>>) => readonly string[]
  /** Of what is recorded afterwards by its nature: why and by which file stand in its own fields, and are not asked twice. */
  readonly afterwards?: {
    readonly label: string
    readonly hint: string
    readonly told: (values: Readonly<Record<string, unknown>>) => { readonly reason: unknown; readonly evidence: unknown }
  }
  /** Said above the fields. */
  readonly intro?: string
  /** What the act is about, between the intro and the fields. */
  readonly above?: ReactNode
}
