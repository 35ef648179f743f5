import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useSyncExternalStore } from 'react'
import { type KeptFile, type QueuedAction, sentKey } from './device-db.ts'
import { listActions } from './outbox.ts'
import { deviceDb, type OutboxState, onOutboxChange, outboxOwner, outboxState, outboxVersion } from './outbox-runtime.ts'

/** How sending goes just now. */
export function useOutboxState(): OutboxState {
  return useSyncExternalStore(onOutboxChange, outboxState)
}

/** All that was queued on this device, in order; those sent stay for a while with `state: 'done'`. Empty while it is read. */
export function useOutbox(): readonly QueuedAction[] {
  const version = useSyncExternalStore(onOutboxChange, outboxVersion)
  const queries = useQueryClient()
  const { data } = useQuery({
    queryKey: ['outbox', outboxOwner()?.person ?? ''],
    queryFn: async () => (outboxOwner() === undefined ? [] : listActions(await deviceDb())),
    retry: false,
    // Hundreds of acts several times a second: comparing them costs more than drawing.
    structuralSharing: false,
  })
  // biome-ignore lint/correctness/useExhaustiveDependencies: the version is what says that it must be read again.
  useEffect(() => void queries.invalidateQueries({ queryKey: ['outbox'] }), [version, queries])
  return data ?? []
}

/** What was done to one case on this device and the server does not have yet. */
export function useWaiting(caseId: string): readonly QueuedAction[] {
  return useOutbox().filter(one => one.about.caseId === caseId && one.state !== 'done')
}

/** Files kept on this device by id, for pictures of what is not sent yet; undefined while they are read. Read once: a kept file never changes. */
export function useKeptFiles(ids: readonly string[]): readonly KeptFile[] | undefined {
  const { data, isLoading } = useQuery({
    queryKey: ['kept-files', [...ids].sort()],
    queryFn: async () => {
      const db = await deviceDb()
      return (await Promise.all(ids.map(id => db.get('files', id)))).flatMap(one => one ?? [])
    },
    enabled: ids.length > 0,
    retry: false,
    staleTime: Number.POSITIVE_INFINITY,
    // Photographs are large: none is held that nobody sees.
    gcTime: 0,
  })
  return isLoading ? undefined : (data ?? [])
}

/** How many bytes of some kept files are with the server, together. */
export function useSentBytes(ids: readonly string[]): number {
  const { data } = useQuery({
    queryKey: ['outbox', 'sent', [...ids].sort()],
    queryFn: async () => {
      const db = await deviceDb()
      const sent = await Promise.all(ids.map(id => db.get('meta', sentKey(id))))
      return sent.reduce<number>((sum, bytes) => sum + (typeof bytes === 'number' ? bytes : 0), 0)
    },
    enabled: ids.length > 0,
    retry: false,
  })
  return data ?? 0
}
