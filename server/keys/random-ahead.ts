import { KEY_BYTES, type Random } from './master-keys.ts'

const AHEAD_BYTES = 4_096

/**
 * The same random bytes, drawn some thousands at a time: to ask for eighteen takes as long as to ask for all. For salts and nonces; none is given twice. What is as
 * long as a key is drawn when it is asked for.
 */
export function randomAhead(random: Random): Random {
  let drawn: Buffer = Buffer.alloc(0)
  return size => {
    // Keys stand nowhere else in memory.
    if (size >= KEY_BYTES) return random(size)
    if (drawn.length < size) drawn = random(AHEAD_BYTES)
    const given = drawn.subarray(0, size)
    drawn = drawn.subarray(size)
    return given
  }
}
