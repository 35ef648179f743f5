import { z } from 'zod'
import { freeText, Id, shortText } from '../../events/define.ts'
import { Instant } from '../../events/instant.ts'
import { Text } from '../../events/text.ts'
import { Verdict } from '../cases/verdict-schema.ts'
import { Named } from '../organisation/staff-schema.ts'

export const manualSorts = ['standard', 'manual', 'drawing', 'training', 'other'] as const
export const ManualSort = z.enum(manualSorts)
export type ManualSort = z.infer<typeof ManualSort>
export const manualLanguages = ['zh', 'en', 'es', 'ja', 'other'] as const
export const ManualLanguage = z.enum(manualLanguages)
export type ManualLanguage = z.infer<typeof ManualLanguage>

const Model = z.string().trim().min(1).max(100)
const about = {
  title: shortText.max(200),
  sort: ManualSort,
  /** The rule of a regulation under which it is kept; empty: the company's own. */
  rule: z.string().max(100),
  stages: z.array(z.string().min(1).max(60)).max(20),
  /** Series or models; none: all. */
  models: z.array(Model).max(50),
}
const version = {
  label: shortText.max(40),
  /** What is new in it. */
  summary: freeText.max(2_000),
  files: z
    .array(z.strictObject({ file: Id, language: ManualLanguage }))
    .min(1)
    .max(10),
}
export const NewManual = z.strictObject({ number: shortText.max(60), ...about, ...version })
export type NewManual = z.infer<typeof NewManual>
export const ChangeManual = z.strictObject(about).partial()
export type ChangeManual = z.infer<typeof ChangeManual>
export const NewVersion = z.strictObject(version)
export type NewVersion = z.infer<typeof NewVersion>
export const Because = z.strictObject({ reason: freeText.max(2_000) })
export const ManualId = z.object({ id: Id })
export const VersionParams = z.object({ id: Id, version: z.coerce.number().int().min(1) })

export const ManualFile = z.object({
  id: z.string(),
  name: z.string(),
  size: z.number(),
  mime: z.string(),
  sha256: z.string(),
  language: ManualLanguage,
})
export const ManualVersion = z.object({
  version: z.number(),
  label: z.string(),
  summary: z.string(),
  state: z.enum(['waiting', 'in-force', 'replaced', 'dropped']),
  writtenBy: Named,
  writtenAt: Instant,
  releasedBy: Named.nullable(),
  releasedAt: Instant.nullable(),
  droppedBecause: z.string().nullable(),
  files: z.array(ManualFile),
  canRelease: Verdict,
})
export const ManualRow = z.object({
  id: z.string(),
  number: z.string(),
  title: z.string(),
  sort: ManualSort,
  clause: z.string().nullable(),
  stages: z.array(z.object({ id: z.string(), title: Text })),
  models: z.array(z.string()),
  /** The version in force; null before the first one is released. */
  version: z.object({ version: z.number(), label: z.string(), releasedAt: Instant }).nullable(),
  /** A version waits to be released. */
  waits: z.boolean(),
  withdrawnAt: Instant.nullable(),
})
export type ManualRow = z.infer<typeof ManualRow>
export const ManualView = ManualRow.extend({
  rule: z.object({ id: z.string(), clause: z.string(), title: Text, regulation: Text }).nullable(),
  withdrawnBy: Named.nullable(),
  withdrawnBecause: z.string().nullable(),
  mayWrite: Verdict,
  versions: z.array(ManualVersion),
})
export type ManualView = z.infer<typeof ManualView>

export const manualStates = ['in-force', 'waiting', 'withdrawn', 'all'] as const
export const ListManuals = z.object({
  q: z.string().trim().max(100).optional(),
  stage: z.string().max(60).optional(),
  model: z.string().trim().max(100).optional(),
  state: z.enum(manualStates).default('in-force'),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  after: z.string().max(500).optional(),
})
export type ListManuals = z.infer<typeof ListManuals>
export const ManualPage = z.object({ items: z.array(ManualRow), next: z.string().nullable() })
export type ManualPage = z.infer<typeof ManualPage>

/** What the regulations in force want kept, and whether the one who asks may write and release under each. */
export const ManualRules = z.object({
  items: z.array(
    z.object({
      id: z.string(),
      clause: z.string(),
      title: Text,
      regulation: Text,
      stages: z.array(z.object({ id: z.string(), title: Text })),
      by: z.array(Text),
      with: z.array(Text),
      mayWrite: Verdict,
    }),
  ),
  /** Documents of the company's own, under no regulation. */
  mayWriteOwn: Verdict,
  waiting: z.number(),
})
export type ManualRules = z.infer<typeof ManualRules>

/** What somebody who works on a case may need at this stage, the version in force of each, with its files. */
export const CaseManuals = z.object({
  items: z.array(
    z.object({
      id: z.string(),
      number: z.string(),
      title: z.string(),
      sort: ManualSort,
      stages: z.array(Text),
      label: z.string(),
      releasedAt: Instant,
      /** It is for the machine of the case and not for every one. */
      isForMachine: z.boolean(),
      files: z.array(ManualFile),
    }),
  ),
})
export type CaseManuals = z.infer<typeof CaseManuals>
