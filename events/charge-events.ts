import { z } from 'zod'
import { defineEvent, Id } from './define.ts'
import { LocalDate } from './instant.ts'
import { chargedParts, charges, contractKinds } from './service-contracts.ts'

/**
 * 免费或收费 (equip 第四条): what the regulation's table says of this case, by the machine's warranty and contract on that day and the failure's
 * class. Recorded by the system when the case is opened and each time that something it rests on has changed.
 */
export const chargeDecided = defineEvent({
  type: 'charge.decided',
  title: { zh: '判定免费或收费', en: 'Free or charged' },
  plain: {
    /** The case was opened; its machine, kind of service or failure was said; the customer file was put right. */
    because: z.enum(['opened', 'machine', 'category', 'cause', 'file']),
    /** Absent: the table decides nothing while something is unknown. */
    charge: z.enum(charges).optional(),
    row: z.string().max(100).optional(),
    /** What of a visit costs the customer nothing. */
    free: z.array(z.enum(chargedParts)),
    /** The day that counts: when the failure came about, else when the case was opened. */
    on: LocalDate,
    machine: Id.optional(),
    warrantyFrom: LocalDate.optional(),
    /** The last day of the warranty. */
    warrantyUntil: LocalDate.optional(),
    contract: Id.optional(),
    cover: z.enum(['none', ...contractKinds]),
    /** Every fact that the table looked at, as far as it was known. */
    facts: z.record(z.string().max(100), z.union([z.string().max(200), z.boolean(), z.number()])),
  },
})
