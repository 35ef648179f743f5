import { z } from 'zod'
import { defineEvent, freeText, Id } from './define.ts'

const liable = z.string().min(1).max(100)

/**
 * 责任认定确认 (penal 三(三)3): the second signature under the shares that somebody else found. `counts`: signed by two and uncontested, so
 * that a penalty may rest on it; `liable` is who the version says is liable, for rules that start from it.
 */
export const liabilityConfirmed = defineEvent({
  type: 'liability.confirmed',
  act: 'confirm-liability',
  title: { zh: '责任认定确认', en: 'Liability confirmed' },
  plain: { version: Id, counts: z.boolean(), liable },
  filled: ['counts', 'liable'],
  sealed: { note: freeText.optional() },
})

/** 责任异议: whoever is named in the shares (a person, or a department by its head) contests them with a reason. Until it is answered they do not count. */
export const liabilityContested = defineEvent({
  type: 'liability.contested',
  act: 'contest-liability',
  title: { zh: '责任异议', en: 'Liability contested' },
  plain: { version: Id, party: z.enum(['department', 'person']), subject: Id },
  filled: ['party', 'subject'],
  sealed: { reason: freeText },
})

/** 异议答复: the shares stay as they are, by whoever found them or their superior. Other shares are a new version, which answers what was contested in the old one. */
export const liabilityUpheld = defineEvent({
  type: 'liability.upheld',
  act: 'answer-contest',
  title: { zh: '异议答复（维持）', en: 'Contest answered: upheld' },
  plain: { contest: Id, counts: z.boolean(), liable },
  filled: ['counts', 'liable'],
  sealed: { reasons: freeText },
})
