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
import { followPenalty, measuresStanding, type Penalty, penaltyStage, penaltyStands } from './penalty.ts'
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

describe('a penalty as its events leave it', () => {
  const at = '2026-03-05T02:00:00.000Z'
  const fine = { kind: 'fine', amountFen: 200_00 } as const
  const points = { kind: 'points', points: 3 } as const
  type Told = readonly [type: string, data: object]
  /** Each event with the number of its place as id, all at one moment. */
  const penaltyOf = (...told: Told[]): Penalty =>
    told.reduce<Penalty | undefined>(
      (penalty, [type, data], n) =>
        followPenalty(penalty, { id: `e${n + 1}`, type, at, actor: 'hr', data } as never, at, { on: '2026-03-05', rules: [] }),
      undefined,
    )!
  const proposed: Told = ['penalty.proposed', { ...proposal, times: 2, measures: [fine, points] }]
  const approved: Told = ['approval.decided', decided('matter', 'approve', 'approved')]
  const made = (record: string, values?: object): Told => ['record.made', { record, ...(values === undefined ? {} : { values }) }]
  const stood = {
    proposed: { measures: [fine, points], departs: false, times: 2, at },
    decided: { measures: [fine, points], at },
  }
  const told = (outcome: unknown, more: object = {}) => made('appeal-decision', { outcome, ...more })

  test('is about the violation cited, without whom it concerns beside and what it proposed', () => {
    const cited = {
      regulation: 'penal',
      edition: '2026-01-01',
      violation: 'late',
      grade: 'minor',
      clause: '4',
      of: 'person',
      subject: 'bo',
      on: '2026-03-01',
    }
    const more = { case: 'c', duty: 'd', people: ['bo'], superiors: ['cai'], level: 'small' }
    expect(penaltyOf(['violation.cited', { ...cited, ...more }])).toStrictEqual({ cited })
    expect(penaltyOf(['violation.cited', { ...cited, entry: 'v1' }])).toStrictEqual({ cited: { ...cited, entry: 'v1' } })
  })

  test('is decided on what was proposed, and on nothing where nothing was', () => {
    expect(penaltyOf(proposed)).toStrictEqual({ proposed: stood.proposed })
    expect(penaltyOf(proposed, approved)).toStrictEqual(stood)
    expect(penaltyOf(approved)).toStrictEqual({ decided: { measures: [], at } })
    for (const data of [{ final: false }, { outcome: 'returned' }, { subject: 'plan' }])
      expect(penaltyOf(proposed, ['approval.decided', { ...decided('matter', 'approve', 'approved'), ...data }])).toStrictEqual({
        proposed: stood.proposed,
      })
  })

  test('is served on the day that the notice names, else on that of its recording, and then appeals begin anew', () => {
    const served = { on: '2026-03-02', at }
    expect(penaltyOf(proposed, approved, made('penalty-notice', { servedOn: '2026-03-02' }))).toStrictEqual({ ...stood, served })
    expect(penaltyOf(proposed, approved, made('penalty-notice'))).toStrictEqual({ ...stood, served: { on: '2026-03-05', at } })
    expect(penaltyOf(proposed, approved, made('penalty-notice', { servedOn: 5 })).served?.on).toBe('2026-03-05')
    expect(penaltyOf(proposed, approved, made('appeal'), made('penalty-notice', { servedOn: '2026-03-02' }))).toStrictEqual({
      ...stood,
      served,
    })
  })

  test('is appealed against, and the appeal is taken or not', () => {
    expect(penaltyOf(proposed, approved, made('appeal'))).toStrictEqual({ ...stood, appeal: { at } })
    for (const accepted of [true, false])
      expect(penaltyOf(proposed, approved, made('appeal'), made('appeal-acceptance', { accepted })).appeal).toStrictEqual({
        at,
        accepted,
      })
    expect(penaltyOf(proposed, approved, made('appeal'), made('appeal-acceptance', { accepted: 'yes' })).appeal).toStrictEqual({
      at,
    })
    expect(penaltyOf(proposed, approved, made('appeal'), made('other', { accepted: true })).appeal).toStrictEqual({ at })
    expect(penaltyOf(proposed, approved, made('appeal-acceptance', { accepted: true }))).toStrictEqual(stood)
  })

  test('a review waits for its approval and counts from it; one that is returned is gone', () => {
    const review: Told = ['review.submitted', { outcome: 'changed', measures: [points], round: 1, route: [] }]
    const on = (request: string, outcome = 'approved'): Told => [
      'approval.decided',
      { ...decided('review', 'x', outcome), request },
    ]
    expect(penaltyOf(proposed, approved, review)).toStrictEqual({
      ...stood,
      review: { request: 'e3', outcome: 'changed', measures: [points] },
    })
    expect(penaltyOf(proposed, approved, ['review.submitted', { outcome: 'upheld' }])).toStrictEqual({
      ...stood,
      review: { request: 'e3', outcome: 'upheld' },
    })
    expect(penaltyOf(proposed, approved, review, on('e3'))).toStrictEqual({
      ...stood,
      result: { outcome: 'changed', measures: [points], at },
    })
    expect(penaltyOf(proposed, approved, review, on('e3', 'returned'))).toStrictEqual(stood)
    const waiting = penaltyOf(proposed, approved, review)
    expect(penaltyOf(proposed, approved, review, on('e9'))).toStrictEqual(waiting)
    expect(
      penaltyOf(proposed, approved, review, ['approval.decided', { ...decided('plan', 'x', 'approved'), request: 'e3' }]),
    ).toStrictEqual(waiting)
    // A new appeal takes the place of what was put forward on the one before.
    expect(penaltyOf(proposed, approved, review, made('appeal'))).toStrictEqual({ ...stood, appeal: { at } })
    expect(penaltyOf(proposed, review, on('e2'))).toStrictEqual({ proposed: stood.proposed })
  })

  test('a result that nobody approves counts once it is told, with those measures that are left', () => {
    const with_ = (...events: Told[]) => penaltyOf(proposed, approved, ...events).result
    expect(with_(told('upheld'))).toStrictEqual({ outcome: 'upheld', at })
    expect(with_(told('upheld', { sanctions: ['points'] }))).toStrictEqual({ outcome: 'upheld', at })
    expect(with_(told('changed', { sanctions: ['points', 'talk'] }))).toStrictEqual({
      outcome: 'changed',
      measures: [points, { kind: 'talk' }],
      at,
    })
    for (const sanctions of [undefined, [], 'points'])
      expect(with_(told('changed', { sanctions }))).toStrictEqual({ outcome: 'changed', at })
    for (const outcome of [undefined, 'other', 5]) expect(with_(told(outcome))).toBeUndefined()
    expect(with_(made('other', { outcome: 'upheld' }))).toBeUndefined()
    // The first result counts, and one that waits for its approval does so before any that is told.
    expect(with_(told('upheld'), told('changed', { sanctions: ['talk'] }))).toStrictEqual({ outcome: 'upheld', at })
    expect(with_(['review.submitted', { outcome: 'changed' }], told('upheld'))).toBeUndefined()
    expect(penaltyOf(proposed, told('upheld'))).toStrictEqual({ proposed: stood.proposed })
  })

  test('a revocation ends it, and stays whatever is done afterwards, until somebody decides anew', () => {
    const revoked = { ...stood, result: { outcome: 'revoked', at }, ended: { because: 'revoked', at } }
    const submitted: Told = ['matter.submitted', { round: 1, route: [] }]
    const ends: Told[] = [
      ['matter.closed', { outcome: 'dropped' }],
      ['case.merged', { into: 'x' }],
      ['approval.decided', moves.annul()[1]],
      submitted,
    ]
    expect(penaltyOf(proposed, approved, told('revoked'))).toStrictEqual(revoked)
    for (const one of ends) expect(penaltyOf(proposed, approved, told('revoked'), one)).toStrictEqual(revoked)
    expect(penaltyOf(proposed, approved, told('revoked'), approved)).toStrictEqual(stood)
    expect(penaltyOf(proposed, approved, told('revoked'), ['case.reopened', {}])).toStrictEqual({
      proposed: stood.proposed,
      ended: { because: 'reopened', at },
    })
  })

  test('what was found beyond somebody’s authority and not made good counts no longer', () => {
    const ratified = (of: string, outcome = 'rejected'): Told => [
      'approval.decided',
      { ...decided('ratification', 'x', outcome), of },
    ]
    const without: Penalty = penaltyOf(proposed, approved, told('revoked'), ratified('review'))
    expect(without).toStrictEqual(stood)
    expect(penaltyOf(proposed, approved, told('upheld'), ratified('review'))).toStrictEqual(stood)
    const upheld = penaltyOf(proposed, approved, told('upheld'))
    for (const other of [ratified('review', 'approved'), ratified('plan'), ratified('matter', 'approved')])
      expect(penaltyOf(proposed, approved, told('upheld'), other)).toStrictEqual(upheld)
    const others = { ...decided('plan', 'x', 'rejected'), of: 'review' }
    expect(penaltyOf(proposed, approved, told('upheld'), ['approval.decided', others])).toStrictEqual(upheld)
    expect(penaltyOf(proposed, approved, ['approval.decided', { ...others, of: 'matter' }])).toStrictEqual(stood)
    expect(penaltyOf(proposed, approved, ratified('matter'))).toStrictEqual({ ...stood, ended: { because: 'annulled', at } })
    // Dropped in the meantime: that stays.
    const dropped = penaltyOf(proposed, approved, told('upheld'), ['matter.closed', { outcome: 'dropped' }], ratified('review'))
    expect(dropped).toStrictEqual({ ...stood, ended: { because: 'dropped', at } })
  })

  test('put to the deciders anew, reopened, merged or dropped it counts no longer, and an approval begins it anew', () => {
    const review: Told = ['review.submitted', { outcome: 'upheld' }]
    const ended = (because: string) => ({ ended: { because, at } })
    expect(penaltyOf(proposed, approved, review, ['matter.submitted', {}])).toStrictEqual({ ...stood, ...ended('resubmitted') })
    expect(penaltyOf(proposed, ['matter.submitted', {}])).toStrictEqual({ proposed: stood.proposed })
    expect(penaltyOf(proposed, approved, ['case.merged', {}])).toStrictEqual({ ...stood, ...ended('dropped') })
    expect(penaltyOf(proposed, approved, ['matter.closed', { outcome: 'done' }])).toStrictEqual(stood)
    const all: Told[] = [proposed, approved, made('penalty-notice', { servedOn: '2026-03-02' }), made('appeal'), told('upheld')]
    expect(penaltyOf(...all, ['case.reopened', {}])).toStrictEqual({ proposed: stood.proposed, ...ended('reopened') })
    expect(penaltyOf(...all, approved)).toStrictEqual(stood)
    expect(penaltyOf(proposed, approved, ['case.merged', {}], approved)).toStrictEqual(stood)
  })

  test('keeps what is done about its measures and its restriction, until it is decided anew', () => {
    const settled: Told = ['measure.settled', { kind: 'fine', how: 'paid' }]
    const set: Told = ['restriction.set', { share: 50, categories: ['pumps'] }]
    const kept = penaltyOf(proposed, approved, settled, set)
    expect(kept.courses?.fine?.settled).toMatchObject({ how: 'paid', by: 'hr', at, event: 'e3' })
    expect(kept.restriction).toStrictEqual({ share: 50, categories: ['pumps'], at, event: 'e4', lifted: 0, reopened: [] })
    expect(penaltyOf(proposed, approved, settled, set, ['note.added', {}])).toStrictEqual(kept)
    expect(penaltyOf(proposed, approved, settled, set, approved)).toStrictEqual(stood)
    expect(Object.keys(penaltyOf(['note.added', {}]))).toEqual([])
  })

  test('has come as far as one word says', () => {
    const stage = (...events: Told[]) => penaltyStage(penaltyOf(...events))
    const accepted = (isSo: boolean) => made('appeal-acceptance', { accepted: isSo })
    const table: [string, ...Told[]][] = [
      ['filed', ['violation.cited', {}]],
      ['proposed', proposed],
      ['decided', proposed, approved],
      ['served', proposed, approved, made('penalty-notice')],
      ['appealed', proposed, approved, made('penalty-notice'), made('appeal')],
      ['appealed', proposed, approved, made('appeal'), accepted(true)],
      ['decided', proposed, approved, made('appeal'), accepted(false)],
      ['served', proposed, approved, made('penalty-notice'), made('appeal'), accepted(false)],
      ['upheld', proposed, approved, made('appeal'), told('upheld')],
      ['changed', proposed, approved, made('appeal'), told('changed')],
      ['revoked', proposed, approved, told('revoked')],
      ['ended', proposed, approved, ['case.merged', {}]],
      ['ended', proposed, approved, ['approval.decided', moves.annul()[1]]],
      ['ended', ['case.merged', {}]],
      ['proposed', proposed, approved, ['case.reopened', {}]],
      ['proposed', proposed, approved, ['matter.submitted', {}]],
      ['filed', ['case.reopened', {}]],
    ]
    for (const [word, ...events] of table)
      expect([word, events.map(([type]) => type), stage(...events)]).toEqual([word, events.map(([type]) => type), word])
  })

  test('has the measures of the decision, of the change where they are said, and none where it does not stand', () => {
    const measures = (...events: Told[]) => measuresStanding(penaltyOf(...events))
    expect(measuresStanding(undefined)).toEqual([])
    expect([measures(proposed), measures(proposed, approved, ['case.merged', {}])]).toEqual([[], []])
    expect(measures(proposed, approved)).toEqual([fine, points])
    expect(measures(proposed, approved, told('changed', { sanctions: ['points'] }))).toEqual([points])
    expect([measures(proposed, approved, told('changed')), measures(proposed, approved, told('upheld'))]).toEqual([
      [fine, points],
      [fine, points],
    ])
    const upheld: Told[] = [
      ['review.submitted', { outcome: 'upheld', measures: [points] }],
      ['approval.decided', { ...decided('review', 'x', 'approved'), request: 'e3' }],
    ]
    expect(measures(proposed, approved, ...upheld)).toEqual([fine, points])
  })
})
