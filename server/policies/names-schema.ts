import { z } from 'zod'
import { CaseKind } from '../../events/case-words.ts'
import { LocalDate } from '../../events/instant.ts'
import { Text } from '../../events/text.ts'
import { EditionView } from './schema.ts'

const Named = z.object({ id: z.string(), title: Text })

/** What an edition calls its levels, stages, categories, forms and posts, and which kinds it governs: all that lists, filters and pickers say of it. */
export const EditionNames = Named.extend({
  edition: LocalDate,
  primaryFor: z.array(z.string()),
  /** Whether it grades cases that it governs; another one may only have levels of its own for what it adds to them. */
  grades: z.boolean(),
  levels: z.array(Named.extend({ rank: z.number() })),
  categories: z.array(Named.extend({ kinds: z.array(CaseKind).optional(), subtypes: z.array(Named) })),
  lifecycles: z.array(z.object({ kind: CaseKind, stages: z.array(Named) })),
  forms: z.array(Named),
  roles: z.array(Named),
})
export type EditionNames = z.infer<typeof EditionNames>
export const NamesInForce = z.object({ items: z.array(EditionNames) })

/** The parts of an edition by which the page of a case is drawn and its forms are made: no clauses, readings, gates or permits. */
export const CaseEdition = EditionView.pick({
  id: true,
  edition: true,
  title: true,
  primaryFor: true,
  levels: true,
  categories: true,
  lifecycles: true,
  forms: true,
  roles: true,
  duties: true,
  tables: true,
  records: true,
}).extend({ grades: z.boolean() })
export type CaseEdition = z.infer<typeof CaseEdition>
