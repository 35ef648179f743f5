import { Script } from 'node:vm'

/** A mutant of which a test runs less code than this is not called endless, whatever it runs without it. */
const FEWEST_STEPS = 100_000
/** How often more than without it the code of a mutant may run in a test. */
const MORE_STEPS = 100

/** How long a test may take, in milliseconds: far more than its own time, since a busy machine is no endless loop. */
const LEAST_MS = 5_000
const MORE_TIME = 20

/** After how many steps of its code a mutant is called endless. `hits`: how often the code runs in that test without it; undefined where nobody counted. */
export const stepLimit = (hits = 0) => Math.max(FEWEST_STEPS, hits * MORE_STEPS)

/** After how long a test is ended. `usual`: what it takes without a mutant, in milliseconds. */
export const timeLimit = (usual = 0) => LEAST_MS + usual * MORE_TIME

const slot = Symbol.for('the test that runs within a limit of time')
const call = new Script("globalThis[Symbol.for('the test that runs within a limit of time')]()")

/**
 * Gives what `run` gives. Where it still runs after that many milliseconds without once having waited, V8 ends it and this throws; of what waits only the first part
 * is limited.
 */
export function runWithin(milliseconds, run) {
  globalThis[slot] = run
  return call.runInThisContext({ timeout: Math.ceil(milliseconds) })
}

/** Whether an error says that `runWithin` ended a loop. */
export const isTimeUp = error => error?.code === 'ERR_SCRIPT_EXECUTION_TIMEOUT'
