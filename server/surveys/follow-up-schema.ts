import { z } from 'zod'
import { freeText } from '../../events/define.ts'
import { Instant } from '../../events/instant.ts'
import { roles } from '../../events/roles.ts'

const Named = z.object({ id: z.string(), name: z.string() })

// 低分跟进 by company setting
export const ListFollowUps = z.object({
  state: z.enum(['open', 'done']).default('open'),
  mine: z.enum(['0', '1']).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  after: z.string().max(500).optional(),
})
export type ListFollowUps = z.infer<typeof ListFollowUps>
export const FollowUpRow = z.object({
  id: z.string(),
  case: z.object({ id: z.string(), number: z.string(), title: z.string() }).nullable(),
  survey: Named.nullable(),
  customer: Named.nullable(),
  role: z.string(),
  owner: Named.nullable(),
  openedAt: Instant,
  dueAt: Instant,
  doneAt: Instant.nullable(),
  doneBy: Named.nullable(),
  what: z.string().nullable(),
  isLate: z.boolean(),
  canDo: z.boolean(),
})
export type FollowUpRow = z.infer<typeof FollowUpRow>
export const FollowUpPage = z.object({ items: z.array(FollowUpRow), next: z.string().nullable() })
export type FollowUpPage = z.infer<typeof FollowUpPage>
export const NewFollowUpDone = z.strictObject({ what: freeText.max(2_000) })
export type NewFollowUpDone = z.infer<typeof NewFollowUpDone>
export const SetLowScore = z.strictObject({ role: z.enum(roles), workdays: z.number().int().min(1).max(30) })
export type SetLowScore = z.infer<typeof SetLowScore>
export const LowScoreSetting = z.object({
  role: z.string(),
  workdays: z.number().int(),
  setBy: Named.nullable(),
  setAt: Instant.nullable(),
  canSet: z.boolean(),
})
export type LowScoreSetting = z.infer<typeof LowScoreSetting>
