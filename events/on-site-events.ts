import { z } from 'zod'
import { defineEvent, freeText, Id, shortText } from './define.ts'
import { Instant } from './instant.ts'

/** When in the service a photo was taken, or what it shows (furn 4.1(3): before the service). */
export const photoPhases = ['before', 'after', 'nameplate', 'other'] as const
/** What the time of an engineer went into. */
const timeUses = ['work', 'travel', 'waiting', 'other'] as const

/** 现场照片: hashed on the phone when it is taken; the server keeps it only if exactly these bytes arrive. */
export const photoAdded = defineEvent({
  type: 'photo.added',
  act: 'add-photo',
  title: { zh: '现场照片', en: 'Photo on site' },
  plain: {
    file: Id,
    phase: z.enum(photoPhases),
    /** Of the bytes as they were sent, in hexadecimal. */
    sha256: z.string().regex(/^[0-9a-f]{64}$/),
    /** By the clock of the phone. */
    takenAt: Instant,
    size: z.number().int(),
    mime: z.string(),
  },
  filled: ['size', 'mime'],
  /** `place`: as the engineer saw and sent it; never taken silently. */
  sealed: { name: shortText.max(200).optional(), place: shortText.optional(), note: freeText.optional() },
})

/** 工时: what whoever did the work, or travelled, or waited says of their own time. */
export const timeSpent = defineEvent({
  type: 'time.spent',
  act: 'record-time',
  title: { zh: '工时', en: 'Time spent' },
  plain: { use: z.enum(timeUses), from: Instant, until: Instant, minutes: z.number().int(), person: Id },
  filled: ['minutes', 'person'],
  sealed: { note: freeText.optional() },
})
