import { describe, expect, it } from 'vitest'
import type { CaseEvent } from '../../events/envelope.ts'
import type { EvidenceRule } from '../pack.ts'
import { events, testPack, testRules } from '../rules.fixture.ts'
import { decisionsBeyond, gatesPassed } from './gates.ts'

const rules = testRules()
const passed = (told: CaseEvent[]) => gatesPassed(rules, told).map(({ gate, result }) => `${result} ${gate}`)
const verified = ['2026-03-02 09:10', 'case.verified'] as const
const completed = ['2026-03-02 11:00', 'handling.completed'] as const

describe('gates that a case has passed', () => {
  it('are kept where what they ask was there, and missing where nobody was refused', () => {
    expect(passed(events(['2026-03-02 09:00', 'case.opened'], verified, completed))).toEqual(['kept test/complete-gate'])
    expect(passed(events(['2026-03-02 09:00', 'case.opened'], completed))).toEqual(['missing test/complete-gate'])
    // What it asks of a node only where there was one.
    const node = ['2026-03-02 10:00', 'node.reached', { node: 'power-on' }] as const
    expect(passed(events(['2026-03-02 09:00', 'case.opened'], verified, node, completed))).toEqual(['missing test/complete-gate'])
  })

  it('are broken by a correction that takes away what they rested on, and by one that moves it behind them', () => {
    const corrected = (data: object) =>
      events(['2026-03-02 09:00', 'case.opened'], verified, completed, [
        '2026-03-02 12:00',
        'event.corrected',
        { corrects: 'e2', ...data },
      ])
    expect(passed(corrected({ void: true }))).toEqual(['voided test/complete-gate'])
    expect(passed(corrected({ at: '2026-03-02T03:30:00.000Z' }))).toEqual(['later test/complete-gate'])
    expect(passed(corrected({ at: '2026-03-02T02:30:00.000Z' }))).toEqual(['kept test/complete-gate'])
  })

  it('once there, evidence that is given again does not come later', () => {
    const told = events(['2026-03-02 09:00', 'case.opened'], verified, ['2026-03-02 11:30', 'case.verified'], completed)
    expect(passed(told)).toEqual(['kept test/complete-gate'])
  })

  it('rest on a decision beyond authority where any of the submission was, and on none where a new one was approved', () => {
    const approved: EvidenceRule['on'] = [
      { on: 'approval.decided', when: { subject: { in: ['plan'] }, outcome: { in: ['approved'] } } },
    ]
    const pack = testPack()
    const beyondRules = testRules(
      testPack({
        evidence: [
          ...pack.evidence,
          { id: 'approved', clause: '2', title: { zh: '批准' }, on: approved, voidedBy: [{ on: 'plan.submitted' }] },
        ],
        gates: [{ id: 'start-gate', clause: '2', title: { zh: '开工' }, act: 'start', needs: [{ evidence: 'approved' }] }],
      }),
    )
    const submitted = (at: string) => [at, 'plan.submitted', { round: 1, route: [] }] as const
    const recorded = [
      '2026-03-02 10:00',
      'approval.recorded',
      {
        request: 'e2',
        medium: 'paper',
        person: 'p',
        subject: 'plan',
        round: 1,
        beyond: ['over-limit'],
        isBeyond: true,
        route: [],
      },
    ] as const
    const decided = (at: string, request: string) =>
      [
        at,
        'approval.decided',
        { request, subject: 'plan', step: 's', decision: 'approve', outcome: 'approved', final: true },
      ] as const
    const start = (at: string) => [at, 'plan.started'] as const
    const told = events(
      ['2026-03-02 09:00', 'case.opened'],
      submitted('2026-03-02 09:30'),
      recorded,
      decided('2026-03-02 10:05', 'e2'),
      start('2026-03-02 10:30'),
    )
    expect(gatesPassed(beyondRules, told).map(({ result }) => result)).toEqual(['beyond'])
    expect(decisionsBeyond(told)).toEqual(['over-limit'])
    const again = events(
      ...[
        ['2026-03-02 09:00', 'case.opened'] as const,
        submitted('2026-03-02 09:30'),
        recorded,
        decided('2026-03-02 10:05', 'e2'),
      ],
      ...[submitted('2026-03-02 11:00'), decided('2026-03-02 11:30', 'e5'), start('2026-03-02 11:40')],
    )
    expect(gatesPassed(beyondRules, again).map(({ result }) => result)).toEqual(['kept'])
  })
})
