import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { furn } from '../policies/furn/2026-01-01/pack.ts'
import { rulesOf } from '../policies/penal/2026-01-01/example-rules.fixture.ts'
import { penal } from '../policies/penal/2026-01-01/pack.ts'
import { advance, fold } from './advance.ts'
import { alarmsOf } from './alarms.ts'
import { effectiveEvents } from './corrections.ts'
import { eventsTold } from './example-events.ts'
import type { ToldEvent } from './pack.ts'
import { measuresStanding, type Penalty, penaltyStage, penaltyStands } from './penalty.ts'
import { refusalOf } from './permissions.ts'
import { compileEdition, type Rules } from './rules.ts'
import type { CaseState } from './state.ts'

const alone = rulesOf(penal)
const rules: Rules = { ...alone, editions: [compileEdition(penal), compileEdition(furn)] }
const day = (n: number) => `2026-03-${String(2 + n).padStart(2, '0')} 10:00`

/** What happens to a penalty, in words; each is one event. */
const moves = {
  propose: () => ['penalty.proposed', { ...proposal, measures: [{ kind: 'fine', amountFen: 200_00 }] }],
  submit: () => ['matter.submitted', { round: 1, route: [] }],
  approve: () => ['approval.decided', decided('matter', 'approve', 'approved')],
  reject: () => ['approval.decided', decided('matter', 'reject', 'rejected')],
  annul: () => ['approval.decided', { ...decided('ratification', 'reject', 'rejected'), of: 'matter' }],
  notice: () => ['record.made', { record: 'penalty-notice', values: { servedOn: '2026-03-02' } }],
  appeal: () => ['record.made', { record: 'appeal', values: {} }],
  accept: () => ['record.made', { record: 'appeal-acceptance', values: { accepted: true } }],
  'review:upheld': () => ['review.submitted', { outcome: 'upheld', round: 1, route: [] }],
  'review:changed': () => ['review.submitted', { outcome: 'changed', measures: [{ kind: 'warning' }], round: 1, route: [] }],
  'review:revoked': () => ['review.submitted', { outcome: 'revoked', round: 1, route: [] }],
  'approve-review': (review: string) => ['approval.decided', { ...decided('review', 'approve', 'approved'), request: review }],
  'refuse-review': (review: string) => ['approval.decided', { ...decided('review', 'return', 'returned'), request: review }],
  'annul-review': () => ['approval.decided', { ...decided('ratification', 'reject', 'rejected'), of: 'review' }],
  'tell:upheld': () => ['record.made', { record: 'appeal-decision', values: { outcome: 'upheld' } }],
  'tell:changed': () => ['record.made', { record: 'appeal-decision', values: { outcome: 'changed', sanctions: ['talk'] } }],
  'tell:revoked': () => ['record.made', { record: 'appeal-decision', values: { outcome: 'revoked' } }],
  reopen: () => ['case.reopened', { cause: 'problem-returned' }],
  done: () => ['matter.closed', { outcome: 'done' }],
  drop: () => ['matter.closed', { outcome: 'dropped' }],
} as const satisfies Record<string, (review: string) => readonly [string, object]>
type Move = keyof typeof moves
const names = Object.keys(moves) as Move[]
const proposal = { edition: 'penal@2026-01-01', grade: 'serious', times: 1, computed: [], departs: false, open: [] }
const decided = (subject: string, decision: string, outcome: string) => ({
  ...{ request: 'matter', subject, step: 'last', decision, outcome, final: true },
})

function history(sequence: readonly Move[]) {
  const told: ToldEvent[] = [
    [
      day(0),
      'case.opened',
      { kind: 'penalty', number: 'CF-1', channel: 'internal', facts: {}, rows: [], missing: [], history: false },
    ],
  ]
  let review = 'none'
  for (const move of sequence) {
    const [type, data] = moves[move](review)
    told.push([day(0), type, data as Record<string, unknown>])
    if (type === 'review.submitted') review = `e${told.length}`
  }
  return eventsTold(rules.calendar, told)
}

