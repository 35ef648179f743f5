import { describe, expect, test } from 'vitest'
import { fold } from './advance.ts'
import { explainDuty } from './explain.ts'
import { explainIndicator } from './explain-indicator.ts'
import { explainLevel } from './explain-level.ts'
import { explainPenalty, type PenaltyAsked, windowStart } from './explain-penalty.ts'
import { explainRoute, type RouteAsked } from './explain-route.ts'
import { explainScorecard, scoreOf } from './explain-scorecard.ts'
import type { Explained, Section } from './explanation.ts'
import type { Pack } from './pack.ts'
import { at, events, testPack, testRules } from './rules.fixture.ts'
import { compileEdition } from './rules.ts'
import { sanctionsFor } from './sanctions.ts'

const text = (zh: string, en = zh) => ({ zh, en })
const pack = testPack({
  readings: { slow: { clause: '2', says: text('慢即超过三日'), by: '法务', on: '2025-01-01' } },
  clauses: {
    '1': { title: text('上报'), gist: text('一小时内上报') },
    '2': { title: text('办结'), gist: text('三个工作日办结') },
    '3': { title: text('审批'), gist: text('按等级和金额审批') },
    '4': { title: text('处罚'), gist: text('按次数处罚') },
  },
  roles: [
    { id: 'department-head', clause: '1', title: text('部门负责人', 'head') },
    { id: 'leader', clause: '3', title: text('组长', 'leader') },
  ],
  tables: [
    {
      id: 'grading',
      title: text('定级'),
      hit: 'collect',
      axes: {
        attitude: { kind: 'enum', values: ['mild', 'clear', 'strong'], title: text('客户态度', 'attitude') },
        lossFen: { kind: 'int', min: 0, unit: '分', title: text('损失', 'loss') },
      },
      rows: [
        { id: 'else', clause: '1', title: text('其余'), when: {}, then: { level: 'general' } },
        {
          id: 'loss',
          clause: '2',
          reading: 'slow',
          title: text('损失大'),
          when: { lossFen: { gte: 10_000_000 } },
          then: { level: 'major' },
        },
        { id: 'angry', clause: '2', title: text('强烈不满'), when: { attitude: ['strong'] }, then: { level: 'major' } },
      ],
    },
  ],
  routes: [
    {
      id: 'small',
      clause: '3',
      subject: 'compensation',
      when: { amountFen: { lt: 10_000_000 } },
      steps: [step('department-head')],
    },
    {
      id: 'large',
      clause: '3',
      subject: 'compensation',
      when: { amountFen: { gte: 10_000_000 } },
      steps: [step('department-head'), step('leader')],
    },
    { id: 'plan-urgent', clause: '3', subject: 'plan', when: { urgent: { in: [true] } }, steps: [step('leader')] },
    { id: 'plan-general', clause: '3', subject: 'plan', levels: ['general'], steps: [step('department-head')] },
    { id: 'plan-else', clause: '3', subject: 'plan', steps: [step('leader')] },
    { id: 'complaints', clause: '3', subject: 'plan', kinds: ['complaint'], steps: [step('leader')] },
  ],
  grades: [
    { id: 'light', clause: '4', title: text('轻'), rank: 1 },
    { id: 'grave', clause: '4', title: text('重'), rank: 2 },
  ],
  violations: [
    {
      id: 'slow',
      clause: '4',
      reading: 'slow',
      title: text('拖延'),
      grade: 'light',
      of: ['person'],
      found: { duties: ['solve'], outcomes: ['late'] },
    },
    { id: 'fraud', clause: '4', title: text('舞弊'), grade: 'grave', of: ['person', 'department'], found: 'person' },
  ],
  sanctions: [
    {
      id: 'talk',
      clause: '4',
      title: text('谈话'),
      of: 'person',
      grade: 'light',
      measures: [{ kind: 'talk', title: text('谈话') }],
    },
    {
      id: 'fine',
      clause: '4',
      title: text('罚款'),
      of: 'person',
      grade: 'light',
      repeated: { times: 3, within: { months: 12 } },
      measures: [{ kind: 'fine', title: text('罚款'), from: { open: '[X]元' }, to: 100_000 }],
    },
    {
      id: 'often',
      clause: '4',
      title: text('屡犯'),
      of: 'person',
      grade: 'light',
      repeated: { times: { open: '多次' } },
      measures: [{ kind: 'transfer', title: text('调岗') }],
    },
    {
      id: 'notice',
      clause: '4',
      title: text('通报'),
      of: 'department',
      grade: 'light',
      measures: [{ kind: 'notice', title: text('通报') }],
    },
    {
      id: 'dismissal',
      clause: '4',
      title: text('解除'),
      of: 'person',
      grade: 'grave',
      together: [text('后果严重')],
      measures: [{ kind: 'dismissal', title: text('解除') }],
    },
  ],
  indicators: [
    {
      id: 'in-time',
      clause: '2',
      reading: 'slow',
      title: text('按时率', 'in time'),
      measure: {
        ratio: {
          of: { count: 'duties', kinds: ['anomaly'], meanings: ['solve'], outcomes: ['met'] },
          among: { count: 'duties', meanings: ['solve'] },
        },
      },
      unit: 'percent',
      better: 'higher',
      target: { gte: 90 },
      every: 'month',
      by: ['organisation'],
    },
    {
      id: 'cost',
      clause: '2',
      title: text('成本', 'cost'),
      measure: { entered: text('财务填报') },
      unit: 'fen',
      better: 'lower',
      every: 'year',
      by: ['organisation'],
    },
  ],
  scorecards: [
    {
      id: 'card',
      clause: '4',
      title: text('考核表', 'card'),
      of: 'all',
      every: 'month',
      rows: [
        { indicator: 'in-time', clause: '2', weight: 50 },
        { indicator: 'cost', clause: '4', weight: { open: '另定' } },
      ],
    },
  ],
})
function step(role: string): Pack['routes'][number]['steps'][number] {
  return { id: role, clause: '3', mode: 'any', by: [{ role }] }
}
const rules = testRules(pack)
const edition = rules.editions[0]!

