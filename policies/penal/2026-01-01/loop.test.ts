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
      on.record('2026-03-02 15:00', 'cause-analysis', { factors: ['method'], cause: 'process' }),
    )
    walk.step('investigate', 'handler', on.investigated('2026-03-02 16:00'))
    walk.step('make-record', 'handler', on.liability('2026-03-02 17:00'))
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

describe('a penalty', () => {
  const opened = () => {
    const walk = live(on.penaltyOpened('2026-03-05 09:00'))
    walk.step('assign', 'hr', on.assigned('2026-03-05 10:00'))
    walk.step('classify', 'handler', on.graded('2026-03-05 11:00', 'general', 'general'))
    return walk
  }
  test('is not found on the word of one person, however often he gives it', () => {
    const walk = opened()
    walk.step('make-record', 'money', on.record('2026-03-05 14:00', 'witness-evidence'))
    walk.step('make-record', 'money', on.record('2026-03-05 15:00', 'witness-evidence'))
    expect(walk.why('investigate', 'handler', on.investigated('2026-03-05 16:00'))).toBe('gate.missing')
    walk.step('make-record', 'handler', on.record('2026-03-05 16:00', 'witness-evidence'))
    walk.step('investigate', 'handler', on.investigated('2026-03-05 17:00'))
  })
  test('is heard before it is decided, served before it is carried out, and closed when done', () => {
    const walk = opened()
    walk.step('make-record', 'money', on.record('2026-03-05 14:00', 'witness-evidence'))
    walk.step('make-record', 'handler', on.record('2026-03-05 15:00', 'witness-evidence'))
    walk.step('investigate', 'handler', on.investigated('2026-03-05 17:00'))
    expect(walk.why('submit-matter', 'handler', on.submitted('2026-03-06 09:00'))).toBe('gate.missing')
    walk.step('make-record', 'handler', on.heard('2026-03-06 10:00'))
    walk.step('submit-matter', 'handler', on.submitted('2026-03-06 11:00'))
    const deduction = on.record('2026-03-12 10:00', 'deduction', { what: 'points', from: 'score', points: 2 })
    expect(walk.why('make-record', 'hr', deduction)).toBe('gate.missing')
    walk.happen(on.decided('2026-03-09 10:00', 'matter'), 'chief')
    walk.step(
      'make-record',
      'hr',
      on.notified('2026-03-10 10:00', 'person', 'general', 'points', 'self-criticism', 'improvement-plan'),
    )
    walk.step('make-record', 'money', on.appealed('2026-03-11 10:00'))
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
