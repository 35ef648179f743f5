import { describe, expect, test } from 'vitest'
import { penal } from '../policies/penal/2026-01-01/pack.ts'
import { robot } from '../policies/robot/2026-01-01/pack.ts'
import { explainPenalty, measureText, type PenaltyAsked, timesFor, windowStart } from './explain-penalty.ts'
import type { Pack } from './pack.ts'
import { testPack } from './rules.fixture.ts'

const text = (zh: string, en: string) => ({ zh, en })
const sanction = (
  id: string,
  en: string,
  more: Partial<NonNullable<Pack['sanctions']>[number]> = {},
): NonNullable<Pack['sanctions']>[number] => ({
  ...{
    id,
    clause: '2',
    title: text(id, en),
    of: 'person',
    grade: 'light',
    measures: [{ kind: 'talk', title: text('谈话', 'Talk') }],
  },
  ...more,
})
const pack = testPack({
  clauses: {
    '1': { title: text('上报', 'Reporting'), gist: text('一小时内上报', 'Report within an hour') },
    '2': { title: text('处罚', 'Sanctions'), gist: text('按次数处罚', 'By how often') },
  },
  grades: [
    { id: 'light', clause: '2', title: text('轻', 'Light'), rank: 1 },
    { id: 'grave', clause: '2', title: text('重', 'Grave'), rank: 2 },
    { id: 'odd', clause: '2', title: text('其他', 'Odd'), rank: 3 },
  ],
  violations: [
    {
      ...{ id: 'slow', clause: '1', title: text('拖延', 'Delay'), grade: 'light', of: ['person'] },
      found: { duties: ['solve'], outcomes: ['late', 'missed'] },
    },
    { id: 'fraud', clause: '1', title: text('舞弊', 'Fraud'), grade: 'grave', of: ['person', 'department'], found: 'person' },
  ],
  sanctions: [
    sanction('谈话', 'Talk'),
    sanction('罚款', 'Fine', {
      repeated: { times: 2, within: { months: 12 } },
      measures: [
        { kind: 'fine', title: text('罚款', 'Fine'), from: 20_000, to: 50_000 },
        { kind: 'points', title: text('扣分', 'Points'), from: { open: '[X]分' }, restorable: true },
      ],
    }),
    sanction('屡犯', 'Often', { repeated: { times: { open: '多次' } } }),
    sanction('通报', 'Notice', { of: 'department', repeated: { times: 1, within: { months: 6 } } }),
    sanction('解除', 'Dismissal', {
      ...{ grade: 'grave', together: [text('后果严重', 'Grave consequences'), text('故意', 'On purpose')] },
      measures: [{ kind: 'dismissal', title: text('解除', 'Dismissal') }],
    }),
  ],
})
const explain = (changes: Partial<PenaltyAsked> = {}, of: Pack = pack) =>
  explainPenalty(of, { violation: 'slow', of: 'person', on: '2026-03-31', before: [], ...changes })
const linesOf = ({ sections }: ReturnType<typeof explain>, id: string) => sections.find(one => one.id === id)?.lines

