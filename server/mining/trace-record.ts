/** What is kept of a case for process analysis; words by their numbers (`process_words`), times in milliseconds since 1970. */
export type TraceRecord = {
  readonly isClosed: boolean
  /** The edition that leads it. */
  readonly edition: number
  /** Stages of the lifecycle in the order in which they were first reached. */
  readonly loop: readonly number[]
  /** Gates that it passed with how, and decisions beyond authority, each once. */
  readonly marks: readonly number[]
  /** Duties done late or not at all, with how often. */
  readonly late: readonly (readonly [duty: number, times: number])[]
  readonly steps: readonly number[]
  /** One for each step, in ascending order. */
  readonly at: readonly number[]
}

/** A record as bytes: numbers as LEB128, lists with their length before them, of times the first as it is and then what lies between. */
export function encodeTrace({ isClosed, edition, loop, marks, late, steps, at }: TraceRecord): Buffer {
  const bytes: number[] = []
  const put = (value: number) => {
    let rest = value
    for (; rest >= 128; rest = Math.floor(rest / 128)) bytes.push((rest % 128) + 128)
    bytes.push(rest)
  }
  const list = (values: readonly number[]) => {
    put(values.length)
    values.forEach(put)
  }
  bytes.push(isClosed ? 1 : 0)
  put(edition)
  list(loop)
  list(marks)
  put(late.length)
  for (const [duty, times] of late) {
    put(duty)
    put(times)
  }
  list(steps)
  if (steps.length > 0) {
    // Before 1970 as well: an old log may hold any time.
    const start = Buffer.alloc(6)
    start.writeIntBE(at[0]!, 0, 6)
    bytes.push(...start)
    for (let k = 1; k < at.length; k++) put(at[k]! - at[k - 1]!)
  }
  return Buffer.from(bytes)
}

/** What many cases have in common: everything but their times. Each different one is one object. */
export type Profile = Pick<TraceRecord, 'isClosed' | 'edition' | 'loop' | 'marks' | 'late'>
export type ReadTrace = {
  readonly id: string
  readonly profile: Profile
  readonly steps: readonly number[]
  readonly at: readonly number[]
}

/** Reads records that stand one after another in the values of a column; `withIds`: each behind its case's id and a nought. Cases without any step are left out. */
export function traceReader(withIds: boolean): { read(bytes: Buffer): void; readonly traces: ReadTrace[] } {
  const profiles = new Map<string, Profile>()
  const ways = new Map<string, readonly number[]>()
  const traces: ReadTrace[] = []
  return { traces, read }

  function read(bytes: Buffer): void {
    let at = 0
    const number = (): number => {
      let byte = bytes[at++]!
      if (byte < 128) return byte
      let value = byte - 128
      for (let factor = 128; ; factor *= 128) {
        byte = bytes[at++]!
        if (byte < 128) return value + byte * factor
        value += (byte - 128) * factor
      }
    }
    const skipNumber = () => {
      while (bytes[at++]! >= 128);
    }
    const skip = () => {
      for (let left = number(); left > 0; left--) skipNumber()
    }
    const list = (): number[] => Array.from({ length: number() }, number)
    const profileFrom = (start: number): Profile => {
      const end = at
      at = start
      const isClosed = bytes[at++] === 1
      const edition = number()
      const [loop, marks] = [list(), list()]
      const late = Array.from({ length: number() }, () => [number(), number()] as const)
      at = end
      return { isClosed, edition, loop, marks, late }
    }
    while (at < bytes.length) {
      let id = ''
      if (withIds) {
        const end = bytes.indexOf(0, at)
        id = bytes.toString('utf8', at, end)
        at = end + 1
      }
      const start = at++
      skipNumber()
      skip()
      skip()
      for (let left = 2 * number(); left > 0; left--) skipNumber()
      const profileKey = bytes.toString('latin1', start, at)
      let profile = profiles.get(profileKey)
      if (!profile) {
        profile = profileFrom(start)
        profiles.set(profileKey, profile)
      }
      const way = at
      skip()
      const wayKey = bytes.toString('latin1', way, at)
      let steps = ways.get(wayKey)
      if (!steps) {
        const end = at
        at = way
        steps = list()
        ways.set(wayKey, steps)
        at = end
      }
      if (steps.length === 0) continue
      let time = bytes.readIntBE(at, 6)
      at += 6
      const times = [time]
      for (let k = 1; k < steps.length; k++) {
        time += number()
        times.push(time)
      }
      traces.push({ id, profile, steps, at: times })
    }
  }
}
