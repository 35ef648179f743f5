/** Numbers that follow from a name alone (sfc32): the same name gives the same run, on every machine. */
export type Random = {
  /** In [0, 1). */
  next(): number
  /** A whole number in [from, to]. */
  between(from: number, to: number): number
  chance(probability: number): boolean
  pick<T>(from: readonly T[]): T
  pickOr<T>(from: readonly T[], otherwise: T): T
  /** One of the keys, by its weight. */
  weighted<K extends string>(weights: Readonly<Record<K, number>>): K
  shuffled<T>(from: readonly T[]): T[]
  /** Hexadecimal digits. */
  hex(length: number): string
}

/** A generator of its own for a name. */
export function randomOf(name: string): Random {
  let [a, b, c, d] = seedOf(name)
  const next = (): number => {
    const t = (((a + b) | 0) + d) | 0
    d = (d + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = (c << 21) | (c >>> 11)
    c = (c + t) | 0
    return (t >>> 0) / 4_294_967_296
  }
  for (let i = 0; i < 15; i++) next()
  const between = (from: number, to: number) => from + Math.floor(next() * (to - from + 1))
  const pick = <T>(from: readonly T[]): T => {
    if (from.length === 0) throw new Error('nothing to pick from')
    return from[between(0, from.length - 1)]!
  }
  return {
    next,
    between,
    pick,
    chance: probability => next() < probability,
    pickOr: (from, otherwise) => (from.length === 0 ? otherwise : pick(from)),
    weighted(weights) {
      const entries = Object.entries(weights) as [keyof typeof weights, number][]
      let left = next() * entries.reduce((sum, [, weight]) => sum + weight, 0)
      for (const [key, weight] of entries) {
        left -= weight
        if (left < 0) return key
      }
      return entries.at(-1)![0]
    },
    shuffled(from) {
      const all = [...from]
      for (let i = all.length - 1; i > 0; i--) {
        const j = between(0, i)
        ;[all[i], all[j]] = [all[j]!, all[i]!]
      }
      return all
    },
    hex: length => Array.from({ length }, () => between(0, 15).toString(16)).join(''),
  }
}

/** Four words of a text (xmur3). */
function seedOf(name: string): [number, number, number, number] {
  let h = 1_779_033_703 ^ name.length
  for (let i = 0; i < name.length; i++) {
    h = Math.imul(h ^ name.charCodeAt(i), 3_432_918_353)
    h = (h << 13) | (h >>> 19)
  }
  const word = (): number => {
    h = Math.imul(h ^ (h >>> 16), 2_246_822_507)
    h = Math.imul(h ^ (h >>> 13), 3_266_489_909)
    h ^= h >>> 16
    return h >>> 0
  }
  return [word(), word(), word(), word()]
}
