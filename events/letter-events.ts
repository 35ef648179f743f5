import { z } from 'zod'
import { defineEvent, freeText, shortText } from './define.ts'
import { LocalDate } from './instant.ts'
import { letterChannels, letterKinds } from './letter-kinds.ts'

/** 致客户函 (penal 三(五)): what the customer was told, by which version of which template, how; the words as a person edited them are sealed. */
export const letterSent = defineEvent({
  type: 'letter.sent',
  act: 'send-letter',
  title: { zh: '致客户函', en: 'Letter to the customer' },
  plain: {
    kind: z.enum(letterKinds),
    language: z.enum(['zh', 'en']),
    channel: z.enum(letterChannels),
    /** The day from which the template's wording counts; none where the company uses the one that comes with the product. */
    version: LocalDate.optional(),
    /** Whether the words are the template's own, filled in, or were edited. */
    edited: z.boolean().optional(),
  },
  filled: ['version', 'edited'],
  sealed: { subject: shortText, text: freeText.max(20_000), to: shortText.optional() },
})

/** 客户偏好渠道 (penal 三(五)1): how the customer wants to be told, in this case or from now on in all. */
export const channelPreferred = defineEvent({
  type: 'channel.preferred',
  act: 'prefer-channel',
  title: { zh: '客户偏好渠道', en: 'Preferred channel' },
  plain: { channel: z.enum(letterChannels), forCustomer: z.boolean() },
  sealed: { email: z.email().max(200).optional(), note: freeText.max(2_000).optional() },
})
