import { useSyncExternalStore } from 'react'

/** Less than this left on the phone: twenty photographs might not fit any more. */
const LITTLE_BYTES = 150 * 1024 * 1024

/** `full`: something could not be kept. `little`: soon. */
export type Room = 'enough' | 'little' | 'full'

let room: Room = 'enough'
const listeners = new Set<() => void>()
function become(next: Room): void {
  if (room === next) return
  room = next
  for (const listener of listeners) listener()
}

/** After something could not be kept. */
export function noteFullness(error: unknown): void {
  console.error('This device could not keep something', error)
  become('full')
}

/** Asks the browser not to throw our data away when space runs short, and looks how much there is. */
export async function lookAtRoom(): Promise<void> {
  if (!('storage' in navigator)) return
  await navigator.storage.persist?.().catch(() => false)
  const { usage = 0, quota } = (await navigator.storage.estimate?.().catch(() => undefined)) ?? {}
  if (quota === undefined) return
  become(quota - usage < LITTLE_BYTES ? 'little' : 'enough')
}

/** How much room this device has, for the warning. */
export function useRoom(): Room {
  return useSyncExternalStore(
    listener => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => room,
  )
}
