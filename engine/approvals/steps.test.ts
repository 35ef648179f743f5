import { describe, expect, test } from 'vitest'
import type { RouteStep } from '../../events/route-step.ts'
import type { GivenDecision, OpenRequest } from '../state.ts'
import { empty, step } from './attempts.fixture.ts'
import { beyondAuthorityOf, ownPlace } from './authority.ts'
import { type Incumbents, isPersonal, seatsOf } from './incumbents.ts'
import { isWithin, limitOf } from './limits.ts'
import { askedNow, decisiveOf, hasActed, hasDecidedAs, hasOwnAhead, isOwn, openSeats, placesFor } from './places.ts'
import { rebase, rebasing } from './rebase.ts'
import { askedOf, decidersOf, firstOpenStep, hasDecided, needed, outcomeOf, placesOf, stepPassed } from './request.ts'
import { withoutSigner, withSigners } from './signers.ts'

const consent = (of: string, person: string, more: Partial<GivenDecision> = {}): GivenDecision => ({
  ...{ step: of, person, decision: 'approve' },
  ...more,
})
const request = (steps: RouteStep[], more: Partial<OpenRequest> = {}): OpenRequest => ({
  ...{ subject: 'matter', round: 1, by: 'ada', steps, step: 0, given: [], amountFen: 10_000 },
  ...more,
})
const quorum = (people: string[], need: number, of: number) => step('q', people, { mode: 'quorum', quorum: { need, of } })
/** Who holds `manager`, and whose accounts are open. */
const held = (holders: readonly string[], here: readonly string[] = holders): Incumbents => ({
  holders: role => (role === 'manager' ? holders : []),
  isHere: person => here.includes(person),
})

describe('a step', () => {
  test('needs one, all, or its share rounded up; each person counts once', () => {
    expect(needed(step('s', ['bo', 'cai', 'bo']))).toBe(1)
    expect(needed(step('s', ['bo', 'cai', 'bo'], { mode: 'all' }))).toBe(2)
    expect([3, 4, 5].map(n => needed(quorum(['a', 'b', 'c', 'd', 'e'].slice(0, n), 2, 3)))).toEqual([2, 3, 4])
    expect(needed(step('s', ['bo', 'cai'], { mode: 'quorum' }))).toBe(2)
    expect(placesOf(step('s', ['bo', 'cai', 'bo']))).toEqual(['bo', 'cai'])
  })
  test('is carried by consents of its own people that still count, each once', () => {
    const both = step('s', ['bo', 'cai'], { mode: 'all' })
    const carried = (...given: GivenDecision[]) => stepPassed({ given }, both)
    expect(carried(consent('s', 'bo'), consent('s', 'cai'))).toBe(true)
    expect(carried(consent('s', 'bo'), consent('s', 'bo'))).toBe(false)
    expect(carried(consent('s', 'bo'), consent('s', 'dan'))).toBe(false)
    expect(carried(consent('s', 'bo'), consent('other', 'cai'))).toBe(false)
    expect(carried(consent('s', 'bo'), consent('s', 'cai', { void: true }))).toBe(false)
    expect(carried(consent('s', 'bo'), consent('s', 'cai', { decision: 'reject' }))).toBe(false)
  })
  test('asks those of its people who have neither submitted it, nor decided, nor wait for an opinion', () => {
    const steps = [step('s', ['ada', 'bo', 'cai', 'dan'], { mode: 'all' })]
    const question = { id: 'q', step: 's', by: 'cai', to: 'fei', waits: true }
    expect(decidersOf(request(steps))).toEqual(['bo', 'cai', 'dan'])
    expect(decidersOf(request(steps, { given: [consent('s', 'bo')] }))).toEqual(['cai', 'dan'])
    expect(decidersOf(request(steps, { given: [consent('s', 'bo', { void: true })] }))).toEqual(['bo', 'cai', 'dan'])
    expect(decidersOf(request(steps, { questions: [question] }))).toEqual(['bo', 'dan'])
    expect(decidersOf(request(steps, { questions: [{ ...question, waits: false }] }))).toEqual(['bo', 'cai', 'dan'])
    expect(decidersOf(request(steps, { questions: [{ ...question, step: 'other' }] }))).toEqual(['bo', 'cai', 'dan'])
    expect(decidersOf(request(steps, { step: 1 }))).toEqual([])
  })
  test('waits for each person whose opinion was asked, once', () => {
    const asked = (to: string, id: string) => ({ id, step: 's', by: 'bo', to, waits: false })
    expect(askedOf(request([]))).toEqual([])
    expect(askedOf(request([], { questions: [asked('fei', '1'), asked('eve', '2'), asked('fei', '3')] }))).toEqual(['fei', 'eve'])
  })
  test('the first that is not carried is the one that is open; past the last where all are', () => {
    const steps = [step('a', ['bo']), step('b', ['cai'])]
    expect(firstOpenStep({ steps, given: [] })).toBe(0)
    expect(firstOpenStep({ steps, given: [consent('a', 'bo')] })).toBe(1)
    expect(firstOpenStep({ steps, given: [consent('b', 'cai')] })).toBe(0)
    expect(firstOpenStep({ steps, given: [consent('a', 'bo'), consent('b', 'cai')] })).toBe(2)
    expect(hasDecided({ given: [consent('a', 'bo')] }, 'a', 'cai')).toBe(false)
  })
})

