import { expect, test } from 'vitest'
import { OpenCase } from '../../../server/cases/schema.ts'
import { emptyIntake, toOpenCase } from './intake-draft.ts'

test('what the customer did not say is not sent, and the server takes the rest', () => {
  const sent = toOpenCase({ ...emptyIntake, title: ' 停机 ', phone: ' 139 ', facts: { attitude: 'strong' } })
  expect(sent).toEqual({
    kind: 'anomaly',
    channel: 'phone',
    title: '停机',
    customer: { name: undefined, phone: '139', address: undefined },
    facts: { attitude: 'strong' },
  })
  expect(OpenCase.safeParse(JSON.parse(JSON.stringify(sent))).success).toBe(true)
})

test('grading facts belong to anomalies only: those typed before the kind was changed stay on the page but are not sent', () => {
  expect(toOpenCase({ ...emptyIntake, kind: 'request', title: '保养', facts: { attitude: 'strong' } })).not.toHaveProperty(
    'facts',
  )
})
