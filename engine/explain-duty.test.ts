import { describe, expect, test } from 'vitest'
import * as on from '../policies/equip/2026-01-01/example-events.ts'
import { rulesOf } from '../policies/equip/2026-01-01/example-rules.ts'
import { equip } from '../policies/equip/2026-01-01/pack.ts'
import { fold } from './advance.ts'
import { eventsTold } from './example-events.ts'
import { durationText, explainDuty } from './explain.ts'
import { say } from './explanation.ts'
import type { DutyRule } from './pack.ts'
import { at, events, testPack, testRules } from './rules.fixture.ts'
import { compileEdition } from './rules.ts'
import type { OpenDuty } from './state.ts'

const text = (zh: string, en: string) => ({ zh, en })
const base = testPack()
const duty = (id: string, more: Partial<DutyRule> = {}): DutyRule => ({
  ...{ id, clause: '2', title: text('答复客户', 'Answer the customer'), meaning: 'answer', start: [{ on: 'handler.assigned' }] },
  ...{
    stop: [{ on: 'customer.replied' }],
    within: { workdays: 2 },
    owner: { role: 'department-head' },
    pausable: true,
    acts: ['reply'],
  },
  ...more,
})
const pack = testPack({
  clauses: {
    '1': { title: text('上报', 'Reporting'), gist: text('一小时内上报', 'Report within an hour') },
    '2': { title: text('办结', 'Solving'), gist: text('三个工作日办结', 'Solve within three working days') },
  },
  readings: { two: { clause: '2', says: text('次日起算', 'From the next day on'), by: '法务', on: '2025-01-01' } },
  categories: [{ id: 'quality', clause: '1', title: text('质量', 'Quality'), subtypes: [] }],
  duties: [
    duty('answer', { reading: 'two' }),
    duty('open', { within: undefined, pausable: false }),
    duty('hours', { within: { hours: 30 } }),
    duty('work-hours', { within: { workHours: 6 } }),
    duty('graced', { grace: { workdays: 1 } }),
    duty('narrow', {
      ...{ kinds: ['anomaly'], levels: ['major'], categories: ['quality'], from: 'happened', pausable: false },
      start: [
        { on: 'approval.decided', when: { subject: { in: ['compensation'] } } },
        {
          on: 'approval.decided',
          when: { subject: { in: ['plan'] }, outcome: { in: ['approved'] }, opens: { in: ['x'] }, round: { gte: 1 } },
        },
      ],
    }),
    duty('daily', { within: undefined, repeat: { every: 'workday' } }),
    duty('every-day', { within: undefined, repeat: { every: 'day' } }),
  ],
})
const other = testPack({
  ...{ id: 'other', title: text('集团办法', 'Group rules') },
  levels: [{ id: 'grave', clause: '1', title: text('严重', 'Grave'), gist: text('严重', 'Grave'), rank: 1 }],
  readings: { map: { clause: '1', says: text('重大即严重', 'Major is grave'), by: '法务', on: '2025-01-01' } },
  levelMaps: [{ from: 'test', clause: '1', reading: 'map', levels: { major: 'grave' } }],
  duties: [duty('reply', { title: text('回复客户', 'Reply'), levels: ['grave'] }), duty('reply-open', { within: undefined })],
})
const rules = { ...testRules(pack), editions: [compileEdition(pack), compileEdition(other)] }
const [own, adding] = rules.editions as [(typeof rules.editions)[number], (typeof rules.editions)[number]]

const started = text('指派处置人', 'A handler was assigned')
const open = (rule: string, more: Partial<OpenDuty> = {}): OpenDuty => ({
  ...{ key: `test:${rule}@e1`, pack: 'test', edition: own.key, rule, startEvent: 'e1', startAt: at('2026-03-02 10:00') },
  ...{ dueAt: at('2026-03-04 18:00'), provisional: false },
  ...more,
})
const withoutDue = ({ dueAt: _, ...rest }: OpenDuty): OpenDuty => rest
const bare = { pauses: [] }
const explain = (of: OpenDuty, state: Parameters<typeof explainDuty>[1] = bare, around?: Parameters<typeof explainDuty>[4]) =>
  explainDuty(rules, state, of, started, around)
