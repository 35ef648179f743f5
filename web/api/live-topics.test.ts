import { expect, test } from 'vitest'
import { backoff, keysOf, uniqueKeysOf } from './live-topics.ts'
import { problemOf } from './problem.ts'
import { addressOf } from './request.ts'
import { safeReturnPath } from './signed-out.ts'

test('a message finds the thing it names and the lists it may stand in', () => {
  expect(keysOf({ topic: 'case', id: 'c1' })).toEqual([
    ['case', 'c1'],
    ['case', 'list'],
  ])
  expect(keysOf({ topic: 'duties' })).toEqual([['duties'], ['me']])
})

test('a burst of messages is one round of requests', () => {
  expect(uniqueKeysOf([{ topic: 'duties' }, { topic: 'notifications' }, { topic: 'duties' }])).toEqual([
    ['duties'],
    ['me'],
    ['notifications'],
  ])
})

test('reconnecting waits longer each time, to half a minute, and never in step', () => {
  expect(backoff(0, 1)).toBe(1000)
  expect(backoff(0, 0)).toBe(500)
  expect(backoff(20, 1)).toBe(30_000)
})

test('addresses leave out what is not said', () => {
  expect(addressOf('/api/cases', { stage: 'response', q: '', level: undefined, kind: ['anomaly', 'complaint'], limit: 50 })).toBe(
    '/api/cases?stage=response&kind=anomaly&kind=complaint&limit=50',
  )
  expect(addressOf('/api/cases')).toBe('/api/cases')
})

test('sign-in leads back to our own pages only', () => {
  expect(safeReturnPath('/cases/c1?tab=plan')).toBe('/cases/c1?tab=plan')
  for (const bad of [
    'https://evil.example',
    '//evil.example',
    '/\\evil.example',
    '/sign-in?return=/x',
    '/\t/evil.example',
    '/.//evil.example',
    null,
  ])
    expect(safeReturnPath(bad)).toBe('/')
})

test('a refusal keeps its clause, a proxy page becomes its status', () => {
  const refused = problemOf(
    409,
    JSON.stringify({ code: 'plan.not-approved', title: '方案尚未批准', clause: '第 8 条(五)', mend: '先提交审批' }),
  )
  expect(refused).toMatchObject({
    status: 409,
    code: 'plan.not-approved',
    clause: '第 8 条(五)',
    isTransient: false,
    isUncertain: false,
  })
  const proxy = problemOf(502, '<html>Bad gateway</html>')
  expect(proxy).toMatchObject({ status: 502, code: 'http.502', isTransient: true, isUncertain: true })
})
