import { z } from 'zod'

/** Another case beside one: what it comes from, or what was opened out of it. */
export const LinkedCase = z.object({
  id: z.string(),
  number: z.string(),
  title: z.string(),
  kind: z.string(),
  stage: z.string(),
  closed: z.boolean(),
})
/** The case that one comes from, and those that were opened out of it. */
export const LinkedCases = z.object({ origin: LinkedCase.nullable(), followed: z.array(LinkedCase) })
