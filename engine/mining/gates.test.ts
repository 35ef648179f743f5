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

  it('stay missing where nothing was there before the correction either, and kept where it was, whatever else is corrected', () => {
    const opened = ['2026-03-02 09:00', 'case.opened'] as const
    const again = ['2026-03-02 12:00', 'handling.completed'] as const
    const correction = (event: string, local = '2026-03-02 13:00') =>
      [local, 'event.corrected', { corrects: event, void: true }] as const
    const late = ['2026-03-02 11:30', 'case.verified'] as const
    // The first completion came before anything was verified, the second rests on what is taken away later.
    expect(passed(events(opened, completed, late, again, correction('e3')))).toEqual([
      'missing test/complete-gate',
      'voided test/complete-gate',
    ])
    expect(passed(events(opened, completed, late, correction('e3', '2026-03-02 11:45'), late, again))).toEqual([
      'missing test/complete-gate',
      'kept test/complete-gate',
    ])
    const reopened = ['2026-03-02 11:40', 'case.reopened'] as const
    expect(passed(events(opened, verified, completed, reopened, again))).toEqual([
      'kept test/complete-gate',
      'missing test/complete-gate',
    ])
    // Verified anew: what was there before the case was reopened does not date it back.
    expect(passed(events(opened, verified, completed, reopened, ['2026-03-02 12:30', 'case.verified'], again))).toEqual([
      'kept test/complete-gate',
      'later test/complete-gate',
    ])
  })

  it('once there, evidence that is given again does not come later', () => {
    const told = events(['2026-03-02 09:00', 'case.opened'], verified, ['2026-03-02 11:30', 'case.verified'], completed)
    expect(passed(told)).toEqual(['kept test/complete-gate'])
  })

  it('rest on evidence since it was first there, though an earlier time of it is entered later', () => {
    const opened = ['2026-03-02 09:00', 'case.opened'] as const
    const late = ['2026-03-02 11:30', 'case.verified'] as const
    expect(passed(events(opened, late, verified, completed))).toEqual(['kept test/complete-gate'])
    expect(passed(events(opened, late, ['2026-03-02 11:20', 'case.verified'], completed))).toEqual(['later test/complete-gate'])
  })

  it('are kept by what comes at the same moment, and broken where one of several pieces comes later', () => {
    const opened = ['2026-03-02 09:00', 'case.opened'] as const
    expect(passed(events(opened, ['2026-03-02 11:00', 'case.verified'], completed))).toEqual(['kept test/complete-gate'])
    const node = ['2026-03-02 10:00', 'node.reached', { node: 'power-on' }] as const
    const signed = (local: string) => [local, 'node.signed', { node: 'power-on', allSigned: true }] as const
    expect(passed(events(opened, verified, node, signed('2026-03-02 10:30'), completed))).toEqual(['kept test/complete-gate'])
    expect(passed(events(opened, verified, node, signed('2026-03-02 11:30'), completed))).toEqual(['later test/complete-gate'])
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

  it('rest on it where one of several pieces does, and not where it made good what was decided before', () => {
    const pack = testPack()
    const signedOff: EvidenceRule['on'] = [{ on: 'approval.decided', when: { outcome: { in: ['approved'] } } }]
    const twoNeeds = testRules(
      testPack({
        evidence: [...pack.evidence, { id: 'approved', clause: '2', title: { zh: '批准' }, on: signedOff }],
        gates: [
          {
            ...{ id: 'start-gate', clause: '2', title: { zh: '开工' }, act: 'start' },
            needs: [{ evidence: 'verified' }, { evidence: 'approved' }],
          },
        ],
      }),
    )
    const told = (subject: string, isBeyond: boolean) =>
      events(
        ['2026-03-02 09:00', 'case.opened'],
        verified,
        ['2026-03-02 09:30', 'plan.submitted', { round: 1, route: [] }],
        [
          '2026-03-02 10:00',
          'approval.recorded',
          {
            ...{ request: 'e3', medium: 'paper', person: 'p', subject, round: 1, route: [] },
            ...{ beyond: isBeyond ? ['over-limit'] : [], isBeyond },
          },
        ],
        [
          '2026-03-02 10:05',
          'approval.decided',
          { request: 'e3', subject, step: 's', decision: 'approve', outcome: 'approved', final: true },
        ],
        ['2026-03-02 10:30', 'plan.started'],
      )
    const results = (subject: string, isBeyond: boolean) =>
      gatesPassed(twoNeeds, told(subject, isBeyond)).map(({ result }) => result)
    expect(results('plan', true)).toEqual(['beyond'])
    expect(results('plan', false)).toEqual(['kept'])
    expect(results('ratification', true)).toEqual(['kept'])
    expect(decisionsBeyond(told('plan', false))).toEqual([])
    // Of both sorts each once, in the order of the events.
    const twice = events(
      ['2026-03-02 09:00', 'case.opened'],
      ...['over-limit', 'not-on-route', 'over-limit'].map(
        (sort, i) =>
          [
            `2026-03-02 1${i}:00`,
            'approval.recorded',
            { request: 'e1', medium: 'paper', person: 'p', subject: 'plan', round: 1, route: [], beyond: [sort], isBeyond: true },
          ] as const,
      ),
    )
    expect(decisionsBeyond(twice)).toEqual(['over-limit', 'not-on-route'])
  })
})
