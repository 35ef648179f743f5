import { describe, expect, test } from 'vitest'
import { advance } from '../../../engine/advance.ts'
import { eventsTold } from '../../../engine/example-events.ts'
import type { ToldEvent } from '../../../engine/pack.ts'
import { refusalOf } from '../../../engine/permissions.ts'
import type { CaseState } from '../../../engine/state.ts'
import type { Act } from '../../../events/registry.ts'
import * as on from './example-events.ts'
import { rulesOf } from './example-rules.fixture.ts'
import { penal } from './pack.ts'

const rules = rulesOf(penal)
const posts: Readonly<Record<string, readonly string[]>> = {
  desk: ['service-desk'],
  head: ['department-head'],
  boss: ['supervisor'],
  hr: ['human-resources'],
  chief: ['management'],
  money: ['finance'],
  handler: [],
  party: [],
}
const actor = (person: string) => ({ person, roles: (posts[person] ?? []).map(role => ({ role })) })

/** A case lived through event by event; `step` asks first whether this person may do the act now. */
function live(first: ToldEvent) {
  let state: CaseState | undefined
  let seq = 0
  const stages: string[] = []
  const happen = (told: ToldEvent, person: string) => {
    const [event] = eventsTold(rules.calendar, [told], person)
    seq += 1
    const result = advance(rules, state, { ...event!, id: `e${seq}`, seq } as never)
    for (const change of result.changes) if (change.kind === 'stage') stages.push(change.to)
    state = result.state
  }
  const why = (act: Act, person: string, told: ToldEvent) => refusalOf(rules, state!, act, actor(person), told[2])?.code
  happen(first, 'desk')
  return {
    stages,
    state: () => state!,
    happen,
    why,
    step(act: Act, person: string, told: ToldEvent) {
      expect([act, person, why(act, person, told)]).toEqual([act, person, undefined])
      happen(told, person)
    },
  }
}

function toConfirmation(walk: ReturnType<typeof live>, day: string, round: number): void {
  walk.step('hold-meeting', 'handler', on.met(`${day} 09:30`))
  walk.step('plan', 'handler', on.planned(`${day} 10:00`, round))
  walk.happen(on.decided(`${day} 10:30`, 'plan'), 'head')
  walk.step('make-record', 'handler', on.told(`${day} 11:00`))
  walk.step('start', 'handler', on.started(`${day} 14:00`))
  walk.step('complete', 'handler', on.completed(`${day} 16:00`))
  walk.step('send-result', 'handler', on.resultSent(`${day} 17:00`))
}

describe('a complaint', () => {
  test('goes round until the customer is satisfied, and only then closes', () => {
    const walk = live(on.complained('2026-03-02 09:00'))
    walk.step('classify', 'desk', on.graded('2026-03-02 09:30', 'general', 'general'))
    walk.step('assign', 'head', on.assigned('2026-03-02 10:00'))
    walk.step('make-record', 'handler', on.evidence('2026-03-02 14:00'))
    expect(walk.why('investigate', 'handler', on.investigated('2026-03-02 15:00'))).toBe('gate.missing')
    walk.step(
      'make-record',
      'handler',
      on.record('2026-03-02 15:00', 'cause-analysis', { cause: 'process', whys: [{ evidence: [1] }] }),
    )
    walk.step('investigate', 'handler', on.investigated('2026-03-02 16:00'))
    walk.step('make-record', 'handler', on.liability('2026-03-02 17:00'))
    expect(walk.why('make-record', 'hr', on.raised('2026-03-02 17:10'))).toBe('gate.missing')
    walk.step('confirm-liability', 'hr', on.liabilitySigned('2026-03-02 17:30'))
    toConfirmation(walk, '2026-03-03', 1)
    expect(walk.why('archive', 'desk', on.archived('2026-03-04 09:00'))).toBe('gate.missing')

    walk.step('record-feedback', 'desk', on.answered('2026-03-04 10:00', false))
    expect(walk.state().stage).toBe('solution')
    expect(walk.why('start', 'handler', on.started('2026-03-04 11:00'))).toBe('gate.missing')
    toConfirmation(walk, '2026-03-05', 2)
    walk.step('record-feedback', 'desk', on.answered('2026-03-06 10:00'))
    expect(walk.why('archive', 'desk', on.archived('2026-03-06 11:00'))).toBe('gate.missing')
    walk.step('make-record', 'desk', on.assessed('2026-03-20 10:00'))
    walk.step('archive', 'desk', on.archived('2026-03-20 11:00'))

    expect(walk.stages).toEqual([
      'assignment',
      'investigation',
      'solution',
      'communication',
      'handling',
      'confirmation',
      'solution',
      'communication',
      'handling',
      'confirmation',
      'assessment',
      'closed',
    ])
    expect(Object.values(walk.state().duties).map(d => d.rule)).toEqual(['raise-penalty'])
    expect(walk.state().closed).toBe(true)
  })
})

