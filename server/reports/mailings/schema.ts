import { z } from 'zod'
import { Id } from '../../../events/define.ts'
import { Instant } from '../../../events/instant.ts'
import { Text } from '../../../events/text.ts'

const Named = z.object({ id: z.string(), name: z.string() })
export const mailingTimes = ['submitted', 'weekly', 'monthly'] as const
/** 定时发送: a report that is mailed by itself, when it is signed or on a day of every week or month (then the newest that was signed). */
export const Mailing = z.object({
  id: z.string(),
  regulation: z.string(),
  rule: z.string(),
  title: Text,
  clause: z.string(),
  recipients: z.array(Named.extend({ hasMail: z.boolean() })),
  sends: z.enum(mailingTimes),
  onDay: z.number().int().nullable(),
  setBy: Named,
  setAt: Instant,
  lastSentAt: Instant.nullable(),
  canEnd: z.boolean(),
})
export type Mailing = z.infer<typeof Mailing>
export const MailingList = z.object({
  items: z.array(Mailing),
  canSet: z.boolean(),
  /** What may be mailed. */
  rules: z.array(z.object({ regulation: z.string(), rule: z.string(), title: Text, clause: z.string() })),
})
export type MailingList = z.infer<typeof MailingList>
export const SetMailing = z
  .strictObject({
    regulation: z.string().max(64),
    rule: z.string().max(100),
    recipients: z.array(Id).min(1).max(50),
    sends: z.enum(mailingTimes),
    onDay: z.number().int().min(1).max(31).optional(),
  })
  .refine(given => given.sends === 'submitted' || given.onDay !== undefined, { path: ['onDay'], error: '选择发送的日子' })
  .refine(given => given.sends !== 'weekly' || (given.onDay ?? 1) <= 7, { path: ['onDay'], error: '一周只有 7 天' })
export type SetMailing = z.infer<typeof SetMailing>
