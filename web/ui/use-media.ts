import { useCallback, useSyncExternalStore } from 'react'

/** Widths at which the layout changes (UI.md §1, §3). Prefer CSS; this is for what CSS cannot do. */
export const phone = '(max-width: 767px)'
export const belowWide = '(max-width: 1279px)'

/** Whether a media query holds now. */
export function useMedia(query: string): boolean {
  const subscribe = useCallback(
    (listener: () => void) => {
      const media = window.matchMedia(query)
      media.addEventListener('change', listener)
      return () => media.removeEventListener('change', listener)
    },
    [query],
  )
  return useSyncExternalStore(subscribe, () => window.matchMedia(query).matches)
}
