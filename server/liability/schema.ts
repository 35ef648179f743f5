import { z } from 'zod'
import { Instant } from '../../events/instant.ts'
import { Text } from '../../events/text.ts'

const Named = z.object({ id: z.string(), name: z.string() })
/** Whether the viewer may do something, or the refusal that they would get. */
const May = z.union([z.literal(true), z.object({ refused: z.string(), because: Text })])

export const LiabilityView = z.object({
  /** The clause that asks for it; null where no regulation on the case does. */
  clause: z.string().nullable(),
  /** The newest first. */
  versions: z.array(
    z.object({
      event: z.string(),
      number: z.number(),
      state: z.enum(['draft', 'contested', 'confirmed', 'replaced']),
      by: Named,
      at: Instant,
      liable: z.string(),
      shares: z.array(
        z.object({
          department: Named,
          person: Named.nullable(),
          percent: z.number(),
          evidence: z.array(z.number()),
          basis: z.string(),
        }),
      ),
      /** Why nobody is liable, and why it was found anew. */
      nobody: z.string(),
      reasons: z.string(),
      confirmed: z.object({ by: Named, at: Instant }).nullable(),
      contests: z.array(
        z.object({
          id: z.string(),
          by: Named,
          subject: Named,
          at: Instant,
          reason: z.string(),
          answered: z.object({ by: Named, at: Instant, how: z.enum(['upheld', 'remade']), reasons: z.string() }).nullable(),
          canAnswer: May,
        }),
      ),
      /** Until when it may be contested; null while it is not signed by two. */
      contestUntil: Instant.nullable(),
    }),
  ),
  can: z.object({ confirm: May, contest: May }),
})
export type LiabilityView = z.infer<typeof LiabilityView>
