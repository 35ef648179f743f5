import { expect, test } from 'vitest'
import { grouped, isOf, withoutRepeatedFiles } from './timeline-filter.ts'

const entry = (type: string, data: Record<string, unknown> = {}) => ({ type, data })

test('a progress report to the customer is customer-visible, one to the superior is internal', () => {
  expect(isOf('customer', entry('progress.reported', { to: 'customer' }))).toBe(true)
  expect(isOf('internal', entry('progress.reported', { to: 'customer' }))).toBe(false)
  expect(isOf('internal', entry('progress.reported', { to: 'group' }))).toBe(true)
})

test('notes are never among what the customer sees', () => {
  expect(isOf('customer', entry('note.added'))).toBe(false)
  expect(isOf('internal', entry('note.added'))).toBe(true)
})

test('a file that a note names is shown once', () => {
  const note = entry('note.added', { files: ['f1'] })
  const alone = entry('file.attached', { file: 'f2' })
  expect(withoutRepeatedFiles([entry('file.attached', { file: 'f1' }), note, alone])).toEqual([note, alone])
})

test('many system lines in a row fold, keeping the last one open', () => {
  const alarms = [1, 2, 3, 4, 5].map(n => ({ ...entry('alarm.fired'), n }))
  expect(grouped([entry('note.added'), ...alarms.slice(0, 3)])).toHaveLength(4)
  expect(grouped([entry('note.added'), ...alarms])).toEqual([entry('note.added'), { folded: alarms.slice(0, 4) }, alarms[4]])
})
