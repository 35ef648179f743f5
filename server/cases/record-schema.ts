import { z } from 'zod'
import { RecordField, rewardParts } from '../../engine/pack-records.ts'
import { Text } from '../../events/text.ts'
import { Verdict } from './verdict-schema.ts'

/** A record that the case asks for (engine/pack-records.ts): its fields, whether the viewer may make it now, how often it was made. */
export const RecordView = z.object({
  id: z.string(),
  clause: z.string(),
  reading: z.string().optional(),
  /** Which regulation asks for it: of several on one case. */
  regulation: Text,
  /** Who else asks for it: it is made once for all, with the demands of each. */
  also: z.array(z.object({ regulation: Text, clause: z.string() })).optional(),
  title: Text,
  fields: z.array(RecordField),
  /** What it is to a reward, and the share of the excess that is paid, where it is a bonus. */
  reward: z.object({ part: z.enum(rewardParts), share: z.number().optional() }).optional(),
  /** Making it opens a case of that kind; its number may be left to the system. */
  opens: z.object({ kind: z.string(), number: z.string() }).optional(),
  can: Verdict,
  made: z.number(),
  /** The event that made it last. */
  last: z.string().nullable(),
})
export type RecordView = z.infer<typeof RecordView>
