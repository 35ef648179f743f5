import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { OpenRequest } from '../state.ts'
import { actorOf, attempt, event, people, step, submitted, submitter } from './attempts.fixture.ts'
import { beyondAuthorityOf } from './authority.ts'
import { followApproval } from './follow.ts'
import type { Incumbents } from './incumbents.ts'
import { askedNow, placesFor } from './places.ts'
import { approvalRefusal } from './refusals.ts'

/** Who holds which post; whoever is nowhere has left. */
const holding = (posts: Readonly<Record<string, readonly string[]>>, gone: readonly string[] = []): Incumbents => ({
  holders: role => posts[role] ?? [],
  isHere: person => !gone.includes(person),
})
const place = (person: string, role: string, more: object = {}) => ({ person, role, ...more })
const twoSteps = () => [
  step('manager', [], { people: [place('bo', 'manager')] }),
  step('deputy', [], { people: [place('cai', 'deputy')] }),
]
const consent = (actor: string, data: object = {}) => ({ act: 'decide', actor, data: { decision: 'approve', ...data } })
const refusalOf = (
  state: Parameters<typeof approvalRefusal>[0],
  id: string,
  actor: string,
  now?: Incumbents,
  data: object = {},
) => approvalRefusal(state, 'decide', actorOf(actor, now), { request: id, decision: 'approve', amountSeenFen: 10_000, ...data })

describe('a place of a frozen route', () => {
  test('passes with the post: whoever held it is refused by name of who does now, and that one decides under both names', () => {
    const { state, id } = submitted(twoSteps())
    const now = holding({ manager: ['dan'], deputy: ['cai'] })
    expect(refusalOf(state, id, 'bo', now)).toMatchObject({ code: 'approval.post-ended', ask: ['dan'] })
    expect(askedNow(state.requests[id]!, state, now)).toEqual(['dan'])
    const frozen = structuredClone(state.requests[id]!.steps)
    expect(attempt(state, id, consent('dan'), now).place).toEqual({ person: 'bo', successor: 'dan' })
    expect(state.requests[id]).toMatchObject({
      step: 1,
      given: [{ step: 'manager', person: 'bo', actor: 'dan', successor: 'dan' }],
      steps: frozen,
    })
  })
  test('stays where nobody asks who holds what, and where the holder is only joined by another', () => {
    const { state, id } = submitted(twoSteps())
    expect(placesFor(state.requests[id]!, state, actorOf('bo'))).toEqual([{ person: 'bo' }])
    const joined = holding({ manager: ['bo', 'dan'] })
    expect(askedNow(state.requests[id]!, state, joined)).toEqual(['bo'])
    expect(refusalOf(state, id, 'dan', joined)?.code).toBe('approval.not-your-turn')
  })
  test('is good for the substitute as long as the one they stand in for holds the post', () => {
    const { state, id } = submitted([step('manager', [], { people: [place('bo', 'manager', { standsInFor: 'dan' })] })])
    expect(askedNow(state.requests[id]!, state, holding({ manager: ['dan'] }))).toEqual(['bo'])
    expect(askedNow(state.requests[id]!, state, holding({ manager: ['eve'] }))).toEqual(['eve'])
  })
  test('given to a person by 转办, 交接 or 加签 is theirs whatever post they hold, until their account closes', () => {
    const { state, id } = submitted(twoSteps())
    followApproval(
      state,
      event('approval.transferred', 'bo', { request: id, step: 'manager', from: 'bo', to: 'dan', role: 'manager' }),
    )
    const now = holding({ manager: ['eve'] })
    expect(askedNow(state.requests[id]!, state, now)).toEqual(['dan'])
    expect(askedNow(state.requests[id]!, state, holding({ manager: ['eve'] }, ['dan']))).toEqual([])
    followApproval(
      state,
      event('approval.signers-added', 'dan', {
        ...{ request: id, place: 'before', mode: 'any', people: ['fei'], beside: 'manager', step: 'added-1', clause: '1' },
      }),
    )
    state.requests[id]!.step = 0
    expect(askedNow(state.requests[id]!, state, now)).toEqual(['fei'])
  })
  test('whose post is vacant is decided by nobody, not even under a mandate of who held it, and may still be passed on', () => {
    const { state, id } = submitted(twoSteps())
    const vacant = holding({})
    expect(refusalOf(state, id, 'bo', vacant)).toMatchObject({ code: 'approval.post-ended', ask: [] })
    // Fei holds a mandate of Bo, who has nothing left to give.
    expect(refusalOf(state, id, 'fei', vacant, { onBehalfOf: 'bo' })?.code).toBe('approval.post-ended')
    expect(approvalRefusal(state, 'add-signers', actorOf('bo', vacant), { request: id, people: ['eve'] })?.code).toBe(
      'approval.post-ended',
    )
    expect(approvalRefusal(state, 'transfer-approval', actorOf('bo', vacant), { request: id, to: 'dan' })).toBeUndefined()
  })
  test('is not filled by a successor who submitted it, nor by one who has a place of their own in the step', () => {
    const route = [step('both', [], { mode: 'all', people: [place('bo', 'manager'), place('dan', 'manager')] })]
    const { state, id } = submitted(route)
    const now = holding({ manager: ['dan', submitter] })
    expect(askedNow(state.requests[id]!, state, now)).toEqual(['dan'])
    expect(placesFor(state.requests[id]!, state, actorOf('dan', now))).toEqual([{ person: 'dan' }])
    expect(refusalOf(state, id, submitter, now)?.code).toBe('approval.own')
  })
  test('decided on paper is held against who holds the post now', () => {
    const { state, id } = submitted(twoSteps())
    const now = holding({ manager: ['dan'], deputy: ['cai'] })
    const by = (person: string) => beyondAuthorityOf(state.requests[id]!, { person, medium: 'paper' }, state, now)
    expect(by('dan')).toEqual([])
    expect(by('bo')).toEqual(['not-on-route'])
  })

  test('is never decided by anybody who does not hold the post at that moment, whatever moves', () => {
    const person = fc.constantFrom(...people)
    const posts = fc.record({ manager: fc.uniqueArray(person), deputy: fc.uniqueArray(person) })
    const op = fc.record({
      actor: person,
      now: posts,
      as: fc.option(person, { nil: undefined }),
      gives: fc.option(person, { nil: undefined, freq: 6 }),
    })
    fc.assert(
      fc.property(fc.array(op, { minLength: 1, maxLength: 30 }), ops => {
        const { state, id } = submitted([
          step('manager', [], { mode: 'all', people: [place('bo', 'manager'), place('cai', 'manager')] }),
          step('deputy', [], { people: [place('cai', 'deputy'), place('dan', 'deputy')] }),
        ])
        for (const { actor, now: held, as, gives } of ops) {
          const before: OpenRequest | undefined = structuredClone(state.requests[id])
          if (!before) return
          const now = holding(held)
          const at = before.steps[before.step]!
          if (gives !== undefined) {
            attempt(state, id, { act: 'transfer-approval', actor, data: { to: gives } }, now)
            continue
          }
          const done = attempt(state, id, consent(actor, as === undefined ? {} : { onBehalfOf: as }), now)
          if (!done.let) continue
          const filled = at.people.find(p => p.person === done.place!.person)!
          const holder = done.place!.successor ?? filled.person
          expect(filled.personal === true || (held[filled.role as 'manager'] as readonly string[]).includes(holder)).toBe(true)
          if (done.place!.mandate === undefined) expect(actor).toBe(holder)
          // In one round in one's own name or in others', never both.
          const given = [...before.given, ...(state.requests[id]?.given.slice(before.given.length) ?? [])]
          for (const p of people) {
            const own = given.some(g => (g.actor ?? g.person) === p && (g.actor === undefined || g.actor === g.successor))
            const others = given.some(g => g.actor === p && g.actor !== g.successor)
            expect(own && others).toBe(false)
          }
        }
      }),
      { numRuns: 3_000 },
    )
  })
})

