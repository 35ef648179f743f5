import { z } from 'zod'

/** Words people read: Chinese always, English where somebody wrote it. */
export const Text = z.object({ zh: z.string().min(1), en: z.string().min(1).optional() })
export type Text = z.infer<typeof Text>
export type Language = 'zh' | 'en'