describe('the rounds of a complaint', () => {
  const investigated = () => {
    const walk = live(on.complained('2026-03-02 09:00'))
    walk.step('classify', 'desk', on.graded('2026-03-02 09:30', 'general', 'general'))
    walk.step('assign', 'head', on.assigned('2026-03-02 10:00'))
    walk.step('make-record', 'handler', on.evidence('2026-03-02 14:00'))
    walk.step(
      'make-record',
      'handler',
      on.record('2026-03-02 15:00', 'cause-analysis', { cause: 'process', whys: [{ evidence: [1] }] }),
    )
    walk.step('investigate', 'handler', on.investigated('2026-03-02 16:00'))
    walk.happen(on.liability('2026-03-02 17:00', 'nobody', 'none'), 'handler')
    return walk
  }
  const day = (n: number) => `2026-03-${String(n).padStart(2, '0')}`

  // The property: whatever the customer answers each time, the case reaches its end, and never takes more than three rounds to get there.
  const answers = Array.from({ length: 8 }, (_, n) => [0, 1, 2].map(bit => (n & (1 << bit)) !== 0))
  test.each(answers)('end, whatever is answered: %s %s %s', (...answered) => {
    const walk = investigated()
    let rounds = 0
    for (const satisfied of answered) {
      rounds += 1
      toConfirmation(walk, day(2 + rounds), rounds)
      walk.step('record-feedback', 'desk', on.answered(`${day(2 + rounds)} 17:30`, satisfied, rounds))
      if (satisfied) break
    }
    const isOver = !answered.includes(true)
    expect(walk.why('hold-meeting', 'handler', on.met('2026-03-09 09:00'))).toBeUndefined()
    expect(walk.why('plan', 'handler', on.planned('2026-03-09 09:30', rounds + 1))).toBe(isOver ? 'gate.missing' : undefined)
    expect(Object.values(walk.state().duties).some(duty => duty.rule === 'another-round')).toBe(false)
    if (isOver) {
      expect(walk.state().stage).toBe('confirmation')
      expect(walk.why('archive', 'desk', on.archived('2026-03-09 10:00'))).toBe('gate.missing')
      expect(walk.why('make-record', 'handler', on.roundsDecided('2026-03-09 10:00'))).toBe('act.not-yours')
      walk.step('make-record', 'chief', on.roundsDecided('2026-03-09 10:00'))
    } else expect(walk.why('make-record', 'chief', on.roundsDecided('2026-03-09 10:00'))).toBe('gate.missing')
    walk.step('make-record', 'desk', on.assessed('2026-03-20 10:00'))
    walk.step('archive', 'desk', on.archived('2026-03-20 11:00'))
    expect(walk.state().closed).toBe(true)
    expect(rounds).toBeLessThanOrEqual(3)
  })

  test('reopened on new facts it has one more round, and is decided again', () => {
    const walk = investigated()
    for (const n of [1, 2, 3]) {
      toConfirmation(walk, day(2 + n), n)
      walk.step('record-feedback', 'desk', on.answered(`${day(2 + n)} 17:30`, false, n))
    }
    walk.step('make-record', 'chief', on.roundsDecided('2026-03-09 10:00'))
    walk.step('make-record', 'desk', on.assessed('2026-03-20 10:00'))
    walk.step('archive', 'desk', on.archived('2026-03-20 11:00'))
    walk.step('reopen', 'desk', on.reopened('2026-03-23 09:00'))
    walk.step('investigate', 'handler', on.investigated('2026-03-23 10:00'))
    toConfirmation(walk, '2026-03-24', 4)
    walk.step('record-feedback', 'desk', on.answered('2026-03-24 17:30', false, 4))
    expect(walk.why('plan', 'handler', on.planned('2026-03-25 09:30', 5))).toBe('gate.missing')
    expect(Object.values(walk.state().duties).map(duty => duty.rule)).toContain('decide-rounds')
  })
})

