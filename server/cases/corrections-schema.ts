import { z } from 'zod'

/** What the reader may put right in an event: its plain fields by name, its texts, its time, all of it. */
export const Corrections = z.object({
  plain: z.array(z.string()),
  texts: z.array(z.string()),
  time: z.boolean(),
  void: z.boolean(),
})
export type Corrections = z.infer<typeof Corrections>
