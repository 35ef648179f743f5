import { z } from 'zod'
import { codeTrees } from '../../events/code-trees.ts'
import { Id } from '../../events/define.ts'
import { Instant } from '../../events/instant.ts'
import { Text } from '../../events/text.ts'

const code = z.string().max(40).optional()
export const StudyFilter = z.object({
  q: z.string().max(200).optional(),
  category: z.string().max(100).optional(),
  subtype: z.string().max(100).optional(),
  level: z.string().max(50).optional(),
  kind: z.string().max(50).optional(),
  product: z.string().max(500).optional(),
  /** The class of the cause (人员、部件 …); codes of the four trees count with everything below them. */
  cause: z.string().max(50).optional(),
  causeCode: code,
  failure: code,
  part: code,
  solution: code,
  state: z.enum(['current', 'before-review', 'unreviewed', 'published', 'withdrawn']).default('current'),
})
export type StudyFilter = z.infer<typeof StudyFilter>
export const ListLibrary = StudyFilter.extend({
  limit: z.coerce.number().int().min(1).max(200).default(30),
  after: z.string().max(500).optional(),
})
export type ListLibrary = z.infer<typeof ListLibrary>

const Named = z.object({ id: z.string(), title: Text })
const Person = z.object({ id: z.string(), name: z.string() })
export const StudyCode = z.object({ tree: z.enum(codeTrees), code: z.string(), title: Text })
export type StudyCode = z.infer<typeof StudyCode>

/** A case study in words without names; `case` leads to the case it came from. */
export const LibraryEntry = z.object({
  id: z.string(),
  title: z.string(),
  problem: z.string(),
  rootCause: z.string(),
  solution: z.string(),
  measures: z.string(),
  effect: z.string(),
  experience: z.string(),
  product: z.string(),
  /** From the report to the end of the case; null where that was not said. */
  leadMinutes: z.number().nullable(),
  kind: z.string(),
  category: Named.nullable(),
  subtype: Named.nullable(),
  level: Named.nullable(),
  causeClass: z.string().nullable(),
  codes: z.array(StudyCode),
  /** `before-review`: published before there was a review; `unreviewed`: entered without one, read by whoever sees its case. */
  state: z.enum(['before-review', 'unreviewed', 'published', 'withdrawn']),
  version: z.number(),
  publishedAt: Instant,
  publishedBy: Person,
  reviewedBy: Person.nullable(),
  /** In how many cases it helped, and how often it was opened: by whom is kept nowhere. */
  helped: z.number(),
  reads: z.number(),
  /** Null where the reader may not see the case it came from. */
  case: z.object({ id: z.string(), number: z.string() }).nullable(),
})
export type LibraryEntry = z.infer<typeof LibraryEntry>
export const LibraryPage = z.object({ items: z.array(LibraryEntry), next: z.string().nullable() })
export type LibraryPage = z.infer<typeof LibraryPage>
export const EntryId = z.object({ id: Id })

/** One study with its versions, where it helped, and from what it was taught. */
export const Study = LibraryEntry.extend({
  versions: z.array(z.object({ version: z.number(), publishedAt: Instant, publishedBy: Person, reviewedBy: Person.nullable() })),
  withdrawn: z.object({ at: Instant, by: Person, reason: z.string() }).nullable(),
  /** The cases in which it helped, as far as the reader sees them. */
  uses: z.array(z.object({ case: z.object({ id: z.string(), number: z.string() }), at: Instant, by: Person })),
  sessions: z.array(
    z.object({ id: z.string(), kind: z.enum(['discussion', 'training']), on: z.string(), title: z.string(), people: z.number() }),
  ),
  can: z.object({ revise: z.boolean(), withdraw: z.boolean() }),
})
export type Study = z.infer<typeof Study>
export const VersionId = z.object({ id: Id, version: z.coerce.number().int().min(1) })
/** What an earlier version said. */
export const StudyVersion = z.object({
  version: z.number(),
  publishedAt: Instant,
  publishedBy: Person,
  reviewedBy: Person.nullable(),
  texts: z.record(z.string(), z.string()),
})
export type StudyVersion = z.infer<typeof StudyVersion>

const Facet = z.object({ value: z.string(), title: Text, count: z.number(), parent: z.string().nullable() })
export type Facet = z.infer<typeof Facet>
export const facetNames = ['category', 'level', 'product', 'causeCode', 'failure', 'part', 'solution'] as const
export type FacetName = (typeof facetNames)[number]
/** How many studies each choice would leave; a code counts with everything below it. Each is counted under the other filters. */
export const LibraryFacets = z.object({
  total: z.number(),
  category: z.array(Facet),
  level: z.array(Facet),
  product: z.array(Facet),
  causeCode: z.array(Facet),
  failure: z.array(Facet),
  part: z.array(Facet),
  solution: z.array(Facet),
})
export type LibraryFacets = z.infer<typeof LibraryFacets>

export const SimilarStudiesQuery = z.object({
  /** A case: what it says of itself counts. */
  case: z.string().max(64).optional(),
  title: z.string().max(500).default(''),
  description: z.string().max(4_000).default(''),
  category: z.string().max(100).optional(),
  subtype: z.string().max(100).optional(),
  machineId: z.string().max(64).optional(),
})
export type SimilarStudiesQuery = z.infer<typeof SimilarStudiesQuery>
export const SimilarStudy = z.object({
  id: z.string(),
  title: z.string(),
  rootCause: z.string(),
  solution: z.string(),
  helped: z.number(),
  state: z.enum(['before-review', 'unreviewed', 'published', 'withdrawn']),
  /** This case said already that it helped. */
  isUsed: z.boolean(),
  /** Why it may be of use: never a bare score. */
  because: z.array(
    z.object({ kind: z.enum(['cause', 'failure', 'part', 'solution', 'product', 'category', 'words']), text: Text }),
  ),
})
export type SimilarStudy = z.infer<typeof SimilarStudy>
export const SimilarStudies = z.object({ items: z.array(SimilarStudy) })

/** A closed case of which there is no study yet, and why there should be one. */
export const Suggestion = z.object({
  case: z.object({
    id: z.string(),
    number: z.string(),
    title: z.string(),
    kind: z.string(),
    level: Named.nullable(),
    closedAt: Instant,
  }),
  because: z.array(z.object({ kind: z.enum(['level', 'repeated', 'cause', 'owed', 'unreviewed']), text: Text })),
  /** How far its study is: none, or a draft. */
  draft: z.enum(['none', 'draft', 'review', 'returned', 'rejected']),
})
export type Suggestion = z.infer<typeof Suggestion>
export const ListSuggestions = z.object({
  limit: z.coerce.number().int().min(1).max(100).default(30),
  after: z.string().max(500).optional(),
})
export type ListSuggestions = z.infer<typeof ListSuggestions>
export const SuggestionPage = z.object({ items: z.array(Suggestion), next: z.string().nullable() })
export type SuggestionPage = z.infer<typeof SuggestionPage>
