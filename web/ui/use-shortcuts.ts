import { useEffect, useId, useRef, useSyncExternalStore } from 'react'
import { oneOf, remember, remembered } from './remembered.ts'
import { match, nameOfPress } from './shortcut-keys.ts'

/** Where a shortcut belongs; also the groups of the cheat sheet. */
export type ShortcutScope = 'global' | 'list' | 'case'
/** An act with a key, without one (palette only), or both. */
export type Shortcut = {
  readonly keys?: string
  readonly label: string
  readonly run: () => void
  /** Not offered in the palette: moving up and down makes no sense there. */
  readonly keysOnly?: boolean
}
export type ActiveShortcut = Shortcut & { readonly scope: ShortcutScope }

const registered = new Map<string, readonly ActiveShortcut[]>()
let active: readonly ActiveShortcut[] = []
const listeners = new Set<() => void>()

function changed() {
  active = [...registered.values()].flat()
  for (const listener of listeners) listener()
}
function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** WCAG 2.1.4: single-key shortcuts can be switched off, for people who dictate or tremble. ⌘ and Ctrl ones stay. */
let single = remembered('single-keys', 'on', oneOf('on', 'off'))

/** Whether single-key shortcuts are on, and the switch. */
export function useSingleKeys(): readonly [boolean, (on: boolean) => void] {
  const on = useSyncExternalStore(subscribe, () => single === 'on')
  return [
    on,
    next => {
      single = next ? 'on' : 'off'
      remember('single-keys', single)
      changed()
    },
  ]
}

/** All shortcuts of what is on the screen now, for the palette and the cheat sheet. */
export function useActiveShortcuts(): readonly ActiveShortcut[] {
  return useSyncExternalStore(subscribe, () => active)
}

/** Registers shortcuts while the component is mounted. They never fire inside inputs, dialogs, or while an input method composes. */
export function useShortcuts(scope: ShortcutScope, shortcuts: readonly Shortcut[]) {
  const id = useId()
  const latest = useRef(shortcuts)
  useEffect(() => {
    latest.current = shortcuts
  })
  const shape = shortcuts.map(one => `${one.keys}|${one.label}`).join('\n')
  // biome-ignore lint/correctness/useExhaustiveDependencies: `shape` stands for the list, which is new on every render; `run` is read through the ref.
  useEffect(() => {
    registered.set(
      id,
      latest.current.map((one, at) => ({ ...one, scope, run: () => latest.current[at]?.run() })),
    )
    changed()
    return () => {
      registered.delete(id)
      changed()
    }
  }, [id, scope, shape])
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable ||
      target.matches(
        'textarea, select, [role="combobox"], [role="textbox"], input:not([type="checkbox"], [type="radio"], [type="button"])',
      ))
  )
}

function isDialogOpen(): boolean {
  return [...document.querySelectorAll('[role="dialog"][aria-modal="true"]')].some(dialog => dialog.getClientRects().length > 0)
}

/** Listens on the window; the shell calls it once. Returns the way to stop. */
export function listenForShortcuts(): () => void {
  let before: { readonly key: string; readonly until: number } | undefined
  const onKeyDown = (event: KeyboardEvent) => {
    const press = event.defaultPrevented ? undefined : nameOfPress(event)
    if (press === undefined) return
    const isSingle = !press.startsWith('mod+')
    if (isSingle && (single === 'off' || isTyping(event.target) || isDialogOpen())) return
    const keys = active.flatMap(one => one.keys ?? [])
    const found = match(keys, before !== undefined && before.until > event.timeStamp ? before.key : undefined, press)
    before = undefined
    if (found === undefined) return
    if ('wait' in found) {
      before = { key: press, until: event.timeStamp + 1200 }
      return
    }
    event.preventDefault()
    // The one registered last is the one nearest to what the person looks at.
    active.findLast(one => one.keys === found.hit)?.run()
  }
  window.addEventListener('keydown', onKeyDown)
  return () => window.removeEventListener('keydown', onKeyDown)
}
