import { z } from 'zod'
import { Id } from '../../events/define.ts'
import { Instant } from '../../events/instant.ts'

/** 公司信头: the picture at the head of what is printed, who set it and when. */
export const CompanyHead = z.object({
  canSet: z.boolean(),
  /** Null: the company's name alone. */
  picture: z.object({ id: z.string(), name: z.string() }).nullable(),
  setBy: z.object({ id: z.string(), name: z.string() }).nullable(),
  setAt: Instant.nullable(),
})
export type CompanyHead = z.infer<typeof CompanyHead>
/** A PNG or JPEG that was sent before; null takes the picture away. */
export const SetCompanyHead = z.object({ file: Id.nullable() })
