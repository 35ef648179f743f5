import { describe, expect, test } from 'vitest'
import { fold } from '../engine/advance.ts'
import { compileCalendar } from '../engine/calendar/calendar.ts'
import { chinaCalendar } from '../engine/calendar/china.ts'
import type { Pack, RouteRule } from '../engine/pack.ts'
import { compileEdition, type Rules } from '../engine/rules.ts'
import type { CaseState } from '../engine/state.ts'
import type { CaseEvent } from '../events/envelope.ts'
import { shippedEditions } from './shipped.ts'

const calendar = compileCalendar(chinaCalendar({ id: 'cn', title: '工作日历', windows: [['09:00', '18:00']] }))
const submissions = {
  plan: { act: 'plan', type: 'plan.submitted' },
  form: { act: 'submit-form', type: 'form.submitted' },
  compensation: { act: 'submit-compensation', type: 'compensation.submitted' },
  matter: { act: 'submit-matter', type: 'matter.submitted' },
  review: { act: 'submit-review', type: 'review.submitted' },
} as const
type Subject = keyof typeof submissions
type Way = {
  readonly route: RouteRule
  readonly subject: Subject
  readonly kind: string
  readonly level?: string
  readonly category?: string
}

/** Every route of a pack on which a decision can be ratified, for each kind of case and level it is about. */
function waysOf(pack: Pack): Way[] {
  return pack.routes.flatMap(route => {
    const { subject, kinds = pack.lifecycles.map(l => l.kind) } = route
    if (subject === 'edition') return []
    return kinds
      .filter(kind => pack.primaryFor.includes(kind))
      .flatMap(kind =>
        (route.levels ?? [undefined]).flatMap(level =>
          (route.categories ?? [undefined]).map(category => ({
            ...{ route, subject, kind },
            ...(level === undefined ? {} : { level }),
            ...(category === undefined ? {} : { category }),
          })),
        ),
      )
  })
}

/** A case that was approved beyond somebody's authority, and then either waits or was refused ratification: what is open, by rule. */
function caseAfter(
  pack: Pack,
  { route, subject, kind, level, category }: Way,
  isRefused: boolean,
): { state: CaseState; rules: Rules } {
  const rules: Rules = { editions: [compileEdition(pack)], calendar, settings: { warnShare: 0, ladder: [] } }
  const form = route.form === undefined ? {} : { form: route.form }
  const steps = [{ id: 'step', mode: 'any', clause: route.clause, people: [{ person: 'chief', role: 'manager' }] }]
  const facts = { subject, ...form, round: 1 }
  const happened: [string, object][] = [
    [
      'case.opened',
      {
        kind,
        number: '1',
        channel: 'internal',
        facts: {},
        rows: [],
        missing: [],
        history: false,
        reporter: 'ada',
        ...(category && { category }),
      },
    ],
    ...(level === undefined
      ? []
      : [['case.classified', { level, proposed: level, ...(category && { category }) }] as [string, object]]),
    [submissions[subject].type, { ...form, round: 1, route: steps, level: level ?? '', amountFen: 100, urgent: false }],
    [
      'approval.recorded',
      { ...facts, request: 'e-submitted', medium: 'paper', person: 'bo', beyond: ['not-on-route'], isBeyond: true, route: steps },
    ],
    [
      'approval.decided',
      {
        ...facts,
        request: 'e-submitted',
        step: 'step',
        decision: 'approve',
        outcome: 'approved',
        final: true,
        recorded: 'e-recorded',
      },
    ],
    ...(isRefused
      ? [
          [
            'approval.decided',
            {
              request: 'e-recorded',
              subject: 'ratification',
              of: subject,
              ...form,
              step: 'step',
              decision: 'reject',
              outcome: 'rejected',
              final: true,
              recorded: 'e-recorded',
            },
          ] as [string, object],
        ]
      : []),
  ]
  const events = happened.map(([type, data], i) => {
    const at = new Date(Date.UTC(2026, 2, 2, 1, i)).toISOString()
    const id = type.endsWith('.submitted') ? 'e-submitted' : type === 'approval.recorded' ? 'e-recorded' : `e-${i}`
    return { id, type, data, actor: 'ada', stream: 'c', seq: i + 1, at, recordedAt: at } as unknown as CaseEvent
  })
  return { state: fold(rules, events)!.state, rules }
}
const nameOf = ({ route, kind, level, category }: Way) => [route.id, kind, level, category].filter(Boolean).join(' ')
const open = (state: CaseState) => Object.values(state.duties)

describe.each(shippedEditions.map(pack => [pack.id, pack] as const))('%s: an approval that is annulled', (_id, pack) => {
  test.each(waysOf(pack).map(way => [nameOf(way), way] as const))(
    '%s: what it started ends, and somebody owes the next step',
    (_name, way) => {
      const before = caseAfter(pack, way, false)
      const started = open(before.state).filter(d => d.startAt === before.state.lastAt)
      const { state, rules } = caseAfter(pack, way, true)
      const left = open(state)
      for (const duty of started) expect(left.map(d => d.key)).not.toContain(duty.key)
      const edition = rules.editions[0]!
      const owed = left.filter(d => edition.duties.get(d.rule)?.acts.includes(submissions[way.subject].act))
      expect(
        owed.map(d => d.rule),
        left.map(d => d.rule).join(' '),
      ).not.toEqual([])
      expect(state.requests).toEqual({})
    },
  )
})