describe('why this sanction', () => {
  const duty = {
    ...{ title: text('办结', 'Solve'), pack: robot, clause: '8(2)', outcome: 'late' as const },
    ...{ dueAt: text('2026-03-30 18:00', '2026-03-30 18:00'), endedAt: text('2026-03-31 09:00', '2026-03-31 09:00') },
  }

  test('the duty that was late, the grade, how often, what answers with its blanks, and why the others do not', () => {
    const why = explain({ duty, before: ['2026-03-01', '2025-03-31', '2025-04-01'] })
    expect(why.text.zh).toEqual([
      '拖延：罚款',
      '条文有空白还没有填：在公司定下来之前，不能据此扣款或扣分。',
      '【违规】',
      '拖延（《试验制度》第 1 条 上报：一小时内上报）',
      '✓ 责任事项「办结」超时完成（应于：2026-03-30 18:00；实际：2026-03-31 09:00；《客户服务异常处置管理制度》第 8(2) 条 分级上报：一般：一线报部门负责人，1 小时；较大：部门负责人报副组长，2 小时；重大：副组长报组长和公司主要负责人，30 分钟。内容须有详情、初判、诉求、已采取措施。）',
      '【违规等级】',
      '轻（《试验制度》第 2 条 处罚：按次数处罚）',
      '【第几次】',
      '这是第 4 次（2026-03-31）：此前：2025-03-31、2025-04-01、2026-03-01',
      '12 个月内（2025-04-01 起）第 3 次（《试验制度》第 2 条）',
      '【对应的处罚】',
      '✓ 罚款（《试验制度》第 2 条）',
      '罚款：200 元 至 500 元',
      '？扣分：「[X]分」（条文没有定），可恢复',
      '【不适用的处罚】',
      '✗ 谈话：由更重的一条代替：罚款（《试验制度》第 2 条）',
      '✗ 屡犯：要「多次」才适用，条文没有定是几次（《试验制度》第 2 条）',
      '✗ 通报：它针对部门（《试验制度》第 2 条）',
      '✗ 解除：它针对「重」（《试验制度》第 2 条）',
      '制度版本：《试验制度》2025-01-01 版、《客户服务异常处置管理制度》2026-01-01 版',
    ])
    expect(why.text.en).toEqual([
      'Delay: Fine',
      'The text has blanks: until the company fills them nothing can be deducted.',
      '【The violation】',
      'Delay (《试验制度》clause 1 Reporting: Report within an hour)',
      '✓ the duty "Solve" was done late (due: 2026-03-30 18:00; done: 2026-03-31 09:00; 《Customer Service Anomaly Regulation》clause 8(2) Reporting by level: General: front line to department head, 1 hour; larger: department head to deputy leader, 2 hours; major: deputy leader to leader and principal, 30 minutes. With details, first judgement, demand and measures taken.)',
      '【Its grade】',
      'Light (《试验制度》clause 2 Sanctions: By how often)',
      '【How often】',
      'Number 4 (2026-03-31): before it: 2025-03-31, 2025-04-01, 2026-03-01',
      'number 3 within 12 months (since 2025-04-01) (《试验制度》clause 2)',
      '【Sanctions that answer】',
      '✓ Fine (《试验制度》clause 2)',
      'Fine: ¥200 to ¥500',
      '？Points: "[X]分" (left open by the text), can be restored',
      '【Sanctions that do not】',
      '✗ Talk: a heavier one takes its place: Fine (《试验制度》clause 2)',
      '✗ Often: it takes "多次", and the text does not say how often that is (《试验制度》clause 2)',
      '✗ Notice: it is for a department (《试验制度》clause 2)',
      '✗ Dismissal: it answers "Grave" (《试验制度》clause 2)',
      'Edition: 试验制度 2025-01-01, Customer Service Anomaly Regulation 2026-01-01',
    ])
    expect([why.kind, why.title]).toEqual(['penalty', { zh: '为什么是这个处罚', en: 'Why this sanction' }])
  })

  test('the first time, by a duty of the same regulation that nobody did', () => {
    const { dueAt: _, endedAt, ...bare } = duty
    const why = explain({ duty: { ...bare, pack, clause: '1', outcome: 'missed', endedAt } })
    expect(linesOf(why, 'violation')?.[1]).toEqual({
      mark: 'yes',
      says: { zh: '责任事项「办结」没有完成', en: 'the duty "Solve" was not done' },
      facts: [{ title: { zh: '截止', en: 'ended' }, value: { zh: '2026-03-31 09:00', en: '2026-03-31 09:00' } }],
      clause: {
        regulation: { id: 'test', edition: '2025-01-01', title: { zh: '试验制度', en: '试验制度' } },
        number: '1',
        title: { zh: '上报', en: 'Reporting' },
        gist: { zh: '一小时内上报', en: 'Report within an hour' },
      },
    })
    expect(linesOf(why, 'times')).toEqual([
      { says: { zh: '这是第 1 次（2026-03-31）', en: 'Number 1 (2026-03-31)' } },
      {
        says: { zh: '12 个月内（2025-04-01 起）第 1 次', en: 'number 1 within 12 months (since 2025-04-01)' },
        clause: {
          regulation: { id: 'test', edition: '2025-01-01', title: { zh: '试验制度', en: '试验制度' } },
          number: '2',
          title: { zh: '处罚', en: 'Sanctions' },
          gist: { zh: '按次数处罚', en: 'By how often' },
        },
      },
    ])
    expect(why.notes).toEqual([])
    expect(why.editions.map(({ id }) => id)).toEqual(['test'])
    expect(linesOf(explain({ duty: { ...bare, outcome: 'missed' } }), 'violation')?.[1]?.facts).toEqual([])
    expect(linesOf(explain(), 'violation')?.[1]).toEqual({
      says: { zh: '由系统从超时的责任事项认定', en: 'found by the system from duties that end late' },
    })
  })

  test('what a person finds, with conditions that must all be met', () => {
    const why = explain({ violation: 'fraud' })
    expect(linesOf(why, 'violation')?.[1]).toEqual({
      says: { zh: '由人认定，系统不会自己认定', en: 'found by a person, never by the system' },
    })
    expect(why.notes).toEqual([
      { zh: '列出的条件要同时具备，由人认定。', en: 'The conditions named must all be met; a person judges that.' },
    ])
    expect(linesOf(why, 'sanctions')?.map(({ says, mark }) => [says, mark])).toEqual([
      [{ zh: '解除', en: 'Dismissal' }, 'yes'],
      [{ zh: '须同时具备：后果严重', en: 'must be met too: Grave consequences' }, undefined],
      [{ zh: '须同时具备：故意', en: 'must be met too: On purpose' }, undefined],
      [{ zh: '解除', en: 'Dismissal' }, undefined],
    ])
    expect(linesOf(why, 'failed')?.map(({ because }) => because)).toEqual([
      { zh: '它针对「轻」', en: 'it answers "Light"' },
      { zh: '它针对「轻」', en: 'it answers "Light"' },
      { zh: '它针对「轻」', en: 'it answers "Light"' },
      { zh: '它针对部门', en: 'it is for a department' },
    ])
  })

  test('whom the text does not punish for it, and what it answers with nothing', () => {
    const why = explain({ of: 'department' })
    expect([
      why.answer,
      linesOf(why, 'violation')?.at(-1),
      linesOf(why, 'failed')?.find(({ says }) => says.zh === '通报')?.because,
    ]).toEqual([
      { zh: '拖延（部门）：条文没有写怎么处罚', en: 'Delay (department): no sanction answers it' },
      { mark: 'no', says: { zh: '条文没有说这是部门的违规', en: 'the text does not make it one of the department' } },
      { zh: '这不是部门的违规', en: 'it is no violation of a department' },
    ])
    const fraud = explain({ violation: 'fraud', of: 'department' })
    expect([fraud.answer, linesOf(fraud, 'failed')?.map(({ because }) => because?.zh)]).toEqual([
      { zh: '舞弊（部门）：条文没有写怎么处罚', en: 'Fraud (department): no sanction answers it' },
      ['它针对个人', '它针对个人', '它针对个人', '它针对「轻」', '它针对个人'],
    ])
  })

  test('one that was due already gives way to the heavier one of the same grade', () => {
    const steps = [1, 2, 3].map(times => sanction(`第${times}次`, `number ${times}`, { repeated: { times } }))
    const why = explain(
      { before: ['2026-03-01', '2026-03-02'] },
      testPack({ grades: pack.grades, violations: pack.violations, sanctions: steps }),
    )
    expect([why.answer.zh, linesOf(why, 'failed')?.map(({ because }) => because?.zh)]).toEqual([
      '拖延：第3次',
      ['由更重的一条代替：第3次', '由更重的一条代替：第3次'],
    ])
  })

  test('a grade alone: every violation of it, or that the text names none', () => {
    const light = explain({ violation: undefined, grade: 'light' })
    expect([light.answer, light.sections[0], linesOf(light, 'grade')]).toEqual([
      { zh: '轻：谈话', en: 'Light: Talk' },
      {
        id: 'violation',
        title: { zh: '属于这一等级的违规', en: 'Violations of this grade' },
        lines: [
          {
            says: { zh: '拖延', en: 'Delay' },
            clause: {
              regulation: { id: 'test', edition: '2025-01-01', title: { zh: '试验制度', en: '试验制度' } },
              number: '1',
              title: { zh: '上报', en: 'Reporting' },
              gist: { zh: '一小时内上报', en: 'Report within an hour' },
            },
          },
        ],
      },
      [
        {
          says: { zh: '轻', en: 'Light' },
          clause: {
            regulation: { id: 'test', edition: '2025-01-01', title: { zh: '试验制度', en: '试验制度' } },
            number: '2',
            title: { zh: '处罚', en: 'Sanctions' },
            gist: { zh: '按次数处罚', en: 'By how often' },
          },
        },
      ],
    ])
    // A grade alone is anybody's: nothing says that it is none of the department.
    expect(linesOf(explain({ violation: undefined, grade: 'light', of: 'department' }), 'violation')).toHaveLength(1)
    expect(linesOf(explain({ violation: undefined, grade: 'odd' }), 'violation')).toEqual([
      { mark: 'open', says: { zh: '条文没有说哪些行为属于这一等级', en: 'the text does not say what is of this grade' } },
    ])
    expect(explain({ violation: undefined, grade: 'odd' }).answer).toEqual({
      zh: '其他（个人）：条文没有写怎么处罚',
      en: 'Odd (person): no sanction answers it',
    })
  })

  test('of a regulation without sanctions, violations or grades', () => {
    const none = testPack({ violations: [{ ...pack.violations![0]! }] })
    const why = explain({}, none)
    expect([why.answer.zh, why.sections.map(({ id }) => id)]).toEqual([
      '拖延（个人）：条文没有写怎么处罚',
      ['violation', 'times'],
    ])
    const gradesOnly = testPack({ grades: [pack.grades![0]!].map(one => ({ ...one, clause: '1' })) })
    expect(linesOf(explain({ violation: undefined, grade: 'light' }, gradesOnly), 'violation')?.[0]?.mark).toBe('open')
    expect(() => explain({}, testPack())).toThrow('no violation slow in test@2025-01-01')
    expect(() => explain({ violation: 'gone' })).toThrow('no violation gone in test@2025-01-01')
    expect(() => explain({ violation: undefined, grade: 'gone' })).toThrow('no grade gone in test@2025-01-01')
    expect(() => explain({ violation: undefined })).toThrow('no grade undefined in test@2025-01-01')
    expect(() => explain({ violation: undefined, grade: 'light' }, testPack())).toThrow('no grade light')
  })

  test('by the shipped regulation on accountability: every sanction of every violation names its clause', () => {
    const why = explain({ violation: penal.violations![0]!.id, of: penal.violations![0]!.of[0]!, before: ['2026-03-01'] }, penal)
    expect(why.text.zh.slice(0, 12)).toEqual([
      '工作失误致轻微投诉：部门：警告、检讨、通报',
      '【违规】',
      '工作失误致轻微投诉（四(一)1 部门：警告：失误致轻微投诉：警告，负责人向管理层书面检讨，部门内通报。）',
      '由人认定，系统不会自己认定',
      '【违规等级】',
      '轻微投诉（三(一)3 分级：按性质和严重程度分轻微、一般、严重；谁来分没有写。）',
      '【第几次】',
      '这是第 2 次（2026-03-31）：此前：2026-03-01',
      '【对应的处罚】',
      '✓ 部门：警告、检讨、通报（四(一)1）',
      '警告',
      '负责人向管理层书面检讨',
    ])
  })
})