const lines = (explained: Explained, id: string) => explained.sections.find((one: Section) => one.id === id)?.lines ?? []
const said = (explained: Explained, id: string) =>
  lines(explained, id).map(line => `${line.mark ?? '-'} ${line.says.zh}${line.because ? `：${line.because.zh}` : ''}`)

describe('a due time', () => {
  const state = fold(rules, events(['2026-09-30 10:00', 'case.opened']))!.state
  const solve = Object.values(state.duties).find(duty => duty.rule === 'solve')!

  test('tells the start, each skipped day with its notice, and the edition; text and data say the same', () => {
    const why = explainDuty(rules, state, solve, text('发现登记'))
    expect(why.answer.zh).toBe('办结：应于 2026-10-10 18:00 前完成')
    expect(said(why, 'facts')).toEqual(['- 起算：发现登记 2026-09-30 10:00'])
    const skipped = lines(why, 'days').filter(line => line.mark === 'no' && line.says.zh.includes('放假'))
    expect(skipped).toHaveLength(7)
    expect(skipped.every(line => line.notices!.length > 0)).toBe(true)
    for (const line of why.sections.flatMap(one => one.lines))
      expect(why.text.zh.some(one => one.includes(line.says.zh))).toBe(true)
    expect(why.text.zh.at(-1)).toBe('制度版本：《试验制度》2025-01-01 版')
  })

  test('names the level that put it on the case, and a pause that took time out of the sum', () => {
    const told = events(
      ['2026-03-02 10:00', 'case.opened'],
      ['2026-03-02 11:00', 'clock.paused', { cause: 'other' }],
      ['2026-03-04 11:00', 'clock.resumed', {}],
    )
    const paused = fold(rules, told)!.state
    const duty = (rule: string) => Object.values(paused.duties).find(one => one.rule === rule)!
    expect(said(explainDuty(rules, paused, duty('report'), text('登记')), 'facts')).toEqual([
      '- 起算：登记 2026-03-02 10:00',
      '- 等级：一般',
    ])
    expect(said(explainDuty(rules, paused, duty('solve'), text('登记')), 'pauses')).toEqual([
      '- 2026-03-02 11:00 至 2026-03-04 11:00',
    ])
    // The clock that never pauses does not speak of pauses.
    expect(lines(explainDuty(rules, paused, duty('report'), text('登记')), 'pauses')).toEqual([])
  })

  test('a daily duty after a holiday tells the days that were passed over', () => {
    const told = events(
      ['2026-09-30 10:00', 'case.opened', { level: 'major' }],
      ['2026-09-30 11:00', 'handler.assigned', { person: 'a' }],
    )
    const { duties, pauses } = fold(rules, told)!.state
    const daily = Object.values(duties).find(one => one.rule === 'daily')!
    const why = explainDuty(rules, { pauses }, daily, text('指派'))
    expect(said(why, 'sum')[0]).toContain('2026-10-08 当日')
    expect(lines(why, 'days').filter(line => line.says.zh.includes('放假'))).toHaveLength(7)
  })

  test('says so where the calendar of now would give another time than the one that stands', () => {
    const moved = { ...solve, dueAt: at('2026-10-09 18:00') }
    expect(explainDuty(rules, state, moved, text('登记')).notes[0]?.zh).toContain('重算会是 2026-10-10 18:00')
    expect(explainDuty(rules, state, solve, text('登记')).notes).toEqual([])
  })
})

