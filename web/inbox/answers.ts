import { z } from 'zod'

/** Until when a duty is put off. */
export const Snoozed = z.object({ snoozedUntil: z.string().nullable() })
