import { z } from 'zod'
import { caseKinds } from '../events/case-words.ts'
import { Text } from '../events/text.ts'

const posts = z.array(z.strictObject({ role: z.string() })).min(1)

/**
 * 标准与手册: which stages of service a regulation wants standards and manuals for, from which cases those of a stage are to be reached,
 * who keeps them, and who has to agree before a version counts (robot 第十三条(一), equip 第九条).
 */
export const ManualRule = z.strictObject({
  id: z.string(),
  clause: z.string(),
  reading: z.string().optional(),
  title: Text,
  /** A stage is that of a case of these kinds and categories; where it names none, of every case. */
  stages: z
    .array(
      z.strictObject({
        id: z.string(),
        title: Text,
        kinds: z.array(z.enum(caseKinds)).min(1).optional(),
        categories: z.array(z.string()).min(1).optional(),
      }),
    )
    .min(1),
  by: posts,
  /** One of these releases a version that one of `by` has written; where nobody is named, another one of `by`. */
  with: posts.optional(),
})
export type ManualRule = z.infer<typeof ManualRule>