/** Said once more and otherwise: read from the end, what last decided whether the penalty counts. Knows nothing of how it is followed. */
function oracle(sequence: readonly Move[]): boolean {
  const last = (from: number, ...wanted: Move[]) => sequence.findLastIndex((move, i) => i < from && wanted.includes(move))
  const end = sequence.length
  const approval = last(end, 'approve')
  if (approval === -1 || last(end, 'reopen') > approval) return false
  const after = sequence.slice(approval + 1)
  if (after.some(move => move === 'annul' || move === 'drop' || move === 'submit')) {
    // A revocation stands before and after them, and otherwise they end it; only an annulled review brings it back.
    const firstEnd = after.findIndex(move => move === 'annul' || move === 'drop' || move === 'submit')
    const isRevokedBefore = revokedAt(after.slice(0, firstEnd))
    if (!isRevokedBefore) return false
    const restored = after.findIndex((move, i) => i > firstEnd && move === 'annul-review')
    if (restored === -1) return false
    return oracle([...['approve' as const], ...after.slice(restored + 1)])
  }
  return !revokedAt(after)
}
function revokedAt(after: readonly Move[]): boolean {
  let review: Move | undefined
  let isTold = false
  let isRevoked = false
  for (const move of after) {
    if (move.startsWith('review:')) review = move
    if (move === 'appeal' || move === 'notice') review = move === 'appeal' ? undefined : review
    if ((move === 'approve-review' || move === 'refuse-review') && review !== undefined) {
      if (move === 'approve-review' && !isRevoked) {
        isTold = true
        isRevoked = review === 'review:revoked'
      }
      review = undefined
    }
    if (move.startsWith('tell:') && !isTold && review === undefined && !isRevoked) {
      isTold = true
      isRevoked = move === 'tell:revoked'
    }
    if (move === 'annul-review') {
      isTold = false
      isRevoked = false
    }
    if (isRevoked) review = undefined
  }
  return isRevoked
}

describe('whether a penalty stands', () => {
  const penaltyAfter = (...sequence: Move[]) => fold(alone, history(sequence))!.state.penalty
  test('is decided by the last word, and by nothing else', () => {
    expect(penaltyStands(undefined)).toBe(false)
    expect(penaltyStands(penaltyAfter('propose'))).toBe(false)
    expect(penaltyStands(penaltyAfter('propose', 'approve'))).toBe(true)
    expect(penaltyStands(penaltyAfter('propose', 'approve', 'notice', 'appeal'))).toBe(true)
    expect(penaltyStands(penaltyAfter('propose', 'approve', 'notice', 'appeal', 'review:revoked'))).toBe(true)
    expect(penaltyStands(penaltyAfter('approve', 'notice', 'appeal', 'review:revoked', 'refuse-review'))).toBe(true)
    expect(penaltyStands(penaltyAfter('approve', 'notice', 'appeal', 'review:revoked', 'approve-review'))).toBe(false)
    expect(penaltyStands(penaltyAfter('approve', 'appeal', 'review:revoked', 'approve-review', 'annul-review'))).toBe(true)
    expect(penaltyStands(penaltyAfter('approve', 'notice', 'appeal', 'tell:revoked'))).toBe(false)
    expect(penaltyStands(penaltyAfter('approve', 'reopen'))).toBe(false)
    expect(penaltyStands(penaltyAfter('approve', 'reopen', 'propose', 'approve'))).toBe(true)
    expect(penaltyStands(penaltyAfter('approve', 'annul'))).toBe(false)
    expect(penaltyStands(penaltyAfter('approve', 'drop'))).toBe(false)
    expect(penaltyStands(penaltyAfter('approve', 'done'))).toBe(true)
  })
  test('a change leaves the changed measures, a revocation none', () => {
    const kinds = (penalty: Penalty | undefined) => measuresStanding(penalty).map(one => one.kind)
    expect(kinds(penaltyAfter('propose', 'approve'))).toEqual(['fine'])
    expect(kinds(penaltyAfter('propose', 'approve', 'appeal', 'review:changed', 'approve-review'))).toEqual(['warning'])
    expect(kinds(penaltyAfter('propose', 'approve', 'appeal', 'tell:changed'))).toEqual(['talk'])
    expect(kinds(penaltyAfter('propose', 'approve', 'appeal', 'review:revoked', 'approve-review'))).toEqual([])
  })

  const sequences = fc.array(fc.constantFrom(...names), { maxLength: 30 })
  test('whatever happens in whatever order, it is what an account from the end says', () => {
    fc.assert(
      fc.property(sequences, sequence => {
        expect(penaltyStands(penaltyAfter(...sequence))).toBe(oracle(sequence))
      }),
      { numRuns: 2_000 },
    )
  })
  test('event by event it comes out as from the whole history, and in words it never contradicts itself', () => {
    fc.assert(
      fc.property(sequences, sequence => {
        const events = history(sequence)
        let state: CaseState | undefined
        for (const event of events) state = advance(alone, state, event).state
        const whole = fold(alone, events)!.state
        expect(state).toEqual(whole)
        expect(JSON.parse(JSON.stringify(whole.penalty))).toEqual(whole.penalty)
        const penalty = whole.penalty!
        if (['filed', 'proposed', 'revoked', 'ended'].includes(penaltyStage(penalty))) expect(penaltyStands(penalty)).toBe(false)
        else expect(penaltyStands(penalty)).toBe(true)
        if (!penaltyStands(penalty)) expect(measuresStanding(penalty)).toEqual([])
      }),
      { numRuns: 500 },
    )
  })
  test('taking one event out by a correction leaves it as if it had never been', () => {
    fc.assert(
      fc.property(sequences, fc.nat(), (sequence, pick) => {
        fc.pre(sequence.length > 0)
        const events = history(sequence)
        const out = events[1 + (pick % sequence.length)]!
        const correction = {
          ...{ id: 'correction', stream: 'case', seq: events.length + 1, type: 'event.corrected', actor: 'hr' },
          ...{ at: out.at, recordedAt: out.at, data: { corrects: out.id, void: true } },
        } as unknown as (typeof events)[number]
        const corrected = fold(alone, effectiveEvents([...events, correction]))!.state.penalty
        const without = fold(alone, [
          ...events.filter(one => one !== out),
          { ...correction, data: { corrects: 'x', void: true } } as typeof correction,
        ])!
        expect(corrected).toEqual(without.state.penalty)
      }),
      { numRuns: 300 },
    )
  })
})

