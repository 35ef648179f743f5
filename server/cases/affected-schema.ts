import { z } from 'zod'
import { Instant } from '../../events/instant.ts'
import { Text } from '../../events/text.ts'

/** Which clocks an exception touches (furn 9.2): those that ran in [from, to). */
export const AffectedQuery = z.object({
  from: Instant,
  to: Instant.optional(),
  departments: z
    .string()
    .max(3_500)
    .transform(text => text.split(','))
    .optional(),
  kinds: z
    .string()
    .max(500)
    .transform(text => text.split(','))
    .optional(),
})
export const AffectedClocks = z.object({
  items: z.array(
    z.object({
      key: z.string(),
      case: z.object({ id: z.string(), number: z.string(), title: z.string() }),
      title: Text,
      clause: z.string(),
      owner: z.string().nullable(),
      dueAt: Instant.nullable(),
      outcome: z.string().nullable(),
    }),
  ),
  /** How many there are; at most 500 are listed. */
  total: z.number(),
})