describe('a decision', () => {
  const two = [step('a', ['bo']), step('b', ['cai', 'dan'], { mode: 'all' })]
  test('carries the request with the last consent of the last step alone', () => {
    expect(outcomeOf(request(two), 'bo', 'approve')).toEqual({ outcome: 'open', final: false, step: 'a' })
    expect(outcomeOf(request(two, { step: 1 }), 'cai', 'approve')).toEqual({ outcome: 'open', final: false, step: 'b' })
    const last = request(two, { step: 1, given: [consent('b', 'dan')] })
    expect(outcomeOf(last, 'cai', 'approve')).toEqual({ outcome: 'approved', final: true, step: 'b' })
  })
  test('that returns it settles it, unless it names an earlier step', () => {
    expect(outcomeOf(request(two, { step: 1 }), 'cai', 'return')).toEqual({ outcome: 'returned', final: true, step: 'b' })
    expect(outcomeOf(request(two, { step: 1 }), 'cai', 'return', 'a')).toEqual({ outcome: 'open', final: false, step: 'b' })
  })
  test('that refuses it settles it at once; of a quorum when that can no longer be reached', () => {
    expect(outcomeOf(request(two), 'bo', 'reject')).toEqual({ outcome: 'rejected', final: true, step: 'a' })
    expect(outcomeOf(request(two, { step: 1 }), 'cai', 'reject').outcome).toBe('rejected')
    const three = request([quorum(['bo', 'cai', 'dan'], 2, 3)])
    expect(outcomeOf(three, 'bo', 'reject')).toEqual({ outcome: 'open', final: false, step: 'q' })
    const refusedOnce = { ...three, given: [consent('q', 'cai', { decision: 'reject' })] }
    expect(outcomeOf(refusedOnce, 'bo', 'reject')).toEqual({ outcome: 'rejected', final: true, step: 'q' })
    expect(outcomeOf({ ...three, given: [consent('q', 'cai')] }, 'bo', 'reject').outcome).toBe('open')
  })
})

