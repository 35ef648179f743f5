import { z } from 'zod'
import { freeText, Id } from '../../events/define.ts'
import { AnyInstant, Instant } from '../../events/instant.ts'
import type { Role } from '../../events/roles.ts'

/** Who may seal, open, let others open and lift: legal, personnel, audit, internal control. An administrator is none of them. */
export const sealers = ['legal', 'human-resources', 'auditor', 'internal-control'] as const satisfies readonly Role[]

/** Why; a word is no reason. */
const reason = freeText.min(4).max(500)
const Named = z.object({ id: z.string(), name: z.string() })

export const PlaceSeal = z.object({ kind: z.enum(['file', 'record']), subject: Id, reason })
export type PlaceSeal = z.infer<typeof PlaceSeal>
export const GiveReason = z.object({ reason })
export const GrantSeal = z.object({ person: Id, until: AnyInstant, reason })
export type GrantSeal = z.infer<typeof GrantSeal>

/** A seal in force on a case, as whoever sees the case sees it: what, by whom, since when, why; never what is under it. */
export const SealView = z.object({
  id: z.string(),
  kind: z.enum(['file', 'record']),
  /** The file, or the event. */
  subject: z.string(),
  title: z.string(),
  placedBy: Named,
  placedAt: Instant,
  reason: z.string(),
  mayOpen: z.boolean(),
  mayLift: z.boolean(),
  /** Who may open it besides the posts, until when. */
  grants: z.array(z.object({ person: Named, until: Instant })),
})
export type SealView = z.infer<typeof SealView>
export const SealList = z.object({ items: z.array(SealView), mayPlace: z.boolean() })
export type SealList = z.infer<typeof SealList>
/** The words of a sealed record, by field. */
export const OpenedRecord = z.object({ words: z.record(z.string(), z.unknown()) })
