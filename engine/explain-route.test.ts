import { describe, expect, test } from 'vitest'
import { furn } from '../policies/furn/2026-01-01/pack.ts'
import { explainRoute, type RouteAsked, type StepPeople } from './explain-route.ts'
import type { Pack } from './pack.ts'
import { at, testPack, testRules } from './rules.fixture.ts'
import { compileEdition } from './rules.ts'

const text = (zh: string, en: string) => ({ zh, en })
type Route = Pack['routes'][number]
type Step = Route['steps'][number]
const step = (role: string, more: Partial<Step> = {}): Step => ({
  ...{ id: role, clause: '1', mode: 'any', by: [{ role }] },
  ...more,
})
const route = (id: string, subject: Route['subject'], steps: readonly Step[], more: Partial<Route> = {}): Route => ({
  ...{ id, clause: '2', subject, steps: [...steps] },
  ...more,
})
const basic = {
  clauses: {
    '1': { title: text('职责', 'Duties'), gist: text('谁审批', 'Who approves') },
    '2': { title: text('审批', 'Approval'), gist: text('按等级和金额', 'By level and amount') },
  },
  roles: [
    { id: 'department-head', clause: '1', title: text('部门负责人', 'Head') },
    { id: 'leader', clause: '1', title: text('组长', 'Leader') },
    { id: 'legal', clause: '1', title: text('法务', 'Legal') },
  ],
  levels: [
    { id: 'general', clause: '1', title: text('一般', 'General'), gist: text('一般', 'General'), rank: 1 },
    { id: 'major', clause: '1', title: text('重大', 'Major'), gist: text('重大', 'Major'), rank: 2 },
  ],
  categories: [
    { id: 'quality', clause: '1', title: text('质量', 'Quality'), subtypes: [] },
    { id: 'delivery', clause: '1', title: text('交付', 'Delivery'), subtypes: [] },
  ],
  forms: [
    {
      id: 'claim',
      clause: '1',
      title: text('赔偿申请表', 'Claim'),
      fields: [{ id: 'text', title: text('内容', 'Text'), multiline: false, required: true }],
    },
    {
      id: 'loan',
      clause: '1',
      title: { zh: '借用单' },
      fields: [{ id: 'text', title: text('内容', 'Text'), multiline: false, required: true }],
    },
  ],
} as const
const pack = testPack({
  ...(basic as unknown as Partial<Pack>),
  routes: [
    route('small', 'compensation', [step('department-head', { within: { workdays: 1 } })], {
      when: { amountFen: { lt: 1_000_000 } },
    }),
    route(
      'large',
      'compensation',
      [step('department-head'), step('leader', { within: { workdays: 2 }, timedBy: { clause: '2' } })],
      {
        when: { amountFen: { gte: 1_000_000 } },
      },
    ),
    route('legal', 'compensation', [step('legal')], { overlay: 'after', levels: ['major'] }),
    route('early', 'compensation', [step('legal')], { overlay: 'before', categories: ['delivery'] }),
    route('plan-quality', 'plan', [step('leader')], {
      categories: ['quality'],
      when: { special: { in: [true] }, round: { gte: 2 } },
    }),
    route('plan-level', 'plan', [step('leader')], { levels: ['major'] }),
    route('plan-kind', 'plan', [step('leader')], { kinds: ['complaint', 'return'] }),
    route('form-any', 'form', [step('department-head')]),
    route('form-claim', 'form', [step('leader')], { form: 'claim' }),
  ],
  limits: [
    { id: 'head', clause: '2', role: 'department-head', subjects: ['compensation'], belowFen: 500_000 },
    { id: 'leader', clause: '2', role: 'leader', subjects: ['compensation'], belowFen: 9_000_000 },
  ],
})
const rules = testRules(pack)
const own = rules.editions[0]!
const state = { kind: 'anomaly', edition: own.key, level: 'major', category: 'quality' } as const
const explain = (changes: Partial<RouteAsked>, of = rules) =>
  explainRoute(of, { state, subject: 'compensation', data: {}, at: at('2026-03-02 10:00'), people: [], ...changes })
const linesOf = ({ sections }: ReturnType<typeof explain>, id: string) => sections.find(one => one.id === id)?.lines
const because = (why: ReturnType<typeof explain>) =>
  linesOf(why, 'failed')?.map(line => [line.says.zh, line.because?.zh, line.because?.en])

