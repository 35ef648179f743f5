import { useEffect } from 'react'

/** While the wall screen is shown: the frame of the application is gone, the screen is full where the browser lets it, and does not go dark. */
export function useWall(isWall: boolean, leave: () => void): void {
  useEffect(() => {
    if (!isWall) return
    document.documentElement.dataset.wall = ''
    let lock: WakeLockSentinel | undefined
    const keepAwake = async () => {
      // Absent over plain http and in older browsers, and refused on a low battery: the screen then dims as it always does.
      if (document.visibilityState === 'visible') lock = await navigator.wakeLock?.request('screen').catch(() => undefined)
    }
    void keepAwake()
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Escape') leave()
    }
    document.addEventListener('visibilitychange', keepAwake)
    document.addEventListener('keydown', onKey)
    return () => {
      delete document.documentElement.dataset.wall
      document.removeEventListener('visibilitychange', keepAwake)
      document.removeEventListener('keydown', onKey)
      void lock?.release()
      if (document.fullscreenElement !== null) void document.exitFullscreen()
    }
  }, [isWall, leave])
}
