import { describe, expect, test } from 'vitest'
import { compileCalendar } from '../../../engine/calendar/calendar.ts'
import { chinaCalendar } from '../../../engine/calendar/china.ts'
import { cleanPack } from '../../../engine/lint/clean-pack.fixture.ts'
import type { Pack } from '../../../engine/pack.ts'
import { furn } from '../../../policies/furn/2026-01-01/pack.ts'
import { penal } from '../../../policies/penal/2026-01-01/pack.ts'
import { runBench } from './bench.ts'
import type { BenchCase } from './bench-events.ts'
import { benchKinds, benchRules } from './bench-rules.ts'
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
  return runBench(benchRules(pack, [], calendar, settings), { ...given, ...change })
}

describe('the what-if bench', () => {
  test('says the level with its row, and duties with due times on the calendar', () => {
    const result = run(cleanPack)!
    expect(result.level).toBe('serious')
    expect(result.rows.map(row => row.id)).toEqual(['large'])
    // 10:00 and four working hours: two before noon, two from 13:30.
    expect(result.duties).toMatchObject([{ rule: { id: 'reply' }, duty: { dueAt: '2026-09-30T07:30:00.000Z' } }])
    expect(result.ahead.map(one => one.rule.id)).toEqual(['approve'])
    expect(result.routes.map(route => [route.subject, route.steps.map(one => one.step.id)])).toEqual([['compensation', ['head']]])
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

describe('the draft together with another regulation', () => {
  const complaint: BenchCase = { kind: 'complaint', facts: {}, level: 'general', openedAt: '2026-09-30T02:00:00.000Z', then: [] }
  const both = (change: Partial<BenchCase> = {}) =>
    runBench(benchRules(furn, [penal], calendar, settings), { ...complaint, ...change })!
  const from = (lines: readonly { readonly from: { readonly pack: Pack } }[]) =>
    [...new Set(lines.map(one => one.from.pack.id))].sort()

  test('leads what it claims itself, and adds to what the other one leads', () => {
    const kinds = benchKinds([furn, penal])
    expect([kinds.get('complaint')?.id, kinds.get('return')?.id]).toEqual(['penal', 'furn'])
    expect(benchKinds([furn]).get('complaint')).toBeUndefined()
    expect(runBench(benchRules(furn, [], calendar, settings), complaint)).toBeUndefined()
    expect(both().leads.pack.id).toBe('penal')
  })
  test('says of each duty which regulation it comes from, and marks the strictest of one meaning', () => {
    const liable = { on: 'record.made' as const, when: { record: { in: ['liability'] } } }
    const result = both({ then: [{ trigger: liable, at: '2026-09-30T02:10:00.000Z' }] })
    expect(from(result.duties)).toEqual(['furn', 'penal'])
    // furn wants a plan within 24 hours of the complaint, penal within two working days of the liability: the holiday lies between.
    const plans = result.duties.filter(one => one.rule.meaning === 'plan')
    expect(plans.map(one => [one.from.pack.id, one.rule.id, one.strictest ?? false])).toEqual([
      ['furn', 'first-plan', true],
      ['penal', 'agree-solution', false],
    ])
    expect(result.duties.filter(one => one.strictest)).toHaveLength(1)
    // No duty of the draft that its own level does not bring: penal's 一般 is furn's 一般.
    expect(result.alsoLevels.map(one => [one.from.pack.id, one.level])).toEqual([['furn', 'general']])
  })
  test('reads the level in the other one’s words', () => {
    expect(both({ level: 'serious' }).alsoLevels.map(one => one.level)).toEqual(['major'])
    expect(both({ level: 'minor' }).alsoLevels.map(one => one.level)).toEqual(['general'])
  })
  test('takes the steps of both routes, the file of the one that leads, and how long each wants it kept', () => {
    const result = both()
    expect(from(result.kept)).toEqual(['furn'])
    expect(result.archive.map(item => item.id)).toEqual(
      penal.archive.filter(item => item.kinds?.includes('complaint') ?? true).map(item => item.id),
    )
    const steps = both({ amountFen: 60_000_000 }).routes.flatMap(route => route.steps)
    expect(steps.length).toBeGreaterThan(0)
    for (const { edition, step } of steps) expect(Object.keys(edition.pack.clauses)).toContain(step.clause)
  })
  test('with only the draft there is nothing of the other one', () => {
    const alone = runBench(benchRules(penal, [], calendar, settings), complaint)!
    expect(from([...alone.duties, ...alone.ahead, ...alone.gates, ...alone.kept])).toEqual(['penal'])
    expect(alone.alsoLevels).toEqual([])
  })
  test('a duty done late is the violation that either of them makes of it, with its sanctions', () => {
    const late = both({ then: [{ trigger: { on: 'customer.replied' }, at: '2026-11-30T02:00:00.000Z' }] })
    const ended = late.duties.filter(one => one.outcome === 'late')
    expect(ended.length).toBeGreaterThan(0)
    for (const one of late.violations) {
      expect(['late', 'missed']).toContain(one.duty.outcome)
      expect(one.rule.found).toMatchObject({ duties: expect.arrayContaining([one.duty.rule.meaning]) })
      for (const sanction of one.sanctions) expect(sanction.grade).toBe(one.rule.grade)
    }
    expect(from(late.violations)).toEqual(['furn'])
  })
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
