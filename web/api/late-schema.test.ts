import { afterEach, expect, test, vi } from 'vitest'
import { z } from 'zod'
import { beginChecks, holdChecks, lateSchema } from './late-schema.ts'
import { Problem } from './problem.ts'
import { get } from './request.ts'

const Answer = z.object({ number: z.string(), open: z.boolean().default(false) })

/** A schema whose code comes, and how often it was asked for. */
function aLateAnswer() {
  const load = vi.fn(async () => Answer)
  return { load, schema: lateSchema(load) }
}

const answered = (body: unknown) => vi.stubGlobal('fetch', async () => Response.json(body))

afterEach(async () => {
  await beginChecks(() => undefined)
  vi.unstubAllGlobals()
  vi.restoreAllMocks()
})

test('an answer of the first page is given before the code that checks it is asked for, and is checked once the page is quiet', async () => {
  holdChecks()
  answered({ number: 'A-1', open: true })
  const { load, schema } = aLateAnswer()
  expect(await get('/api/cases/1', schema)).toEqual({ number: 'A-1', open: true })
  expect(load).not.toHaveBeenCalled()
  const onWrong = vi.fn()
  await beginChecks(onWrong)
  expect(load).toHaveBeenCalledTimes(1)
  expect(onWrong).not.toHaveBeenCalled()
})

test('an answer that is not what the screen believes is noticed once the page is quiet, and refused by name when it is asked for again', async () => {
  vi.spyOn(console, 'error').mockReturnValue(undefined)
  holdChecks()
  answered({ number: 7 })
  const { schema } = aLateAnswer()
  await get('/api/cases/1', schema)
  const onWrong = vi.fn()
  await beginChecks(onWrong)
  expect(onWrong).toHaveBeenCalledTimes(1)
  expect(console.error).toHaveBeenCalledWith('Unexpected answer of /api/cases/1', expect.anything())
  const refused = await get('/api/cases/1', schema).catch((error: unknown) => error)
  expect(refused).toBeInstanceOf(Problem)
  expect(refused).toMatchObject({ code: 'web.unexpected-answer' })
})

test('on later pages every answer is checked before it is given', async () => {
  answered({ number: 'A-1' })
  expect(await get('/api/cases/1', aLateAnswer().schema)).toEqual({ number: 'A-1', open: false })
})

test('where the code of a check does not come, the answer stands: nothing is known against it', async () => {
  answered({ number: 'A-1' })
  const schema = lateSchema<typeof Answer>(async () => {
    throw new TypeError('Failed to fetch dynamically imported module: /assets/checks.js')
  })
  expect(await get('/api/cases/1', schema)).toEqual({ number: 'A-1' })
})

test('a refusal of the server is read without that code', async () => {
  holdChecks()
  vi.stubGlobal('fetch', async () =>
    Response.json({ code: 'case.not-found', title: '没有这个案件', missing: [{ title: '定级', clause: '7' }] }, { status: 404 }),
  )
  const { load, schema } = aLateAnswer()
  const refused = await get('/api/cases/1', schema).catch((error: unknown) => error)
  expect(refused).toMatchObject({ status: 404, code: 'case.not-found', missing: [{ title: '定级', clause: '7' }] })
  vi.stubGlobal('fetch', async () => Response.json({ code: 'case.not-found', title: 'x', missing: 'all' }, { status: 404 }))
  expect(await get('/api/cases/1', schema).catch((error: unknown) => error)).toMatchObject({ code: 'http.404' })
  expect(load).not.toHaveBeenCalled()
})
