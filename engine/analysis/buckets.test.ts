import { describe, expect, it } from 'vitest'
import { bucketsOf, periodBefore } from './buckets.ts'

const days = (start: string, end: string) => ({ start, end })

describe('months and weeks of what is asked for', () => {
  it('are compared with as many months before and the same months of the year before, day by day where they are cut off', () => {
    expect(bucketsOf('month', '2026-03-10', '2026-04-20')).toEqual([
      {
        span: days('2026-03-10', '2026-03-31'),
        previous: days('2026-01-10', '2026-01-31'),
        lastYear: days('2025-03-10', '2025-03-31'),
        isCut: true,
      },
      {
        span: days('2026-04-01', '2026-04-20'),
        previous: days('2026-02-01', '2026-02-20'),
        lastYear: days('2025-04-01', '2025-04-20'),
        isCut: true,
      },
    ])
  })

  it('that are whole are compared with whole ones, however long these are', () => {
    expect(bucketsOf('month', '2026-03-01', '2026-03-31')).toEqual([
      {
        span: days('2026-03-01', '2026-03-31'),
        previous: days('2026-02-01', '2026-02-28'),
        lastYear: days('2025-03-01', '2025-03-31'),
        isCut: false,
      },
    ])
    expect(bucketsOf('month', '2026-02-01', '2026-02-28')[0]).toMatchObject({
      previous: days('2026-01-01', '2026-01-31'),
      isCut: false,
    })
  })

  it('are never compared with days beyond the end of a shorter month', () => {
    expect(bucketsOf('month', '2026-03-30', '2026-03-31')[0]).toMatchObject({ previous: days('2026-02-28', '2026-02-28') })
    expect(bucketsOf('month', '2026-03-20', '2026-03-30')[0]).toMatchObject({ previous: days('2026-02-20', '2026-02-28') })
  })

  it('by week begin on Monday; a year before are 52 weeks, so that weekdays stand beside their like', () => {
    expect(bucketsOf('week', '2026-03-04', '2026-03-15')).toEqual([
      {
        span: days('2026-03-04', '2026-03-08'),
        previous: days('2026-02-18', '2026-02-22'),
        lastYear: days('2025-03-05', '2025-03-09'),
        isCut: true,
      },
      {
        span: days('2026-03-09', '2026-03-15'),
        previous: days('2026-02-23', '2026-03-01'),
        lastYear: days('2025-03-10', '2025-03-16'),
        isCut: false,
      },
    ])
  })

  it('before January lie in the year before', () => {
    const january = days('2026-01-01', '2026-01-31')
    expect(periodBefore('month', january, 1)).toEqual(days('2025-12-01', '2025-12-31'))
    expect(periodBefore('month', january, 12)).toEqual(days('2025-01-01', '2025-01-31'))
    expect(periodBefore('month', january, 13)).toEqual(days('2024-12-01', '2024-12-31'))
    expect(periodBefore('month', days('2026-12-01', '2026-12-31'), 10)).toEqual(days('2026-02-01', '2026-02-28'))
    expect(periodBefore('week', days('2026-01-05', '2026-01-11'), 1)).toEqual(days('2025-12-29', '2026-01-04'))
  })
})
