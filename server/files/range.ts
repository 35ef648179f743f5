import { Refusal } from '../errors.ts'
import type { ByteRange } from './storage.ts'

/** A `Range` that begins beyond the end; the answer says how long the content is (RFC 9110, 15.5.17). */
export class RangeOutside extends Refusal {
  readonly size: number
  constructor(size: number) {
    super('file.range-outside', {})
    this.size = size
  }
}

/**
 * The bytes that a `Range` header asks for (RFC 9110, 14.1.2): one range, from, to or the last so many. Several ranges, other units and what
 * cannot be read are ignored, as the standard allows: undefined. One that begins beyond the end is `outside`.
 */
export function readRange(header: string | undefined, size: number): ByteRange | 'outside' | undefined {
  const [, first, last] = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header ?? '') ?? []
  if (first === undefined || last === undefined || (first === '' && last === '')) return undefined
  if (first === '') {
    const length = Math.min(Number(last), size)
    return length === 0 ? 'outside' : { from: size - length, to: size }
  }
  const from = Number(first)
  if (last !== '' && Number(last) < from) return undefined
  if (from >= size) return 'outside'
  return { from, to: last === '' ? size : Math.min(Number(last) + 1, size) }
}
