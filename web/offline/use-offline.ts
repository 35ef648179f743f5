import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { assumeOffset } from '../api/server-time.ts'
import { caseKey } from '../cases/case-key.ts'
import type { Contact } from './device-clock.ts'
import { keepOnlyFor } from './kept-answers.ts'
import { deviceDb, followNetwork, onTaken, outboxOwner } from './outbox-runtime.ts'
import { lookAtRoom } from './storage.ts'

/** Of many acts that arrive one after the other, the screens are drawn anew once in a while. */
const REFRESH_EVERY_MS = 1_000

/** A phone that starts without a network goes by what it knew of the server's clock. */
async function recallClock(): Promise<void> {
  const contact = await deviceDb()
    .then(db => db.get('meta', 'contact'))
    .catch(() => undefined)
  if (contact !== undefined) {
    const { serverAt, deviceAt } = contact as Contact
    assumeOffset(serverAt - deviceAt)
  }
}

/** For the shell: sends what waits whenever it can, and refreshes what the screens show of it. */
export function useOffline(): void {
  const queries = useQueryClient()
  useEffect(followNetwork, [])
  useEffect(() => void recallClock(), [])
  const owner = outboxOwner()
  const [org, person] = [owner?.org, owner?.person]
  useEffect(() => {
    // A browser that keeps nothing has nothing of anybody's.
    if (org !== undefined && person !== undefined) void keepOnlyFor({ org, person }).catch(() => undefined)
  }, [org, person])
  useEffect(() => void lookAtRoom(), [])
  useEffect(() => {
    const taken = new Set<string>()
    let timer: ReturnType<typeof setTimeout> | undefined
    const refresh = () => {
      timer = undefined
      for (const caseId of taken) void queries.invalidateQueries({ queryKey: caseKey(caseId) })
      taken.clear()
    }
    const stop = onTaken(({ about }) => {
      if (about.caseId !== undefined) taken.add(about.caseId)
      timer ??= setTimeout(refresh, REFRESH_EVERY_MS)
    })
    return () => {
      stop()
      clearTimeout(timer)
    }
  }, [queries])
}
