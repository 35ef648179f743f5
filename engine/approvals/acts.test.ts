import { describe, expect, test } from 'vitest'
import type { RouteStep } from '../../events/route-step.ts'
import type { CaseState, OpenRequest } from '../state.ts'
import { empty, event, step } from './attempts.fixture.ts'
import { postEnded } from './decide-refusal.ts'
import { endingWithAnnulment, owedAgainAfter, ratificationRefusal, ratifiersOf } from './ends-with-ratification.ts'
import { followApproval, givenTo, isUnreviewed, isWithinBudget } from './follow.ts'
import type { Decider } from './places.ts'
import { approvalActs, approvalRefusal } from './refusals.ts'

const consent = (of: string, person: string, more: object = {}) => ({ step: of, person, decision: 'approve' as const, ...more })
const waits = (steps: RouteStep[], more: Partial<OpenRequest> = {}): CaseState => ({
  ...empty(),
  requests: { r: { ...{ subject: 'matter', round: 1, by: 'ada', steps, step: 0, given: [], amountFen: 10_000 }, ...more } },
})
const code = (state: CaseState, act: string, actor: string | Decider, data: object | null = {}) =>
  approvalRefusal(
    state,
    act,
    typeof actor === 'string' ? { person: actor } : actor,
    data === null ? undefined : ({ request: 'r', ...data } as Record<string, unknown>),
  )?.code
const route = [step('a', ['bo', 'cai']), step('b', ['dan'])]
const approve = { decision: 'approve' }
const held = (holders: readonly string[], here: readonly string[] = [...holders, 'bo', 'fei']) => ({
  holders: () => holders,
  isHere: (person: string) => here.includes(person),
})

