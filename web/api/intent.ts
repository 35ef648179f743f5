import { newId } from './new-id.ts'

/** The Idempotency-Key of one thing a person wants done. */
export type Intent = {
  /** The same key for the same content until `settled`; a new one when the content changes, for then it is another wish. */
  keyFor(content: unknown): string
  /** The server gave a definite answer (done, or refused): the next click is a new wish. */
  settled(): void
}

/** `makeKey` is an argument so that tests can count. */
export function createIntent(makeKey: () => string = newId): Intent {
  let current: { readonly key: string; readonly content: string } | undefined
  return {
    keyFor(content) {
      const text = JSON.stringify(content) ?? ''
      if (current?.content !== text) current = { key: makeKey(), content: text }
      return current.key
    },
    settled() {
      current = undefined
    },
  }
}
