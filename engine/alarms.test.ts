import { describe, expect, test } from 'vitest'
import { alarmsOf, ladderAbove, warningAt } from './alarms.ts'
import type { DutyRule, Pack } from './pack.ts'
import { at, testPack, testRules } from './rules.fixture.ts'
import type { Rules } from './rules.ts'
import type { OpenDuty } from './state.ts'

const noPauses = { pauses: [] }
const rungs = ['supervisor', 'department-head', 'manager'].map((role, n) => ({ after: { hours: n + 1 }, to: { role } }))

/** Rules with one changed duty, and an open duty of it that began on Monday 2 March 2026, 10:00, and is due at 11:00. */
function dutyWith(change: Partial<DutyRule>, settings: Partial<Rules['settings']> = {}, of = 'report') {
  const pack: Pack = testPack()
  const rules = testRules({ ...pack, duties: pack.duties.map(one => (one.id === of ? { ...one, ...change } : one)) })
  const rule = rules.editions[0]!.pack.duties.find(one => one.id === of)!
  const duty: OpenDuty = {
    ...{ key: 'd', pack: 'test', edition: rules.editions[0]!.key, rule: of, startEvent: 'e1', provisional: false },
    ...{ startAt: at('2026-03-02 10:00'), dueAt: at('2026-03-02 11:00') },
  }
  return { rules: { ...rules, settings: { ...rules.settings, ...settings } }, rule, duty }
}

describe('the company’s ladder above whoever owes a duty', () => {
  test('is the whole of it where they stand on none of its rungs', () => {
    expect(ladderAbove(rungs, { role: 'engineer' })).toEqual(rungs)
    expect(ladderAbove(rungs, { caseRole: 'handler' })).toEqual(rungs)
  })
  test('is the rungs above their own, at the times of the first, the second …', () => {
    expect(ladderAbove(rungs, { role: 'supervisor' })).toEqual([
      { after: { hours: 1 }, to: { role: 'department-head' } },
      { after: { hours: 2 }, to: { role: 'manager' } },
    ])
    expect(ladderAbove(rungs, { role: 'department-head' })).toEqual([{ after: { hours: 1 }, to: { role: 'manager' } }])
  })
  test('is its last rung for those who stand on that one, and nothing where there is no ladder', () => {
    expect(ladderAbove(rungs, { role: 'manager' })).toEqual([rungs[2]])
    expect(ladderAbove([], { role: 'manager' })).toEqual([])
  })
})

describe('the alarms of a duty', () => {
  test('are the warning, the breach, the regulation’s steps, then the company’s, each under a name of its own', () => {
    const { rules, duty } = dutyWith(
      { escalate: [{ after: { hours: 2 }, to: { role: 'manager' }, clause: '2' }] },
      { ladder: rungs.slice(0, 1) },
    )
    const duties = { duty: 'd' }
    expect(alarmsOf(rules, noPauses, duty)).toEqual([
      { ...duties, rung: 'warning', kind: 'warning', at: at('2026-03-02 10:30'), to: 'owner' },
      { ...duties, rung: 'breach', kind: 'breach', at: at('2026-03-02 11:00'), to: 'owner' },
      {
        ...{ ...duties, rung: 'clause:role:manager:2hours', kind: 'escalation' },
        ...{ at: at('2026-03-02 13:00'), to: { role: 'manager' }, clause: '2' },
      },
      {
        ...{ ...duties, rung: 'setting:role:supervisor:1hours', kind: 'escalation' },
        ...{ at: at('2026-03-02 12:00'), to: { role: 'supervisor' } },
      },
    ])
  })
  test('of a right that lapses are its warning and its end, and nobody else hears of it', () => {
    const { rules, duty } = dutyWith({ lapses: true, escalate: [{ after: { hours: 2 }, to: { role: 'manager' }, clause: '2' }] })
    expect(alarmsOf(rules, noPauses, duty).map(one => one.rung)).toEqual(['warning', 'breach'])
  })
  test('are none without a due time, and none of a rule that the edition does not have', () => {
    const { rules, duty } = dutyWith({})
    const { dueAt: _, ...endless } = duty
    expect(alarmsOf(rules, noPauses, endless)).toEqual([])
    expect(alarmsOf(rules, noPauses, { ...duty, rule: 'no-such-rule' })).toEqual([])
  })
  test('are none while it is paused, unless it was overdue before the pause began', () => {
    const { rules, duty } = dutyWith({ pausable: true })
    const pausedSince = (local: string) => ({ pauses: [], pausedSince: at(local) })
    expect(alarmsOf(rules, pausedSince('2026-03-02 10:59'), duty)).toEqual([])
    expect(alarmsOf(rules, pausedSince('2026-03-02 11:00'), duty)).toEqual([])
    expect(alarmsOf(rules, pausedSince('2026-03-02 11:01'), duty)).not.toEqual([])
    expect(alarmsOf(rules, noPauses, duty)).not.toEqual([])
  })
  test('go on while the case is paused where the rule does not let it pause', () => {
    const { rules, duty } = dutyWith({ pausable: false })
    expect(alarmsOf(rules, { pauses: [], pausedSince: at('2026-03-02 10:30') }, duty)).toHaveLength(3)
  })
})