describe('a decision is refused', () => {
  test('to whoever submitted it, took the decision to be ratified, or submitted what that was about', () => {
    expect(code(waits([step('a', ['ada'])]), 'decide', 'ada', approve)).toBe('approval.own')
    const ratifies = { recorded: 'e', of: 'matter' as const, person: 'bo', submittedBy: 'cai' }
    expect(code(waits(route, { ratifies }), 'decide', 'bo', approve)).toBe('approval.own')
    expect(code(waits(route, { ratifies }), 'decide', 'cai', approve)).toBe('approval.own')
  })
  test('while a contested decision on it is made good, and to whoever has decided on the step', () => {
    expect(code(waits(route, { suspended: true }), 'decide', 'bo', approve)).toBe('approval.suspended')
    const three = [step('a', ['bo', 'cai'], { mode: 'all' })]
    expect(code(waits(three, { given: [consent('a', 'bo')] }), 'decide', 'bo', approve)).toBe('approval.twice')
    expect(code(waits(three, { given: [consent('a', 'bo')] }), 'decide', 'cai', approve)).toBeUndefined()
  })
  test('to whoever is asked later, or not at all', () => {
    expect(code(waits(route), 'decide', 'dan', approve)).toBe('approval.not-your-turn')
    expect(code(waits(route), 'decide', 'eve', approve)).toBe('approval.not-your-turn')
    expect(code(waits(route), 'decide', 'eve', null)).toBe('approval.not-your-turn')
    expect(code(waits(route), 'decide', 'bo', null)).toBeUndefined()
  })
  test('at or above the limit of the place', () => {
    const limited = [step('a', [], { people: [{ person: 'bo', role: 'manager', belowFen: 10_000 }], clause: '7' })]
    expect(approvalRefusal(waits(limited), 'decide', { person: 'bo' }, { request: 'r', ...approve })).toMatchObject({
      code: 'approval.over-limit',
      clause: '7',
    })
    expect(code(waits(limited, { amountFen: 9_999 }), 'decide', 'bo', approve)).toBeUndefined()
  })
  test('in the place of somebody who gave no mandate for it', () => {
    expect(code(waits(route), 'decide', 'eve', { ...approve, onBehalfOf: 'bo' })).toBe('approval.no-mandate')
    const fei = { person: 'fei', mandates: [{ id: 'm', principal: 'bo' }] }
    expect(code(waits(route), 'decide', fei, { ...approve, onBehalfOf: 'bo' })).toBeUndefined()
    expect(code(waits(route), 'decide', fei, { ...approve, onBehalfOf: 'cai' })).toBe('approval.no-mandate')
    expect(code(waits(route), 'decide', fei, approve)).toBe('approval.not-your-turn')
    expect(code(waits(route), 'decide', fei, null)).toBeUndefined()
  })
  test('in one’s own name after deciding for somebody else, with those to whom it can be passed on', () => {
    const fei = { person: 'fei', mandates: [{ id: 'm', principal: 'bo' }], incumbents: held(['fei', 'eve'], ['fei', 'eve']) }
    const state = waits([step('a', ['bo']), step('b', ['fei'])], { step: 1, given: [consent('a', 'bo', { actor: 'fei' })] })
    expect(code(state, 'decide', 'fei', approve)).toBe('approval.mandate-used')
    expect(approvalRefusal(state, 'decide', fei, { request: 'r', ...approve })).toMatchObject({
      code: 'approval.mandate-used',
      ask: [],
    })
  })
  test('for somebody else after deciding in one’s own name, or before one’s own turn', () => {
    const fei = { person: 'fei', mandates: [{ id: 'm', principal: 'bo' }] }
    const ahead = waits([step('a', ['bo']), step('b', ['fei'])])
    expect(approvalRefusal(ahead, 'decide', fei, { request: 'r', ...approve, onBehalfOf: 'bo' })).toMatchObject({
      code: 'approval.own-name',
      ask: ['bo'],
    })
    const behind = waits([step('a', ['fei']), step('b', ['bo'])], { step: 1, given: [consent('a', 'fei')] })
    expect(code(behind, 'decide', fei, { ...approve, onBehalfOf: 'bo' })).toBe('approval.own-name')
  })
  test('to whoever lost the post, and to their deputy, with whom to ask instead', () => {
    const one = waits([step('a', ['bo'])])
    const lost = (person: string, more: object, holders: string[]) =>
      approvalRefusal(
        one,
        'decide',
        { person, incumbents: held(holders), ...more },
        { request: 'r', ...approve, ...(person === 'bo' ? {} : { onBehalfOf: 'bo' }) },
      )
    expect(lost('bo', {}, ['eve'])).toEqual(
      postEnded({ place: one.requests.r!.steps[0]!.people[0]!, held: ['eve'], isLost: true }, true),
    )
    expect(lost('fei', { mandates: [{ id: 'm', principal: 'bo' }] }, ['eve'])).toMatchObject({
      code: 'approval.post-ended',
      ask: ['eve'],
    })
    expect(lost('fei', { mandates: [{ id: 'm', principal: 'bo' }] }, ['eve'])?.because.en).toContain(
      'Your principal no longer holds',
    )
    expect(lost('bo', {}, ['eve'])?.because.zh).toContain('由现任审批')
    expect(lost('bo', {}, [])?.because.zh).toContain('该岗位现在无人可审')
    expect(code(one, 'decide', { person: 'eve', incumbents: held(['eve']) }, approve)).toBeUndefined()
  })
  test('of an amount or a round that is not the one that stands', () => {
    const seen = (data: object, more: Partial<OpenRequest> = {}) =>
      approvalRefusal(waits(route, more), 'decide', { person: 'bo' }, { request: 'r', ...approve, ...data })
    expect(seen({ amountSeenFen: 10_000 })).toBeUndefined()
    expect(seen({ amountSeenFen: 10_001 })?.because).toEqual({
      zh: '您看到的是 100.01 元，现在是 100.00 元',
      en: 'You saw CNY 100.01; it is CNY 100.00 now',
    })
    expect(seen({ amountSeenFen: 5 }, { amountFen: undefined } as never)?.because).toEqual({
      zh: '您看到的是 0.05 元，现在是 未写明金额',
      en: 'You saw CNY 0.05; it is no amount now',
    })
    expect(seen({}, { amountMoved: true })).toMatchObject({ code: 'approval.amount-unstated' })
    expect(seen({ decision: 'reject' }, { amountMoved: true })).toBeUndefined()
    expect(seen({ amountSeenFen: 10_000 }, { amountMoved: true })).toBeUndefined()
    expect([seen({ roundSeen: 1 }), seen({ roundSeen: 2 })?.code]).toEqual([undefined, 'approval.amount-differs'])
  })
  test('that sends it back to a step that is not an earlier one, or that does not return it', () => {
    const at1 = waits(route, { step: 1 })
    expect(code(at1, 'decide', 'dan', { decision: 'return', toStep: 'a' })).toBeUndefined()
    for (const data of [
      { decision: 'return', toStep: 'b' },
      { decision: 'return', toStep: 'x' },
      { decision: 'approve', toStep: 'a' },
    ])
      expect(code(at1, 'decide', 'dan', data)).toBe('approval.no-such-step')
  })
  test('where nothing waits: by a button, by that id, or by a name that objects have anyway', () => {
    expect(code(empty(), 'decide', 'bo', null)).toBe('approval.none-waiting')
    expect(code(waits(route), 'decide', 'bo', { request: 'x' })).toBe('approval.none-waiting')
    expect(code(waits(route), 'decide', 'bo', { request: 'constructor' })).toBe('approval.none-waiting')
    const two = { ...waits(route), requests: { x: waits([step('a', ['eve'])]).requests.r!, r: waits(route).requests.r! } }
    expect(code(two, 'decide', 'bo', null)).toBeUndefined()
    expect(code(two, 'decide', 'fei', null)).toBe('approval.not-your-turn')
  })
  test('of nothing that is no act on an approval', () => {
    expect(code(waits(route), 'report', 'eve')).toBeUndefined()
    expect([
      approvalActs.has('decide'),
      approvalActs.has('answer-recorded'),
      approvalActs.has('report'),
      approvalActs.size,
    ]).toEqual([true, true, false, 12])
  })
})