describe('what a measure is', () => {
  const measure = (more: object) =>
    measureText({ kind: 'fine', title: text('罚款', 'Fine'), ...more } as Parameters<typeof measureText>[0])
  test('with its amount, its range, its points, its term, and whether it can be restored', () => {
    expect(measure({})).toEqual({ zh: '罚款', en: 'Fine' })
    expect(measure({ from: 20_000 })).toEqual({ zh: '罚款：200 元', en: 'Fine: ¥200' })
    expect(measure({ to: 20_000 })).toEqual({ zh: '罚款：200 元', en: 'Fine: ¥200' })
    expect(measure({ from: 20_000, to: 50_000 })).toEqual({ zh: '罚款：200 元 至 500 元', en: 'Fine: ¥200 to ¥500' })
    expect(measure({ from: 20_000, to: 20_000 })).toEqual({ zh: '罚款：200 元', en: 'Fine: ¥200' })
    expect(measure({ kind: 'points', from: 2, to: { open: '[X]分' } })).toEqual({
      zh: '罚款：2 分 至 「[X]分」（条文没有定）',
      en: 'Fine: 2 points to "[X]分" (left open by the text)',
    })
    expect(measure({ term: { months: 6 }, restorable: true })).toEqual({
      zh: '罚款：6 个月，可恢复',
      en: 'Fine: 6 months, can be restored',
    })
    expect(measure({ from: 20_000, term: { open: '一定期限' } })).toEqual({
      zh: '罚款：200 元，「一定期限」（条文没有定）',
      en: 'Fine: ¥200, "一定期限" (left open by the text)',
    })
  })

  test('with a blank is marked open: in its amount, its end, or its term', () => {
    const marks = (more: object) => {
      const open = testPack({
        ...{ grades: pack.grades, violations: pack.violations },
        sanctions: [sanction('罚款', 'Fine', { measures: [{ kind: 'fine', title: text('罚款', 'Fine'), ...more }] as never })],
      })
      const why = explain({}, open)
      return [linesOf(why, 'sanctions')?.at(-1)?.mark, why.notes.length]
    }
    expect([{}, { from: 100 }, { term: { months: 1 } }].map(marks)).toEqual([
      [undefined, 0],
      [undefined, 0],
      [undefined, 0],
    ])
    expect([{ from: { open: 'X' } }, { from: 1, to: { open: 'X' } }, { term: { open: 'X' } }].map(marks)).toEqual([
      ['open', 1],
      ['open', 1],
      ['open', 1],
    ])
  })
})

