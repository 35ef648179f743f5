import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createLog, logOfRequest } from './log.ts'
import { maskPersonal } from './mask-personal.ts'

const aLog = () => {
  const lines: string[] = []
  const log = createLog({ level: 'info', destination: { write: line => void lines.push(line) } })
  return { log, lines, last: () => JSON.parse(lines.at(-1)!) }
}

describe('a line of the log', () => {
  test('covers numbers and addresses of people wherever they stand, and can still be read', () => {
    const { log, lines, last } = aLog()
    log.error(
      {
        err: Object.assign(new Error('13812345678 of wang@example.com'), { detail: 'Key (name)=(王小明)', code: '23505' }),
        called: 13912345678,
      },
      'no 110101199003074477, no +86 138-1234-5678, no 0571-88881234',
    )
    for (const secret of ['13812345678', 'wang@', '110101199003074477', '1234-5678', '88881234', '13912345678', '王小明'])
      expect(lines.join(''), secret).not.toContain(secret)
    expect(last()).toMatchObject({ err: { code: '23505', message: '138****5678 of w***@example.com' }, called: '139****5678' })
  })

  test('hides what is secret by its name', () => {
    const { log, lines } = aLog()
    log.info(
      { authorization: 'Bearer geheim', request: { cookie: 'geheim', query: { q: 'geheim' } }, body: { text: 'geheim' } },
      'x',
    )
    expect(lines.join('')).not.toContain('geheim')
    log.info(
      { req: { method: 'GET', url: '/api/search?q=geheim', headers: { a: 'geheim' }, routeOptions: { url: '/api/search' } } },
      'x',
    )
    expect(lines.join('')).not.toContain('geheim')
  })

  test('keeps ids, times and hashes as they are', () => {
    const text = '{"time":1763870545123,"id":"01890a5d-ac96-774b-bcce-b302099a8057","hash":"a13812345678b","size":1532}'
    expect(maskPersonal(text)).toBe(text)
  })

  test('is JSON where a telephone number stands bare, in a list, below zero, or begins a longer number', () => {
    const { log, last } = aLog()
    log.info({ value: [13812345678, -13812345678, { a: 13812345678 }, 13000000000.000002, 'x,13812345678,"y"'] })
    expect(last().value).toEqual(['138****5678', -13812345678, { a: '138****5678' }, 13000000000.000002, 'x,138****5678,"y"'])
  })

  test('is JSON whatever stands in it', () => {
    const { log, last } = aLog()
    fc.assert(
      fc.property(fc.jsonValue(), fc.string(), (value, message) => {
        log.info({ value }, message)
        expect(last().level).toBe(30)
      }),
      { numRuns: 200 },
    )
  })

  test('says which request it belongs to, and under names of their own what the client called it', () => {
    const { log, lines, last } = aLog()
    const headers = { 'x-request-id': 'theirs-1', traceparent: `00-${'a'.repeat(32)}-${'b'.repeat(16)}-01` }
    logOfRequest(log, { requestId: 'ours' }, headers).info('of the request')
    expect(last()).toMatchObject({ requestId: 'ours', clientRequestId: 'theirs-1', traceId: 'a'.repeat(32) })
    expect(lines.at(-1)!.split('requestId')).toHaveLength(2)
    logOfRequest(log, {}, { 'x-request-id': 'two\nlines', traceparent: 'nonsense' }).info('x')
    expect(last()).not.toHaveProperty('clientRequestId')
  })
})

test('long lines are covered in one reading', () => {
  // A pattern that tries again at every place would need minutes for these.
  for (const text of ['1'.repeat(200_000), 'a@'.repeat(100_000), 'a.'.repeat(100_000), '0571-'.repeat(40_000)])
    expect(maskPersonal(text).length).toBeGreaterThan(0)
})
