import { z } from 'zod'
import { defineEvent, freeText, Id, shortText } from './define.ts'
import { Instant } from './instant.ts'

/** 现场补报: what somebody did on site without a network and the case would not take any more, kept beside it so that nothing is lost. No rule reads it. */
export const fieldReported = defineEvent({
  type: 'field.reported',
  title: { zh: '现场补报', en: 'Field report' },
  plain: {
    /** The act that was not taken, with the record where it is one, and the name of the refusal. */
    attempted: z.string().max(60),
    record: z.string().max(100).optional(),
    code: z.string().max(100),
    /** By the phone's clock. */
    doneAt: Instant,
    files: z.array(Id).max(100),
  },
  sealed: { text: freeText, refusal: shortText.max(500).optional() },
})
