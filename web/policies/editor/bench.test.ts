import { describe, expect, test } from 'vitest'
import { compileCalendar } from '../../../engine/calendar/calendar.ts'
import { chinaCalendar } from '../../../engine/calendar/china.ts'
import { cleanPack } from '../../../engine/lint/clean-pack.fixture.ts'
import type { Pack } from '../../../engine/pack.ts'
import { type BenchCase, benchRules, runBench } from './bench.ts'
import { draftWords } from './draft-view.ts'
import { addDuty, addRung, setStop } from './edit-duty.ts'
import { addGate } from './edit-gate.ts'
import { setBound } from './edit-table.ts'
import { findingsAbout, lintDraft } from './findings-of.ts'
import { staffSentence } from './rule-sentence.ts'
import { namesOf, rulesAt } from './rules-at.ts'
import { conditionFields, sayTrigger, triggerOptions } from './trigger-words.ts'

const calendar = compileCalendar(
  chinaCalendar({
    id: 'cn',
    title: 'cn',
    windows: [
      ['09:00', '12:00'],
      ['13:30', '18:00'],
    ],
  }),
)
const settings = { warnShare: 0.8, ladder: [] }
const given: BenchCase = {
  kind: 'complaint',
  facts: { lossFen: 2_000_000 },
  openedAt: '2026-09-30T02:00:00.000Z',
  then: [],
}
const run = (pack: Pack, change: Partial<BenchCase> = {}) => {
  const { rules, edition } = benchRules(pack, calendar, settings)
  return runBench(rules, edition, { ...given, ...change })
}

describe('the what-if bench', () => {
  test('says the level with its row, and duties with due times on the calendar', () => {
    const result = run(cleanPack)!
    expect(result.level).toBe('serious')
    expect(result.rows.map(row => row.id)).toEqual(['large'])
    // 10:00 and four working hours: two before noon, two from 13:30.
    expect(result.duties).toMatchObject([{ rule: { id: 'reply' }, duty: { dueAt: '2026-09-30T07:30:00.000Z' } }])
    expect(result.ahead.map(duty => duty.id)).toEqual(['approve'])
    expect(result.routes.map(route => route.rule.id)).toEqual(['compensation'])
    expect(result.gates).toMatchObject([{ rule: { id: 'plan-needs-check' }, missing: ['checked'] }])
  })
  test('goes on with what happens next: duties end on time or late, gates open, the holiday is skipped', () => {
    const result = run(cleanPack, {
      then: [
        { trigger: { on: 'customer.replied' }, at: '2026-09-30T09:00:00.000Z' },
        { trigger: { on: 'record.made', when: { record: { in: ['check'] } } }, at: '2026-09-30T09:10:00.000Z' },
        { trigger: { on: 'compensation.submitted' }, at: '2026-09-30T09:20:00.000Z' },
      ],
    })!
    expect(result.duties.find(one => one.rule.id === 'reply')).toMatchObject({ outcome: 'late' })
    expect(result.gates[0]!.missing).toEqual([])
    expect(result.duties.find(one => one.rule.id === 'approve')!.duty.dueAt).toBe('2026-10-10T10:00:00.000Z')
  })
  test('shows at once what a new duty with a ladder and a moved band do', () => {
    const made = addDuty(cleanPack, '1', '二次回访')
    const result = run(setBound(addRung(made.pack, made.id), 'grading', 'small', 'lossFen', 'lt', 3_000_000))!
    expect(result.level).toBe('minor')
    const duty = result.duties.find(one => one.rule.id === made.id)!
    expect(duty.alarms.map(alarm => alarm.kind)).toEqual(['warning', 'breach', 'escalation'])
  })
  test('says nothing of a case that the draft does not govern', () => {
    expect(run(cleanPack, { kind: 'return' })).toBeUndefined()
    expect(run(cleanPack, { kind: 'penalty' })).toBeUndefined()
  })
  test.each(triggerOptions(cleanPack, 'zh').map(option => [option.label, option.trigger] as const))(
    'does not stumble over %s',
    (_, trigger) => {
      expect(run(cleanPack, { then: [{ trigger, at: '2026-10-08T02:00:00.000Z' }] })).toBeDefined()
    },
  )
})

describe('events in people’s words', () => {
  test('never show a type, an id or a field name', () => {
    for (const language of ['zh', 'en'] as const)
      for (const { label, trigger } of triggerOptions(cleanPack, language)) {
        expect(label, trigger.on).not.toContain(trigger.on)
        expect(label).not.toMatch(/[a-z]+\.[a-z]+|[a-z]Fen\b/)
      }
    for (const { trigger } of triggerOptions(cleanPack, 'zh'))
      for (const field of conditionFields(trigger.on, trigger.when, cleanPack, 'zh')) {
        expect(field.label, `${trigger.on} ${field.name}`).toMatch(/\p{Script=Han}/u)
        if ('choices' in field)
          for (const choice of field.choices) expect(choice.label, `${trigger.on} ${field.name}`).toMatch(/\p{Script=Han}/u)
      }
  })
  test('name the record that is meant and ask for its own fields', () => {
    const trigger = { on: 'record.made' as const, when: { record: { in: ['check'] }, 'values.passed': { in: [true] } } }
    expect(sayTrigger(trigger, cleanPack, 'zh')).toBe('填写记录（记录：现场检查；合格：是）')
    expect(conditionFields('record.made', trigger.when, cleanPack, 'zh').map(field => field.name)).toEqual([
      'record',
      'values.passed',
      'values.part',
    ])
  })
})

describe('beside a rule', () => {
  const today = '2026-07-01'
  test('stands what the lint finds in it, and it goes with the edit that mends it', () => {
    const made = addDuty(cleanPack, '1', '二次回访')
    const late = {
      ...made.pack,
      duties: made.pack.duties.map(duty => (duty.id === made.id ? { ...duty, owner: { role: 'nobody' } } : duty)),
    }
    const about = (pack: Pack) => {
      const rule = rulesAt(pack, '1').find(one => one.id === made.id)!
      return findingsAbout(lintDraft(pack, [], { today, calendar }), namesOf(rule.rule))
    }
    expect(about(late).map(finding => finding.kind)).toContain('role-undefined')
    expect(about(made.pack).map(finding => finding.kind)).not.toContain('role-undefined')
  })
  test('stands the sentence that staff will read', () => {
    const made = setStop(addDuty(cleanPack, '1', '二次回访').pack, 'er-ci-hui-fang', [{ on: 'customer.replied' }])
    const words = draftWords(made, 'zh')
    const rule = rulesAt(made, '1').find(one => one.id === 'er-ci-hui-fang')!
    expect(staffSentence(words, rule, '1')).toMatchObject({
      title: '二次回访',
      time: '2个工作小时内',
      facts: [{ label: '由', value: '一线' }, {}],
    })
    const gate = addGate(made, '3', '先调查', 'start', { title: '调查', on: { on: 'investigation.recorded' } })
    const at = rulesAt(gate.pack, '3').find(one => one.id === gate.id)!
    expect(staffSentence(draftWords(gate.pack, 'zh'), at, '3')?.facts[0]).toEqual({
      label: '办理“启动实施”之前，须有',
      value: '调查',
    })
  })
})