describe('places', () => {
  const route = [step('a', ['bo', 'cai']), step('b', ['dan'])]
  test('an amount that decides is the decisive one, else the amount', () => {
    expect(decisiveOf(request([], { decisiveFen: 5, amountFen: 7 }))).toBe(5)
    expect(decisiveOf(request([]))).toBe(10_000)
  })
  test('whoever wrote a decision has acted; of a recorded one it is whoever it names, or their successor', () => {
    const acted = (person: string, given: GivenDecision) => hasActed(request(route, { given: [given] }), person)
    expect([acted('bo', consent('a', 'bo')), acted('cai', consent('a', 'bo'))]).toEqual([true, false])
    expect([acted('fei', consent('a', 'bo', { actor: 'fei' })), acted('bo', consent('a', 'bo', { actor: 'fei' }))]).toEqual([
      true,
      false,
    ])
    const recorded = consent('a', 'bo', { actor: 'fei', recorded: true })
    expect([acted('fei', recorded), acted('bo', recorded)]).toEqual([false, true])
    const followed = consent('a', 'bo', { actor: 'fei', recorded: true, successor: 'eve' })
    expect([acted('eve', followed), acted('bo', followed)]).toEqual([true, false])
    expect(acted('bo', consent('a', 'bo', { void: true }))).toBe(false)
    expect(acted('bo', consent('b', 'bo'))).toBe(false)
  })
  test('a decision under a mandate is told from one in one’s own name, and from a successor’s', () => {
    const as = (person: string, given: GivenDecision) => {
      const one = request(route, { given: [given] })
      return [hasDecidedAs(one, person, 'own'), hasDecidedAs(one, person, 'mandate')]
    }
    expect(as('bo', consent('a', 'bo'))).toEqual([true, false])
    expect(as('fei', consent('a', 'bo', { actor: 'fei' }))).toEqual([false, true])
    expect(as('fei', consent('a', 'bo', { actor: 'fei', successor: 'fei' }))).toEqual([true, false])
    expect(as('bo', consent('a', 'bo', { actor: 'fei', recorded: true }))).toEqual([true, false])
    expect(as('fei', consent('a', 'bo', { actor: 'fei', void: true }))).toEqual([false, false])
    expect(as('cai', consent('a', 'bo'))).toEqual([false, false])
  })
  test('a matter is one’s own where one submitted it, took the decision, or submitted what it was about', () => {
    const one = request(route, { ratifies: { recorded: 'e1', of: 'matter', person: 'cai', submittedBy: 'eve' } })
    expect(['ada', 'cai', 'eve', 'bo', undefined].map(person => isOwn(one, person))).toEqual([true, true, true, false, false])
    expect(isOwn(request(route), undefined)).toBe(false)
  })
  test('a place of one’s own lies ahead from the current step on, while it is open and within one’s limit', () => {
    const ahead = (person: string, more: Partial<OpenRequest> = {}) => hasOwnAhead(request(route, more), empty(), { person })
    expect([ahead('bo'), ahead('dan'), ahead('fei')]).toEqual([true, true, false])
    expect(ahead('bo', { step: 1 })).toBe(false)
    expect(ahead('bo', { given: [consent('a', 'bo')] })).toBe(false)
    const limited = [step('a', ['bo'], { people: [{ person: 'bo', role: 'manager', belowFen: 10_000 }] })]
    expect([ahead('bo', { steps: limited }), ahead('bo', { steps: limited, amountFen: 9_999 })]).toEqual([false, true])
  })
  test('are nobody’s who submitted it, who acted, who waits for an opinion, or while it is suspended', () => {
    const places = (person: string, more: Partial<OpenRequest> = {}) =>
      placesFor(request([step('a', ['ada', 'bo', 'cai'], { mode: 'all' })], more), empty(), { person })
    expect(places('bo')).toEqual([{ person: 'bo' }])
    expect(places('ada')).toEqual([])
    expect(places('bo', { suspended: true })).toEqual([])
    expect(places('bo', { given: [consent('a', 'bo')] })).toEqual([])
    const question = { id: 'q', step: 'a', by: 'bo', to: 'fei', waits: true }
    expect(places('bo', { questions: [question] })).toEqual([])
    expect(places('bo', { questions: [{ ...question, waits: false }] })).toEqual([{ person: 'bo' }])
    expect(places('cai', { questions: [question] })).toEqual([{ person: 'cai' }])
    // Whoever asked in a principal's place waits too, in every place that they could fill.
    const mandated = (questions: NonNullable<OpenRequest['questions']>) =>
      placesFor(request(route, { questions }), empty(), { person: 'fei', mandates: [{ id: 'm', principal: 'bo' }] })
    expect(mandated([{ ...question, by: 'fei', to: 'eve' }])).toEqual([])
    expect(mandated([{ ...question, by: 'cai', to: 'fei' }])).toEqual([{ person: 'bo', mandate: 'm' }])
    expect(askedNow(request(route), empty(), undefined)).toEqual(['bo', 'cai'])
    expect(openSeats(request(route, { step: 2 }), empty(), undefined)).toEqual([])
  })
  test('of a principal are filled under a mandate that covers subject, kind and amount, and names itself', () => {
    const by = (mandate: object, more: Partial<OpenRequest> = {}) =>
      placesFor(request(route, more), empty(), { person: 'fei', mandates: [{ id: 'm', principal: 'bo', ...mandate }] })
    const place = [{ person: 'bo', mandate: 'm' }]
    expect([by({}), by({ subjects: ['matter'] }), by({ kinds: ['contract'] }), by({ belowFen: 10_001 })]).toEqual([
      place,
      place,
      place,
      place,
    ])
    expect([by({ subjects: ['plan'] }), by({ kinds: ['x'] }), by({ belowFen: 10_000 }), by({ principal: 'dan' })]).toEqual([
      [],
      [],
      [],
      [],
    ])
    const added = [step('a', ['bo'], { addedBy: 'cai' })]
    expect(by({}, { steps: added })).toEqual([])
    const ratified = { ratifies: { recorded: 'e', of: 'plan' as const, person: 'x' }, subject: 'ratification' as const }
    expect(by({ subjects: ['plan'] }, ratified)).toEqual(place)
  })
  test('in one round are one’s own or a principal’s, never both', () => {
    const mandates = [{ id: 'm', principal: 'bo' }]
    expect(placesFor(request(route), empty(), { person: 'cai', mandates })).toEqual([{ person: 'cai' }])
    expect(placesFor(request(route), empty(), { person: 'dan', mandates })).toEqual([])
    const decided = request(route, { step: 1, given: [consent('a', 'bo', { actor: 'dan' })] })
    expect(placesFor(decided, empty(), { person: 'dan' })).toEqual([])
    const own = request([step('a', ['fei']), step('b', ['bo'])], { step: 1, given: [consent('a', 'fei')] })
    expect(placesFor(own, empty(), { person: 'fei', mandates })).toEqual([])
  })
  test('that somebody succeeded to come after their own', () => {
    const gone = request([step('a', ['bo', 'cai'], { mode: 'all' })])
    expect(placesFor(gone, empty(), { person: 'eve', incumbents: held(['eve', 'cai']) })).toEqual([
      { person: 'bo', successor: 'eve' },
    ])
    expect(placesFor(gone, empty(), { person: 'cai', incumbents: held(['cai', 'eve']) })).toEqual([{ person: 'cai' }])
    const mandates = [{ id: 'm', principal: 'eve' }]
    expect(placesFor(gone, empty(), { person: 'fei', mandates, incumbents: held(['eve']) })).toEqual([
      { person: 'bo', mandate: 'm', successor: 'eve' },
      { person: 'cai', mandate: 'm', successor: 'eve' },
    ])
  })
  test('of a post are open to none of its holders who submitted it or have acted in the step', () => {
    const one = request([step('a', ['bo', 'cai'], { mode: 'all' })], { given: [consent('a', 'cai', { actor: 'fei' })] })
    expect(askedNow(one, empty(), held(['ada', 'fei', 'eve', 'bo'], ['ada', 'fei', 'eve']))).toEqual(['eve'])
  })
})

