import { expect, test } from 'vitest'
import { Mapping } from '../../server/imports/mapping-schema.ts'
import { asKind, columnFields, sourceOf, withSource } from './mapping-fields.ts'

const mapping = Mapping.parse({ kind: 'live', case: { title: '标题', externalId: '编号', customer: { name: '客户' } } })

test('a column is put in, exchanged and taken out, and the rest stays', () => {
  const changed = withSource(withSource(mapping, 'case.customer.phone', '电话'), 'case.title', '{标题} · {型号}')
  expect([
    sourceOf(changed, 'case.customer.phone'),
    sourceOf(changed, 'case.customer.name'),
    sourceOf(changed, 'case.title'),
  ]).toEqual(['电话', '客户', '{标题} · {型号}'])
  const without = withSource(changed, 'case.externalId', undefined)
  expect('externalId' in without.case).toBe(false)
  expect(Mapping.parse(without)).toEqual(without)
  expect(sourceOf(mapping, 'case.title')).toBe('标题')
})

test('every place of both kinds can be read and set, and the mapping stays valid', () => {
  const log = asKind(mapping, 'history', ['编号', '活动', '时间'])
  for (const given of [mapping, log])
    for (const { path } of columnFields(given)) expect(sourceOf(Mapping.parse(withSource(given, path, 'X')), path)).toBe('X')
})

test('a log keeps its columns when the kind is changed there and back', () => {
  const log = withSource(asKind(mapping, 'history', ['编号']), 'history.activity', '活动')
  expect(asKind(asKind(log, 'live', []), 'history', [])).toEqual(log)
})
