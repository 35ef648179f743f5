import { describe, expect, test } from 'vitest'
import { bindsOthers, dataFor, editionsBinding, isAskedOfOthers, stateFor } from './binding.ts'
import type { Pack } from './pack.ts'
import { testPack, testRules } from './rules.fixture.ts'
import { compileEdition, type Edition } from './rules.ts'
import type { CaseState } from './state.ts'

const edition = (changes: object): Edition => compileEdition({ ...testPack(), ...changes } as Pack)
const other = { id: 'other', primaryFor: ['complaint'], lifecycles: [], evidence: [], duties: [] }

describe('a gate or permit of a regulation binds cases that another one leads', () => {
  const binds = (rule: object, primaryFor: string[] = ['complaint']) =>
    bindsOthers(edition({ primaryFor }), { act: 'assign', clause: '1', ...rule } as never)
  test('where it names their kind, or its regulation leads none', () => {
    expect([binds({}), binds({ kinds: ['anomaly'] }), binds({}, [])]).toEqual([false, true, true])
  })
  test('where it speaks of a record, wherever that is made', () => {
    const when = { record: { in: ['r'] } }
    expect([
      binds({ act: 'make-record', when }),
      binds({ act: 'make-record' }),
      binds({ act: 'make-record', when: { x: { in: ['r'] } } }),
      binds({ when }),
    ]).toEqual([true, false, false, false])
  })
  test('not where it cites nothing: that is a setting of the product', () => {
    expect([binds({ clause: undefined }, []), binds({ clause: undefined, reading: 'r' }, [])]).toEqual([false, true])
  })
})

test('a case is bound by its own edition, then by the other regulations of that day, each once', () => {
  const rules = testRules()
  const state = { edition: 'test@2025-01-01', openedAt: '2026-03-02T01:00:00.000Z' } as CaseState
  expect(editionsBinding(rules, state)).toEqual([rules.editions[0]])
  const next = edition({ edition: '2026-01-01', inForce: { from: '2026-01-01' } })
  expect(editionsBinding({ ...rules, editions: [rules.editions[0]!, next] }, state)).toEqual([rules.editions[0]])
  const both = { ...rules, editions: [rules.editions[0]!, next, edition(other)] }
  expect(editionsBinding(both, state).map(one => one.key)).toEqual(['test@2025-01-01', 'other@2025-01-01'])
})

test('an edition sees the case with its level in that regulation’s own words, and without one that it does not know', () => {
  const state = { kind: 'anomaly', edition: 'test@2025-01-01', level: 'major', stage: 's' } as CaseState
  expect(stateFor(edition({}), state)).toBe(state)
  const maps = { levelMaps: [{ from: 'test', levels: { major: 'serious' } }] }
  expect(stateFor(edition({ ...other, ...maps }), state)).toStrictEqual({ ...state, level: 'serious' })
  const { level: _, ...without } = state
  expect(stateFor(edition(other), state)).toStrictEqual(without)
})

test('a case keeps the evidence of another regulation that its gates there wait for, and no other', () => {
  const gate = (id: string, more: object) => ({
    id,
    clause: '1',
    title: { zh: id },
    act: 'assign',
    kinds: ['anomaly'],
    needs: [{ evidence: id }],
    ...more,
  })
  const gates = [
    gate('needed', {}),
    gate('after', { needs: [{ evidence: 'needed' }, { evidence: 'then', ifSeen: 'first' }] }),
    gate('elsewhere', { kinds: ['complaint'] }),
    gate('own', { kinds: undefined }),
  ]
  const adding = edition({ ...other, gates })
  const asked = (kind: string, id: string) => isAskedOfOthers(adding, kind, { id } as never)
  expect(['needed', 'then', 'first', 'elsewhere', 'own', 'x'].map(id => asked('anomaly', id))).toEqual([
    true,
    true,
    true,
    false,
    false,
    false,
  ])
  expect([asked('complaint', 'elsewhere'), asked('complaint', 'needed'), asked('anomaly', 'needed')]).toEqual([true, false, true])
  const leadsNone = edition({ ...other, primaryFor: [], gates })
  expect(isAskedOfOthers(leadsNone, 'anomaly', { id: 'own' } as never)).toBe(true)
})

test('an edition reads its own fields of a record under their names, and every other event as it is', () => {
  const read = (type: string, data: object) => dataFor(edition({ id: 'furn' }), type, data as never)
  const data = { record: 'r', values: { result: 'a', 'furn:result': 'b', 'x:other': 'c' } }
  expect(read('record.made', data)).toStrictEqual({ record: 'r', values: { ...data.values, result: 'b' } })
  expect(read('form.submitted', data)).toBe(data)
  for (const same of [{ values: { result: 'a' } }, { values: null }, {}, { values: 'furn:' }])
    expect(read('record.made', same)).toBe(same)
})
