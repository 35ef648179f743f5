import { describe, expect, test } from 'vitest'
import { fold } from './advance.ts'
import { demandsOf, levelIn, subjectFor } from './levels.ts'
import type { Pack } from './pack.ts'
import { archiveList, asSubmitted, formsFor, hopsFor, retentionFor, routeFor, routesTaken } from './routes.ts'
import { events, testPack, testRules } from './rules.fixture.ts'
import type { Edition } from './rules.ts'

const major = { kind: 'anomaly', level: 'major' }
const edition = (changes: object): Edition => ({ pack: { ...testPack(), ...changes } as Pack }) as Edition

describe('a submission goes', () => {
  const route = (id: string, more: object = {}) => ({ ...{ id, subject: 'form', clause: '1', steps: [] }, ...more })
  const taken = (routes: object[], data: object = {}, form?: string) => {
    const found = routesTaken(edition({ routes }), major, 'form', data as never, form)
    return found && { base: found.base.id, before: found.before.map(one => one.id), after: found.after.map(one => one.id) }
  }
  test('the first route that fits its subject, its form, the case and what it says', () => {
    const routes = [
      route('other-subject', { subject: 'plan' }),
      route('other-form', { form: 'x' }),
      route('other-level', { levels: ['general'] }),
      route('large', { when: { amount: { gte: 100 } } }),
      route('its-own', { form: 'f' }),
      route('any'),
    ]
    expect(taken(routes, {}, 'f')?.base).toBe('its-own')
    expect(taken(routes, {}, 'g')?.base).toBe('any')
    expect(taken(routes)?.base).toBe('any')
    expect(taken(routes, { amount: 100 })?.base).toBe('large')
    expect(routeFor(edition({ routes }), major, 'form', {}, 'f')?.id).toBe('its-own')
  })
  test('every overlay that fits besides, before and after; overlays alone are no route', () => {
    const overlays = [
      route('b', { overlay: 'before' }),
      route('a', { overlay: 'after' }),
      route('no', { overlay: 'after', form: 'x' }),
    ]
    expect(taken([...overlays, route('base')])).toEqual({ base: 'base', before: ['b'], after: ['a'] })
    expect(taken(overlays)).toBeUndefined()
    expect(routeFor(edition({ routes: overlays }), major, 'form', {})).toBeUndefined()
  })
  test('the urgent route only where it calls itself urgent', () => {
    expect([asSubmitted({ urgent: true }).urgent, asSubmitted({ urgent: 'yes' }).urgent, asSubmitted({ a: 1 })]).toEqual([
      true,
      false,
      { a: 1, urgent: false },
    ])
    const routes = [route('quick', { when: { urgent: { in: [true] } } }), route('slow', { when: { urgent: { in: [false] } } })]
    expect([taken(routes, { urgent: true })?.base, taken(routes)?.base]).toEqual(['quick', 'slow'])
  })
})

test('hops, forms, retention and the archive list are those of the case', () => {
  const rule = (id: string, more: object = {}) => ({ ...{ id, clause: '1', about: 'report' }, ...more })
  const rules = [rule('mine'), rule('general', { levels: ['general'] }), rule('result', { about: 'result' })]
  const one = edition({ hops: rules, forms: rules.slice(0, 2), retention: rules.slice(0, 2) })
  expect(hopsFor(one, major, 'report').map(hop => hop.id)).toEqual(['mine'])
  expect(hopsFor(one, major, 'result').map(hop => hop.id)).toEqual(['result'])
  expect(formsFor(one, major).map(form => form.id)).toEqual(['mine'])
  expect(retentionFor(one, major)).toEqual([rules[0]])
  const item = (id: string, evidence: string, more: object = {}) => ({
    id,
    clause: '1',
    title: { zh: id, en: id },
    evidence,
    ...more,
  })
  const pack = {
    ...testPack(),
    archive: [item('a', 'verified'), item('b', 'node-signed'), item('c', 'verified', { levels: ['major'] })],
  }
  const archive = testRules(pack as Pack)
  const { state } = fold(archive, events(['2026-03-02 10:00', 'case.opened'], ['2026-03-02 10:30', 'case.verified']))!
  expect(archiveList(archive, state)).toStrictEqual([{ item: pack.archive[0], event: 'e2' }, { item: pack.archive[1] }])
})

describe('the level of a case in another regulation', () => {
  const levelMaps = [
    { from: 'x', levels: { major: 'wrong' } },
    { from: 'robot', levels: { major: 'serious' } },
  ]
  test('is read through the map from the regulation that leads it', () => {
    const other = edition({ id: 'furn', levelMaps })
    expect(levelIn(other, 'robot@2026-01-01', 'major')).toBe('serious')
    expect(levelIn(other, 'robot@2026-01-01', 'unmapped')).toBeUndefined()
    expect(levelIn(other, 'penal@2026-01-01', 'major')).toBeUndefined()
    expect(levelIn(edition({ id: 'furn' }), 'robot@2026-01-01', 'major')).toBeUndefined()
    expect(levelIn(other, 'robot@2026-01-01', undefined)).toBeUndefined()
  })
  test('is its own where it leads it', () => {
    expect(levelIn(edition({ id: 'robot', levelMaps }), 'robot@2026-01-01', 'major')).toBe('major')
    const state = { kind: 'k', category: 'c', edition: 'robot@2026-01-01', level: 'major' }
    expect(subjectFor(edition({ id: 'robot' }), state)).toEqual({ kind: 'k', category: 'c', level: 'major' })
    expect(subjectFor(edition({ id: 'furn', levelMaps }), state)).toEqual({ kind: 'k', category: 'c', level: 'serious' })
  })
  test('asks for what the regulation says of it, and for nothing where it is unknown', () => {
    const levels = [{ id: 'general' }, { id: 'major', demands: ['special-plan'] }]
    const demands = (level?: string) => demandsOf(edition({ levels }), level)
    expect([demands('major'), demands('general'), demands('x'), demands()]).toEqual([['special-plan'], [], [], []])
  })
})
