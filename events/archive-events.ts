import { z } from 'zod'
import { defineEvent, freeText, Id, shortText } from './define.ts'
import { LocalDate } from './instant.ts'

const hash = z.string().regex(/^[0-9a-f]{64}$/)
const counts = z.record(z.string(), z.number().int())

/** 保全: nothing that it covers is disposed of or erased until another person lifts it. Recorded by the archive's own routes, as all of these. */
export const holdPlaced = defineEvent({
  type: 'hold.placed',
  title: { zh: '保全', en: 'Legal hold placed' },
  plain: {
    hold: Id,
    number: shortText,
    kind: z.enum(['case', 'customer', 'person', 'period', 'class']),
    subject: Id.optional(),
    class: z.string().optional(),
    from: LocalDate.optional(),
    to: LocalDate.optional(),
  },
  sealed: { reason: freeText, reference: shortText.optional() },
})
export const holdLifted = defineEvent({
  type: 'hold.lifted',
  title: { zh: '解除保全', en: 'Legal hold lifted' },
  plain: { hold: Id, number: shortText },
  sealed: { reason: freeText },
})

/** 提出销毁: `list` is the SHA-256 of the items in their order, so that what was approved is what was proposed. */
export const disposalProposed = defineEvent({
  type: 'disposal.proposed',
  title: { zh: '提出销毁', en: 'Disposal proposed' },
  plain: { disposal: Id, number: shortText, class: z.string(), items: z.number().int(), list: hash },
  sealed: { reason: freeText },
})
export const disposalDecided = defineEvent({
  type: 'disposal.decided',
  title: { zh: '销毁审批', en: 'Disposal decided' },
  plain: { disposal: Id, number: shortText, outcome: z.enum(['approved', 'rejected', 'withdrawn']), list: hash },
  sealed: { comment: freeText.optional() },
})
/** 销毁完成, by the system: how many went, how many were spared, and the SHA-256 of the certificate. */
export const disposalDone = defineEvent({
  type: 'disposal.done',
  title: { zh: '销毁完成', en: 'Disposal carried out' },
  plain: { disposal: Id, number: shortText, done: z.number().int(), spared: z.number().int(), rows: counts, certificate: hash },
})

/** 个人信息请求: somebody asks about their own data. Who it is stands sealed. */
export const privacyTaken = defineEvent({
  type: 'privacy.taken',
  title: { zh: '登记个人信息请求', en: 'Request of a person taken in' },
  plain: {
    request: Id,
    number: shortText,
    kind: z.enum(['access', 'correction', 'erasure', 'restriction', 'objection']),
    about: z.enum(['customer', 'contact', 'staff']),
    receivedOn: LocalDate,
  },
  sealed: { asks: freeText, identity: freeText },
})
/** Its time made longer, with the reason (GDPR art. 12(3)). */
export const privacyExtended = defineEvent({
  type: 'privacy.extended',
  title: { zh: '个人信息请求延期', en: 'Request of a person extended' },
  plain: { request: Id, number: shortText },
  sealed: { reason: freeText },
})
export const privacyDecided = defineEvent({
  type: 'privacy.decided',
  title: { zh: '决定个人信息请求', en: 'Request of a person decided' },
  plain: { request: Id, number: shortText, granted: z.boolean(), now: z.number().int(), later: z.number().int() },
  sealed: { decision: freeText },
})
export const privacyAnswered = defineEvent({
  type: 'privacy.answered',
  title: { zh: '答复个人信息请求', en: 'Request of a person answered' },
  plain: { request: Id, number: shortText, inTime: z.boolean() },
  sealed: { answer: freeText },
})
/** Erased by the system, item by item as its time comes; the last one ends the request. */
export const privacyErased = defineEvent({
  type: 'privacy.erased',
  title: { zh: '抹除个人信息', en: 'Personal data erased' },
  plain: { request: Id, number: shortText, items: z.number().int(), left: z.number().int() },
})
