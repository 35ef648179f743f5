import { z } from 'zod'

/** When a draft was kept. */
export const SavedDraft = z.object({ savedAt: z.string() })