describe('in one round', () => {
  const route = () => [step('manager', ['fei', 'dan'], {}), step('deputy', ['bo', 'eve'], {})]
  test('whoever decided in their own name decides for nobody else; the refusal names whom to ask', () => {
    const { state, id } = submitted(route())
    attempt(state, id, consent('fei'))
    expect(refusalOf(state, id, 'fei', undefined, { onBehalfOf: 'bo' })).toMatchObject({
      code: 'approval.own-name',
      ask: ['bo'],
    })
    expect(attempt(state, id, consent('bo')).let).toBe(true)
  })
  test('whoever has a place of their own to come decides for nobody else before', () => {
    const { state, id } = submitted([step('first', ['bo']), step('second', ['fei'])])
    expect(refusalOf(state, id, 'fei', undefined, { onBehalfOf: 'bo' })?.code).toBe('approval.own-name')
  })
  test('whoever decided under a mandate does not decide in their own name, and gets no place of their own', () => {
    const { state, id } = submitted([step('first', ['bo']), step('second', ['dan'])])
    expect(attempt(state, id, consent('fei', { onBehalfOf: 'bo' })).let).toBe(true)
    expect(approvalRefusal(state, 'transfer-approval', actorOf('dan'), { request: id, to: 'fei' })?.code).toBe(
      'approval.mandate-used',
    )
    // Handed over all the same (交接): the place is theirs to pass on, not to fill.
    const second = state.requests[id]!.steps[1]!
    second.people = [{ person: 'fei', role: 'manager', personal: true }]
    expect(refusalOf(state, id, 'fei')?.code).toBe('approval.mandate-used')
  })
  test('whoever holds two posts decides in both steps in person', () => {
    const { state, id } = submitted([step('first', ['bo']), step('second', ['bo'])])
    attempt(state, id, consent('bo'))
    expect(attempt(state, id, consent('bo')).outcome).toBe('approved')
  })
})

describe('the amount seen', () => {
  test('must be the one that stands, and be stated once it was changed; the refusal says both', () => {
    const { state, id } = submitted([step('manager', ['bo'])], 9_000_00)
    expect(refusalOf(state, id, 'bo', undefined, { amountSeenFen: undefined })).toBeUndefined()
    const moved = structuredClone(state)
    moved.requests[id]!.amountMoved = true
    expect(refusalOf(moved, id, 'bo', undefined, { amountSeenFen: undefined })?.code).toBe('approval.amount-unstated')
    expect(refusalOf(moved, id, 'bo', undefined, { amountSeenFen: 9_000_00 })).toBeUndefined()
    expect(refusalOf(state, id, 'bo', undefined, { amountSeenFen: 8_000_00 })).toMatchObject({
      code: 'approval.amount-differs',
      because: { zh: '您看到的是 8,000.00 元，现在是 9,000.00 元' },
    })
    expect(refusalOf(state, id, 'bo', undefined, { amountSeenFen: 9_000_00, roundSeen: 2 })?.code).toBe('approval.amount-differs')
    expect(refusalOf(state, id, 'bo', undefined, { amountSeenFen: 9_000_00, roundSeen: 1 })).toBeUndefined()
    // Whoever refuses consents to nothing; what they say they saw must still be right.
    expect(refusalOf(state, id, 'bo', undefined, { decision: 'reject', amountSeenFen: undefined })).toBeUndefined()
  })
})
