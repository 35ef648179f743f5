import { z } from 'zod'
import { defineEvent, freeText, Id, shortText } from './define.ts'
import { Instant } from './instant.ts'

const number = z.number().int().min(1).max(10_000)

/**
 * 证据移交 (penal 三(三)1): a piece of evidence changed hands. Each step of the chain of custody is an event of its own: it is added to, never
 * changed. Hands outside the company (a laboratory, the customer) are named in words.
 */
export const evidenceHandedOver = defineEvent({
  type: 'evidence.handed-over',
  act: 'hand-over-evidence',
  title: { zh: '移交证据', en: 'Evidence handed over' },
  plain: { pieces: z.array(number).min(1).max(50), from: Id.optional(), to: Id.optional(), handedAt: Instant },
  sealed: { fromOutside: shortText.optional(), toOutside: shortText.optional(), place: shortText, note: freeText.optional() },
})

/**
 * 证据核对 (penal 三(三)1): the files of the register were hashed again and compared with what was filed; those that differ or are gone are
 * named by number.
 */
export const evidenceChecked = defineEvent({
  type: 'evidence.checked',
  act: 'check-evidence',
  title: { zh: '核对证据', en: 'Evidence checked' },
  plain: { files: z.number().int(), changed: z.array(number).max(1000), missing: z.array(number).max(1000) },
  filled: ['files', 'changed', 'missing'],
  sealed: { note: freeText.optional() },
})

/** 调查访谈 (penal 三(三)1): who was asked what and answered what, with a second person present and signed minutes. It is a piece of the register. */
export const interviewHeld = defineEvent({
  type: 'interview.held',
  act: 'record-interview',
  title: { zh: '调查访谈', en: 'Interview' },
  plain: {
    heldAt: Instant,
    /** Of the staff; somebody else is named in `who`. */
    person: Id.optional(),
    second: Id,
    file: Id,
    number: number.optional(),
  },
  filled: ['number'],
  sealed: {
    who: shortText.optional(),
    place: shortText,
    questions: z.array(freeText.max(2000)).min(1).max(50),
    answers: z.array(freeText.max(10_000)).min(1).max(50),
  },
})
