// Loaded before a server of a test: its wall clock is moved by so many milliseconds as MOVED_CLOCK_FILE says, as when somebody sets the clock of a computer.
// Timers go by another clock, there as here. The product has no switch for it.
import { readFileSync } from 'node:fs'

const file = process.env.MOVED_CLOCK_FILE
if (file === undefined) throw new Error('MOVED_CLOCK_FILE says where the clock stands')
const RealDate = Date
const now = () => RealDate.now() + Number(readFileSync(file, 'utf8'))

class MovedDate extends RealDate {
  constructor(...given: unknown[]) {
    // The real constructor knows what each of its forms means.
    super(...((given.length === 0 ? [now()] : given) as [number]))
  }
  static override now(): number {
    return now()
  }
}
globalThis.Date = MovedDate as DateConstructor
