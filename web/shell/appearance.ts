import { useSyncExternalStore } from 'react'
import type { Appearance } from '../theme.ts'
import { oneOf, remember, remembered } from '../ui/remembered.ts'

/** What the person chose. `system` follows the computer, also when it changes at dusk. */
export const appearances = ['light', 'dark', 'system'] as const
export type ChosenAppearance = (typeof appearances)[number]

const systemDark = window.matchMedia('(prefers-color-scheme: dark)')
const stillness = window.matchMedia('(prefers-reduced-motion: reduce)')
const listeners = new Set<() => void>()
let chosen: ChosenAppearance = remembered('appearance', 'system', oneOf(...appearances))

const drawn = (): Appearance => (chosen === 'system' ? (systemDark.matches ? 'dark' : 'light') : chosen)

function apply() {
  document.documentElement.dataset.appearance = drawn()
  for (const listener of listeners) listener()
}
systemDark.addEventListener('change', apply)
stillness.addEventListener('change', apply)

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Chooses and remembers. public/before-paint.js reads the same key. */
export function chooseAppearance(next: ChosenAppearance) {
  chosen = next
  remember('appearance', next)
  apply()
}

/** The appearance as drawn. */
export function useAppearance(): Appearance {
  return useSyncExternalStore(subscribe, drawn)
}

/** The appearance as chosen. */
export function useChosenAppearance(): ChosenAppearance {
  return useSyncExternalStore(subscribe, () => chosen)
}

/** Whether things may move: the computer's reduced-motion setting. */
export function useMotion(): boolean {
  return useSyncExternalStore(subscribe, () => !stillness.matches)
}