describe('seats', () => {
  const seats = (one: RouteStep, incumbents?: Incumbents) =>
    seatsOf(request([one]), one, empty(), incumbents).map(seat => [seat.place.person, seat.held, seat.isLost])
  test('stand as they were frozen where nobody says who holds what', () => {
    expect(seats(step('a', ['bo', 'cai', 'bo']))).toEqual([
      ['bo', ['bo'], false],
      ['cai', ['cai'], false],
    ])
  })
  test('pass to those who hold the post and have no place of their own in the step', () => {
    const one = step('a', ['bo', 'cai'])
    expect(seats(one, held(['bo', 'cai', 'eve']))).toEqual([
      ['bo', ['bo'], false],
      ['cai', ['cai'], false],
    ])
    expect(seats(one, held(['cai', 'eve']))).toEqual([
      ['bo', ['eve'], true],
      ['cai', ['cai'], false],
    ])
    expect(seats(one, held(['bo', 'cai'], ['cai']))).toEqual([
      ['bo', [], true],
      ['cai', ['cai'], false],
    ])
  })
  test('of a deputy belong to whom they stand in for', () => {
    const one = step('a', [], { people: [{ person: 'fei', role: 'manager', standsInFor: 'bo' }] })
    expect(seats(one, held(['bo'], ['bo', 'fei']))).toEqual([['fei', ['fei'], false]])
    expect(seats(one, held(['eve'], ['eve', 'fei']))).toEqual([['fei', ['eve'], true]])
  })
  test('that were given to a person stay theirs while their account is open, whatever post they hold', () => {
    const place = { person: 'bo', role: 'manager' }
    const personal = [
      step('a', [], { people: [{ ...place, personal: true }] }),
      step('a', [], { people: [{ ...place, role: 'anyone' }] }),
      step('a', ['bo'], { addedBy: 'cai' }),
    ]
    for (const one of personal) {
      expect(isPersonal(one, one.people[0]!)).toBe(true)
      expect(seats(one, held(['eve'], ['eve', 'bo']))).toEqual([['bo', ['bo'], false]])
      expect(seats(one, held(['eve', 'bo'], ['eve']))).toEqual([['bo', [], true]])
    }
    expect(isPersonal(step('a', ['bo']), place)).toBe(false)
  })
})

