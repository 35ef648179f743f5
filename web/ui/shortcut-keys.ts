/** What a keyboard event offers to the matcher; a KeyboardEvent is one. */
export type KeyPress = {
  readonly key: string
  readonly keyCode: number
  readonly isComposing: boolean
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly altKey: boolean
  readonly shiftKey: boolean
}

/** Keys that a Chinese input method replaces even outside text fields. */
const plain: Readonly<Record<string, string>> = { '？': '?', '、': '/', '／': '/', '【': '[', '】': ']', '。': '.' }

/** Enter that ends pinyin, and every other key the input method takes: never ours (UI.md §7). */
export function isComposing(event: { readonly isComposing: boolean; readonly keyCode: number }): boolean {
  return event.isComposing || event.keyCode === 229
}

/** `k`, `mod+k`, `shift+j`, `?`, `enter`, `mod+enter`; undefined for keys that are part of composing or of the system. */
export function nameOfPress(event: KeyPress): string | undefined {
  if (
    isComposing(event) ||
    event.altKey ||
    ['Shift', 'Control', 'Meta', 'Alt', 'CapsLock', 'Process', 'Dead', 'Unidentified'].includes(event.key)
  )
    return undefined
  const key = (plain[event.key] ?? event.key).toLowerCase()
  const mod = event.ctrlKey || event.metaKey ? 'mod+' : ''
  // A shifted sign is itself already (`?`); a shifted letter or named key needs the word.
  const shift = event.shiftKey && (key.length > 1 || /[a-z]/.test(key)) ? 'shift+' : ''
  return mod + shift + key
}

/** Finds what a press means, given the first key of a sequence pressed before (`g`). `wait`: it may begin a sequence. */
export function match(
  keys: readonly string[],
  before: string | undefined,
  press: string,
): { hit: string } | { wait: true } | undefined {
  const whole = before === undefined ? press : `${before} ${press}`
  if (keys.includes(whole)) return { hit: whole }
  if (before === undefined && keys.some(one => one.startsWith(`${press} `))) return { wait: true }
  // `g` and then something unknown: the second key still counts by itself.
  return before !== undefined ? match(keys, undefined, press) : undefined
}

/** For the cheat sheet: `mod+k` -> `⌘ K` or `Ctrl K`. */
export function showKeys(keys: string, mac: boolean): readonly string[] {
  const names: Readonly<Record<string, string>> = {
    mod: mac ? '⌘' : 'Ctrl',
    shift: '⇧',
    enter: '↵',
    escape: 'Esc',
    arrowup: '↑',
    arrowdown: '↓',
    ' ': 'Space',
  }
  return keys.split(/[ +]/).map(one => names[one] ?? (one.length === 1 ? one.toUpperCase() : one))
}
