import { z } from 'zod'
import { freeText, Id, shortText } from '../../events/define.ts'
import { AnyInstant, Instant } from '../../events/instant.ts'
import { photoPhases } from '../../events/on-site-events.ts'

const DeviceId = z.string().regex(/^[0-9a-f]{32}$/)
/** How much later the server's clock is than the device's, in milliseconds; a device may be wrong by years. */
const Offset = z.number().int().min(-3_000_000_000_000).max(3_000_000_000_000)

/** What a phone says of an act that it sends, perhaps hours after it was done. */
export const DeviceStamp = z.object({
  /** The device, and the place of the act among all that this device ever queued: sent again, it is the same act. */
  id: DeviceId,
  sequence: z.int32().positive(),
  /** The device's own clock when it was done, and when it lay in the queue. */
  at: AnyInstant,
  queuedAt: AnyInstant,
  /** As estimated at the last contact with the server before; null where there was none. */
  offsetMs: Offset.nullable(),
  /** The server's time at that contact. */
  contactAt: AnyInstant.nullable(),
  /** Milliseconds since that contact by the clock that nobody can set; null after a restart. It may stand still while the phone sleeps. */
  sinceContactMs: z.number().int().min(0).max(3_000_000_000_000).nullable(),
})
export type DeviceStamp = z.infer<typeof DeviceStamp>

/** POST /api/field/contact: the device is there, and has queued so many acts so far. */
export const Contact = z.object({ device: DeviceId, mark: z.int32().nonnegative() })
export type Contact = z.infer<typeof Contact>
export const ContactAnswer = z.object({ now: Instant, partBytes: z.number().int() })
export type ContactAnswer = z.infer<typeof ContactAnswer>

/** POST /api/files/uploads: a file that comes in parts. Its id is the sender's, so that an act may name it before it is here. */
export const StartUpload = z.object({
  id: DeviceId,
  name: z.string().min(1).max(400),
  size: z.number().int().positive(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
})
export type StartUpload = z.infer<typeof StartUpload>
/** How much of it is here; `done`: nothing more is wanted, it can be named. */
export const UploadState = z.object({ id: z.string(), received: z.number().int(), size: z.number().int(), done: z.boolean() })
export type UploadState = z.infer<typeof UploadState>
export const UploadId = z.object({ id: DeviceId })
export const PartQuery = z.object({ offset: z.coerce.number().int().min(0) })

/** Company setting: what a phone sends up to so many hours late counts by its own time without a superior's word, where that is believable. */
export const FieldSettings = z.object({
  believedHours: z.number().int().min(1).max(720),
  /** Photos that every order is to have, beside those that a clause asks for: shown as missing until they are there. */
  photos: z.array(z.enum(photoPhases)).max(photoPhases.length),
})

/**
 * GET /api/field/bundle: what a phone keeps for when there is no network. `answers` by the address that would give each; `documents` are files to
 * keep; `editions` the addresses of what never changes, so that it is fetched once.
 */
export const FieldBundle = z.object({
  asOf: Instant,
  answers: z.record(z.string(), z.unknown()),
  documents: z.array(z.object({ address: z.string(), size: z.number() })),
  editions: z.array(z.string()),
})
export type FieldBundle = z.infer<typeof FieldBundle>

/** POST /api/field/reports: what a case would not take any more, handed to the office. */
export const FieldReport = z.object({
  caseId: Id,
  attempted: z.string().min(1).max(60),
  record: z.string().max(100).optional(),
  /** The name of the refusal, and what it said. */
  code: z.string().min(1).max(100),
  refusal: shortText.max(500).optional(),
  doneAt: AnyInstant,
  text: freeText,
  files: z.array(Id).max(100).default([]),
})
export type FieldReport = z.infer<typeof FieldReport>