describe('passing on', () => {
  test('is for whoever has a place now, also after losing the post, and to nobody who is in the step or submitted it', () => {
    expect(code(waits(route), 'transfer-approval', 'bo', { to: 'eve' })).toBeUndefined()
    expect(code(waits(route), 'transfer-approval', 'bo', null)).toBeUndefined()
    expect(code(waits(route), 'transfer-approval', 'dan', { to: 'eve' })).toBe('approval.not-your-turn')
    expect(code(waits(route), 'transfer-approval', 'dan', null)).toBe('approval.not-your-turn')
    expect(code(waits(route), 'transfer-approval', 'bo', { to: 'ada' })).toBe('approval.own')
    expect(code(waits(route), 'transfer-approval', 'bo', { to: 'cai' })).toBe('approval.twice')
    const lost = { person: 'bo', incumbents: held(['eve']) }
    expect(code(waits([step('a', ['bo'])]), 'transfer-approval', lost, { to: 'eve' })).toBeUndefined()
    const acted = waits([step('a', ['bo', 'cai'], { mode: 'all' })], { given: [consent('a', 'cai', { actor: 'fei' })] })
    expect(code(acted, 'transfer-approval', 'bo', { to: 'fei' })).toBe('approval.twice')
    const used = waits([step('z', ['cai']), step('a', ['bo'])], { step: 1, given: [consent('z', 'cai', { actor: 'fei' })] })
    expect(code(used, 'transfer-approval', 'bo', { to: 'fei' })).toBe('approval.mandate-used')
    expect(code(used, 'transfer-approval', 'bo', { to: 'eve' })).toBeUndefined()
  })
  test('to added signers asks for different people, from one’s own place', () => {
    const add = (people: string[] | undefined, actor: string | Decider = 'bo') =>
      code(waits(route), 'add-signers', actor, people === undefined ? {} : { people })
    expect([add(['eve', 'fei']), add(undefined), add(['eve', 'eve']), add(['cai']), add(['ada'])]).toEqual([
      undefined,
      undefined,
      'approval.twice',
      'approval.twice',
      'approval.own',
    ])
    expect(add(['eve'], 'dan')).toBe('approval.not-your-turn')
    expect(add(['eve'], { person: 'fei', mandates: [{ id: 'm', principal: 'bo' }] })).toBe('approval.not-your-turn')
    expect(code(waits([step('a', ['bo'])]), 'add-signers', { person: 'bo', incumbents: held(['eve']) }, { people: ['x'] })).toBe(
      'approval.post-ended',
    )
    expect(code(waits(route), 'add-signers', 'dan', null)).toBe('approval.not-your-turn')
    const limited = [step('a', [], { people: [{ person: 'bo', role: 'manager', belowFen: 1 }] })]
    expect(code(waits(limited), 'add-signers', 'bo', { people: ['x'] })).toBeUndefined()
  })
  test('ends for an added signer who has yet to decide, unless the route waits for that step alone', () => {
    const added = step('added', ['eve', 'fei'], { addedBy: 'bo', mode: 'all' })
    const remove = (state: CaseState, data: object | null = { step: 'added', person: 'eve' }, actor = 'bo') =>
      code(state, 'remove-signer', actor, data)
    const before = waits([added, ...route])
    expect([remove(before), remove(before, null)]).toEqual([undefined, undefined])
    expect([remove(before, undefined, 'cai'), remove(before, null, 'cai')]).toEqual([
      'approval.no-added-signer',
      'approval.no-added-signer',
    ])
    expect([remove(before, { step: 'x', person: 'eve' }), remove(before, { step: 'added', person: 'cai' })]).toEqual([
      'approval.no-added-signer',
      'approval.no-added-signer',
    ])
    expect(remove(waits([added, ...route], { step: 1 }))).toBe('approval.no-added-signer')
    expect(remove(waits([added, ...route], { given: [consent('added', 'fei')] }))).toBe('approval.signer-stays')
    expect(remove(waits([...route, added], { step: 2 }))).toBe('approval.signer-stays')
    expect(remove(waits([...route, added], { step: 1 }))).toBeUndefined()
  })
})

