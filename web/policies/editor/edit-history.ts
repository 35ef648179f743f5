/** The whole draft with what it was before and what was undone. */
export type History<T> = {
  readonly past: readonly T[]
  readonly present: T
  readonly future: readonly T[]
  /** What the last change was about, and when: typing in one field is one step. */
  readonly last?: { readonly about: string; readonly at: number }
}

/** So many steps can be undone; drafts share what did not change, so that they cost little. */
const deepest = 200
/** Keystrokes in one field that follow each other within this are undone together. */
const oneStepMs = 1200

export const historyOf = <T>(present: T): History<T> => ({ past: [], present, future: [] })

/** A change more. `about` names the field; `at` is now in milliseconds. What had been undone is gone then. */
export function changed<T>(history: History<T>, present: T, about: string, at: number): History<T> {
  if (present === history.present) return history
  const { last } = history
  const isSameStep = about !== '' && last?.about === about && at - last.at < oneStepMs && history.past.length > 0
  return {
    past: isSameStep ? history.past : [...history.past, history.present].slice(-deepest),
    present,
    future: [],
    last: { about, at },
  }
}

/** One step back; at the beginning nothing changes. */
export function undone<T>(history: History<T>): History<T> {
  const before = history.past.at(-1)
  if (before === undefined) return history
  return { past: history.past.slice(0, -1), present: before, future: [history.present, ...history.future] }
}

/** One step forward again. */
export function redone<T>(history: History<T>): History<T> {
  const [next, ...future] = history.future
  if (next === undefined) return history
  return { past: [...history.past, history.present], present: next, future }
}

/** Another present from outside (somebody else's change, an import) as a step that can be undone. */
export function replaced<T>(history: History<T>, present: T): History<T> {
  return changed(history, present, '', 0)
}