describe('a level', () => {
  const asked = { kind: 'anomaly', facts: { lossFen: 20_000_000, attitude: 'mild' as const }, level: 'major' }

  test('tells the rows that decide, those of no higher level, and the first cell that failed of each other one', () => {
    const why = explainLevel(edition, asked)
    expect(why.answer.zh).toBe('等级：重大')
    expect(said(why, 'decides')).toEqual(['yes 损失大 → 重大'])
    expect(lines(why, 'decides')[0]?.reading?.by).toBe('法务')
    expect(said(why, 'fired')).toEqual(['yes 其余 → 一般'])
    expect(said(why, 'failed')).toEqual(['no 强烈不满 → 重大：客户态度是 无不满或轻微抱怨，它要求客户态度为强烈不满'])
    expect(said(why, 'facts')).toEqual(['- 客户态度：无不满或轻微抱怨', '- 损失：20 万元'])
  })

  const by = { by: text('李晓'), at: text('2026-03-02 10:00') }
  test.each([
    ['nobody yet', undefined, [], '还没有人确认'],
    ['confirmed', { ...by, wasConfirmed: true }, ['- 李晓 于 2026-03-02 10:00 确认了建议'], undefined],
    [
      'overridden',
      { ...by, wasConfirmed: true, reason: '客户谅解' },
      ['- 李晓 于 2026-03-02 10:00 没有采用建议（重大）：客户谅解'],
      undefined,
    ],
  ])('who settled it: %s', (_name, graded, expected, note) => {
    const why = explainLevel(edition, { ...asked, graded })
    expect(said(why, 'grading')).toEqual(expected)
    expect(why.notes.some(one => one.zh.includes(note ?? '…'))).toBe(note !== undefined)
  })

  test('translates into the words of a regulation that adds to the case, and says where it has none', () => {
    const other = (id: string, changes: Partial<Pack>) => compileEdition(testPack({ id, title: text(id), ...changes }))
    const mapped = other('mapped', {
      levels: [{ id: 'grave', clause: '1', title: text('严重'), gist: text('严重'), rank: 1 }],
      readings: { map: { clause: '1', says: text('重大即严重'), by: '法务', on: '2025-01-01' } },
      levelMaps: [{ from: 'test', clause: '1', reading: 'map', levels: { major: 'grave' } }],
    })
    const why = explainLevel(edition, { ...asked, adding: [mapped, other('unmapped', {}), other('silent', { levels: [] })] })
    expect(said(why, 'maps')).toEqual(['yes 《mapped》：严重', 'no 《unmapped》没有对应的等级：它按等级区分的规则不适用于本案'])
    expect(why.editions.map(one => one.id)).toEqual(['test', 'mapped', 'unmapped', 'silent'])
  })
})