describe('the right to appeal', () => {
  const party = { person: 'party', roles: [] }
  const upTo = (...told: ToldEvent[]) => fold(rules, eventsTold(rules.calendar, told))!.state
  const opened: ToldEvent = [
    '2026-03-02 09:00',
    'case.opened',
    { kind: 'penalty', number: 'CF-1', channel: 'internal', facts: {}, rows: [], missing: [], history: false },
  ]
  const cited: ToldEvent = [
    '2026-03-02 09:10',
    'violation.cited',
    {
      ...{ regulation: 'furn', violation: 'complaint-overdue', of: 'person', subject: 'party', on: '2026-02-27' },
      ...{ edition: 'furn@2026-01-01', grade: 'heavier-violation', clause: '8.2.1(2)', people: ['party'] },
    },
  ]
  const approved: ToldEvent = ['2026-03-04 10:00', 'approval.decided', decided('matter', 'approve', 'approved')]
  const served: ToldEvent = ['2026-03-05 10:00', 'record.made', { record: 'penalty-notice', values: { servedOn: '2026-03-05' } }]
  const why = (state: CaseState, moment: string) =>
    refusalOf(
      rules,
      state,
      'make-record',
      party,
      { record: 'appeal', values: {} },
      eventsTold(rules.calendar, [[moment, 'x', {}]])[0]!.at,
    )

  test('is there until the close of the third working day', () => {
    const state = upTo(opened, cited, approved, served)
    expect(why(state, '2026-03-10 18:00')).toBeUndefined()
  })
  test('is gone on the fourth, with the clause and how the days were counted', () => {
    const refusal = why(upTo(opened, cited, approved, served), '2026-03-11 09:00')
    expect(refusal).toMatchObject({ code: 'right.lapsed', clause: '8.4.1(1)', reading: 'penalty-notice' })
    expect(refusal?.because.zh).toContain('自 2026-03-05（当天不计）起')
    expect(refusal?.because.zh).toContain('2026-03-06、2026-03-09、2026-03-10')
    expect(refusal?.because.zh).toContain('到 2026-03-10 18:00 止；现在是 2026-03-11 09:00')
  })
  test('ends without being late, is told to nobody above, and says afterwards how the days were counted', () => {
    const before = upTo(opened, cited, approved, served)
    const duty = Object.values(before.duties).find(one => one.rule === 'appeal-window')!
    expect(alarmsOf(rules, before, duty).map(alarm => alarm.kind)).toEqual(['breach'])
    const over: ToldEvent = [
      '2026-03-10 18:01',
      'alarm.fired',
      { duty: duty.key, rule: duty.rule, rung: 'breach', kind: 'breach', dueAt: duty.dueAt, to: [], because: '' },
    ]
    const state = upTo(opened, cited, approved, served, over)
    expect(Object.values(state.duties).map(one => one.rule)).not.toContain('appeal-window')
    expect(why(state, '2026-03-11 09:00')).toMatchObject({ code: 'right.lapsed', clause: '8.4.1(1)' })
  })
  test('counts from the day of service, also where it is recorded later', () => {
    const late: ToldEvent = ['2026-03-09 10:00', 'record.made', { record: 'penalty-notice', values: { servedOn: '2026-03-05' } }]
    expect(why(upTo(opened, cited, approved, late), '2026-03-11 09:00')?.code).toBe('right.lapsed')
  })
  test('is given again by a decision, and used once', () => {
    const extended: ToldEvent = ['2026-03-12 10:00', 'record.made', { record: 'appeal-extension', values: {} }]
    const state = upTo(opened, cited, approved, served, extended)
    expect(why(state, '2026-03-17 18:00')).toBeUndefined()
    expect(why(state, '2026-03-18 09:00')?.code).toBe('right.lapsed')
    const used: ToldEvent = ['2026-03-13 10:00', 'record.made', { record: 'appeal', values: {} }]
    expect(why(upTo(opened, cited, approved, served, extended, used), '2026-03-13 11:00')?.code).toBe('right.not-open')
  })
  test('is nobody’s but the party’s', () => {
    const state = upTo(opened, cited, approved, served)
    const other = { person: 'colleague', roles: [{ role: 'specialist' }] }
    expect(refusalOf(rules, state, 'make-record', other, { record: 'appeal', values: {} }, state.lastAt)?.code).toBe(
      'act.not-yours',
    )
  })
})
