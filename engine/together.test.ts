import { describe, expect, test } from 'vitest'
import type { Pack } from './pack.ts'
import { at, testPack, testRules } from './rules.fixture.ts'
import { compileEdition, type Edition, type Rules } from './rules.ts'
import { editionsOn, precedenceOf, retentionTogether, stepsTogether } from './together.ts'

const step = (id: string, role: string, more: object = {}) => ({ id, mode: 'any', clause: '1', by: [{ role }], ...more })
const route = (id: string, steps: object[], more: object = {}) => ({
  id,
  clause: '1',
  title: { zh: id },
  subject: 'matter',
  steps,
  ...more,
})
const edition = (id: string, more: object = {}): Edition => compileEdition({ ...testPack(), id, ...more } as unknown as Pack)
const rulesOf = (...editions: Edition[]): Rules => ({ ...testRules(), editions })
const state = { kind: 'anomaly', edition: 'test@2025-01-01', level: 'general' } as const
const now = at('2026-03-02 10:00')
const steps = (...editions: Edition[]) =>
  stepsTogether(rulesOf(...editions), state, 'matter', {}, now).map(
    one => `${one.edition.pack.id} ${one.route.id} ${one.step.id}`,
  )
const own = (...all: object[]) => edition('test', { routes: [route('base', all)] })
const second = (...all: object[]) => edition('second', { routes: [route('more', all)] })

describe('the steps that all regulations on a case order', () => {
  test('are those of its own regulation, then what the others add', () => {
    expect(steps(second(step('b', 'deputy')), own(step('a', 'manager')))).toEqual(['test base a', 'second more b'])
    expect(steps(own(step('a', 'manager')))).toEqual(['test base a'])
    expect(steps(edition('test'))).toEqual([])
  })
  test('are not asked twice of the same people in the same way by another regulation; the own one may on purpose', () => {
    expect(steps(own(step('a', 'manager'), step('b', 'manager')), second(step('c', 'manager'), step('d', 'deputy')))).toEqual([
      ...['test base a', 'test base b', 'second more d'],
    ])
    // In another way: all of them, or so many of them.
    expect(steps(own(step('a', 'manager')), second(step('c', 'manager', { mode: 'all' })))).toHaveLength(2)
    const quorum = (need: number) => ({ mode: 'quorum', quorum: { need, of: 3 } })
    expect(
      steps(own(step('a', 'manager', quorum(2))), second(step('c', 'manager', quorum(3)), step('d', 'manager', quorum(2)))),
    ).toEqual([...['test base a', 'second more c']])
    // The order in which people are named is none.
    const both = (...roles: string[]) => ({ by: roles.map(role => ({ role })) })
    expect(steps(own(step('a', 'x', both('manager', 'deputy'))), second(step('c', 'x', both('deputy', 'manager'))))).toEqual([
      'test base a',
    ])
  })
  test('have names of their own: a later one that is called alike has its route in front, or its regulation', () => {
    expect(steps(own(step('a', 'manager')), second(step('a', 'deputy'), step('b', 'head')))).toEqual([
      'test base a',
      'second more second:a',
      'second more b',
    ])
    expect(steps(own(step('a', 'manager'), step('a', 'deputy')))).toEqual(['test base a', 'test base base:a'])
  })
  test('stand in the order in which they are gone: what comes before, the route, what comes after', () => {
    const overlays = edition('test', {
      routes: [
        route('late', [step('c', 'head')], { overlay: 'after' }),
        route('base', [step('b', 'manager')]),
        route('early', [step('a', 'deputy')], { overlay: 'before' }),
      ],
    })
    expect(steps(overlays)).toEqual(['test early a', 'test base b', 'test late c'])
  })
})

describe('the regulations on a case', () => {
  test('are its own edition, whatever is in force, and the others in force at the moment, each once', () => {
    const next = edition('test', { edition: '2026-01-01', inForce: { from: '2026-01-01' } })
    const over = edition('over', { inForce: { from: '2025-01-01', to: '2026-01-01' } })
    const on = editionsOn(rulesOf(next, own(), over, second()), state, now)
    expect(on.map(one => one.key)).toEqual(['test@2025-01-01', 'second@2025-01-01'])
  })
  test('say together how long it is kept', () => {
    const keeps = (id: string, levels?: string[]) => ({
      id,
      clause: '1',
      title: { zh: id },
      keep: { years: 1 },
      ...(levels && { levels }),
    })
    const both = rulesOf(
      edition('test', { retention: [keeps('a'), keeps('b', ['major'])] }),
      edition('second', { retention: [keeps('c')] }),
    )
    expect(retentionTogether(both, state, now).map(({ id }) => id)).toEqual(['a', 'c'])
  })
})

describe('where two regulations contradict each other', () => {
  const related = (id: string, ...all: [relation: string, regulation: string, clause: string][]) =>
    edition(id, { related: all.map(([relation, regulation, clause]) => ({ relation, regulation, clause })) })
  const says = (a: Edition, b: Edition) => {
    const found = precedenceOf(a, b)
    return found && [found.prevails.pack.id, found.says.pack.id, found.clause]
  }
  test('the one prevails that says so of the other, or of which the other says so, with the clause', () => {
    expect(says(related('a', ['prevails-over', 'b', '1.4']), related('b'))).toEqual(['a', 'a', '1.4'])
    expect(says(related('b'), related('a', ['prevails-over', 'b', '1.4']))).toEqual(['a', 'a', '1.4'])
    expect(says(related('a'), related('b', ['yields-to', 'a', '9']))).toEqual(['a', 'b', '9'])
    expect(says(related('b', ['yields-to', 'a', '9']), related('a'))).toEqual(['a', 'b', '9'])
  })
  test('neither does where nothing is said of the two, or both claim it', () => {
    expect(says(related('a'), related('b'))).toBeUndefined()
    expect(says(edition('a', { related: undefined }), edition('b', { related: undefined }))).toBeUndefined()
    expect(
      says(related('a', ['prevails-over', 'c', '1']), related('b', ['yields-to', 'c', '1'], ['supplements', 'a', '1'])),
    ).toBeUndefined()
    expect(says(related('a', ['prevails-over', 'b', '1']), related('b', ['prevails-over', 'a', '2']))).toBeUndefined()
  })
})