describe('a route', () => {
  const state = { kind: 'anomaly', edition: edition.key, level: 'major' }
  const asked = (changes: Partial<RouteAsked>): RouteAsked => ({
    ...{ state, subject: 'compensation', data: {}, at: at('2026-03-02 10:00'), people: [] },
    ...changes,
  })

  test('the rule that fits, and why the other one does not', () => {
    const why = explainRoute(rules, asked({ data: { amountFen: 20_000_000 } }))
    expect(why.answer.zh).toBe('赔偿方案：部门负责人同意，然后组长同意')
    expect(said(why, 'fits')).toEqual(['yes 金额 10 万元及以上：部门负责人同意、组长同意'])
    expect(said(why, 'failed')).toEqual(['no 金额不满 10 万元：部门负责人同意：金额是 20 万元，它要求金额不满 10 万元'])
    expect(said(why, 'facts')).toContain('- 金额：20 万元')
  })

  test('every way of not applying is told: fact not said, level, kind, and a narrower one before it', () => {
    const why = explainRoute(rules, asked({ subject: 'plan', state: { ...state, level: 'general' } }))
    expect(said(why, 'failed').map(line => line.split('：').at(-1))).toEqual([
      // Who does not call it urgent says that it is not.
      '加急是 否，它要求加急为是',
      '前面已有更具体的路线适用',
      '本案是异常，它只用于投诉',
    ])
    expect(said(explainRoute(rules, asked({ subject: 'plan' })), 'failed')[1]).toContain('等级是重大，它只用于一般')
  })

  test('what is added on top of it, what is not and why, the time with its clause, and whom a limit keeps out', () => {
    const over = (id: string, gte: number, overlay: 'before' | 'after', role: string): Pack['routes'][number] => ({
      ...{ id, clause: '3', subject: 'compensation', overlay, when: { amountFen: { gte } } },
      steps: [{ ...step(role), within: { workdays: 2 }, timedBy: { clause: '2' } }],
    })
    const more = testRules({
      ...edition.pack,
      routes: [
        ...edition.pack.routes,
        over('legal', 15_000_000, 'before', 'legal'),
        over('board', 90_000_000, 'after', 'board-member'),
      ],
      limits: [
        { id: 'head', clause: '3', role: 'department-head', subjects: ['compensation'], belowFen: 15_000_000 },
        { id: 'leader', clause: '3', role: 'leader', subjects: ['compensation'], belowFen: 50_000_000 },
      ],
    })
    const why = explainRoute(more, asked({ data: { amountFen: 20_000_000 } }))
    expect(why.answer.zh).toBe('赔偿方案：legal同意，然后部门负责人同意，然后组长同意')
    expect(said(why, 'fits')).toEqual(['yes 金额 10 万元及以上：部门负责人同意、组长同意'])
    expect(said(why, 'added')).toEqual(['yes 加签在前，金额 15 万元及以上：legal同意'])
    expect(said(why, 'failed')).toEqual([
      'no 金额不满 10 万元：部门负责人同意：金额是 20 万元，它要求金额不满 10 万元',
      'no 加签在后，金额 90 万元及以上：board-member同意：金额是 20 万元，它要求金额 90 万元及以上',
    ])
    expect(said(why, 'steps')[0]).toBe('- 第 1 步：legal同意，按第 2 条限 2 个工作日（当日不计）')
    expect(said(why, 'limits')).toEqual([
      'no 部门负责人：单笔不满 15 万元：金额 20 万元 已到额度，不得审批',
      'yes 组长：单笔不满 50 万元',
    ])
  })

  test('an overlay alone is no route, and says so', () => {
    const alone = { id: 'legal', clause: '3', subject: 'matter', overlay: 'before', steps: [step('legal')] } as const
    const why = explainRoute(
      testRules({ ...edition.pack, routes: [{ ...alone, steps: [...alone.steps] }] }),
      asked({ subject: 'matter' }),
    )
    expect(why.answer.zh).toBe('提请事项：没有哪条路线适用')
    expect(said(why, 'failed')).toEqual(['no 加签在前，legal同意：没有路线适用，无从加签'])
  })

  test('no route is said to be none', () => {
    const why = explainRoute(rules, asked({ subject: 'matter' }))
    expect(why.answer.zh).toBe('提请事项：没有哪条路线适用')
  })

  test('names who was put in and who was left out, and a step that nobody can take', () => {
    const people = [
      {
        step: 'department-head',
        people: [{ name: '陈敏', role: 'department-head', decided: 'approve' as const }],
        leftOut: [{ name: '王强', role: 'department-head', because: text('本人提交') }],
      },
      { step: 'leader', people: [], leftOut: [] },
    ]
    const why = explainRoute(rules, asked({ data: { amountFen: 20_000_000 }, people }))
    expect(said(why, 'steps')).toEqual([
      '- 第 1 步：部门负责人同意',
      'yes 陈敏（部门负责人），已同意',
      'no 王强（部门负责人）：本人提交',
      '- 第 2 步：组长同意',
    ])
    expect(why.notes.map(one => one.zh)).toEqual(['第 2 步现在没有人可以审批。'])
  })
})

