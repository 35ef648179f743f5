import { describe, expect, test } from 'vitest'
import { fold } from './advance.ts'
import type { Pack, RecordRule } from './pack.ts'
import type { Actor } from './permissions.ts'
import { ownHandRefusal, permitsOfLater, recordOfBoth, recordRefusal, recordsFor, recordsInScope } from './records.ts'
import { events, testPack, testRules } from './rules.fixture.ts'
import { compileEdition, type Rules } from './rules.ts'
import type { CaseState } from './state.ts'

const title = (zh: string) => ({ zh, en: zh })
const record = (id: string, more: Partial<RecordRule> = {}): RecordRule => ({
  ...{ id, clause: '1', title: title(id) },
  fields: [{ id: 'what', kind: 'text', title: title('经过'), required: true }],
  ...more,
})
const none = { primaryFor: [], lifecycles: [], evidence: [], gates: [], permits: [], duties: [] }
/** The test regulation with these records, and others beside it that lead nothing. */
const rulesWith = (records: RecordRule[] | undefined, ...others: (Partial<Pack> & { id: string })[]): Rules => {
  const own = testPack()
  const packs = [{ ...own, records }, ...others.map(other => ({ ...own, ...none, levels: [], ...other }))]
  return { ...testRules(), editions: packs.map(pack => compileEdition(pack as Pack)) }
}
const stateOf = (rules: Rules, data: object = {}, ...more: Parameters<typeof events>): CaseState =>
  fold(rules, events(['2026-03-02 10:00', 'case.opened', data as never], ...more))!.state
const now = '2026-03-03T01:00:00.000Z'
const inScope = (rules: Rules, state = stateOf(rules), at = now) => recordsInScope(rules, state, at)
const somebody = (role: string, person = 'ada'): Actor => ({ person, roles: [{ role, department: undefined }] })

describe('the records that a case asks for', () => {
  test('are those of its kind, level and category', () => {
    const records = [
      record('any'),
      record('anomaly', { kinds: ['anomaly', 'complaint'] }),
      record('penalty', { kinds: ['penalty'] }),
      record('major', { levels: ['major'] }),
      record('quality', { categories: ['quality'] }),
    ]
    const [edition] = rulesWith(records).editions
    const ids = (subject: { kind: string; level?: string; category?: string }) => recordsFor(edition!, subject).map(one => one.id)
    expect(ids({ kind: 'anomaly' })).toEqual(['any', 'anomaly'])
    expect(ids({ kind: 'penalty', level: 'major' })).toEqual(['any', 'penalty', 'major'])
    expect(ids({ kind: 'training', category: 'quality' })).toEqual(['any', 'quality'])
    expect(recordsFor(rulesWith(undefined).editions[0]!, { kind: 'anomaly' })).toEqual([])
  })

  test('are its own first, then those that others add, of its level in their words', () => {
    const second = {
      id: 'second',
      levelMaps: [{ from: 'test', clause: '1', levels: { general: 'small' } }],
      records: [record('drill', { levels: ['small'] }), record('large', { levels: ['large'] })],
    } as unknown as Pack
    const rules = rulesWith([record('check')], second)
    expect(inScope(rules)).toStrictEqual([
      { edition: rules.editions[0], record: record('check'), also: [] },
      { edition: rules.editions[1], record: record('drill', { levels: ['small'] }), also: [] },
    ])
  })

  test('are those of other regulations as these are in force at the moment', () => {
    const later = { id: 'later', inForce: { from: '2026-03-03' }, records: [record('drill')] }
    const rules = rulesWith([record('check')], later)
    const ids = (at: string) => inScope(rules, stateOf(rules), at).map(one => one.record.id)
    expect([ids('2026-03-02T15:59:59.000Z'), ids('2026-03-02T16:00:00.000Z')]).toEqual([['check'], ['check', 'drill']])
  })

  test('of one name are one record with the demands of each, under the title and clause of the first', () => {
    const file = { id: 'file', kind: 'file', title: title('附件'), required: true } as const
    const day = { id: 'what', kind: 'day', title: title('哪一天'), required: true } as const
    const [second, third] = [record('check', { clause: '7', fields: [file] }), record('check', { clause: '8', fields: [day] })]
    const rules = rulesWith([record('check')], { id: 'second', records: [second] }, { id: 'third', records: [third] })
    const [text] = record('check').fields
    expect(inScope(rules)).toStrictEqual([
      {
        edition: rules.editions[0],
        record: record('check', { fields: [text!, file, { ...day, id: 'third:what' }] }),
        also: [
          { edition: rules.editions[1], record: second },
          { edition: rules.editions[2], record: third },
        ],
      },
    ])
  })

  test('leave the rules that they are put together from as they were', () => {
    const [first, second] = [
      record('check'),
      record('check', { fields: [{ id: 'more', kind: 'line', title: title('更多'), required: false }] }),
    ]
    expect(recordOfBoth(first, second, 'second').fields.map(field => field.id)).toEqual(['what', 'more'])
    expect(first).toStrictEqual(record('check'))
  })
})