describe('limits', () => {
  test('are below the amount, not at it; an amount nobody stated is within each', () => {
    expect([9, 10, 11, undefined].map(amount => isWithin(10, amount))).toEqual([true, false, false, true])
    expect(isWithin(undefined, 1e9)).toBe(true)
  })
  test('are the lowest of the post for the subject and the case', () => {
    const limit = (belowFen: number, more: object = {}) => ({
      ...{ role: 'manager', subjects: ['matter'], belowFen, clause: '1' },
      ...more,
    })
    const limits = [
      limit(300),
      limit(200),
      limit(50, { role: 'x' }),
      limit(60, { subjects: ['plan'] }),
      limit(70, { kinds: ['y'] }),
    ]
    const of = (given: unknown) => limitOf({ pack: { limits: given } } as never, { kind: 'contract' }, 'matter', 'manager')
    expect(of(limits)?.belowFen).toBe(200)
    expect([of([]), of(undefined)]).toEqual([undefined, undefined])
  })
  test('beyond authority are not reached by what is in one’s own place and turn', () => {
    const route = [step('a', ['bo']), step('b', ['cai'])]
    const beyond = (person: string, more: Partial<OpenRequest> = {}, medium: 'paper' | 'emergency' = 'paper') =>
      beyondAuthorityOf(request(route, more), { person, medium }, empty())
    expect(beyond('bo')).toEqual([])
    expect(beyond('bo', { step: 1 })).toEqual(['not-on-route'])
    expect(beyond('cai')).toEqual(['steps-left-out'])
    expect(beyond('cai', { step: 1 })).toEqual([])
    expect(beyond('bo', {}, 'emergency')).toEqual(['after-the-fact'])
    expect(ownPlace(request(route), 'bo', empty(), undefined)).toEqual({ person: 'bo' })
    expect(ownPlace(request(route), 'cai', empty(), undefined)).toBeUndefined()
    expect(ownPlace(request(route, { given: [consent('a', 'bo')] }), 'bo', empty(), undefined)).toBeUndefined()
    expect(ownPlace(request(route, { step: 2 }), 'bo', empty(), undefined)).toBeUndefined()
    expect(ownPlace(request(route), 'eve', empty(), held(['eve']))).toEqual({ person: 'bo', successor: 'eve' })
  })
})