describe('a penalty', () => {
  const asked = (changes: Partial<PenaltyAsked> = {}): PenaltyAsked => ({
    violation: 'slow',
    of: 'person',
    on: '2026-03-31',
    before: [],
    ...changes,
  })

  test('the duty it was found by, its grade, and what answers it', () => {
    const duty = { title: text('办结'), pack, clause: '2', outcome: 'late' as const, dueAt: text('2026-03-30 18:00') }
    const why = explainPenalty(pack, asked({ duty }))
    expect(why.answer.zh).toBe('拖延：谈话')
    expect(said(why, 'violation')).toEqual(['- 拖延', 'yes 责任事项「办结」超时完成'])
    expect(lines(why, 'violation')[0]?.reading?.says.zh).toBe('慢即超过三日')
    expect(said(why, 'failed')).toEqual([
      'no 罚款：要第 3 次才适用，现在是第 1 次',
      'no 屡犯：要「多次」才适用，条文没有定是几次',
      'no 通报：它针对部门',
      'no 解除：它针对「重」',
    ])
  })

  test('the third time within the window a blank amount stays open', () => {
    const why = explainPenalty(pack, asked({ before: ['2025-04-01', '2026-01-05', '2025-03-31'] }))
    expect(why.answer.zh).toBe('拖延：罚款')
    expect(said(why, 'times')).toEqual([
      '- 这是第 4 次（2026-03-31）：此前：2025-03-31、2025-04-01、2026-01-05',
      '- 12 个月内（2025-04-01 起）第 3 次',
    ])
    expect(said(why, 'sanctions')).toEqual(['yes 罚款', 'open 罚款：「[X]元」（条文没有定） 至 1,000 元'])
    expect(why.notes[0]?.zh).toContain('空白还没有填')
    expect(said(why, 'failed')[0]).toBe('no 谈话：由更重的一条代替：罚款')
  })

  test('what a person judges, and whom the text does not punish', () => {
    expect(said(explainPenalty(pack, asked({ violation: 'fraud' })), 'sanctions')).toEqual([
      'yes 解除',
      '- 须同时具备：后果严重',
      '- 解除',
    ])
    const none = explainPenalty(pack, asked({ of: 'department' }))
    expect(none.answer.zh).toBe('拖延（部门）：条文没有写怎么处罚')
    expect(said(none, 'failed')).toContain('no 通报：这不是部门的违规')
  })

  test.each([1, 2, 3, 4])('answers by the very rules that decide, the %ith time', times => {
    const before = Array.from({ length: times - 1 }, () => '2026-03-01')
    const why = explainPenalty(pack, asked({ before }))
    const expected = sanctionsFor(pack, 'person', 'light', times).map(rule => rule.title.zh)
    expect(
      lines(why, 'sanctions')
        .filter(line => line.mark === 'yes')
        .map(line => line.says.zh),
    ).toEqual(expected)
  })

  test.each([
    ['2026-03-31', { months: 12 }, '2025-04-01'],
    ['2026-03-31', { months: 1 }, '2026-03-01'],
    ['2024-02-29', { years: 1 }, '2023-03-01'],
    ['2026-03-10', { days: 7 }, '2026-03-04'],
    ['2026-03-10', undefined, '0001-01-01'],
  ])('the window that ends on %s with %o begins on %s', (on, within, from) => {
    expect(windowStart(on, within)).toBe(from)
  })
})

