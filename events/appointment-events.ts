import { z } from 'zod'
import { defineEvent, freeText, Id, shortText } from './define.ts'
import { Instant } from './instant.ts'

/** How a customer said something of an appointment; `link` is their own page. */
export const answerWays = ['link', 'phone', 'wechat', 'email', 'on-site'] as const

/** 请客户确认预约: a one-time link goes out, about the appointment that stands. The record itself is made as the regulation declares it (`record.made`). */
export const appointmentAsked = defineEvent({
  type: 'appointment.asked',
  act: 'ask-appointment',
  title: { zh: '请客户确认预约', en: 'Customer asked to confirm' },
  plain: { appointment: Id },
  filled: ['appointment'],
})

/** 客户答复预约: agreed to as it stands, or another time wanted. */
export const appointmentAnswered = defineEvent({
  type: 'appointment.answered',
  act: 'answer-appointment',
  title: { zh: '客户答复预约', en: 'Customer answered the appointment' },
  plain: {
    answer: z.enum(['confirmed', 'other-time']),
    via: z.enum(answerWays),
    /** When the customer would like it instead. */
    wishFrom: Instant.optional(),
    wishUntil: Instant.optional(),
    appointment: Id,
  },
  filled: ['appointment'],
  sealed: { who: shortText.max(100).optional(), remarks: freeText.max(2_000).optional() },
})

/** 取消预约: nobody comes then; the order stays and is scheduled anew. */
export const appointmentCancelled = defineEvent({
  type: 'appointment.cancelled',
  act: 'cancel-appointment',
  title: { zh: '取消预约', en: 'Appointment cancelled' },
  plain: { by: z.enum(['customer', 'company']), appointment: Id },
  filled: ['appointment'],
  sealed: { reason: freeText.max(2_000) },
})
