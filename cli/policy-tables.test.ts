import { PassThrough, Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { describe, expect, test } from 'vitest'
import { policyTablesCommand } from './policy-tables.ts'

/** What the command answers to these chunks of input. */
async function answersTo(...chunks: (string | Uint8Array)[]): Promise<unknown[]> {
  const output = new PassThrough()
  const all = text(output)
  await policyTablesCommand(Readable.from(chunks, { objectMode: false }), output)
  output.end()
  return (await all)
    .split('\n')
    .filter(line => line !== '')
    .map(line => JSON.parse(line))
}
const answerTo = async (line: object) => (await answersTo(`${JSON.stringify(line)}\n`))[0]

const rows = [
  { id: 'low', when: { n: { lt: 10 } } },
  { id: 'high', when: { n: { gte: 9 }, level: ['a'] } },
]
const axes = { n: { kind: 'int', min: 0 }, level: { kind: 'enum', values: ['a', 'b'] } }

describe('a proof', () => {
  test('gaps and overlaps with a sample and a region, shadowed rows by id', async () => {
    expect(await answerTo({ id: 't1', hit: 'unique', axes, rows: [...rows, { id: 'never', when: { n: { lt: 0 } } }] })).toEqual({
      id: 't1',
      gaps: [{ sample: { n: 10, level: 'b' }, region: { n: { gte: 10 }, level: ['b'] } }],
      overlaps: [{ sample: { n: 9, level: 'a' }, rows: ['low', 'high'], region: { n: { gte: 9, lt: 10 }, level: ['a'] } }],
      shadowed: ['never'],
    })
  })

  test('nothing found, and nothing to be found in a collect table', async () => {
    expect(await answerTo({ id: 1, hit: 'collect', axes, rows })).toEqual({ id: 1, gaps: [], overlaps: [], shadowed: [] })
  })

  test('real axes, open and closed ends, null for no bound, numbers for row ids', async () => {
    const given = [
      { id: 1, when: { x: { gte: null, lt: 10 } } },
      { id: 2, when: { x: { gte: 10, lte: 30 } } },
      { id: 3, when: { x: { gte: 30, lt: null } } },
    ]
    expect(await answerTo({ id: 'kie', hit: 'unique', axes: { x: { kind: 'number', min: null } }, rows: given })).toEqual({
      id: 'kie',
      gaps: [],
      overlaps: [{ sample: { x: 30 }, rows: [2, 3], region: { x: { gte: 30, lte: 30 } } }],
      shadowed: [],
    })
  })
})

describe('a line that cannot be answered', () => {
  const error = (words: string) => expect.stringContaining(words)

  test('is answered with its id and the reason, in its place, and the next ones go on', async () => {
    const good = JSON.stringify({ id: 'good', hit: 'unique', axes: {}, rows: [{ id: 'r', when: {} }] })
    const bad = JSON.stringify({ id: 'bad', hit: 'first', axes: {}, rows: [] })
    expect(await answersTo(`${bad}\n{"id":\n\n`, `[]\n`, `${good}\r\n`, good)).toEqual([
      { id: 'bad', error: error('hit: ') },
      { id: null, error: error('not a JSON line: ') },
      { id: null, error: error('') },
      { id: 'good', gaps: [], overlaps: [], shadowed: [] },
      { id: 'good', gaps: [], overlaps: [], shadowed: [] },
    ])
  })

  test('a misspelt bound is not read as no bound', async () => {
    expect(await answerTo({ id: 't', hit: 'unique', axes, rows: [{ id: 'r', when: { n: { get: 1 } } }] })).toEqual({
      id: 't',
      error: error('rows.0.when.n'),
    })
  })

  test('refusals of the engine carry their code', async () => {
    expect(await answerTo({ id: 't', hit: 'unique', axes, rows: [{ id: 'r', when: { m: { gte: 1 } } }] })).toEqual({
      id: 't',
      error: error('table.unknown-axis: '),
    })
    const wide = { kind: 'enum', values: Array.from({ length: 400 }, (_, i) => `v${i}`) }
    expect(await answerTo({ id: 't', hit: 'unique', axes: { a: wide, b: wide }, rows: [] })).toEqual({
      id: 't',
      error: error('table.too-many-boxes: '),
    })
  })
})

test('a character divided between two chunks, a line separator inside a string', async () => {
  const line = Buffer.from(`{"id":"表\u2028","hit":"unique","axes":{},"rows":[]}\n`)
  expect(await answersTo(line.subarray(0, 8), line.subarray(8))).toEqual([
    { id: '表\u2028', gaps: [{ sample: {}, region: {} }], overlaps: [], shadowed: [] },
  ])
})