describe('why a submission goes to whom it goes', () => {
  test('the route that fits, what is added, the facts, each step with its time and people, limits, and the others with why not', () => {
    const people: StepPeople[] = [
      {
        step: 'department-head',
        people: [
          { name: '陈敏', role: 'department-head', decided: 'approve' },
          { name: '赵云', role: 'handler', decided: 'return' },
          { name: '孙立', role: 'anyone', decided: 'reject' },
        ],
        leftOut: [{ name: '王强', role: 'department-head', because: text('本人提交', 'submitted it') }],
      },
      { step: 'leader', people: [{ name: '周全', role: 'leader' }], leftOut: [] },
      { step: 'legal', people: [], leftOut: [] },
    ]
    const data = { amountFen: 2_000_000, urgent: false, special: null, round: undefined, note: '不公开' }
    const why = explain({ data, people })
    expect(why.text.zh).toEqual([
      '赔偿方案：部门负责人同意，然后组长同意，然后法务同意',
      '第 3 步现在没有人可以审批。',
      '【适用的路线】',
      '✓ 金额 1 万元及以上：部门负责人同意、组长同意（第 2 条 审批：按等级和金额）',
      '【加签会签】',
      '✓ 加签在后，重大：法务同意（第 2 条）',
      '【依据的事实】',
      '种类：异常',
      '等级：重大',
      '类别：质量',
      '金额：2 万元',
      '加急：否',
      '【每一步由谁审批】',
      '第 1 步：部门负责人同意（第 1 条 职责：谁审批）',
      '✓ 陈敏（部门负责人），已同意',
      '✓ 赵云（处置人），已退回',
      '✓ 孙立（任何人员），已拒绝',
      '✗ 王强（部门负责人）：本人提交',
      '第 2 步：组长同意，按第 2 条限 2 个工作日（当日不计）（第 1 条）',
      '✓ 周全（组长）',
      '第 3 步：法务同意（第 1 条）',
      '【授权额度】',
      '✗ 部门负责人：单笔不满 5,000 元：金额 2 万元 已到额度，不得审批（第 2 条）',
      '✓ 组长：单笔不满 9 万元（第 2 条）',
      '【同类的其他路线为什么不适用】',
      '✗ 金额不满 1 万元：部门负责人同意：金额是 2 万元，它要求金额不满 1 万元（第 2 条）',
      '✗ 加签在前，交付：法务同意：类别是质量，它只用于交付（第 2 条）',
      '制度版本：《试验制度》2025-01-01 版',
    ])
    expect(why.text.en).toEqual([
      'Compensation: Head, then Leader, then Legal',
      'Nobody can take step 3 now.',
      '【The route that fits】',
      '✓ amount ¥10,000 or more: Head, Leader (clause 2 Approval: By level and amount)',
      '【Steps added on top】',
      '✓ added after, Major: Legal (clause 2)',
      '【Facts used】',
      'kind: anomaly',
      'level: Major',
      'category: Quality',
      'amount: ¥20,000',
      'urgent: no',
      '【Who takes each step】',
      'Step 1: Head (clause 1 Duties: Who approves)',
      '✓ 陈敏 (Head), approved',
      '✓ 赵云 (handler), returned',
      '✓ 孙立 (anybody on the staff), refused',
      '✗ 王强 (Head): submitted it',
      'Step 2: Leader, within 2 working days (the first does not count) by clause 2 (clause 1)',
      '✓ 周全 (Leader)',
      'Step 3: Legal (clause 1)',
      '【Limits of authority】',
      '✗ Head: single cases below ¥5,000: ¥20,000 reaches the limit: they may not decide (clause 2)',
      '✓ Leader: single cases below ¥90,000 (clause 2)',
      '【Why the other routes do not apply】',
      '✗ amount below ¥10,000: Head: amount is ¥20,000, it needs: amount below ¥10,000 (clause 2)',
      '✗ added before, Delivery: Legal: the category is Quality, it is for Delivery (clause 2)',
      'Edition: 试验制度 2025-01-01',
    ])
    expect([why.kind, why.title]).toEqual(['route', { zh: '为什么由他们审批', en: 'Why these approvers' }])
  })

  test('a small amount: what is within the limit, and at it', () => {
    const why = explain({ data: { amountFen: 499_999 }, state: { ...state, level: 'general' } })
    expect([why.answer, linesOf(why, 'steps'), linesOf(why, 'limits')]).toEqual([
      { zh: '赔偿方案：部门负责人同意', en: 'Compensation: Head' },
      [
        {
          says: {
            zh: '第 1 步：部门负责人同意，限 1 个工作日（当日不计）',
            en: 'Step 1: Head, within 1 working day (the first does not count)',
          },
          clause: {
            regulation: { id: 'test', edition: '2025-01-01', title: { zh: '试验制度', en: '试验制度' } },
            number: '1',
            title: { zh: '职责', en: 'Duties' },
            gist: { zh: '谁审批', en: 'Who approves' },
          },
        },
      ],
      [
        {
          says: { zh: '部门负责人：单笔不满 5,000 元', en: 'Head: single cases below ¥5,000' },
          mark: 'yes',
          clause: {
            regulation: { id: 'test', edition: '2025-01-01', title: { zh: '试验制度', en: '试验制度' } },
            number: '2',
            title: { zh: '审批', en: 'Approval' },
            gist: { zh: '按等级和金额', en: 'By level and amount' },
          },
        },
      ],
    ])
    expect(
      linesOf(explain({ data: { amountFen: 500_000 } }), 'limits')?.map(({ mark, because: why }) => [mark, why?.zh]),
    ).toEqual([['no', '金额 5,000 元 已到额度，不得审批']])
  })

  test('of an amount that nobody stated the limits stay open, and no route for amounts fits', () => {
    const why = explain({})
    expect([why.answer, because(why), linesOf(why, 'limits')]).toEqual([
      { zh: '赔偿方案：没有哪条路线适用', en: 'Compensation: no route applies' },
      [
        [
          '金额不满 1 万元：部门负责人同意',
          '还不知道金额，它要求金额不满 1 万元',
          'amount is not known, it needs: amount below ¥10,000',
        ],
        [
          '金额 1 万元及以上：部门负责人同意、组长同意',
          '还不知道金额，它要求金额 1 万元及以上',
          'amount is not known, it needs: amount ¥10,000 or more',
        ],
        ['加签在后，重大：法务同意', '没有路线适用，无从加签', 'no route applies to which it could be added'],
        ['加签在前，交付：法务同意', '类别是质量，它只用于交付', 'the category is Quality, it is for Delivery'],
      ],
      undefined,
    ])
    const noAmount = testRules({
      ...pack,
      routes: [
        route('any', 'compensation', [
          step('department-head'),
          step('leader'),
          step('again', { by: [{ role: 'department-head' }, { caseRole: 'handler' }] }),
        ]),
      ],
    })
    expect(linesOf(explain({}, noAmount), 'limits')).toEqual([
      {
        says: { zh: '部门负责人：单笔不满 5,000 元', en: 'Head: single cases below ¥5,000' },
        mark: 'open',
        clause: {
          regulation: { id: 'test', edition: '2025-01-01', title: { zh: '试验制度', en: '试验制度' } },
          number: '2',
          title: { zh: '审批', en: 'Approval' },
          gist: { zh: '按等级和金额', en: 'By level and amount' },
        },
      },
      {
        says: { zh: '组长：单笔不满 9 万元', en: 'Leader: single cases below ¥90,000' },
        mark: 'open',
        clause: {
          regulation: { id: 'test', edition: '2025-01-01', title: { zh: '试验制度', en: '试验制度' } },
          number: '2',
          title: { zh: '审批', en: 'Approval' },
          gist: { zh: '按等级和金额', en: 'By level and amount' },
        },
      },
    ])
  })

  test('every way of not applying: category, level, kind, a fact, and a narrower route before it', () => {
    expect(because(explain({ subject: 'plan', data: { special: true, round: 1 } }))).toEqual([
      ['质量，专项方案为是，轮次 2及以上：组长同意', '轮次是 1，它要求轮次 2及以上', 'round is 1, it needs: round 2 or more'],
      ['组长同意', '本案是异常，它只用于投诉、退换货', 'the case is of the kind anomaly, it is for complaint, return'],
    ])
    expect(because(explain({ subject: 'plan', data: { special: true, round: 2 } }))).toEqual([
      ['重大：组长同意', '前面已有更具体的路线适用', 'a narrower route before it fits already'],
      ['组长同意', '本案是异常，它只用于投诉、退换货', 'the case is of the kind anomaly, it is for complaint, return'],
    ])
    expect(because(explain({ subject: 'plan', state: { kind: 'anomaly', edition: own.key } }))).toEqual([
      ['质量，专项方案为是，轮次 2及以上：组长同意', '类别未知，它只用于质量', 'the category is unknown, it is for Quality'],
      ['重大：组长同意', '等级未定，它只用于重大', 'the level is not known, it is for Major'],
      ['组长同意', '本案是异常，它只用于投诉、退换货', 'the case is of the kind anomaly, it is for complaint, return'],
    ])
    expect(because(explain({ subject: 'plan', state: { ...state, level: 'general', category: 'delivery' } }))).toEqual([
      ['质量，专项方案为是，轮次 2及以上：组长同意', '类别是交付，它只用于质量', 'the category is Delivery, it is for Quality'],
      ['重大：组长同意', '等级是一般，它只用于重大', 'the level is General, it is for Major'],
      ['组长同意', '本案是异常，它只用于投诉、退换货', 'the case is of the kind anomaly, it is for complaint, return'],
    ])
  })

  test('a form is called by its title, and only routes of the form or of any form are told', () => {
    const why = explain({ subject: 'form', form: 'claim' })
    expect([why.answer, linesOf(why, 'fits')?.map(({ says }) => says), because(why)]).toEqual([
      { zh: '《赔偿申请表》：部门负责人同意', en: 'Claim: Head' },
      [{ zh: '部门负责人同意', en: 'Head' }],
      [['组长同意', '前面已有更具体的路线适用', 'a narrower route before it fits already']],
    ])
    expect(explain({ subject: 'form', form: 'loan' }).answer).toEqual({ zh: '《借用单》：部门负责人同意', en: '借用单: Head' })
    expect(explain({ subject: 'form' }).answer).toEqual({ zh: '表单：部门负责人同意', en: 'Form: Head' })
    expect(because(explain({ subject: 'form' }))).toBeUndefined()
    expect(explain({ subject: 'form', form: 'gone' }).answer).toEqual({ zh: '表单：部门负责人同意', en: 'Form: Head' })
  })

  test('each subject has its name, also where no route applies', () => {
    const subjects = ['plan', 'form', 'compensation', 'matter', 'review', 'edition'] as const
    const none = testRules({ ...pack, routes: [] })
    expect(subjects.map(subject => explain({ subject }, none).answer)).toEqual([
      { zh: '处置方案：没有哪条路线适用', en: 'Plan: no route applies' },
      { zh: '表单：没有哪条路线适用', en: 'Form: no route applies' },
      { zh: '赔偿方案：没有哪条路线适用', en: 'Compensation: no route applies' },
      { zh: '提请事项：没有哪条路线适用', en: 'Matter for decision: no route applies' },
      { zh: '复议结果：没有哪条路线适用', en: 'Result of a review: no route applies' },
      { zh: '制度新版本：没有哪条路线适用', en: 'Edition of the regulation: no route applies' },
    ])
  })

  test('the facts are kind, level and category where they are known, and what the routes read', () => {
    expect(
      linesOf(
        explain({ state: { kind: 'anomaly', edition: own.key }, data: { urgent: true, special: true, note: 'x' } }),
        'facts',
      ),
    ).toEqual([
      { says: { zh: '种类：异常', en: 'kind: anomaly' } },
      { says: { zh: '加急：是', en: 'urgent: yes' } },
      { says: { zh: '专项方案：是', en: 'special plan: yes' } },
    ])
  })

  test('a change of the regulation itself knows no limits', () => {
    const editions = testRules({
      ...pack,
      routes: [route('edition', 'edition', [step('department-head')])],
      limits: [{ id: 'head', clause: '2', role: 'department-head', subjects: ['edition'], belowFen: 500_000 }] as never,
    })
    expect(linesOf(explain({ subject: 'edition' }, editions), 'limits')).toBeUndefined()
  })

  test('what another regulation adds is told with it; one without routes of the subject is not named', () => {
    const group = testPack({
      ...(basic as unknown as Partial<Pack>),
      ...{ id: 'group', title: text('集团办法', 'Group rules'), routes: [route('group', 'compensation', [step('board')])] },
    })
    const silent = testPack({ ...(basic as unknown as Partial<Pack>), id: 'silent', title: text('其他', 'Other') })
    const together = { ...rules, editions: [own, compileEdition(group), compileEdition(silent)] }
    const why = explain({ data: { amountFen: 2_000_000 } }, together)
    expect([why.answer, linesOf(why, 'fits')?.map(({ says, clause }) => [says.zh, clause?.regulation.id])]).toEqual([
      {
        zh: '赔偿方案：部门负责人同意，然后组长同意，然后法务同意，然后board同意',
        en: 'Compensation: Head, then Leader, then Legal, then board',
      },
      [
        ['金额 1 万元及以上：部门负责人同意、组长同意', 'test'],
        ['board同意', 'group'],
      ],
    ])
    expect(why.editions.map(({ id }) => id)).toEqual(['test', 'group'])
    expect(explain({ subject: 'plan', data: {} }, together).editions.map(({ id }) => id)).toEqual(['test'])
  })

  test('by the shipped regulation on furniture: a compensation of 60,000 yuan', () => {
    const furnRules = testRules(furn)
    const why = explainRoute(furnRules, {
      ...{
        state: { kind: 'complaint', edition: furnRules.editions[0]!.key },
        subject: 'compensation',
        data: { amountFen: 6_000_000 },
      },
      ...{ at: at('2026-03-02 10:00'), people: [] },
    })
    expect([
      why.answer.zh,
      linesOf(why, 'fits')?.map(({ says }) => says.zh),
      linesOf(why, 'limits')?.map(({ says, mark }) => `${mark} ${says.zh}`),
    ]).toEqual(['赔偿方案：客服部经理同意', ['订单金额不满 10 万元：客服部经理同意'], undefined])
  })
})
