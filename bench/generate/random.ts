/** A seeded source of numbers: the same seed gives the same data on every machine. */
export type Random = {
  /** A whole number from 0 to 2^32 - 1. */
  word(): number
  /** A whole number from 0 to `below` - 1. */
  below(below: number): number
  pick<T>(values: readonly T[]): T
}

/** Mulberry32 (Tommy Ettinger, public domain): 32 bits of state, enough for made-up data. */
export function randomFrom(seed: number): Random {
  let state = seed >>> 0
  const word = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return (mixed ^ (mixed >>> 14)) >>> 0
  }
  const below = (limit: number) => Math.floor((word() / 4_294_967_296) * limit)
  return { word, below, pick: values => values[below(values.length)]! }
}

const HEX = Array.from({ length: 65_536 }, (_, n) => n.toString(16).padStart(4, '0'))

/** An id in the shape of those that the server draws (UUID version 4). */
export function uuidFrom({ word }: Pick<Random, 'word'>): string {
  const [a, b, c, d] = [word(), word(), word(), word()] as const
  return `${HEX[a >>> 16]}${HEX[a & 65_535]}-${HEX[b >>> 16]}-4${HEX[b & 4_095]!.slice(1)}-${HEX[(c >>> 18) | 0x8000]}-${HEX[c & 65_535]}${HEX[d >>> 16]}${HEX[d & 65_535]}`
}

const SIGNS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'

/** A salt in the shape of those that the server draws: 18 bytes as base64url, 24 signs. */
export function saltFrom({ word }: Pick<Random, 'word'>): string {
  let salt = ''
  for (let group = 0; group < 5; group++) {
    let bits = word()
    for (let n = 0; n < 5 && salt.length < 24; n++) {
      salt += SIGNS[bits & 63]!
      bits >>>= 6
    }
  }
  return salt
}
