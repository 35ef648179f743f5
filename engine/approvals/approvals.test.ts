import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { RouteStep } from '../../events/route-step.ts'
import type { CaseState, OpenRequest } from '../state.ts'
import {
  actorOf,
  attempt,
  empty,
  event,
  limited,
  mandates,
  type Op,
  people,
  routeFor,
  step,
  submitted,
  submitter,
} from './attempts.fixture.ts'
import { beyondAuthorityOf } from './authority.ts'
import { followApproval } from './follow.ts'
import { placesFor } from './places.ts'
import { approvalRefusal } from './refusals.ts'
import { askedOf, decidersOf } from './request.ts'

const person = fc.constantFrom(...people)
const op: fc.Arbitrary<Op> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc
      .record({
        decision: fc.constantFrom('approve', 'approve', 'approve', 'reject', 'return'),
        as: fc.option(person, { nil: undefined }),
        toStep: fc.option(fc.constantFrom('legal', 'manager', 'deputy', 'meeting', 'added-1'), { nil: undefined, freq: 4 }),
        actor: person,
      })
      .map(({ decision, as, toStep, actor }) => ({
        act: 'decide',
        actor,
        data: { decision, ...(as && { onBehalfOf: as }), ...(toStep && { toStep }) },
      })),
  },
  fc.record({ actor: person, to: person }).map(({ actor, to }) => ({ act: 'transfer-approval', actor, data: { to } })),
  fc
    .record({
      actor: person,
      people: fc.uniqueArray(person, { minLength: 1, maxLength: 3 }),
      place: fc.constantFrom('before', 'after'),
      mode: fc.constantFrom('any', 'all'),
    })
    .map(({ actor, ...data }) => ({ act: 'add-signers', actor, data })),
  fc
    .record({ actor: person, person, step: fc.nat(60).map(n => `added-${n}`) })
    .map(({ actor, ...data }) => ({ act: 'remove-signer', actor, data })),
  fc
    .record({ actor: person, to: person, waits: fc.boolean() })
    .map(({ actor, ...data }) => ({ act: 'ask-opinion', actor, data })),
  fc.record({ actor: person }).map(({ actor }) => ({ act: 'give-opinion', actor, data: { question: '?' } })),
  fc
    .record({ actor: person, amountFen: fc.constantFrom(9_999, 10_000, 19_999, 20_000, 49_999, 50_000, 80_000) })
    .map(({ actor, ...data }) => ({ act: 'change-amount', actor, data })),
  fc.record({ actor: person }).map(({ actor }) => ({ act: 'withdraw-approval', actor, data: {} })),
)

/** The op with what only the state knows: the id of an open question of theirs, of an added step. */
function withIds(request: OpenRequest, o: Op): Op {
  if (o.act === 'give-opinion')
    return { ...o, data: { question: (request.questions ?? []).find(q => q.to === o.actor)?.id ?? '?' } }
  if (o.act !== 'remove-signer') return o
  const added = request.steps.find(s => s.addedBy === o.actor)
  return added ? { ...o, data: { step: added.id, person: added.people[0]!.person } } : o
}

describe('whatever people do to an approval', () => {
  test('it passes only when every step that the amount asks for was consented to by people of that step, or under a mandate of theirs', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(9_000, 15_000, 30_000, 60_000),
        fc.array(op, { minLength: 1, maxLength: 60 }),
        (amount, ops) => {
          const { state, id } = submitted(routeFor(amount), amount)
          let sofar: OpenRequest = structuredClone(state.requests[id]!)
          for (const o of ops) {
            const before = structuredClone(state.requests[id]!)
            const done = attempt(state, id, withIds(before, o))
            const after = state.requests[id]
            if (done.let && o.act === 'decide') {
              const place = String(o.data.onBehalfOf ?? o.actor)
              // Never one's own, never out of turn, never in a place without a mandate.
              expect(o.actor).not.toBe(submitter)
              expect(decidersOf(before)).toContain(place)
              if (place !== o.actor) expect(mandates[o.actor]?.some(m => m.principal === place)).toBe(true)
            }
            if (!after) {
              if (done.outcome === 'approved') {
                const given = [
                  ...before.given,
                  {
                    step: before.steps[before.step]!.id,
                    person: String(o.data.onBehalfOf ?? o.actor),
                    decision: 'approve' as const,
                  },
                ]
                for (const ordered of routeFor(before.amountFen!)) {
                  const asked = before.steps.find(s => s.id === ordered.id)
                  const consents = new Set(
                    given.flatMap(g =>
                      !('void' in g) &&
                      g.step === ordered.id &&
                      g.decision === 'approve' &&
                      asked?.people.some(p => p.person === g.person)
                        ? [g.person]
                        : [],
                    ),
                  )
                  const size = new Set(asked!.people.map(p => p.person)).size
                  expect(consents.size).toBeGreaterThanOrEqual(
                    ordered.mode === 'any' ? 1 : ordered.mode === 'all' ? size : Math.ceil((size * 2) / 3),
                  )
                }
              }
              return
            }
            // Decisions are only added; what no longer counts stays, marked.
            expect(after.given.length).toBeGreaterThanOrEqual(sofar.given.length)
            for (const [i, g] of sofar.given.entries())
              expect({ ...after.given[i], void: undefined }).toEqual({ ...g, void: undefined })
            // It never gets stuck: somebody can act.
            expect(decidersOf(after).length + askedOf(after).length).toBeGreaterThan(0)
            sofar = structuredClone(after)
          }
        },
      ),
      { numRuns: 3_000 },
    )
  })

  test('it ends as soon as everybody whose turn it is consents', () => {
    fc.assert(
      fc.property(fc.constantFrom(9_000, 15_000, 30_000, 60_000), fc.array(op, { maxLength: 40 }), (amount, ops) => {
        const { state, id } = submitted(routeFor(amount), amount)
        for (const o of ops) {
          const request = state.requests[id]
          if (!request) return
          attempt(state, id, withIds(request, o))
        }
        for (let n = 0; n < 100 && state.requests[id]; n++) {
          const request = state.requests[id]
          const question = (request.questions ?? []).find(q => q.waits)
          if (question) attempt(state, id, { act: 'give-opinion', actor: question.to, data: { question: question.id } })
          else {
            const able = people.find(p => placesFor(request, state, actorOf(p)).length > 0)!
            attempt(state, id, {
              act: 'decide',
              actor: able,
              data: { decision: 'approve', onBehalfOf: placesFor(request, state, actorOf(able))[0]!.person },
            })
          }
        }
        expect(state.requests[id]).toBeUndefined()
      }),
      { numRuns: 2_000 },
    )
  })
})