describe('who may not make a record', () => {
  const scoped = (rules: Rules, state = stateOf(rules)) => inScope(rules, state)[0]!
  const handled = ['2026-03-02 10:10', 'handler.assigned', { person: 'ada' }] as const

  test('is whoever a permit of its regulation leaves out', () => {
    const permits = [{ act: 'make-record', clause: '2', by: [{ role: 'leader' }] }]
    const rules = {
      ...rulesWith([record('check')]),
      editions: [compileEdition({ ...testPack(), records: [record('check')], permits } as Pack)],
    }
    const refused = (actor: Actor) => recordRefusal(rules, stateOf(rules), scoped(rules), actor)?.code
    expect([refused(somebody('leader')), refused(somebody('department-head'))]).toEqual([undefined, 'act.not-yours'])
  })

  test('is everybody while a gate before it is shut', () => {
    const gates = [
      {
        id: 'g',
        clause: '2',
        title: title('先核实'),
        act: 'make-record',
        when: { record: { in: ['check'] } },
        needs: [{ evidence: 'verified' }],
      },
    ]
    const records = [record('check'), record('other')]
    const rules = { ...testRules(), editions: [compileEdition({ ...testPack(), records, gates } as unknown as Pack)] }
    const refused = (state: CaseState) =>
      inScope(rules, state).map(one => recordRefusal(rules, state, one, somebody('department-head'))?.code)
    expect(refused(stateOf(rules))).toEqual(['gate.missing', undefined])
    expect(refused(stateOf(rules, {}, ['2026-03-02 10:10', 'case.verified']))).toEqual([undefined, undefined])
  })

  test('is whoever does the work, where a regulation wants another hand for it, under the clause that says so', () => {
    const rules = rulesWith([record('check', { clause: '9', reading: 'four-eyes', notBy: ['handler'] }), record('free')])
    const state = stateOf(rules, {}, handled)
    const because = { zh: '由经办人以外的人填写', en: 'Somebody else than whoever does the work fills it in' }
    const refusal = { code: 'record.other-hand', because, clause: '9', reading: 'four-eyes' }
    const [check, free] = inScope(rules, state)
    expect(ownHandRefusal(check!, state, somebody('x'))).toStrictEqual(refusal)
    expect(recordRefusal(rules, state, check!, somebody('x'))).toStrictEqual(refusal)
    expect([ownHandRefusal(check!, state, somebody('x', 'bo')), ownHandRefusal(free!, state, somebody('x'))]).toEqual([
      undefined,
      undefined,
    ])
    expect(ownHandRefusal(check!, stateOf(rules), somebody('x'))).toBeUndefined()
  })

  test('is asked of each regulation that wants the record', () => {
    const strict = record('check', { clause: '9', notBy: ['team-owner', 'handler'] })
    const rules = rulesWith([record('check')], { id: 'second', records: [strict] })
    const state = stateOf(rules, {}, handled)
    expect(ownHandRefusal(scoped(rules, state), state, somebody('x'))).toStrictEqual({
      ...{ code: 'record.other-hand', clause: '9' },
      because: { zh: '由经办人以外的人填写', en: 'Somebody else than whoever does the work fills it in' },
    })
  })

  test('is whoever a regulation leaves out that came into force after the case was taken in, for a record of its own', () => {
    const permits = [
      { act: 'make-record', clause: '5', when: { record: { in: ['drill'] } }, by: [{ role: 'leader' }] },
    ] as unknown as Pack['permits']
    const rules = rulesWith([record('check')], {
      id: 'later',
      inForce: { from: '2026-03-03' },
      records: [record('drill')],
      permits,
    })
    const state = stateOf(rules)
    const [check, drill] = inScope(rules, state)
    const refused = (of: typeof check, actor: Actor) => permitsOfLater(rules, of!, state, actor, { record: of!.record.id })
    expect(refused(drill, somebody('engineer'))).toMatchObject({ code: 'act.not-yours', clause: '5' })
    expect(recordRefusal(rules, state, drill!, somebody('engineer'))).toMatchObject({ code: 'act.not-yours', clause: '5' })
    expect(refused(drill, somebody('leader'))).toBeUndefined()
    expect(refused(check, somebody('engineer'))).toBeUndefined()
    // In force from the beginning it binds the case like every other: recordRefusal asks its permits among them.
    const before = rulesWith([record('check')], { id: 'later', records: [record('drill')], permits })
    const bound = inScope(before, stateOf(before))[1]!
    expect(permitsOfLater(before, bound, stateOf(before), somebody('engineer'), { record: 'drill' })).toBeUndefined()
    expect(recordRefusal(before, stateOf(before), bound, somebody('engineer'))).toMatchObject({
      ...{ code: 'act.not-yours', clause: '5' },
      regulation: { id: 'later' },
    })
  })
})
