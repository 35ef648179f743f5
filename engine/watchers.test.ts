import { describe, expect, test } from 'vitest'
import type { Act } from '../events/registry.ts'
import type { DutyRule, Pack, PermitRule } from './pack.ts'
import { refusalOf } from './permissions.ts'
import { testPack, testRules } from './rules.fixture.ts'
import { compileEdition, type Rules } from './rules.ts'
import type { CaseState } from './state.ts'
import { onlyWatches, watcherRefusal } from './watchers.ts'

test.each([
  [['auditor'], true],
  [['auditor', 'auditor'], true],
  [['auditor', 'sales'], false],
  [['administrator'], false],
  [[], false],
])('somebody with the posts %o only looks on: %s', (held, expected) => {
  expect(onlyWatches({ roles: held.map(role => ({ role })) })).toBe(expected)
})

const permit = (act: string, by: object[], more: object = {}) => ({ act, clause: '1', by, ...more }) as unknown as PermitRule
const rulesWith = (permits: PermitRule[], more: object = {}): Rules => testRules({ ...testPack(), permits, ...more } as Pack)
const base = {
  ...{ kind: 'anomaly', edition: 'test@2025-01-01', openedAt: '2026-03-02T01:00:00.000Z', level: 'general' },
  ...{ people: {}, duties: {}, evidence: {}, requests: {} },
}
const ofCase = (more: object = {}) => ({ ...base, ...more }) as unknown as CaseState
const auditor = { person: 'cao', roles: [{ role: 'auditor' }] }

