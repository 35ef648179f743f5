import fc from 'fast-check'
import { expect, it } from 'vitest'
import { encodeTrace, traceReader } from './trace-record.ts'

const numbers = fc.array(fc.nat({ max: 40_000 }), { maxLength: 12 })
const traces = fc.array(
  fc.record({
    id: fc.stringMatching(/^[a-z0-9-]{1,30}$/),
    isClosed: fc.boolean(),
    edition: fc.nat({ max: 300 }),
    loop: numbers,
    marks: numbers,
    late: fc.array(fc.tuple(fc.nat({ max: 300 }), fc.nat({ max: 300 })), { maxLength: 4 }),
    start: fc.integer({ min: -62_135_596_800_000, max: 4_102_444_800_000 }),
    // Years between two steps as well as the same moment.
    rest: fc.array(fc.tuple(fc.nat({ max: 20_000 }), fc.nat({ max: 2_000_000_000_000 })), { maxLength: 20 }),
  }),
  { maxLength: 8 },
)

it('what is written down of cases is read again exactly, one after another, and equal ways and profiles are one object', () => {
  fc.assert(
    fc.property(traces, given => {
      const told = given.map(({ id, start, rest, ...one }) => {
        let time = start
        const at = [start, ...rest.map(([, gap]) => (time += gap))]
        return { id, ...one, steps: [7, ...rest.map(([step]) => step)], at }
      })
      const reader = traceReader(true)
      reader.read(Buffer.concat(told.flatMap(({ id, ...trace }) => [Buffer.from(`${id}\0`), encodeTrace(trace)])))
      expect(reader.traces.map(({ id, steps, at, profile }) => ({ id, ...profile, steps, at }))).toEqual(told)
      const again = traceReader(false)
      const twice = told.flatMap(({ id: _, ...trace }) => [encodeTrace(trace), encodeTrace(trace)])
      again.read(Buffer.concat(twice))
      for (let i = 0; i < again.traces.length; i += 2) {
        expect(again.traces[i]!.steps).toBe(again.traces[i + 1]!.steps)
        expect(again.traces[i]!.profile).toBe(again.traces[i + 1]!.profile)
      }
    }),
    { numRuns: 60 },
  )
})