const linesOf = ({ sections }: ReturnType<typeof explain>, id: string) => sections.find(one => one.id === id)?.lines

describe('why a duty is due when it is', () => {
  test('clause and reading, the start, the sum, each day, the edition; and the same as figures', () => {
    const { sections, text: said, answer, title, notes, kind, editions, ...figures } = explain(open('answer'))
    expect(said).toEqual({
      zh: [
        '答复客户：应于 2026-03-04 18:00 前完成',
        '【条款】',
        '答复客户（第 2 条 办结：三个工作日办结）',
        '　　口径：次日起算（法务，2025-01-01）',
        '【依据的事实】',
        '起算：指派处置人 2026-03-02 10:00',
        '【计算】',
        '自 2026-03-02 10:00（指派处置人）起 2 个工作日（当日不计）；日历：试验日历',
        '【逐日计算】',
        '✗ 2026-03-02　起算当日不计',
        '✓ 2026-03-03　工作日',
        '✓ 2026-03-04　工作日',
        '制度版本：《试验制度》2025-01-01 版',
      ],
      en: [
        'Answer the customer: due 2026-03-04 18:00',
        '【Clause】',
        'Answer the customer (clause 2 Solving: Solve within three working days)',
        '    Reading: From the next day on (法务, 2025-01-01)',
        '【Facts used】',
        'Start: A handler was assigned 2026-03-02 10:00',
        '【Sum】',
        'From 2026-03-02 10:00 (A handler was assigned), 2 working days (the first does not count); calendar: 试验日历',
        '【Day by day】',
        '✗ 2026-03-02 the first day does not count',
        '✓ 2026-03-03 working day',
        '✓ 2026-03-04 working day',
        'Edition: 试验制度 2025-01-01',
      ],
    })
    expect(figures).toEqual({
      edition: { id: 'test', edition: '2025-01-01', title: { zh: '试验制度', en: '试验制度' } },
      clause: {
        number: '2',
        title: { zh: '办结', en: 'Solving' },
        gist: { zh: '三个工作日办结', en: 'Solve within three working days' },
      },
      reading: { says: { zh: '次日起算', en: 'From the next day on' }, by: '法务', on: '2025-01-01' },
      start: { event: 'e1', title: { zh: '指派处置人', en: 'A handler was assigned' }, at: '2026-03-02T02:00:00.000Z' },
      within: { unit: 'workdays', amount: 2 },
      pauses: [],
      steps: [
        { date: '2026-03-02', counted: false, because: 'first-day' },
        { date: '2026-03-03', counted: true, because: 'workday' },
        { date: '2026-03-04', counted: true, because: 'workday' },
      ],
      result: { dueAt: '2026-03-04T10:00:00.000Z', provisional: false, graced: false },
      calendar: { id: 'test', title: '试验日历' },
    })
    expect(sections.map(({ id }) => id)).toEqual(['clause', 'facts', 'sum', 'days'])
    expect([kind, title, answer, notes, editions]).toEqual([
      'due',
      { zh: '答复客户', en: 'Answer the customer' },
      { zh: '答复客户：应于 2026-03-04 18:00 前完成', en: 'Answer the customer: due 2026-03-04 18:00' },
      [],
      [{ id: 'test', edition: '2025-01-01', title: { zh: '试验制度', en: '试验制度' } }],
    ])
  })

  test('without a time limit says so, and has no sum', () => {
    const why = explain(withoutDue(open('open')))
    expect(why.text.zh).toEqual([
      '答复客户：条款未定时限',
      '【条款】',
      '答复客户（第 2 条 办结：三个工作日办结）',
      '【依据的事实】',
      '起算：指派处置人 2026-03-02 10:00',
      '制度版本：《试验制度》2025-01-01 版',
    ])
    expect(why.text.en[0]).toEqual('Answer the customer: the clause gives no time limit')
    expect(why).not.toHaveProperty('within')
    expect(why).not.toHaveProperty('reading')
    expect(why.result).toEqual({ provisional: false, graced: false })
  })

  test('in hours that run day and night, with the time that was paused', () => {
    const pauses: [string, string][] = [
      [at('2026-03-01 09:00'), at('2026-03-02 10:00')],
      [at('2026-03-02 12:00'), at('2026-03-02 14:00')],
    ]
    const why = explain(open('hours', { dueAt: at('2026-03-03 18:00') }), { pauses, pausedSince: at('2026-03-03 17:00') })
    expect(why.pauses).toEqual([['2026-03-02T04:00:00.000Z', '2026-03-02T06:00:00.000Z']])
    expect(linesOf(why, 'pauses')).toEqual([
      { says: { zh: '2026-03-02 12:00 至 2026-03-02 14:00', en: '2026-03-02 12:00 to 2026-03-02 14:00' } },
      {
        says: {
          zh: '自 2026-03-03 17:00 起，尚未恢复：恢复后重新计算',
          en: 'since 2026-03-03 17:00, not resumed: computed again then',
        },
      },
    ])
    expect(linesOf(why, 'sum')).toEqual([
      {
        says: {
          zh: '自 2026-03-02 10:00（指派处置人）起 30 小时（自然时间，昼夜连续）；日历：试验日历',
          en: 'From 2026-03-02 10:00 (A handler was assigned), 30 hours (natural time, day and night); calendar: 试验日历',
        },
      },
    ])
    expect(linesOf(why, 'days')).toEqual([
      {
        mark: 'yes',
        says: { zh: '2026-03-02 10:00–12:00　连续计时　120 分钟', en: '2026-03-02 10:00–12:00 runs on day and night 120 min' },
      },
      { mark: 'no', says: { zh: '2026-03-02 12:00–14:00　暂停　120 分钟', en: '2026-03-02 12:00–14:00 paused 120 min' } },
      {
        mark: 'yes',
        says: {
          zh: '2026-03-02 14:00–2026-03-03 18:00　连续计时　1680 分钟',
          en: '2026-03-02 14:00–2026-03-03 18:00 runs on day and night 1680 min',
        },
      },
    ])
    // A duty that never pauses says nothing of what stands still elsewhere.
    const never = explain(withoutDue(open('open')), { pauses, pausedSince: at('2026-03-03 17:00') })
    expect([never.pauses, linesOf(never, 'pauses')]).toEqual([[], undefined])
  })

  test('in working hours, window by window, over a weekend', () => {
    expect(
      linesOf(explain(open('work-hours', { startAt: at('2026-03-06 15:00'), dueAt: at('2026-03-09 12:00') })), 'days'),
    ).toEqual([
      {
        mark: 'yes',
        says: { zh: '2026-03-06 15:00–18:00　工作时间　180 分钟', en: '2026-03-06 15:00–18:00 working time 180 min' },
      },
      { mark: 'no', says: { zh: '2026-03-07　休息日', en: '2026-03-07 day of rest' } },
      { mark: 'no', says: { zh: '2026-03-08　休息日', en: '2026-03-08 day of rest' } },
      {
        mark: 'yes',
        says: { zh: '2026-03-09 09:00–12:00　工作时间　180 分钟', en: '2026-03-09 09:00–12:00 working time 180 min' },
      },
    ])
  })

  test('over a holiday, with the notice that made it one', () => {
    const why = explain(open('answer', { startAt: at('2026-04-03 10:00'), dueAt: at('2026-04-08 18:00') }))
    expect(linesOf(why, 'days')).toEqual([
      { mark: 'no', says: { zh: '2026-04-03　起算当日不计', en: '2026-04-03 the first day does not count' } },
      {
        mark: 'no',
        says: { zh: '2026-04-04　放假 清明节', en: '2026-04-04 holiday 清明节' },
        notices: ['https://www.gov.cn/zhengce/zhengceku/202511/content_7047091.htm'],
      },
      {
        mark: 'no',
        says: { zh: '2026-04-05　放假 清明节', en: '2026-04-05 holiday 清明节' },
        notices: ['https://www.gov.cn/zhengce/zhengceku/202511/content_7047091.htm'],
      },
      {
        mark: 'no',
        says: { zh: '2026-04-06　放假 清明节', en: '2026-04-06 holiday 清明节' },
        notices: ['https://www.gov.cn/zhengce/zhengceku/202511/content_7047091.htm'],
      },
      { mark: 'yes', says: { zh: '2026-04-07　工作日', en: '2026-04-07 working day' } },
      { mark: 'yes', says: { zh: '2026-04-08　工作日', en: '2026-04-08 working day' } },
    ])
  })

  test('of one day: the days off before it, and none where the day before was a working day', () => {
    const daily = (period: string) => explain(open('daily', { period, dueAt: at(`${period} 18:00`) }))
    expect(linesOf(daily('2026-03-09'), 'days')).toEqual([
      { mark: 'no', says: { zh: '2026-03-06　起算当日不计', en: '2026-03-06 the first day does not count' } },
      { mark: 'no', says: { zh: '2026-03-07　休息日', en: '2026-03-07 day of rest' } },
      { mark: 'no', says: { zh: '2026-03-08　休息日', en: '2026-03-08 day of rest' } },
      { mark: 'yes', says: { zh: '2026-03-09　工作日', en: '2026-03-09 working day' } },
    ])
    expect(linesOf(daily('2026-03-09'), 'sum')).toEqual([
      {
        says: {
          zh: '每日责任：2026-03-09 当日，截至当日下班；日历：试验日历',
          en: 'Daily duty: for 2026-03-09, until close of business; calendar: 试验日历',
        },
      },
    ])
    expect(linesOf(daily('2026-03-10'), 'days')).toEqual([
      { mark: 'no', says: { zh: '2026-03-09　起算当日不计', en: '2026-03-09 the first day does not count' } },
      { mark: 'yes', says: { zh: '2026-03-10　工作日', en: '2026-03-10 working day' } },
    ])
    expect(linesOf(explain(open('every-day', { period: '2026-03-09' })), 'days')).toBeUndefined()
    expect(linesOf(explain(withoutDue(open('daily'))), 'days')).toBeUndefined()
  })

  test('provisionally, while the holidays of its year are not known', () => {
    expect(explain(open('answer', { provisional: true })).notes).toEqual([
      { zh: '暂定：该年放假安排尚未公布，公布后重新计算。', en: 'Provisional: the holidays of that year are not published yet.' },
    ])
  })

  test('later than the sum, where a new level left it the least time; and as it was settled, where the calendar says otherwise now', () => {
    const notes = (rule: string, more: Partial<OpenDuty>) => explain(open(rule, more)).notes
    expect(notes('graced', { graced: true })).toEqual([
      {
        zh: '改级后按制度口径给足最短时限：自改级起 1 个工作日（当日不计）。',
        en: 'After re-grading the least time was granted: 1 working day (the first does not count) from the re-grading.',
      },
    ])
    expect(notes('answer', { graced: true })).toEqual([
      { zh: '改级后按制度口径给足最短时限。', en: 'After re-grading the least time of the reading was granted.' },
    ])
    // Closed, it no longer says so itself.
    const later = { dueAt: at('2026-03-05 18:00') }
    expect(notes('graced', later)).toEqual([
      {
        zh: '改级后按制度口径给足最短时限：自改级起 1 个工作日（当日不计）。',
        en: 'After re-grading the least time was granted: 1 working day (the first does not count) from the re-grading.',
      },
    ])
    expect(notes('graced', { ...later, graced: false })).toEqual([
      {
        zh: '到期时间是当时算定的；按现在的日历和暂停重算会是 2026-03-04 18:00。',
        en: 'The time was settled then; by the calendar and pauses of now it would be 2026-03-04 18:00.',
      },
    ])
    expect(notes('graced', {})).toEqual([])
    expect(explain(withoutDue(open('graced'))).notes).toEqual([])
    expect(notes('answer', later)).toEqual([
      {
        zh: '到期时间是当时算定的；按现在的日历和暂停重算会是 2026-03-04 18:00。',
        en: 'The time was settled then; by the calendar and pauses of now it would be 2026-03-04 18:00.',
      },
    ])
    expect(explain(open('graced', later)).result.graced).toBe(true)
    expect(explain(open('answer', later)).result.graced).toBe(false)
    expect(explain(open('graced', { dueAt: at('2026-03-03 18:00') })).notes).toEqual([
      {
        zh: '到期时间是当时算定的；按现在的日历和暂停重算会是 2026-03-04 18:00。',
        en: 'The time was settled then; by the calendar and pauses of now it would be 2026-03-04 18:00.',
      },
    ])
  })

  test('of a rule that the edition does not have is the fault of who asks', () => {
    expect(() => explain(open('gone'))).toThrow('no duty rule gone in test@2025-01-01')
  })
})