describe('an auditor', () => {
  const asked = (
    rules: Rules,
    act: string,
    { data, state = ofCase(), actor = auditor }: { data?: object; state?: CaseState; actor?: typeof auditor } = {},
  ) => watcherRefusal(rules, state, act as Act, actor, data as never)
  const may = (...args: Parameters<typeof asked>) => asked(...args) === undefined

  test('changes nothing of a case, and is told so; whoever holds another post too is not kept from anything', () => {
    expect(asked(rulesWith([]), 'assign')).toMatchObject({ code: 'auditor.read-only', because: { zh: expect.any(String) } })
    expect(may(rulesWith([]), 'assign', { actor: { person: 'cao', roles: [{ role: 'auditor' }, { role: 'sales' }] } })).toBe(true)
    expect(refusalOf(rulesWith([]), ofCase(), 'assign', auditor, {})?.code).toBe('auditor.read-only')
  })

  test('answers whoever asked: decides, gives an opinion, answers what was recorded, acknowledges', () => {
    const answers = ['decide', 'give-opinion', 'answer-recorded', 'acknowledge']
    expect(answers.filter(act => may(rulesWith([]), act))).toEqual(answers)
  })

  test('does what a permit names the auditor for, and not what it names others for', () => {
    const rules = rulesWith([
      permit('make-record', [{ role: 'leader' }, { role: 'auditor' }]),
      permit('assign', [{ role: 'leader' }]),
    ])
    expect([may(rules, 'make-record'), may(rules, 'assign'), may(rules, 'complete')]).toEqual([true, false, false])
  })

  test('bears witness where a record is anybody’s, and does no other act that is anybody’s', () => {
    const rules = rulesWith([permit('make-record', [{ anyone: true }]), permit('report', [{ anyone: true }])])
    expect([may(rules, 'make-record'), may(rules, 'report')]).toEqual([true, false])
  })

  test.each([
    ['party', true],
    ['investigator', true],
    ['panel', true],
    ['handler', false],
    ['owner', false],
  ])('speaks where they are the %s that a permit names: %s', (caseRole, expected) => {
    const rules = rulesWith([permit('make-record', [{ caseRole }])])
    const being = (people: object) => may(rules, 'make-record', { state: ofCase({ people }) })
    expect(being({ [caseRole]: ['other', 'cao'] })).toBe(expected)
    expect([being({ [caseRole]: ['other'] }), being({})]).toEqual([false, false])
  })

  test('is bound by what the permit says of record and scope; a button is drawn where any record of theirs could be made', () => {
    const rules = rulesWith([permit('make-record', [{ role: 'auditor' }], { when: { record: { in: ['audit'] } } })])
    expect([
      may(rules, 'make-record', { data: { record: 'audit' } }),
      may(rules, 'make-record', { data: { record: 'other' } }),
      may(rules, 'make-record'),
    ]).toEqual([true, false, true])
    const major = rulesWith([permit('make-record', [{ role: 'auditor' }], { levels: ['major'] })])
    expect([may(major, 'make-record'), may(major, 'make-record', { state: ofCase({ level: 'major' }) })]).toEqual([false, true])
  })

  test('is named by another regulation only where that one speaks of the case', () => {
    const second = (permits: PermitRule[]) => {
      const pack = {
        ...testPack(),
        id: 'second',
        primaryFor: ['complaint'],
        lifecycles: [],
        evidence: [],
        gates: [],
        duties: [],
        permits,
      }
      const own = rulesWith([])
      return { ...own, editions: [...own.editions, compileEdition(pack as unknown as Pack)] }
    }
    const by = [{ role: 'auditor' }]
    expect(may(second([permit('assign', by, { kinds: ['anomaly'] })]), 'assign')).toBe(true)
    expect(may(second([permit('assign', by)]), 'assign')).toBe(false)
  })

  describe('meets a duty of their own', () => {
    const duty = (id: string, more: object): DutyRule =>
      ({
        ...{ id, clause: '1', title: { zh: id }, meaning: id, start: [{ on: 'case.opened' }], stop: [{ on: 'case.reported' }] },
        ...{ within: { hours: 1 }, owner: { role: 'auditor' }, pausable: false, ...more },
      }) as unknown as DutyRule
    const made = (...records: string[]) => records.map(record => ({ on: 'record.made', when: { record: { in: [record] } } }))
    const rules = rulesWith([], {
      duties: [
        duty('report', { acts: ['report'] }),
        duty('audit', { acts: ['make-record'], stop: [{ on: 'case.archived' }, ...made('audit', 'audit-again')] }),
        duty('any-record', { acts: ['make-record'], stop: [{ on: 'record.made' }] }),
        duty('without-acts', {}),
      ],
    })
    const owing = (rule: string, owner = 'cao') =>
      ofCase({ duties: { [`${rule}:1`]: { rule, owner, edition: 'test@2025-01-01', key: `${rule}:1` } } })

    test('by the act that meets it, and by no other; nobody else’s duty helps', () => {
      expect([may(rules, 'report', { state: owing('report') }), may(rules, 'assign', { state: owing('report') })]).toEqual([
        true,
        false,
      ])
      expect(may(rules, 'report', { state: owing('report'), data: { record: 'named beside it' } })).toBe(true)
      expect([may(rules, 'report', { state: owing('report', 'other') }), may(rules, 'report')]).toEqual([false, false])
      expect(may(rules, 'report', { state: owing('without-acts') })).toBe(false)
      // A duty of an edition that no longer says it.
      expect(may(rules, 'report', { state: owing('gone') })).toBe(false)
    })

    test('by the record that it asks for, and by no other', () => {
      const makes = (rule: string, data?: object) => may(rules, 'make-record', { state: owing(rule), ...(data && { data }) })
      expect([
        makes('audit', { record: 'audit' }),
        makes('audit', { record: 'audit-again' }),
        makes('audit', { record: 'x' }),
      ]).toEqual([...[true, true, false]])
      expect(makes('any-record', { record: 'x' })).toBe(true)
      // Nothing is sent yet: the button is drawn.
      expect([makes('audit'), makes('audit', {})]).toEqual([true, true])
      // A record does not meet a duty that reports meet.
      expect(makes('report', { record: 'audit' })).toBe(false)
    })
    test('of which one is enough', () => {
      const duties = { ...owing('report', 'other').duties, ...owing('audit').duties }
      expect(may(rules, 'make-record', { state: ofCase({ duties }), data: { record: 'audit' } })).toBe(true)
    })
  })
})