describe('a change of the amount', () => {
  const decide = (state: CaseState, id: string, actor: string) =>
    attempt(state, id, { act: 'decide', actor, data: { decision: 'approve' } })

  test('over a band puts the steps of the new band in, and voids what was consented to for less', () => {
    const { state, id } = submitted(routeFor(30_000), 30_000)
    decide(state, id, 'dan')
    attempt(state, id, { act: 'change-amount', actor: submitter, data: { amountFen: 60_000 } })
    const request = state.requests[id]!
    expect(request.steps.map(s => s.id)).toEqual(['legal', 'meeting', 'all'])
    expect(request.given).toEqual([{ step: 'legal', person: 'dan', decision: 'approve', void: true }])
    expect(decidersOf(request)).toEqual(['dan'])
  })
  test('downwards keeps the consent of a step that is still asked for', () => {
    const { state, id } = submitted(routeFor(60_000), 60_000)
    decide(state, id, 'dan')
    attempt(state, id, { act: 'change-amount', actor: submitter, data: { amountFen: 30_000 } })
    expect(state.requests[id]!.steps.map(s => s.id)).toEqual(['legal', 'deputy'])
    expect(decidersOf(state.requests[id]!)).toEqual(['cai', 'eve'])
  })
})

describe('beyond authority', () => {
  const request = (route: RouteStep[], amount: number) => {
    const { state, id } = submitted(route, amount)
    return state.requests[id]!
  }
  test('is nothing where somebody decided in their turn and below their limit', () => {
    expect(beyondAuthorityOf(request(routeFor(9_000), 9_000), { person: 'bo', medium: 'paper' }, empty())).toEqual([])
  })
  test('is the amount at the limit, not below it', () => {
    const route = [step('manager', ['bo'], { people: limited(['bo'], 10_000) })]
    expect(beyondAuthorityOf(request(route, 9_999), { person: 'bo', medium: 'paper' }, empty())).toEqual([])
    expect(beyondAuthorityOf(request(route, 10_000), { person: 'bo', medium: 'paper' }, empty())).toEqual(['over-limit'])
  })
  test('is a decision on one’s own submission, off the route, before one’s turn, or in an emergency', () => {
    const route = routeFor(30_000)
    expect(beyondAuthorityOf(request(route, 30_000), { person: submitter, medium: 'paper' }, empty())).toEqual(['own-submission'])
    expect(beyondAuthorityOf(request(route, 30_000), { person: 'fei', medium: 'import' }, empty())).toEqual(['not-on-route'])
    expect(beyondAuthorityOf(request(route, 30_000), { person: 'cai', medium: 'paper' }, empty())).toEqual(['steps-left-out'])
    expect(beyondAuthorityOf(request(route, 30_000), { person: 'dan', medium: 'emergency' }, empty())).toEqual(['after-the-fact'])
  })
  test('cannot be ratified by whoever took the decision', () => {
    const { state, id } = submitted(routeFor(30_000), 30_000)
    followApproval(
      state,
      event('approval.recorded', 'fei', {
        request: id,
        person: 'cai',
        subject: 'matter',
        round: 1,
        beyond: ['steps-left-out'],
        isBeyond: true,
        amountFen: 30_000,
        route: [step('deputy', ['eve', 'cai'])],
      }),
    )
    const [made] = Object.entries(state.requests).find(([, r]) => r.subject === 'ratification')!
    expect(approvalRefusal(state, 'decide', { person: 'cai' }, { request: made, decision: 'approve' })?.code).toBe('approval.own')
    expect(
      approvalRefusal(state, 'decide', { person: 'eve' }, { request: made, decision: 'approve', amountSeenFen: 30_000 }),
    ).toBeUndefined()
  })
})
