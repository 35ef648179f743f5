import { expect, it } from 'vitest'
import type { RecordRule } from './pack.ts'
import { recordProblems } from './record-problems.ts'
import { recordOfBoth } from './records.ts'

const record: RecordRule = {
  id: 'appointment',
  clause: '1',
  title: { zh: '预约' },
  fields: [
    {
      ...{ id: 'from', kind: 'moment', title: { zh: '上门' }, required: true },
      ahead: { hours: 24, unless: { asked: { in: [true] } } },
    },
    { id: 'until', kind: 'moment', title: { zh: '结束' }, required: true, after: 'from' },
    { id: 'asked', kind: 'yes-no', title: { zh: '客户要求' }, required: false },
  ],
}
const wrong = (values: object, madeAt?: string) =>
  recordProblems(record, values as never, {}, undefined, madeAt).map(one => `${one.field}: ${one.because.zh}`)
const day = { from: '2026-03-04T01:00:00.000Z', until: '2026-03-04T04:00:00.000Z' }

it('a moment lies so many hours ahead of the record, to the minute, whatever offset it is written in', () => {
  expect(wrong(day, '2026-03-03T01:00:00.000Z')).toEqual([])
  expect(wrong({ ...day, from: '2026-03-04T09:00:00+08:00' }, '2026-03-03T01:00:00.000Z')).toEqual([])
  expect(wrong(day, '2026-03-03T01:01:00.000Z')).toEqual(['from: 须至少提前 24 小时，这个时间只有 23.9 小时'])
  expect(wrong(day, '2026-03-05T01:00:00.000Z')).toEqual(['from: 须至少提前 24 小时，这个时间已经过去'])
})

it('unless the other values say why not; without the time of the record it is not asked', () => {
  expect(wrong({ ...day, asked: true }, '2026-03-03T20:00:00.000Z')).toEqual([])
  expect(wrong({ ...day, asked: false }, '2026-03-03T20:00:00.000Z')).toHaveLength(1)
  expect(wrong(day)).toEqual([])
})

it('a moment comes after another one of the record', () => {
  expect(wrong({ ...day, until: day.from })).toEqual(['until: 须晚于「上门」'])
  expect(wrong({ from: day.from })).toEqual(['until: 请填写「结束」'])
})

it('of two regulations the longer time counts', () => {
  const other: RecordRule = {
    ...record,
    fields: [{ id: 'from', kind: 'moment', title: { zh: '上门' }, required: false, ahead: { hours: 48 } }],
  }
  const [from] = recordOfBoth(record, other, 'other').fields
  const [back] = recordOfBoth(other, record, 'other').fields
  expect([from, back].map(field => field && 'ahead' in field && field.ahead?.hours)).toEqual([48, 48])
})
