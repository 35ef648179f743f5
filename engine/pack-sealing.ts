import { z } from 'zod'
import { caseKinds } from '../events/case-words.ts'
import { Role } from '../events/roles.ts'
import { Text } from '../events/text.ts'

/**
 * 密封: cases of these kinds are seen by whom they are about, who investigates and who decides, and by the posts named here; by nobody else,
 * whatever else their post sees. `clause` is the text that the sealing protects; where no text orders it, a reading says why.
 */
export const SealingRule = z.strictObject({
  id: z.string(),
  clause: z.string(),
  reading: z.string().optional(),
  title: Text,
  kinds: z.array(z.enum(caseKinds)).min(1),
  /** The posts that look after such cases and see all of them. */
  to: z.array(z.strictObject({ role: z.string() })).min(1),
  /** The posts, named by the text or not, that open one for a reason, which is written down. */
  audit: z.array(Role).min(1),
  /** Records of other cases that speak of such a case: their contents are for those who see it. */
  tells: z.array(z.string()).min(1).optional(),
})