describe('a warning', () => {
  const warned = (
    change: Partial<DutyRule>,
    more: Partial<OpenDuty> = {},
    state = noPauses as Parameters<typeof warningAt>[2],
  ) => {
    const { rules, rule, duty } = dutyWith(change)
    return warningAt(rules, rule, state, { ...duty, ...more })
  }
  const overnight = { startAt: at('2026-03-02 17:00'), dueAt: at('2026-03-03 11:00') }

  test('is given by natural time where the clause counts minutes or hours', () => {
    expect(warned({ within: { hours: 18 } }, overnight)).toBe(at('2026-03-03 02:00'))
    expect(warned({ within: { minutes: 1080 } }, overnight)).toBe(at('2026-03-03 02:00'))
  })
  test('is given by working time where it counts days or gives no time at all', () => {
    // From 17:00 to 18:00 and from 9:00 to 11:00 are three hours; half of them are over at 9:30.
    expect(warned({ within: { workdays: 1 } }, overnight)).toBe(at('2026-03-03 09:30'))
    const { rules, rule, duty } = dutyWith({})
    const { within: _, ...endless } = rule
    expect(warningAt(rules, endless, noPauses, { ...duty, ...overnight })).toBe(at('2026-03-03 09:30'))
  })
  test('of a duty that was given grace goes by the time that it has, not by the clause’s', () => {
    expect(warned({ within: { hours: 1 } }, { graced: true, dueAt: at('2026-03-02 12:00') })).toBe(at('2026-03-02 11:00'))
  })
  test('is put off by pauses where the rule lets it pause, and by none where it does not', () => {
    const paused: Parameters<typeof warningAt>[2] = { pauses: [[at('2026-03-02 10:10'), at('2026-03-02 10:20')]] }
    expect(warned({ pausable: true }, {}, paused)).toBe(at('2026-03-02 10:40'))
    expect(warned({ pausable: false }, {}, paused)).toBe(at('2026-03-02 10:30'))
    expect(
      warned({ within: { workdays: 1 }, pausable: true }, overnight, {
        pauses: [[at('2026-03-02 17:00'), at('2026-03-02 18:00')]],
      }),
    ).toBe(at('2026-03-03 10:00'))
  })
  test('is not given without a due time, without working time before it, or where the company wants none', () => {
    const { rules, rule, duty } = dutyWith({})
    const { dueAt: _, ...endless } = duty
    expect(warningAt(rules, rule, noPauses, endless)).toBeUndefined()
    const night = { startAt: at('2026-03-02 19:00'), dueAt: at('2026-03-02 23:00') }
    expect(warned({ within: { workdays: 1 } }, night)).toBeUndefined()
    const silent = (warnShare: number) =>
      warningAt({ ...rules, settings: { ...rules.settings, warnShare } }, rule, noPauses, duty)
    expect([silent(0), silent(-1)]).toEqual([undefined, undefined])
    expect(silent(0.25)).toBe(at('2026-03-02 10:15'))
  })
})
