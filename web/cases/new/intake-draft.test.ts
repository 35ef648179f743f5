import { expect, test } from 'vitest'
import { OpenCase } from '../../../server/cases/schema.ts'
import { beginWith, emptyIntake, toOpenCase } from './intake-draft.ts'

test('what the customer did not say is not sent, and the server takes the rest', () => {
  const sent = toOpenCase({ ...emptyIntake, title: ' 停机 ', phone: ' 139 ', facts: { attitude: 'strong' } }, ['attitude'])
  expect(sent).toEqual({
    kind: 'anomaly',
    channel: 'phone',
    title: '停机',
    customer: { name: undefined, phone: '139', address: undefined },
    facts: { attitude: 'strong' },
  })
  expect(OpenCase.safeParse(JSON.parse(JSON.stringify(sent))).success).toBe(true)
})

test('facts that the kind is not graded by stay on the page but are not sent', () => {
  const typed = { ...emptyIntake, title: '保养', facts: { attitude: 'strong', effect: 'wide' } } as const
  expect(toOpenCase({ ...typed, kind: 'request' }, [])).not.toHaveProperty('facts')
  expect(toOpenCase({ ...typed, kind: 'complaint' }, ['effect'])).toMatchObject({ facts: { effect: 'wide' } })
})

test('an internal matter is sent with its department, without a customer, whatever was typed before the kind was changed', () => {
  const sent = toOpenCase(
    { ...emptyIntake, kind: 'rectification', title: '整改', phone: '139', customerId: 'c', demand: '赔偿', departmentId: 'd' },
    [],
  )
  expect(sent).toEqual({ kind: 'rectification', channel: 'internal', title: '整改', departmentId: 'd' })
  expect(OpenCase.safeParse(JSON.parse(JSON.stringify(sent))).success).toBe(true)
})

test('the page begins with what its address asks for, and with the kept draft where that was begun there', () => {
  const at = (query: string) => new URLSearchParams(query)
  const kept = { ...emptyIntake, kind: 'exception' as const, title: '台风停运' }
  expect(beginWith(at(''), undefined)).toEqual(emptyIntake)
  expect(beginWith(at(''), kept)).toBe(kept)
  expect(beginWith(at('kind=exception'), kept)).toBe(kept)
  expect(beginWith(at('kind=crisis'), kept)).toEqual({ ...emptyIntake, kind: 'crisis' })
  expect(beginWith(at('kind=no-such-kind'), undefined)).toEqual(emptyIntake)
  expect(beginWith(at('customer=c&machine=m'), kept)).toEqual({ ...emptyIntake, customerId: 'c', machineId: 'm' })
})
