import { useMemo } from 'react'
import { type Act, acts } from '../../events/registry.ts'
import { useWaiting } from '../offline/use-outbox.ts'
import type { Waiting } from './ahead.ts'

const isAct = (word: unknown): word is Act => (acts as readonly unknown[]).includes(word)

/** The acts of a case that wait in this phone, in the order in which they were done. What the server refused does not count as done. */
export function useWaitingActs(caseId: string): readonly Waiting[] {
  const queued = useWaiting(caseId)
  return useMemo(
    () =>
      queued.flatMap(({ body, at, state }): Waiting[] => {
        if (state === 'refused' || state === 'conflict' || !isAct(body.type)) return []
        return [{ act: body.type, data: (body.data ?? {}) as Waiting['data'], at }]
      }),
    [queued],
  )
}
