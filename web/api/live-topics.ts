import type { QueryKey } from '@tanstack/react-query'
import { z } from 'zod'

/** A message of `/api/live`: something of this topic changed; with `id`, this one thing. */
export const LiveMessage = z.object({ topic: z.string(), id: z.string().optional() })
export type LiveMessage = z.infer<typeof LiveMessage>

/** The queries a message makes out of date. Badges live in `me`, and any duty or notification may change them. */
export function keysOf({ topic, id }: LiveMessage): readonly QueryKey[] {
  const own: readonly QueryKey[] =
    id === undefined
      ? [[topic]]
      : [
          [topic, id],
          [topic, 'list'],
        ]
  return topic === 'duties' || topic === 'notifications' || topic === 'approvals' ? [...own, ['me']] : own
}

/** Several messages at once become one round of requests. */
export function uniqueKeysOf(messages: readonly LiveMessage[]): readonly QueryKey[] {
  const byText = new Map(messages.flatMap(keysOf).map(key => [JSON.stringify(key), key]))
  return [...byText.values()]
}

/** Milliseconds before try number `attempt`: doubling to half a minute, spread so that clients do not return in step. */
export function backoff(attempt: number, random: number): number {
  return Math.min(30_000, 1000 * 2 ** attempt) * (0.5 + random / 2)
}
