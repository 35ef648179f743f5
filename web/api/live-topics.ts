import type { QueryKey } from '@tanstack/react-query'

/** A message of `/api/live`: something of this topic changed; with `id`, this one thing. */
export type LiveMessage = { readonly topic: string; readonly id?: string | undefined }

/** Whether what came is a message; without the library that checks answers, for messages come before it. */
export function isLiveMessage(value: unknown): value is LiveMessage {
  const { topic, id } = (value ?? {}) as Partial<LiveMessage>
  return typeof topic === 'string' && (id === undefined || typeof id === 'string')
}

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
