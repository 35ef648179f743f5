import { z } from 'zod'
import { Instant } from '../../events/instant.ts'

/** The viewer's own feed: the address itself is given once, when it is made. */
export const MyFeed = z.object({ createdAt: Instant.nullable(), readAt: Instant.nullable() })
export type MyFeed = z.infer<typeof MyFeed>
export const MadeFeed = z.object({ url: z.string(), createdAt: Instant })
export type MadeFeed = z.infer<typeof MadeFeed>
/** `<token>.ics` */
export const FeedToken = z.object({ token: z.string().min(1).max(200) })