describe('a score', () => {
  test('an indicator: definition, both sides, figure, target, the cases', () => {
    const cases = [
      { id: 'a', number: 'T-1', of: 1, among: 1 },
      { id: 'b', number: 'T-2', of: 0, among: 1 },
    ]
    const why = explainIndicator(pack, {
      indicator: 'in-time',
      figure: { figure: 50, of: 1, among: 2 },
      period: text('2026-03'),
      cases,
    })
    expect(why.answer.zh).toBe('2026-03 按时率：50%')
    expect(said(why, 'definition')).toEqual(['- 异常中「办结」按时的项数 ÷ 全部案件中「办结」了结的项数'])
    expect(said(why, 'sum')).toEqual([
      '- 分子：1（异常中「办结」按时的项数）',
      '- 分母：2（全部案件中「办结」了结的项数）',
      '- 1 ÷ 2 = 50%',
    ])
    expect(said(why, 'target')).toEqual(['no 不低于 90%：没有达到'])
    expect(said(why, 'cases')).toEqual(['yes T-1：分子 1，分母 1', 'no T-2：分子 0，分母 1'])
  })

  test('nothing to count is no figure, and a target that is not there is open', () => {
    const none = explainIndicator(pack, { indicator: 'in-time', figure: { figure: null, of: 0, among: 0 } })
    expect(none.answer.zh).toContain('没有可计的')
    const cost = explainIndicator(pack, { indicator: 'cost', figure: { figure: 1_500_000, of: 0 } })
    expect(cost.answer.zh).toBe('成本：1.5 万元')
    expect(said(cost, 'definition')[0]).toContain('由人填报')
    expect(said(cost, 'target')).toEqual(['open 条文没有定目标'])
  })

  test('a scorecard whose weights are partly left to the company is no whole score', () => {
    const scores = [{ indicator: 'in-time', points: 80, figure: 92.5 }]
    const why = explainScorecard(pack, { scorecard: 'card', scores })
    expect(scoreOf(pack.scorecards![0]!, scores)).toEqual({ total: 40, weighed: 50, sum: 50, open: 1 })
    expect(why.answer.zh).toBe('考核表：50% 的权重得 40 分，不是总分')
    expect(said(why, 'rows')).toEqual([
      'yes 按时率：权重 50% × 80 分 = 40',
      'open 成本：权重 「另定」（条文没有定）：权重留给公司定，不计入',
    ])
    expect(lines(why, 'rows')[0]?.facts?.[0]?.value.zh).toBe('92.5%')
    expect(said(why, 'sum')[1]).toBe('open 其余 50% 由 1 项没有写明的权重分，留给公司定')
  })

  test('weights over 100 are said to be', () => {
    const over = {
      ...pack,
      scorecards: [{ ...pack.scorecards![0]!, rows: [60, 60].map(weight => ({ indicator: 'cost', clause: '4', weight })) }],
    }
    expect(explainScorecard(over, { scorecard: 'card', scores: [] }).notes[0]?.zh).toContain('120%')
  })
})
