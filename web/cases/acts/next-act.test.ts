import { expect, test } from 'vitest'
import type { DutyView } from '../../../server/cases/schema.ts'
import { nextAct } from './next-act.ts'

const duty = (rule: string, owner: string, acts: string[], closedAt: string | null = null): DutyView => ({
  id: rule,
  rule,
  clause: '8(1)',
  title: { zh: rule },
  owner: { id: owner, name: owner, role: 'front-line' },
  startedAt: '2026-03-02T01:00:00.000Z',
  dueAt: '2026-03-02T02:00:00.000Z',
  state: closedAt === null ? 'running' : 'met',
  provisional: false,
  closedAt,
  snoozedUntil: null,
  acts,
  regulation: { id: 'robot', edition: '2026-01-01', title: { zh: '制度' } },
  strictest: false,
  whole: false,
})
const no = (code: string) => ({ refused: code, because: { zh: '还缺核实' }, clause: '8(1)' })
const record = (id: string, can: true | ReturnType<typeof no>) => ({
  ...{ id, can, clause: '1', title: { zh: id }, regulation: { zh: '制度' }, fields: [], made: 0, last: null },
})

const wish = (duties: DutyView[], can: Record<string, true | ReturnType<typeof no>>) => ({
  duties,
  can,
  requests: [],
  reports: [],
})

test('my own duty comes before an earlier one of somebody else', () => {
  const found = nextAct(
    wish([duty('verify', 'li', ['verify']), duty('grade', 'me', ['classify'])], { verify: true, classify: true }),
    'me',
  )
  expect(found).toMatchObject({ act: 'classify', isMine: true, verdict: true })
})

test("somebody else's duty is offered where I may do it and have nothing of my own to do", () => {
  expect(nextAct(wish([duty('verify', 'li', ['verify'])], { verify: true }), 'me')).toMatchObject({
    act: 'verify',
    isMine: false,
  })
})

test('a report that waits for me comes first', () => {
  const waiting = {
    ...wish([duty('verify', 'me', ['verify'])], { verify: true, acknowledge: true }),
    reports: [{ id: 'r', about: 'report', hop: 'h', waiting: [{ id: 'me', name: '我', role: 'leader' }] }],
  }
  expect(nextAct(waiting, 'me')).toMatchObject({ act: 'acknowledge' })
})

test('where nothing is allowed, my duty is shown with what it lacks', () => {
  expect(nextAct(wish([duty('grade', 'me', ['classify'])], { classify: no('gate.missing') }), 'me')).toMatchObject({
    act: 'classify',
    verdict: { refused: 'gate.missing' },
  })
})

test('a duty that is done, or one of others that I may not do, offers nothing', () => {
  expect(
    nextAct(
      wish([duty('verify', 'me', ['verify'], '2026-03-02T01:30:00.000Z'), duty('grade', 'li', ['classify'])], {
        verify: true,
        classify: no('act.not-yours'),
      }),
      'me',
    ),
  ).toBeUndefined()
})

test('what waits for approval is not offered once more: the next duty is, or nothing', () => {
  const planning = duty('plan-general', 'me', ['plan', 'start'])
  const waits = { requests: [{ id: 'r', subject: 'plan' }] } as unknown as Pick<Parameters<typeof nextAct>[0], 'requests'>
  expect(nextAct({ ...wish([planning], { plan: true }), ...waits }, 'me')).toBeUndefined()
  expect(
    nextAct({ ...wish([planning, duty('meet', 'me', ['hold-meeting'])], { plan: true, 'hold-meeting': true }), ...waits }, 'me'),
  ).toMatchObject({
    act: 'hold-meeting',
  })
  // Another submission that waits leaves the plan alone.
  const form = { requests: [{ id: 'r', subject: 'form' }] } as unknown as typeof waits
  expect(nextAct({ ...wish([planning], { plan: true }), ...form }, 'me')).toMatchObject({ act: 'plan' })
})

test('a report of mine that waits for its receipt is not sent again; one of somebody else leaves mine open', () => {
  const due = duty('report-larger', 'me', ['report'])
  const reports = [{ id: 'up', about: 'report', hop: 'h', waiting: [] }] as unknown as Parameters<typeof nextAct>[0]['reports']
  const sent = (by: string) => ({ ...wish([due], { report: true }), reports, timeline: [{ id: 'up', actor: { id: by } }] })
  expect(nextAct(sent('me'), 'me')).toBeUndefined()
  expect(nextAct(sent('li'), 'me')).toMatchObject({ act: 'report' })
})

test('a duty that a record meets names that record, and is offered to whoever may make it', () => {
  const check = { ...duty('check', 'li', ['make-record']), records: ['check'] }
  const wanted = wish([check], { 'make-record': true })
  expect(nextAct({ ...wanted, records: [record('other', true), record('check', no('act.not-yours'))] }, 'me')).toBeUndefined()
  expect(nextAct({ ...wanted, records: [record('other', true), record('check', true)] }, 'me')).toMatchObject({
    act: 'make-record',
    record: { id: 'check' },
  })
})

test('of a duty that a gate holds back, the record that opens it comes next, to whoever may make it', () => {
  const wanted = {
    ...wish([duty('report-exception', 'me', ['submit-matter'])], { 'submit-matter': no('gate.missing'), 'make-record': true }),
    recordGates: [
      {
        ...{ id: 'risk', title: { zh: '先评估' }, clause: '9.2.2', act: 'submit-matter' },
        needs: [{ evidence: 'assessed', title: { zh: '评估' }, clause: '9.2.2', event: null, records: ['risk-assessment'] }],
      },
    ],
  }
  expect(nextAct({ ...wanted, records: [record('risk-assessment', true)] }, 'me')).toMatchObject({
    act: 'make-record',
    record: { id: 'risk-assessment' },
  })
  expect(nextAct({ ...wanted, records: [record('risk-assessment', no('act.not-yours'))] }, 'me')).toMatchObject({
    act: 'submit-matter',
    verdict: { refused: 'gate.missing' },
  })
})

test('a matter is ended once nothing else is owed, and not before, though it may be dropped at any time', () => {
  const settle = duty('settle', 'me', ['close-matter'])
  const can = { 'close-matter': true, 'submit-matter': no('act.not-yours') } as const
  expect(nextAct(wish([settle, duty('report-exception', 'li', ['submit-matter'])], can), 'me')).toBeUndefined()
  expect(nextAct(wish([settle], can), 'me')).toMatchObject({ act: 'close-matter' })
})
