import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { approvalActs } from '../engine/approvals/refusals.ts'
import { type Act, definitionOfAct } from '../events/registry.ts'

/** The rows of the table of docs/approvals.md. */
const rows = readFileSync('docs/approvals.md', 'utf8')
  .split('\n')
  .filter(line => line.startsWith('| ') && line.includes('`'))
  .map(line => line.split(' | ').map(cell => cell.replace(/^\| |\s*\|$/g, '').trim()))

test('every operation on an approval has its row, and every row is about one', () => {
  expect(new Set(rows.map(row => row[1]?.replaceAll('`', '')))).toEqual(approvalActs)
})

test.each(rows)('%s: event, clock, who may, who can undo it, and a test that exists', (...row) => {
  const [, act = '', event = '', clock, who, undo, shownBy = ''] = row
  expect(row).toHaveLength(7)
  expect([clock, who, undo].filter(cell => cell === undefined || cell.length < 3)).toEqual([])
  expect(event.replaceAll('`', '')).toBe(definitionOfAct(act.replaceAll('`', '') as Act)?.type)
  const [file = '', title = ''] = shownBy.split(' › ')
  const path = file.replaceAll('`', '')
  expect(existsSync(path), path).toBe(true)
  expect(readFileSync(path, 'utf8')).toContain(`'${title}'`)
})
