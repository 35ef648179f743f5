import { describe, expect, test } from 'vitest'
import type { RouteStep } from '../../events/route-step.ts'
import type { Pack } from '../pack.ts'
import { at, testPack } from '../rules.fixture.ts'
import type { CaseState, Change, OpenDuty, OpenRequest } from '../state.ts'
import { empty, event, step } from './attempts.fixture.ts'
import {
  clockName,
  clocksMoved,
  followDeciders,
  isClockOf,
  isStepClock,
  ownerOfStepClock,
  stepClockRules,
  stepDuty,
} from './step-clocks.ts'

const timed = (id: string, people: string[], more: Partial<RouteStep> = {}) =>
  step(id, people, { clock: `test:r1:${id}`, ...more })
const waits = (steps: RouteStep[], more: Partial<OpenRequest> = {}): CaseState => ({
  ...empty(),
  requests: { r: { subject: 'matter', round: 1, by: 'ada', steps, step: 0, given: [], amountFen: 1, ...more } },
})
const duty = (rule: string, owner?: string, more: Partial<OpenDuty> = {}): OpenDuty => ({
  ...{
    key: rule,
    pack: 'test',
    edition: 'test@2025-01-01',
    rule,
    startEvent: 'e1',
    startAt: at('2026-03-02 10:00'),
    provisional: false,
  },
  ...(owner === undefined ? {} : { owner }),
  ...more,
})

describe('the clock of an approval step', () => {
  const route = (more: object, ...steps: object[]) => ({ ...{ id: 'r1', clause: '3', subject: 'matter' }, steps, ...more })
  const asked = (more: object = {}) => ({
    ...{ id: 'a', clause: '4', mode: 'any', by: [{ role: 'department-head' }], within: { workdays: 2 } },
    ...more,
  })
  const rulesOf = (...routes: object[]) => stepClockRules({ ...testPack(), routes } as unknown as Pack)

  test('is a duty that begins when the step is reached and ends when it is left, once a round', () => {
    const clock = { in: ['test:r1:a'] }
    const opens = (on: string) => ({ on, when: { opens: clock } })
    const closes = (on: string) => ({ on, when: { closes: clock } })
    expect(rulesOf(route({}, asked(), asked({ id: 'untimed', within: undefined })))).toStrictEqual([
      {
        ...{ id: 'approve:r1:a', clause: '4', meaning: 'approve:r1:a', again: true, within: { workdays: 2 }, pausable: false },
        title: { zh: '审批：部门负责人', en: 'Decision of 部门负责人' },
        start: ['matter.submitted', 'approval.decided', 'approval.signer-removed', 'approval.amount-changed'].map(opens),
        stop: [closes('approval.decided')],
        cancel: [
          { on: 'matter.submitted' },
          ...['approval.withdrawn', 'approval.amount-changed', 'approval.signer-removed'].map(closes),
          { on: 'case.archived' },
          { on: 'matter.closed' },
        ],
        ...{ owner: { role: 'department-head' }, acts: ['decide'] },
      },
    ])
  })
  test('of a form is cancelled by a new round of that form alone', () => {
    const [rule] = rulesOf(route({ subject: 'form', form: 'f' }, asked()))
    expect(rule?.cancel?.[0]).toEqual({ on: 'form.submitted', when: { form: { in: ['f'] } } })
  })
  test('cites what gives it its time, with its reading', () => {
    const [own, other] = rulesOf(route({}, asked({ reading: 'r' }), asked({ id: 'b', timedBy: { clause: '9' } })))
    expect([own?.clause, own?.reading, other?.clause, 'reading' in other!]).toEqual(['4', 'r', '9', false])
  })
  test('is called after the posts that are asked, where the regulation names them all', () => {
    const title = (...by: object[]) => rulesOf(route({}, asked({ by })))[0]?.title
    const roles = [
      ...testPack().roles,
      { id: 'leader', clause: '1', title: { zh: '领导', en: 'leader' } },
      { id: 'x', clause: '1', title: { zh: '某岗' } },
    ]
    const named = (...by: object[]) =>
      stepClockRules({ ...testPack(), roles, routes: [route({}, asked({ by }))] } as unknown as Pack)[0]?.title
    expect(named({ role: 'leader' }, { role: 'x' })).toEqual({ zh: '审批：领导、某岗', en: 'Decision of leader, 某岗' })
    const plain = { zh: '审批', en: 'Decide on a submission' }
    expect([title({ caseRole: 'handler' }), title({ role: 'unknown' }), named({ role: 'leader' }, { role: 'unknown' })]).toEqual([
      plain,
      plain,
      plain,
    ])
    expect(title()).toEqual(plain)
  })
  test('is none of the routes of an edition', () => {
    expect(rulesOf(route({ subject: 'edition' }, asked()))).toEqual([])
  })
  test('is told from other duties by its name', () => {
    expect(clockName('test', 'r1', 'a')).toBe('test:r1:a')
    expect([isStepClock('approve:r1:a'), isStepClock('report'), isStepClock('x:approve:')]).toEqual([true, false, false])
    expect([
      isClockOf('test:r1:a', 'test', 'approve:r1:a'),
      isClockOf('test:r1:b', 'test', 'approve:r1:a'),
      isClockOf('other:r1:a', 'test', 'approve:r1:a'),
    ]).toEqual([true, false, false])
    expect(isClockOf('test:r1:a', 'test', '12345678r1:a')).toBe(false)
  })
})

