/** What public/before-paint.js asked before any code of ours was there. */
type Early = { readonly sentAt: number; readonly answer: Promise<{ readonly response: Response; readonly receivedAt: number }> }

declare global {
  var bihuanAsked: Map<string, Early> | undefined
}

/** Whoever opens a page asks within seconds; what is asked for the first time later is asked anew. */
const HOLDS_MS = 10_000

/**
 * The answer to a question that the start of the page has asked already, once; undefined where it has not, or where what it says may be out of
 * date. Times by the device's clock.
 */
export function takeEarly(address: string, nowMs: number): Early | undefined {
  const early = globalThis.bihuanAsked?.get(address)
  if (early === undefined) return undefined
  globalThis.bihuanAsked?.delete(address)
  return nowMs - early.sentAt < HOLDS_MS ? early : undefined
}

/** Something is about to change: what was asked before may say how it was. */
export function forgetEarly(): void {
  globalThis.bihuanAsked = undefined
}
