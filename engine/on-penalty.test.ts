import { describe, expect, test } from 'vitest'
import { advance, fold } from './advance.ts'
import { doesToMeasures, levelByGrade, onPenalty, proposeLevel } from './on-penalty.ts'
import type { OnMeasure, Pack } from './pack.ts'
import { events, testPack, testRules } from './rules.fixture.ts'
import { compileEdition, type Rules } from './rules.ts'
import type { CaseState } from './state.ts'

const carriesOut = (kind: string, more: object = {}) => ({ does: 'carries-out', kind, ...more }) as OnMeasure
const record = (id: string, onMeasures?: OnMeasure[]) => ({
  ...{ id, clause: '1', title: { zh: id }, fields: [{ id: 'what', kind: 'text', title: { zh: '经过' }, required: true }] },
  ...(onMeasures === undefined ? {} : { onMeasures }),
})
const none = { primaryFor: [], lifecycles: [], evidence: [], gates: [], permits: [], duties: [] }
const rulesWith = (own: object[] | undefined, others: object[]): Rules => ({
  ...testRules(),
  editions: [
    compileEdition({ ...testPack(), records: own } as unknown as Pack),
    compileEdition({ ...testPack(), ...none, id: 'second', records: others } as unknown as Pack),
  ],
})
const opened = events(['2026-03-02 23:30', 'case.opened'])
const stateOf = (rules: Rules): CaseState => fold(rules, opened)!.state

describe('what a record does to the measures of a penalty', () => {
  test('is said by every regulation on the case, each kind of thing once, the leading one first', () => {
    const rules = rulesWith(
      [
        record('talk', [carriesOut('talk', { on: 'on' }), { does: 'asks', kind: 'demotion' } as OnMeasure]),
        record('other', [carriesOut('fine')]),
      ],
      [record('talk', [carriesOut('talk'), carriesOut('notice'), { does: 'asks', kind: 'talk' } as OnMeasure]), record('plain')],
    )
    expect(doesToMeasures(rules, stateOf(rules), 'talk')).toEqual([
      carriesOut('talk', { on: 'on' }),
      { does: 'asks', kind: 'demotion' },
      carriesOut('notice'),
      { does: 'asks', kind: 'talk' },
    ])
    expect(doesToMeasures(rules, stateOf(rules), 'other')).toEqual([carriesOut('fine')])
    expect([doesToMeasures(rules, stateOf(rules), 'plain'), doesToMeasures(rules, stateOf(rules), 'gone')]).toEqual([[], []])
    const bare = rulesWith(undefined, [])
    expect(doesToMeasures(bare, stateOf(bare), 'talk')).toEqual([])
  })

  test('is asked of records alone, on the local day of the event', () => {
    const rules = rulesWith([record('talk', [carriesOut('talk')])], [])
    const at = '2026-03-02T16:30:00.000Z'
    const [made, other] = events(
      ['2026-03-03 00:30', 'record.made', { record: 'talk' }],
      ['2026-03-03 00:30', 'form.submitted', { record: 'talk' }],
    )
    expect(onPenalty(rules, stateOf(rules), made!, at)).toStrictEqual({ on: '2026-03-03', rules: [carriesOut('talk')] })
    expect(onPenalty(rules, stateOf(rules), other!, at)).toStrictEqual({ on: '2026-03-03', rules: [] })
  })
})

describe('the level of a penalty', () => {
  const cited = (level: string | undefined, type = 'violation.cited') =>
    events(['2026-03-02 10:00', type as never, level === undefined ? {} : { level }])[0]!
  const stateAfter = (state: object, event: Parameters<typeof proposeLevel>[1]) => {
    const given = { ...state } as CaseState
    proposeLevel(given, event)
    return given
  }
  test('is proposed by the violation cited, where it has none', () => {
    expect(stateAfter({}, cited('major'))).toStrictEqual({ level: 'major', proposed: 'major' })
    expect(stateAfter({ level: 'general' }, cited('major'))).toStrictEqual({ level: 'general' })
    expect(stateAfter({}, cited(undefined))).toStrictEqual({})
    expect(stateAfter({}, cited('major', 'case.verified'))).toStrictEqual({})
  })

  test('is followed in penalties alone', () => {
    const lifecycles = testPack().lifecycles.map(one => ({ ...one, kind: 'penalty' }))
    const pack = { ...testPack(), primaryFor: ['penalty'], lifecycles } as unknown as Pack
    const rules = testRules(pack)
    const [first] = events(['2026-03-02 10:00', 'case.opened', { kind: 'penalty', level: undefined }])
    const [, second] = events(
      ['2026-03-02 10:00', 'case.opened'],
      ['2026-03-02 11:00', 'violation.cited', { level: 'major', grade: 'x' }],
    )
    const { state, changes } = advance(rules, advance(rules, undefined, first!).state, second!)
    expect([state.level, state.proposed, state.penalty?.cited?.grade]).toEqual(['major', 'major', 'x'])
    expect(changes.filter(one => one.kind === 'level')).toStrictEqual([{ kind: 'level', to: 'major', at: second!.at }])
    const anomaly = testRules()
    expect(
      advance(anomaly, fold(anomaly, events(['2026-03-02 10:00', 'case.opened']))!.state, second!).state.penalty,
    ).toBeUndefined()
  })

  test('is what the grade says in the words of the regulation that leads, where that one knows the word', () => {
    const grades = [
      { id: 'minor', level: { test: 'general', other: 'small' } },
      { id: 'grave', level: { test: 'unheard-of' } },
      { id: 'serious', level: { other: 'large' } },
      { id: 'bare' },
    ]
    const level = (grade: string, pack: object = { grades }) => levelByGrade(pack as Pack, testPack(), grade)
    expect(['minor', 'grave', 'serious', 'bare', 'gone'].map(one => level(one))).toEqual([
      'general',
      undefined,
      undefined,
      undefined,
      undefined,
    ])
    expect(level('minor', {})).toBeUndefined()
  })
})