describe('what put a duty on the case', () => {
  const state = { pauses: [], kind: 'anomaly', edition: own.key, level: 'major', category: 'quality' }

  test('kind, level and category where the rule asks for them, and the fields of the event that its start asked for', () => {
    const startData = { subject: 'plan', outcome: 'approved', opens: 'x', round: 1, note: 'sealed' }
    expect(linesOf(explain(open('narrow'), state, { startData }), 'facts')).toEqual([
      {
        says: {
          zh: '起算：指派处置人 2026-03-02 10:00（自事情发生之时）',
          en: 'Start: A handler was assigned 2026-03-02 10:00 (when it happened)',
        },
        facts: [
          { title: { zh: '事项', en: 'subject' }, value: { zh: '处置方案', en: 'plan' } },
          { title: { zh: '结果', en: 'outcome' }, value: { zh: '审批通过', en: 'approved' } },
          { title: { zh: '轮次', en: 'round' }, value: { zh: '1', en: '1' } },
        ],
      },
      { says: { zh: '种类：异常', en: 'kind: anomaly' } },
      { says: { zh: '等级：重大', en: 'level: 重大' } },
      { says: { zh: '类别：质量', en: 'category: Quality' } },
    ])
    expect(linesOf(explain(open('narrow'), state), 'facts')?.[0]).toEqual({
      says: {
        zh: '起算：指派处置人 2026-03-02 10:00（自事情发生之时）',
        en: 'Start: A handler was assigned 2026-03-02 10:00 (when it happened)',
      },
    })
    // Started otherwise than the rule says now: no field is named.
    expect(linesOf(explain(open('narrow'), state, { startData: { subject: 'form' } }), 'facts')?.[0]).toEqual({
      says: {
        zh: '起算：指派处置人 2026-03-02 10:00（自事情发生之时）',
        en: 'Start: A handler was assigned 2026-03-02 10:00 (when it happened)',
      },
    })
    expect(linesOf(explain(open('answer'), state, { startData }), 'facts')).toEqual([
      { says: { zh: '起算：指派处置人 2026-03-02 10:00', en: 'Start: A handler was assigned 2026-03-02 10:00' } },
    ])
  })

  test('nothing of a case of which nothing is known', () => {
    expect(linesOf(explain(open('narrow')), 'facts')).toHaveLength(1)
    const partly = linesOf(explain(open('narrow'), { pauses: [], level: 'major' }), 'facts')
    expect(partly?.[1]?.says).toEqual({ zh: '等级：重大', en: 'level: 重大' })
  })

  test('the level in the words of the regulation that decides, and of the one that asks where it calls it otherwise', () => {
    const reply = open('reply', { edition: adding.key, pack: 'other' })
    expect(linesOf(explain(reply, state), 'facts')?.[1]?.says).toEqual({
      zh: '等级：重大（本制度的「严重」）',
      en: 'level: 重大 ("Grave" here)',
    })
    expect(
      linesOf(explain(reply, { pauses: [], kind: 'anomaly', level: 'major', edition: own.key }), 'facts')?.[1]?.says,
    ).toEqual({ zh: '等级：重大（本制度的「严重」）', en: 'level: 重大 ("Grave" here)' })
    // A level that this regulation has no word for.
    expect(linesOf(explain(reply, { ...state, level: 'general' }), 'facts')?.[1]?.says).toEqual({
      zh: '等级：一般',
      en: 'level: 一般',
    })
    expect(linesOf(explain(reply, { pauses: [], edition: own.key, level: 'major' }), 'facts')?.[1]?.says).toEqual({
      zh: '等级：重大',
      en: 'level: 重大',
    })
  })
})