describe('an approval event', () => {
  const moved = (state: CaseState, type: string, data: object, request = 'r') =>
    clocksMoved(state, request, event(type, 'bo', { request: 'r', ...data }))
  test('closes the clock of the step that is left, and opens that of the step that is reached', () => {
    const state = waits([timed('a', ['bo']), timed('b', ['cai']), step('c', ['dan'])])
    const before = structuredClone(state)
    expect(moved(state, 'approval.decided', { step: 'a', decision: 'approve', final: false })).toStrictEqual({
      opens: 'test:r1:b',
      closes: 'test:r1:a',
    })
    expect(state).toEqual(before)
    const second = waits([timed('a', ['bo']), step('c', ['dan'])])
    expect(moved(second, 'approval.decided', { step: 'a', decision: 'approve', final: false })).toStrictEqual({
      closes: 'test:r1:a',
    })
    const third = waits([step('c', ['bo']), timed('a', ['bo'])])
    expect(moved(third, 'approval.decided', { step: 'c', decision: 'approve', final: false })).toStrictEqual({
      opens: 'test:r1:a',
    })
  })
  test('that leaves the step open moves nothing', () => {
    const all = waits([timed('a', ['bo', 'cai'], { mode: 'all' })])
    expect(moved(all, 'approval.decided', { step: 'a', decision: 'approve', final: false })).toStrictEqual({})
    expect(moved(all, 'approval.copied', { to: ['x'] })).toStrictEqual({})
  })
  test('that ends a submission closes its clock, also where it answers another one', () => {
    expect(moved(waits([timed('a', ['bo'])]), 'approval.withdrawn', {})).toStrictEqual({ closes: 'test:r1:a' })
    const contested = waits([timed('a', ['bo'])], { suspended: true })
    contested.requests.x = {
      ...contested.requests.r!,
      steps: [step('z', ['bo'])],
      subject: 'ratification',
      ratifies: { recorded: 'x', of: 'matter', person: 'fei' },
    }
    delete contested.requests.x.suspended
    expect(
      moved(
        contested,
        'approval.decided',
        { request: 'x', step: 'z', decision: 'reject', final: true, outcome: 'rejected' },
        'x',
      ),
    ).toStrictEqual({ closes: 'test:r1:a' })
    const plain = waits([step('a', ['bo'])])
    expect(moved(plain, 'approval.withdrawn', {})).toStrictEqual({})
  })
})

describe('the duty of a step', () => {
  test('is that of the current step’s clock', () => {
    const state = waits([timed('a', ['bo']), timed('b', ['cai'])])
    const [a, b] = [duty('approve:r1:a'), duty('approve:r1:b')]
    state.duties = { x: duty('approve:r1:a', undefined, { pack: 'other' }), y: duty('12345678r1:a'), b, a }
    expect(stepDuty(state, state.requests.r!)).toEqual(a)
    expect(stepDuty(state, { ...state.requests.r!, step: 1 })).toEqual(b)
    expect(stepDuty(state, { ...state.requests.r!, step: 2 })).toBeUndefined()
    state.duties.z = duty('approve:defined')
    expect(stepDuty(state, { ...state.requests.r!, steps: [step('a', ['bo'])] })).toBeUndefined()
  })
  test('is owed by whose place is open first, else by whose opinion it waits for', () => {
    const state = waits([timed('a', ['bo', 'cai'], { mode: 'all' })])
    expect(ownerOfStepClock(state, 'test', 'approve:r1:a')).toBe('bo')
    expect(ownerOfStepClock(state, 'test', 'approve:r1:b')).toBeUndefined()
    const asking = waits([timed('a', ['bo'])], { questions: [{ id: 'q', step: 'a', by: 'bo', to: 'eve', waits: true }] })
    expect(ownerOfStepClock(asking, 'test', 'approve:r1:a')).toBe('eve')
  })
  test('follows whose turn it is, and stays with whoever still has a place', () => {
    const follow = (owner: string | undefined, state: CaseState, rule = 'approve:r1:a') => {
      state.duties = { d: duty(rule, owner, { key: 'd' }) }
      const changes: Change[] = []
      followDeciders(state, changes)
      return [state.duties.d?.owner, changes]
    }
    const one = () => waits([timed('a', ['bo', 'cai'], { mode: 'all' })])
    const to = (owner: string) => [
      owner,
      [{ kind: 'duty-moved', duty: duty('approve:r1:a', owner, { key: 'd' }), because: 'handed-over' }],
    ]
    expect(follow('eve', one())).toStrictEqual(to('bo'))
    expect(follow('bo', one())).toEqual(['bo', []])
    expect(follow('cai', one())).toEqual(['cai', []])
    expect(follow(undefined, one())).toEqual([undefined, []])
    expect(follow('eve', one(), 'approve:r1:b')).toEqual(['eve', []])
    expect(follow('eve', one(), '12345678r1:a')).toEqual(['eve', []])
    const other = one()
    other.requests.z = { ...other.requests.r!, steps: [timed('z', ['eve'])] }
    expect(follow('eve', other)).toStrictEqual(to('bo'))
  })
})