describe('corrective actions', () => {
  test('of one case stand side by side, each with its own person and time; the weak one is remade', () => {
    const walk = live(on.complained('2026-03-02 09:00', 'general', { facts: { timesRaised: 3 } }))
    walk.step('assign', 'head', on.assigned('2026-03-02 10:00'))
    walk.step('set-action', 'head', on.actionSet('2026-03-03 10:00', 1))
    walk.step('set-action', 'head', on.actionSet('2026-03-03 11:00', 2))
    const owed = () =>
      Object.values(walk.state().duties).flatMap(duty =>
        duty.item === undefined ? [] : [`${duty.rule} ${duty.item} ${duty.owner}`],
      )
    expect(owed()).toEqual(['carry-out-action 1 handler', 'carry-out-action 2 handler'])
    expect(walk.why('finish-action', 'head', on.actionDone('2026-03-18 10:00', 1))).toBe('action.not-yours')
    walk.step('finish-action', 'handler', on.actionDone('2026-03-18 10:00', 1, 1))
    expect(walk.state().evidence['actions-done']).toBeUndefined()
    expect(walk.why('check-action', 'handler', on.actionChecked('2026-04-20 10:00', 'effective', 1))).toBe('action.own-check')
    walk.step('finish-action', 'handler', on.actionDone('2026-03-18 11:00', 2, 0))
    expect(walk.state().evidence['actions-done']).toBeDefined()
    expect(owed()).toEqual(['check-action 1 desk', 'check-action 2 desk'])
    walk.step('check-action', 'desk', on.actionChecked('2026-04-20 10:00', 'effective', 1, 1))
    walk.step('check-action', 'desk', on.actionChecked('2026-04-20 11:00', 'weak', 2, 1))
    expect(walk.state().evidence['actions-effective']).toBeUndefined()
    expect(walk.why('set-action', 'head', on.actionSet('2026-04-21 09:00', 3, 1))).toBe('action.not-weak')
    walk.step('set-action', 'head', on.actionSet('2026-04-21 10:00', 3, 2))
    expect(walk.state().evidence['actions-done']).toBeUndefined()
    expect(owed()).toEqual(['carry-out-action 3 handler'])
  })
})