describe('beside other regulations and other duties', () => {
  test('the same duty elsewhere with its time, who decides between them, why others do not bind, and every edition', () => {
    const why = explain(open('answer'), bare, {
      same: [
        { edition: adding.key, rule: 'reply', dueAt: at('2026-03-05 18:00') },
        { edition: adding.key, rule: 'reply-open' },
      ],
      precedence: { says: say('两个制度都适用', 'Both regulations bind') },
      others: [{ mark: 'no', says: say('加急答复', 'Answer at once'), because: say('等级是一般', 'the level is general') }],
    })
    expect(why.sections.filter(({ id }) => id === 'same' || id === 'failed')).toEqual([
      {
        id: 'same',
        title: { zh: '其他制度的同类责任', en: 'The same duty in other regulations' },
        lines: [
          {
            says: { zh: '回复客户：应于 2026-03-05 18:00', en: 'Reply: due 2026-03-05 18:00' },
            clause: {
              regulation: { id: 'other', edition: '2025-01-01', title: { zh: '集团办法', en: 'Group rules' } },
              number: '2',
              title: { zh: '办结', en: '办结' },
              gist: { zh: '三个工作日办结', en: '三个工作日办结' },
            },
          },
          {
            says: { zh: '答复客户：未定时限', en: 'Answer the customer: no time limit' },
            clause: {
              regulation: { id: 'other', edition: '2025-01-01', title: { zh: '集团办法', en: 'Group rules' } },
              number: '2',
              title: { zh: '办结', en: '办结' },
              gist: { zh: '三个工作日办结', en: '三个工作日办结' },
            },
          },
          { says: { zh: '两个制度都适用', en: 'Both regulations bind' } },
        ],
      },
      {
        id: 'failed',
        title: { zh: '同类的其他责任为什么不适用', en: 'Why the other duties of the kind do not apply' },
        lines: [
          {
            mark: 'no',
            says: { zh: '加急答复', en: 'Answer at once' },
            because: { zh: '等级是一般', en: 'the level is general' },
          },
        ],
      },
    ])
    expect(why.editions.map(({ id }) => id)).toEqual(['test', 'other', 'other'])
  })
})

