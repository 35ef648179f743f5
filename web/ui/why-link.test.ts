import { describe, expect, test } from 'vitest'
import { readWhy, type WhyOf, whatOf, whyPath, withWhy } from './why-link.ts'

describe('the address of an explanation', () => {
  test.each<[string, WhyOf]>([
    ['a level', { caseId: 'c1', what: 'level' }],
    ['a duty of one day', { caseId: 'c1', dutyId: 'robot:daily@e1#2026-03-02' }],
    ['a violation', { caseId: 'c1', what: 'violation.robot.robot:solve@e1' }],
    ['a route with its facts', { caseId: 'c1', what: 'route.compensation.amountFen=100' }],
  ])('of %s is read as it was written, and keeps what stood there', (_name, why) => {
    const search = withWhy('?tab=mine', why)
    expect(readWhy(search)).toEqual({ caseId: 'c1', what: whatOf(why) })
    expect(new URLSearchParams(search).get('tab')).toBe('mine')
    expect(withWhy(search, undefined)).toBe('?tab=mine')
    expect(decodeURIComponent(whyPath(why))).toBe(`/cases/c1/why/${whatOf(why)}`)
    expect(new URL(whyPath(why), 'https://example.com').hash).toBe('')
  })

  test('that names a duty alone is its due time, as older links have it', () => {
    expect(readWhy('?why=c1/robot:report@e1')).toEqual({ caseId: 'c1', what: 'duty.robot:report@e1' })
    expect(readWhy('?why=c1')).toBeUndefined()
    expect(readWhy('')).toBeUndefined()
  })
})
