import { z } from 'zod'
import { defineEvent, freeText, Id, shortText } from './define.ts'
import { LocalDate } from './instant.ts'

const serials = z.array(shortText.max(100)).max(200).optional()

/**
 * 使用备件: what was used on a case, line by line, and from which place it was taken. The stock follows in the same transaction; what was not there by the
 * books (`short`) is a difference that the store keeper clears, since the work was done all the same.
 */
export const partsUsed = defineEvent({
  type: 'parts.used',
  act: 'use-parts',
  title: { zh: '使用备件', en: 'Parts used' },
  plain: {
    lines: z
      .array(
        z.strictObject({
          part: Id,
          /** The place it was taken from: a van, a warehouse. */
          location: Id,
          quantity: z.number().int().min(1).max(100_000),
          /** Of what was built in, and of what was taken off. */
          serialsIn: serials,
          serialsOut: serials,
        }),
      )
      .min(1)
      .max(50),
    /** Line by line: what it was called that day, how much the books had, and how much they lacked. */
    booked: z.array(
      z.strictObject({
        number: z.string(),
        name: z.string(),
        unit: z.string(),
        taken: z.number().int(),
        short: z.number().int(),
      }),
    ),
  },
  filled: ['booked'],
  sealed: { note: freeText.optional() },
})

/** 签发备件储备计划 (equip 14): the stored document under its hash, with the periodic report that it meets. */
export const stockPlanIssued = defineEvent({
  type: 'stock-plan.issued',
  title: { zh: '签发备件储备计划', en: 'Stock plan issued' },
  plain: { plan: Id, from: LocalDate, to: LocalDate, hash: shortText, report: Id.optional() },
})