describe('a time that a record states', () => {
  const equipRules = rulesOf(equip)
  const order = on.opened('2026-03-02 09:00', 'work-order')
  const written = on.made('2026-03-02 09:30', 'order', { completeBy: '2026-03-04T10:00:00.000Z', staffFrom: 'customer-service' })
  const there = on.made('2026-03-03 14:00', 'arrival', { onTime: true, workClothes: true })
  const longer = on.made('2026-03-04 09:00', 'extension', { cause: 'user', newEnd: '2026-03-06T09:00:00.000Z' })
  const confirmed = on.made('2026-03-04 10:00', 'extension-confirmed', { by: 'call' })
  const sum = (...told: Parameters<typeof eventsTold>[1]) => {
    const { state } = fold(equipRules, eventsTold(equipRules.calendar, told))!
    const finish = Object.values(state.duties).find(({ rule }) => rule === 'finish-work')!
    const why = explainDuty(equipRules, state, finish, text('到达现场', 'Arrival'))
    return [why.answer, ...(why.sections.find(({ id }) => id === 'sum')?.lines ?? [])]
  }

  test('is told with the record it stands in; one that waits to be confirmed does not count', () => {
    expect(sum(order, written, there, longer)).toEqual([
      { zh: '按时完成任务：应于 2026-03-04 18:00 前完成', en: 'Finish the task on time: due 2026-03-04 18:00' },
      {
        mark: 'yes',
        says: {
          zh: '派工单（2026-03-02 09:30 记录）写明 2026-03-04 18:00',
          en: 'Work order (recorded 2026-03-02 09:30) states 2026-03-04 18:00',
        },
      },
      {
        mark: 'no',
        says: {
          zh: '延长报告（2026-03-04 09:00 记录）写明 2026-03-06 17:00：还没有确认，暂不作数',
          en: 'Extension reported (recorded 2026-03-04 09:00) states 2026-03-06 17:00: not confirmed yet, so it does not count',
        },
      },
    ])
    expect(sum(order, written, there, longer, confirmed)).toEqual([
      { zh: '按时完成任务：应于 2026-03-06 17:00 前完成', en: 'Finish the task on time: due 2026-03-06 17:00' },
      {
        mark: 'yes',
        says: {
          zh: '派工单（2026-03-02 09:30 记录）写明 2026-03-04 18:00',
          en: 'Work order (recorded 2026-03-02 09:30) states 2026-03-04 18:00',
        },
      },
      {
        mark: 'yes',
        says: {
          zh: '延长报告（2026-03-04 09:00 记录）写明 2026-03-06 17:00，2026-03-04 10:00 起作数',
          en: 'Extension reported (recorded 2026-03-04 09:00) states 2026-03-06 17:00, counting since 2026-03-04 10:00',
        },
      },
    ])
    expect(sum(order, there)).toEqual([
      { zh: '按时完成任务：条款未定时限', en: 'Finish the task on time: the clause gives no time limit' },
    ])
  })

  test('in no record that has a name is told as a record, and one that the rule no longer reads not at all', () => {
    const stating = testRules({
      ...base,
      duties: [
        duty('answer', {
          stated: [
            { by: { on: 'record.made' }, field: 'completeBy' },
            { by: { on: 'record.made', when: { record: { in: ['gone'] } } }, field: 'completeBy' },
          ],
        } as never),
      ],
    })
    const time = { event: 'e', said: at('2026-03-02 11:00'), at: at('2026-03-05 12:00'), countsSince: at('2026-03-02 11:00') }
    const stated = { 'test:answer': [0, 1, 7].map(nth => ({ ...time, nth })) }
    const why = explainDuty(stating, { pauses: [], stated }, open('answer', { edition: stating.editions[0]!.key }), started)
    expect(linesOf(why, 'sum')).toEqual([
      {
        mark: 'yes',
        says: {
          zh: '记录（2026-03-02 11:00 记录）写明 2026-03-05 12:00',
          en: 'The record (recorded 2026-03-02 11:00) states 2026-03-05 12:00',
        },
      },
      {
        mark: 'yes',
        says: {
          zh: '记录（2026-03-02 11:00 记录）写明 2026-03-05 12:00',
          en: 'The record (recorded 2026-03-02 11:00) states 2026-03-05 12:00',
        },
      },
      {
        says: {
          zh: '自 2026-03-02 10:00（指派处置人）起 2 个工作日（当日不计）；日历：试验日历',
          en: 'From 2026-03-02 10:00 (A handler was assigned), 2 working days (the first does not count); calendar: 试验日历',
        },
      },
    ])
  })
})