describe('opinions', () => {
  const question = { id: 'q', step: 'a', by: 'bo', to: 'eve', waits: true }
  test('are asked of others, from one’s own place, one that waits at a time', () => {
    expect(code(waits(route), 'ask-opinion', 'bo', { to: 'eve' })).toBeUndefined()
    expect(code(waits(route), 'ask-opinion', 'bo', null)).toBeUndefined()
    expect(code(waits(route), 'ask-opinion', 'dan', { to: 'eve' })).toBe('approval.not-your-turn')
    expect(code(waits(route), 'ask-opinion', 'bo', { to: 'bo' })).toBe('approval.ask-yourself')
    expect(code(waits(route, { questions: [{ ...question, by: 'cai' }] }), 'ask-opinion', 'bo', { to: 'eve' })).toBeUndefined()
    expect(code(waits(route, { questions: [{ ...question, waits: false }] }), 'ask-opinion', 'bo', { to: 'eve' })).toBeUndefined()
    expect(code(waits(route, { questions: [question] }), 'ask-opinion', 'bo', { to: 'eve' })).toBe('approval.not-your-turn')
  })
  test('are given by whom they were asked, on that question', () => {
    const state = waits(route, { questions: [question] })
    expect([code(state, 'give-opinion', 'eve', { question: 'q' }), code(state, 'give-opinion', 'eve', null)]).toEqual([
      undefined,
      undefined,
    ])
    expect(code(state, 'give-opinion', 'eve', { question: 'x' })).toBe('approval.not-asked')
    expect(code(state, 'give-opinion', 'bo', { question: 'q' })).toBe('approval.not-asked')
    expect(code(waits(route), 'give-opinion', 'eve', null)).toBe('approval.not-asked')
  })
})

describe('what only some may do', () => {
  test('whoever submitted it withdraws it, changes its amount, and urges', () => {
    for (const act of ['withdraw-approval', 'change-amount', 'urge-approval']) {
      expect(code(waits(route), act, 'ada'), act).toBeUndefined()
      expect(code(waits(route), act, 'bo'), act).toBe('approval.not-submitter')
    }
    expect(code(waits(route, { amountFen: undefined } as never), 'change-amount', 'ada')).toBe('approval.no-amount')
    expect(code(waits(route, { subject: 'ratification' }), 'change-amount', 'ada')).toBe('approval.no-amount')
    expect(code(waits(route, { subject: 'ratification' }), 'withdraw-approval', 'ada')).toBe('approval.ratification-stays')
  })
  test('whoever is on the route copies it and records decisions, which a study and a settlement have none of on paper', () => {
    for (const act of ['copy-approval', 'record-decision']) {
      expect([code(waits(route), act, 'ada'), code(waits(route), act, 'dan'), code(waits(route), act, 'eve')], act).toEqual([
        undefined,
        undefined,
        'approval.not-on-route',
      ])
    }
    for (const subject of ['study', 'settlement'] as const)
      expect(code(waits(route, { subject }), 'record-decision', 'bo')).toBe('approval.no-paper')
  })
  test('whom a recorded decision names confirms it, or says why it is not theirs', () => {
    const state = {
      ...waits(route),
      unconfirmed: { e1: { request: 'r', person: 'bo', by: 'ada', until: '', name: 'matter' } },
    } as CaseState
    const answer = (actor: string, data: object | null = { recorded: 'e1', confirmed: true }) =>
      code(state, 'answer-recorded', actor, data)
    expect([answer('bo'), answer('bo', null)]).toEqual([undefined, undefined])
    expect([
      answer('cai'),
      answer('cai', null),
      answer('bo', { recorded: 'e2' }),
      answer('bo', { recorded: 'e1', request: 'x' }),
    ]).toEqual(Array(4).fill('approval.nothing-to-confirm'))
    expect([
      answer('bo', { recorded: 'e1', confirmed: false }),
      answer('bo', { recorded: 'e1', confirmed: false, reason: 'no' }),
    ]).toEqual(['approval.reason-missing', undefined])
    expect(code(waits(route), 'answer-recorded', 'bo', null)).toBe('approval.nothing-to-confirm')
  })
})