describe('a penalty', () => {
  const opened = () => {
    const walk = live(on.penaltyOpened('2026-03-05 09:00'))
    walk.step('assign', 'hr', on.assigned('2026-03-05 10:00'))
    walk.step('classify', 'handler', on.graded('2026-03-05 11:00', 'general', 'general'))
    return walk
  }
  test('is not found on the word of one person, however often he gives it', () => {
    const walk = opened()
    walk.step('make-record', 'hr', on.named('2026-03-05 13:30'))
    walk.step('make-record', 'money', on.record('2026-03-05 14:00', 'witness-evidence'))
    walk.step('make-record', 'money', on.record('2026-03-05 15:00', 'witness-evidence'))
    expect(walk.why('investigate', 'handler', on.investigated('2026-03-05 16:00'))).toBe('gate.missing')
    walk.step('make-record', 'handler', on.record('2026-03-05 16:00', 'witness-evidence'))
    walk.step('investigate', 'handler', on.investigated('2026-03-05 17:00'))
  })
  test('is heard before it is decided, served before it is carried out, and closed when done', () => {
    const walk = opened()
    walk.step('make-record', 'hr', on.named('2026-03-05 13:30'))
    walk.step('make-record', 'money', on.record('2026-03-05 14:00', 'witness-evidence'))
    walk.step('make-record', 'handler', on.record('2026-03-05 15:00', 'witness-evidence'))
    expect(walk.why('make-record', 'handler', on.alleged('2026-03-05 16:00'))).toBe('gate.missing')
    walk.step('cite-violation', 'hr', on.cited('2026-03-05 16:30'))
    walk.step('investigate', 'handler', on.investigated('2026-03-05 17:00'))
    expect(walk.why('make-record', 'handler', on.heard('2026-03-06 09:00'))).toBe('gate.missing')
    walk.step('make-record', 'handler', on.alleged('2026-03-05 17:30'))
    expect(walk.why('make-record', 'money', on.defended('2026-03-05 17:40'))).toBe('act.not-yours')
    walk.step('make-record', 'party', on.defended('2026-03-05 17:45'))
    expect(walk.why('submit-matter', 'handler', on.submitted('2026-03-06 09:00'))).toBe('gate.missing')
    walk.step('make-record', 'handler', on.heard('2026-03-06 10:00'))
    expect(walk.why('submit-matter', 'handler', on.submitted('2026-03-06 10:30'))).toBe('gate.missing')
    walk.step('propose-penalty', 'handler', on.proposed('2026-03-06 10:40'))
    walk.step('submit-matter', 'handler', on.submitted('2026-03-06 11:00'))
    const deduction = on.record('2026-03-12 10:00', 'deduction', { what: 'points', from: 'score', points: 2 })
    expect(walk.why('make-record', 'hr', deduction)).toBe('gate.missing')
    walk.happen(on.decided('2026-03-09 10:00', 'matter'), 'chief')
    walk.step(
      'make-record',
      'hr',
      on.notified('2026-03-10 10:00', 'person', 'general', 'points', 'self-criticism', 'improvement-plan'),
    )
    expect(walk.why('make-record', 'money', on.appealed('2026-03-11 10:00'))).toBe('act.not-yours')
    walk.step('make-record', 'party', on.appealed('2026-03-11 10:00'))
    expect(walk.state().stage).toBe('appeal')
    walk.step('make-record', 'hr', deduction)
    walk.step('make-record', 'boss', on.record('2026-03-13 10:00', 'improvement-plan', { approved: true }))
    walk.step('make-record', 'boss', on.record('2026-03-13 11:00', 'self-criticism', { before: 'department' }))
    expect(walk.why('close-matter', 'hr', on.closed('2026-03-13 12:00'))).toBe('gate.missing')
    walk.step('make-record', 'hr', on.appealDecided('2026-03-16 10:00', 'upheld'))
    walk.step('close-matter', 'hr', on.closed('2026-03-16 11:00'))
    expect(walk.stages).toEqual([
      'investigation',
      'hearing',
      'decision',
      'notice',
      'carrying-out',
      'appeal',
      'after-appeal',
      'closed',
    ])
    expect(Object.keys(walk.state().duties)).toEqual([])
  })
})

describe('a rectification', () => {
  test('that is weak is remade, and business is restored only when the rate is clearly down', () => {
    const walk = live(on.rectificationOpened('2026-03-16 09:00'))
    walk.step('assign', 'head', on.assigned('2026-03-16 10:00'))
    expect(walk.why('plan', 'handler', on.planned('2026-03-17 09:00'))).toBe('gate.missing')
    expect(walk.why('classify', 'head', on.graded('2026-03-16 11:00', 'general', 'general'))).toBe('act.not-yours')
    walk.step('classify', 'hr', on.graded('2026-03-16 11:00', 'general', 'general'))
    const round = (day: string, n: number) => {
      walk.step('plan', 'handler', on.planned(`${day} 09:00`, n))
      walk.happen(on.decided(`${day} 10:00`, 'plan'), 'head')
      walk.step('start', 'handler', on.started(`${day} 11:00`))
      walk.step('complete', 'handler', on.completed(`${day} 17:00`))
    }
    round('2026-03-17', 1)
    walk.step('make-record', 'desk', on.checked('2026-04-10 10:00', 'weak', true))
    expect(walk.state().stage).toBe('planning')
    const restored = on.record('2026-05-12 10:00', 'restoration', { step: 1, full: true })
    round('2026-04-13', 2)
    expect(walk.why('make-record', 'chief', restored)).toBe('gate.missing')
    walk.step('make-record', 'desk', on.checked('2026-05-11 10:00', 'effective', true))
    expect(walk.why('close-matter', 'head', on.closed('2026-05-11 11:00'))).toBe('gate.missing')
    walk.step('make-record', 'chief', restored)
    walk.step('close-matter', 'head', on.closed('2026-05-12 11:00'))
    expect(Object.keys(walk.state().duties)).toEqual([])
  })
})