describe('a duration in words', () => {
  test('with the arithmetic that its unit stands for', () => {
    const durations = [{ minutes: 30 }, { workHours: 4 }, { days: 7 }, { workdays: 3 }, { months: 1 }, { years: 2 }] as const
    expect(durations.map(one => durationText(one, 'zh'))).toEqual([
      '30 分钟（自然时间，昼夜连续）',
      '4 小时（只计工作时间）',
      '7 日（当日不计，末日休息则顺延）',
      '3 个工作日（当日不计）',
      '1 个月（对应日，末日休息则顺延）',
      '2 年（对应日，末日休息则顺延）',
    ])
    expect(durations.map(one => durationText(one, 'en'))).toEqual([
      '30 minutes (natural time, day and night)',
      '4 hours of working time',
      '7 days (the first does not count, a last day off rolls on)',
      '3 working days (the first does not count)',
      '1 month (same day, a last day off rolls on)',
      '2 years (same day, a last day off rolls on)',
    ])
  })
})

test('a duty as a case opens it is told by the time that it has', () => {
  const { state } = fold(
    rules,
    events(['2026-03-02 09:00', 'case.opened'], ['2026-03-02 10:00', 'handler.assigned', { person: 'a' }]),
  )!
  const answer = Object.values(state.duties).find(({ rule }) => rule === 'answer')!
  expect(explainDuty(rules, state, answer, started).text.zh[0]).toEqual('答复客户：应于 2026-03-04 18:00 前完成')
})