describe('the window in which violations are counted', () => {
  test.each([
    ['2026-03-31', { months: 1 }, '2026-03-01'],
    ['2026-03-30', { months: 1 }, '2026-03-01'],
    ['2026-03-28', { months: 1 }, '2026-03-01'],
    ['2026-03-27', { months: 1 }, '2026-02-28'],
    ['2026-01-15', { months: 1 }, '2025-12-16'],
    ['2026-01-15', { months: 13 }, '2024-12-16'],
    ['2026-12-15', { months: 3 }, '2026-09-16'],
    ['2026-03-31', { years: 2 }, '2024-04-01'],
    ['2026-03-10', { days: 1 }, '2026-03-10'],
    ['2026-03-10', { workdays: 5 }, '2026-03-06'],
    ['2026-03-10', { hours: 48 }, '2026-03-09'],
    ['2026-03-10', { workHours: 25 }, '2026-03-09'],
    ['2026-03-10', { minutes: 1440 }, '2026-03-10'],
    ['2026-03-10', { workMinutes: 1441 }, '2026-03-09'],
  ])('that ends on %s with %o begins on %s', (on, within, from) => {
    expect(windowStart(on, within)).toBe(from)
  })

  test('holds its first day and the day itself, none before and none after; without one all count', () => {
    const rule = { repeated: { times: 2, within: { months: 1 } } }
    expect(timesFor(rule, '2026-03-31', [])).toBe(1)
    expect(timesFor(rule, '2026-03-31', ['2026-03-01', '2026-03-31'])).toBe(3)
    expect(timesFor(rule, '2026-03-31', ['2026-02-28', '2026-04-01'])).toBe(1)
    expect(timesFor({}, '2026-03-31', ['1999-01-01', '2026-04-01'])).toBe(2)
  })
})