describe('an approval follows its events', () => {
  const follow = (state: CaseState, type: string, actor: string, data: object) => {
    const made = event(type, actor, { request: 'r', ...data })
    followApproval(state, made)
    return made.id
  }
  test('a submission waits with what decides on its way; a new round takes the place of the one before', () => {
    const state = empty()
    const id = follow(state, 'form.submitted', 'ada', {
      form: 'f',
      round: 1,
      route,
      amountFen: 5,
      decisiveFen: 6,
      urgent: true,
      toManagement: false,
    })
    expect(state.requests[id]).toStrictEqual({
      ...{ subject: 'form', form: 'f', round: 1, by: 'ada', steps: route, step: 0, given: [] },
      ...{ amountFen: 5, decisiveFen: 6, urgent: true, toManagement: false },
    })
    const other = follow(state, 'form.submitted', 'ada', { form: 'g', round: 1, route })
    const second = follow(state, 'form.submitted', 'bo', { form: 'f', round: 2, route, urgent: false })
    expect(Object.keys(state.requests)).toEqual([other, second])
    expect(state.requests[second]).toStrictEqual({
      subject: 'form',
      form: 'f',
      round: 2,
      by: 'bo',
      steps: route,
      step: 0,
      given: [],
    })
    expect(state.rounds).toEqual({ f: 2, g: 1 })
  })
  test('a form that nobody reviews and a trip within its budget wait for nobody', () => {
    const state = empty()
    follow(state, 'form.submitted', 'ada', { form: 'f', round: 3, route: [] })
    expect([state.requests, state.rounds]).toEqual([{}, { f: 3 }])
    follow(state, 'trip.settled', 'ada', { round: 1, route, isOver: false })
    expect(state.requests).toEqual({})
    follow(state, 'trip.settled', 'ada', { round: 1, route, isOver: true })
    expect(Object.values(state.requests)[0]?.subject).toBe('settlement')
    const of = (type: string, data: object) => event(type, 'ada', data)
    expect([isUnreviewed(of('form.submitted', { route: [] })), isUnreviewed(of('plan.submitted', { route: [] }))]).toEqual([
      true,
      false,
    ])
    expect([isWithinBudget(of('trip.settled', { isOver: true })), isWithinBudget(of('plan.submitted', {}))]).toEqual([
      false,
      false,
    ])
  })
  test('a decision is added, in the place that it fills, and the route goes on', () => {
    const state = waits(route)
    follow(state, 'approval.decided', 'fei', { step: 'a', decision: 'approve', onBehalfOf: 'bo', final: false })
    expect(state.requests.r).toMatchObject({ step: 1, given: [{ step: 'a', person: 'bo', decision: 'approve', actor: 'fei' }] })
    const plain = waits(route)
    follow(plain, 'approval.decided', 'bo', { step: 'a', decision: 'approve', final: false })
    expect(plain.requests.r!.given).toStrictEqual([consent('a', 'bo')])
    const recorded = waits(route)
    follow(recorded, 'approval.decided', 'eve', {
      step: 'a',
      decision: 'approve',
      onBehalfOf: 'bo',
      successor: 'eve',
      recorded: 'e1',
      final: false,
    })
    expect(recorded.requests.r!.given).toStrictEqual([consent('a', 'bo', { actor: 'eve', successor: 'eve', recorded: true })])
    const ratifying = waits(route)
    follow(ratifying, 'approval.decided', 'bo', {
      step: 'a',
      decision: 'approve',
      recorded: 'e1',
      subject: 'ratification',
      final: false,
    })
    expect(ratifying.requests.r!.given).toStrictEqual([consent('a', 'bo')])
    const none = waits(route)
    follow(none, 'approval.decided', 'bo', { request: 'x', step: 'a', decision: 'approve', final: false })
    expect(none).toEqual(waits(route))
    follow(none, 'approval.decided', 'bo', { step: 'a', decision: 'reject', final: true, outcome: 'rejected' })
    expect(none.requests).toEqual({})
  })
  test('a decision ends what its taker asked in the step, or the one they succeeded', () => {
    const questions = [
      { id: '1', step: 'a', by: 'bo', to: 'x', waits: false },
      { id: '2', step: 'a', by: 'cai', to: 'x', waits: false },
      { id: '3', step: 'b', by: 'bo', to: 'x', waits: false },
      { id: '4', step: 'a', by: 'eve', to: 'x', waits: false },
    ]
    const left = (data: object) => {
      const state = waits([step('a', ['bo', 'cai'], { mode: 'all' }), route[1]!], { questions })
      follow(state, 'approval.decided', 'bo', { step: 'a', decision: 'approve', final: false, ...data })
      return state.requests.r!.questions!.map(q => q.id)
    }
    expect([left({}), left({ successor: 'eve' })]).toEqual([
      ['2', '3', '4'],
      ['2', '3'],
    ])
  })
  test('sent back, what was decided there and after it counts no longer, and all questions end', () => {
    const three = [step('a', ['bo']), step('b', ['cai']), step('c', ['dan'])]
    const given = [consent('a', 'bo'), consent('b', 'cai')]
    const back = (toStep: string) => {
      const state = waits(three, {
        step: 2,
        given: [...given],
        questions: [{ id: 'q', step: 'a', by: 'x', to: 'y', waits: false }],
      })
      follow(state, 'approval.decided', 'dan', { step: 'c', decision: 'return', toStep, final: false })
      const { step: open, given: now, questions: left } = state.requests.r!
      return [open, now.map(one => one.void === true), left]
    }
    expect(back('b')).toEqual([1, [false, true, true], []])
    expect(back('a')).toEqual([0, [true, true, true], []])
    expect(back('x')).toEqual([0, [true, true, true], []])
  })
  test('a place that is passed on is that person’s own, in the step named alone', () => {
    const people = [{ person: 'bo', role: 'manager', standsInFor: 'zoe' }]
    const state = waits([step('a', [], { people }), step('b', ['bo', 'dan'])], {
      questions: [
        { id: '1', step: 'a', by: 'bo', to: 'x', waits: true },
        { id: '2', step: 'b', by: 'bo', to: 'x', waits: true },
        { id: '3', step: 'a', by: 'x', to: 'x', waits: true },
      ],
    })
    follow(state, 'approval.transferred', 'bo', { step: 'a', from: 'bo', to: 'eve', role: 'engineer' })
    expect(state.requests.r!.steps[0]!.people).toStrictEqual([{ person: 'eve', role: 'engineer', personal: true }])
    expect(state.requests.r!.steps[1]).toEqual(step('b', ['bo', 'dan']))
    expect(state.requests.r!.questions!.map(q => q.id)).toEqual(['2', '3'])
    follow(state, 'approval.transferred', 'dan', { step: 'b', from: 'dan', to: 'fei', role: 'r' })
    expect(state.requests.r!.steps[1]!.people.map(p => p.person)).toEqual(['bo', 'fei'])
    expect(givenTo(people[0]!, 'eve', 'r')).toStrictEqual({ person: 'eve', role: 'r', personal: true })
  })
  test('opinions, copies and reminders are kept with it', () => {
    const state = waits(route)
    const id = follow(state, 'approval.opinion-asked', 'bo', { step: 'a', to: 'eve', waits: true })
    const second = follow(state, 'approval.opinion-asked', 'bo', { step: 'a', to: 'fei', waits: false })
    expect(state.requests.r!.questions).toEqual([
      { id, step: 'a', by: 'bo', to: 'eve', waits: true },
      { id: second, step: 'a', by: 'bo', to: 'fei', waits: false },
    ])
    follow(state, 'approval.opinion-given', 'eve', { question: id })
    expect(state.requests.r!.questions!.map(q => q.id)).toEqual([second])
    follow(state, 'approval.copied', 'bo', { to: ['eve', 'fei'] })
    follow(state, 'approval.copied', 'bo', { to: ['fei', 'zoe'] })
    expect(state.requests.r!.copied).toEqual(['eve', 'fei', 'zoe'])
    follow(state, 'approval.urged', 'ada', { to: ['bo'] })
    follow(state, 'approval.urged', 'ada', { to: ['cai'] })
    expect(Object.keys(state.requests.r!.urged!)).toEqual(['bo', 'cai'])
    const fresh = waits(route)
    follow(fresh, 'approval.opinion-given', 'eve', { question: id })
    expect(fresh.requests.r!.questions).toEqual([])
    follow(fresh, 'approval.urged', 'ada', { request: 'x', to: ['bo'] })
    expect(fresh.requests.r).not.toHaveProperty('urged')
  })
  test('withdrawn or answered, a recorded decision is no longer to be confirmed', () => {
    const unconfirmed = {
      e1: { request: 'r', person: 'bo', by: 'ada', until: '', name: 'matter' },
      e2: { request: 's', person: 'bo', by: 'ada', until: '', name: 'form' },
    }
    const state = (): CaseState => ({ ...waits(route), unconfirmed: { ...unconfirmed } }) as CaseState
    const withdrawn = state()
    follow(withdrawn, 'approval.withdrawn', 'ada', {})
    expect([withdrawn.requests, Object.keys(withdrawn.unconfirmed!)]).toEqual([{}, ['e2']])
    const answered = state()
    follow(answered, 'approval.record-answered', 'bo', { recorded: 'e2' })
    expect(Object.keys(answered.unconfirmed!)).toEqual(['e1'])
    follow(answered, 'approval.record-answered', 'bo', { recorded: 'e1' })
    expect(answered).not.toHaveProperty('unconfirmed')
    const renewed = state()
    follow(renewed, 'matter.submitted', 'ada', { round: 2, route })
    expect(Object.keys(renewed.unconfirmed!)).toEqual(['e2'])
  })
})

