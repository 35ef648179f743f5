import { expect, test } from 'vitest'
import type { RecordGate } from '../../../server/cases/schema.ts'
import { closedActs } from './records-panel.tsx'

const need = (evidence: string, event: string | null, records: string[]) => ({
  evidence,
  title: { zh: evidence },
  clause: '1',
  event,
  records,
})
const gate = (id: string, act: string, needs: RecordGate['needs']): RecordGate => ({
  id,
  title: { zh: id },
  clause: '1',
  act,
  needs,
})

test('what is missing stands once under the act that waits, though several gates ask for it; open gates are no news', () => {
  const gates = [
    gate('a', 'close-matter', [need('checked', null, ['check']), need('paid', null, [])]),
    gate('b', 'close-matter', [need('checked', null, ['check']), need('signed', 'e1', ['sign'])]),
    gate('c', 'plan', [need('signed', 'e1', ['sign'])]),
    gate('d', 'archive', [need('reviewed', null, [])]),
    gate('e', 'make-record', [need('checked', null, ['check'])]),
  ]
  expect(closedActs(gates).map(one => [one.act, one.needs.map(({ evidence }) => evidence)])).toEqual([
    ['close-matter', ['checked', 'paid']],
  ])
})

test('what only the urgent lane asks for stands under its own heading, and not at all where it is needed anyway', () => {
  const lane = { ...gate('a', 'submit-matter', [need('assessed', null, ['assessment'])]), whenUrgent: true as const }
  expect(closedActs([lane])).toMatchObject([{ act: 'submit-matter', isUrgent: true }])
  const anyway = gate('b', 'submit-matter', [need('assessed', null, ['assessment'])])
  expect(closedActs([lane, anyway])).toMatchObject([{ act: 'submit-matter', isUrgent: false }])
})
