import { notifyManager } from '@tanstack/react-query'

/** Nobody presses longer for a click; who holds on draws or selects text, and may see the page move. */
const longestMs = 2_000

type Hold = {
  /** A button of the mouse, a finger or a pen is down. */
  readonly press: () => void
  /** It is up again, or gone. */
  readonly release: () => void
  /** Runs it soon; while something is pressed, after that. */
  readonly schedule: (run: () => void) => void
}

/**
 * Keeps what arrives from the server off the screen between pressing and letting go. A browser makes no click where the button
 * has moved away under the pointer meanwhile: a panel that fills above it then swallows the click.
 */
export function holdBetween(later: (run: () => void, ms: number) => unknown): Hold {
  let presses = 0
  let isPressed = false
  let waiting: (() => void)[] = []
  const letGo = () => {
    isPressed = false
    const held = waiting
    waiting = []
    for (const run of held) run()
  }
  // After the click, which the browser makes in the same turn as the release.
  const end = (press: number, ms: number) => later(() => press === presses && letGo(), ms)
  return {
    press: () => {
      isPressed = true
      presses += 1
      end(presses, longestMs)
    },
    release: () => end(presses, 0),
    schedule: run => later(() => (isPressed ? waiting.push(run) : run()), 0),
  }
}

/** Holds every answer of TanStack Query that way. */
export function holdWhilePressed(): void {
  const hold = holdBetween((run, ms) => setTimeout(run, ms))
  notifyManager.setScheduler(hold.schedule)
  window.addEventListener('pointerdown', hold.press, true)
  for (const type of ['pointerup', 'pointercancel', 'blur'] as const) window.addEventListener(type, hold.release, true)
}