describe('a recorded decision', () => {
  const record = (state: CaseState, data: object) => {
    const made = event('approval.recorded', 'ada', {
      request: 'r',
      person: 'bo',
      subject: 'matter',
      round: 1,
      route: [step('x', ['dan'])],
      ...data,
    })
    followApproval(state, made)
    return made.id
  }
  test('within authority is to be confirmed by whom it names, until the time given; without one nobody confirms it', () => {
    const state = waits(route)
    const id = record(state, { isBeyond: false, confirmBy: 'soon', form: 'f' })
    expect(state.unconfirmed).toEqual({ [id]: { request: 'r', person: 'bo', by: 'ada', until: 'soon', name: 'f' } })
    const second = record(state, { isBeyond: false, confirmBy: 'later' })
    expect([Object.keys(state.unconfirmed!), state.unconfirmed![second]?.name]).toEqual([[id, second], 'matter'])
    const none = waits(route)
    record(none, { isBeyond: false })
    expect(none).toEqual(waits(route))
  })
  test('beyond it waits for those who should have taken it, and suspends what it was about where it is contested', () => {
    const state = waits(route)
    const id = record(state, { isBeyond: true, contested: 'why', amountFen: 7, decisiveFen: 8, form: 'f' })
    expect(state.requests.r!.suspended).toBe(true)
    expect(state.requests[id]).toStrictEqual({
      ...{
        subject: 'ratification',
        form: 'f',
        round: 1,
        by: 'ada',
        steps: [step('x', ['dan'])],
        step: 0,
        given: [],
        amountFen: 7,
        decisiveFen: 8,
      },
      ratifies: { recorded: id, of: 'matter', person: 'bo', submittedBy: 'ada' },
    })
    expect(state.rounds).toEqual({})
    const plain = empty()
    const other = record(plain, { isBeyond: true })
    expect(plain.requests[other]!.ratifies).toStrictEqual({ recorded: other, of: 'matter', person: 'bo' })
    const open = waits(route)
    record(open, { isBeyond: true, submittedBy: 'eve' })
    expect(open.requests.r).not.toHaveProperty('suspended')
    expect(Object.values(open.requests)[1]!.ratifies!.submittedBy).toBe('eve')
    record(open, { isBeyond: true })
    expect(Object.keys(open.requests)).toHaveLength(3)
  })
  test('of what has no paper is nothing', () => {
    for (const subject of ['ratification', 'study', 'settlement']) {
      const state = waits(route)
      record(state, { isBeyond: true, subject })
      expect(state).toEqual(waits(route))
    }
  })
  test('that is ratified lets go on what waited for it; refused, that ends too; what was not contested stays', () => {
    const settle = (outcome: string) => {
      const state = waits(route)
      state.requests.other = { ...waits(route).requests.r!, form: 'f' }
      const id = record(state, { isBeyond: true, contested: 'why' })
      followApproval(
        state,
        event('approval.decided', 'dan', { request: id, step: 'x', decision: 'approve', final: true, outcome }),
      )
      return state.requests
    }
    expect(Object.keys(settle('approved'))).toEqual(['r', 'other'])
    expect(settle('approved').r).not.toHaveProperty('suspended')
    expect(Object.keys(settle('rejected'))).toEqual(['other'])
  })
  test('keeps the case from ending while it waits, and is decided by whose turn it is', () => {
    const state = waits(route, { subject: 'ratification', ratifies: { recorded: 'e', of: 'matter', person: 'x' } })
    expect(['archive', 'close-matter', 'merge', 'report'].map(act => ratificationRefusal(state, act)?.code)).toEqual([
      ...Array(3).fill('approval.ratification-open'),
      undefined,
    ])
    expect(ratificationRefusal(waits(route), 'archive')).toBeUndefined()
    expect(ratifiersOf(state, 'r')).toEqual(['bo', 'cai'])
    expect([ratifiersOf(waits(route), 'r'), ratifiersOf(state, 'x')]).toEqual([[], []])
    const asking = waits([step('a', ['bo'])], {
      ...state.requests.r!,
      steps: [step('a', ['bo'])],
      questions: [{ id: 'q', step: 'a', by: 'bo', to: 'eve', waits: true }],
    })
    expect(ratifiersOf(asking, 'r')).toEqual(['eve'])
  })
  test('that is refused ratification ends the duties that it started, and owes again those that it met', () => {
    const rule = (more: object) =>
      ({ ...{ id: 'd', start: [{ on: 'case.opened' }], stop: [{ on: 'plan.started' }], acts: ['plan'] }, ...more }) as never
    const annulled = (subject: string, more: object = {}) => ({
      on: 'approval.decided',
      when: {
        subject: { in: ['ratification'] },
        of: { in: [subject] },
        final: { in: [true] },
        outcome: { in: ['rejected'] },
        ...more,
      },
    })
    const approved = (when: object) => ({ on: 'approval.decided', when: { outcome: { in: ['approved'] }, ...when } })
    expect(endingWithAnnulment(rule({}))).toEqual(rule({}))
    expect(endingWithAnnulment(rule({ start: [approved({ subject: { in: ['plan'] } })] }))).toMatchObject({
      cancel: [annulled('plan')],
    })
    const form = { in: ['f'] }
    expect(
      endingWithAnnulment(rule({ start: [approved({ subject: { in: ['form'] }, form })], cancel: [{ on: 'x' }] })),
    ).toMatchObject({ cancel: [{ on: 'x' }, annulled('form', { form })] })
    expect(endingWithAnnulment(rule({ start: [approved({})] }))).toHaveProperty('cancel.length', 5)
    for (const when of [{ outcome: { in: ['rejected'] } }, { of: { in: ['plan'] } }, { outcome: { gte: 1 } }]) {
      const one = rule({ start: [approved(when)] })
      expect(endingWithAnnulment(one)).toEqual(one)
    }
    expect(owedAgainAfter(rule({ stop: [approved({ subject: { in: ['plan'] } })] }))).toEqual([annulled('plan')])
    expect(owedAgainAfter(rule({ stop: [approved({ subject: { in: ['plan', 'matter'] } })], acts: ['submit-matter'] }))).toEqual([
      annulled('matter'),
    ])
    expect(owedAgainAfter(rule({ stop: [approved({ subject: { in: ['plan'] } })], acts: ['decide'] }))).toEqual([])
  })
})