describe('a changed amount', () => {
  const [a, b, c] = [step('a', ['bo']), step('b', ['cai']), step('c', ['dan'])]
  test('names the steps that come, that go, and those whose decisions no longer count', () => {
    const before = request([a, b], { given: [consent('a', 'bo')], decisiveFen: 10_000 })
    expect(rebasing(before, 20_000, [a, c])).toEqual({ route: [a, c], voided: ['a'], added: ['c'], dropped: ['b'] })
    expect(rebasing(before, 5_000, [a]).voided).toEqual([])
    expect(rebasing(before, 10_000, [a, b]).voided).toEqual([])
    expect(rebasing(before, 5_000, [b]).voided).toEqual(['a'])
    const { decisiveFen: _, ...plain } = before
    expect(rebasing({ ...plain, amountFen: 10_000 }, 10_001, [a]).voided).toEqual(['a'])
    const { amountFen: __, ...none } = plain
    expect(rebasing(none, 1, [a]).voided).toEqual(['a'])
  })
  test('voids a decision of a step that is asked for in another way, and none that was void before', () => {
    const before = request([a], { given: [consent('a', 'bo')] })
    const asked = (now: Partial<RouteStep>) => rebasing(before, 5_000, [{ ...a, ...now }]).voided
    expect(asked({ mode: 'all' })).toEqual(['a'])
    expect(asked({ people: b.people })).toEqual(['a'])
    expect(asked({ quorum: { need: 1, of: 2 } })).toEqual(['a'])
    expect(asked({ clause: '9' })).toEqual([])
    expect(rebasing({ ...before, given: [consent('a', 'bo', { void: true })] }, 20_000, [a]).voided).toEqual([])
    const two = step('a', ['bo', 'cai'])
    expect(rebasing(request([two], { given: [consent('a', 'bo')] }), 1, [step('a', ['cai', 'bo'])]).voided).toEqual([])
  })
  test('keeps added signers behind the step that they stood behind, else in front', () => {
    const added = step('added', ['eve'], { addedBy: 'bo' })
    expect(rebasing(request([a, added, b]), 1, [a, c]).route).toEqual([a, added, c])
    expect(rebasing(request([added, a]), 1, [a, c]).route).toEqual([added, a, c])
    expect(rebasing(request([b, added, a]), 1, [a, c]).route).toEqual([added, a, c])
  })
  test('puts the route in place, goes on from its first open step, and ends the questions', () => {
    const one = request([a, b], {
      step: 1,
      given: [consent('a', 'bo'), consent('b', 'cai')],
      questions: [{ id: 'q', step: 'b', by: 'cai', to: 'x', waits: true }],
    })
    rebase(one, { amountFen: 7, decisiveFen: 8, route: [a, c, b], voided: ['b'] })
    expect(one).toMatchObject({ amountFen: 7, decisiveFen: 8, amountMoved: true, questions: [], step: 1, steps: [a, c, b] })
    expect(one.given).toEqual([consent('a', 'bo'), consent('b', 'cai', { void: true })])
  })
})

describe('added signers', () => {
  const [a, b] = [step('a', ['bo'], { clock: 'x:y:a' }), step('b', ['cai'])]
  const data = { step: 'added', beside: 'b', place: 'before', mode: 'all', clause: '2', people: ['eve', 'fei'] } as never
  const signers = ['eve', 'fei'].map(person => ({ person, role: 'signer' }))
  test('stand before or after the step beside which they were put, with its clock', () => {
    const [before, after, timed] = [request([a, b]), request([a, b]), request([a, b])]
    withSigners(before, data, 'cai')
    expect(before.steps).toEqual([a, { id: 'added', mode: 'all', clause: '2', addedBy: 'cai', people: signers }, b])
    withSigners(after, { ...(data as object), place: 'after' } as never, 'cai')
    expect(after.steps.map(one => one.id)).toEqual(['a', 'b', 'added'])
    withSigners(timed, { ...(data as object), beside: 'a', place: 'after' } as never, 'bo')
    expect(timed.steps.map(one => [one.id, one.clock])).toEqual([
      ['a', 'x:y:a'],
      ['added', 'x:y:a'],
      ['b', undefined],
    ])
  })
  test('are taken away one by one, the last with the step, and with what they asked', () => {
    const one = request([a, b], {
      questions: [
        { id: '1', step: 'added', by: 'eve', to: 'x', waits: true },
        { id: '2', step: 'a', by: 'eve', to: 'x', waits: true },
        { id: '3', step: 'added', by: 'fei', to: 'x', waits: true },
      ],
    })
    withSigners(one, data, 'cai')
    withoutSigner(one, { step: 'added', person: 'eve' } as never)
    expect(one.steps[1]?.people).toEqual(signers.slice(1))
    expect(one.questions?.map(q => q.id)).toEqual(['2', '3'])
    withoutSigner(one, { step: 'b', person: 'cai' } as never)
    expect(one.steps.map(s => s.id)).toEqual(['a', 'added', 'b'])
    withoutSigner(one, { step: 'added', person: 'fei' } as never)
    expect(one.steps.map(s => s.id)).toEqual(['a', 'b'])
    const plain = request([a, b])
    withoutSigner(plain, { step: 'b', person: 'cai' } as never)
    expect([plain.steps.length, plain.questions]).toEqual([2, []])
  })
})
