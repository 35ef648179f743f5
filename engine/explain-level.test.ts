import { describe, expect, test } from 'vitest'
import { robot } from '../policies/robot/2026-01-01/pack.ts'
import { explainLevel, type LevelAsked } from './explain-level.ts'
import type { Pack } from './pack.ts'
import { testPack } from './rules.fixture.ts'
import { compileEdition } from './rules.ts'

const text = (zh: string, en: string) => ({ zh, en })
const edition = compileEdition(
  testPack({
    title: text('异常制度', 'Anomaly rules'),
    clauses: {
      '1': { title: text('分级', 'Grading'), gist: text('按损失和态度', 'By loss and attitude') },
      '2': { title: text('办结', 'Solving'), gist: text('三日办结', 'Solve within three days') },
    },
    readings: { loss: { clause: '1', says: text('只计直接损失', 'Direct loss only'), by: '法务', on: '2025-01-01' } },
    levels: [
      { id: 'general', clause: '1', title: text('一般', 'General'), gist: text('影响小', 'Little effect'), rank: 1 },
      { id: 'major', clause: '2', title: text('重大', 'Major'), gist: text('影响大', 'Great effect'), rank: 3 },
    ],
    tables: [
      {
        ...{ id: 'grading', title: text('定级', 'Grading'), hit: 'collect', kinds: ['anomaly'] },
        axes: {
          attitude: { kind: 'enum', values: ['mild', 'clear', 'strong'], title: text('态度', 'attitude') },
          lossFen: { kind: 'int', min: 0, unit: '分', title: text('损失', 'loss') },
          lateDays: { kind: 'int', unit: '日', title: text('迟延', 'delay') },
        },
        rows: [
          { id: 'else', clause: '1', when: {}, then: { level: 'general' } },
          {
            ...{ id: 'loss', clause: '1', reading: 'loss', title: text('损失大', 'Great loss') },
            ...{ when: { lossFen: { gte: 10_000_000, lt: 50_000_000 } }, then: { level: 'major' } },
          },
          {
            id: 'angry',
            clause: '1',
            title: { zh: '强烈不满' },
            when: { attitude: ['clear', 'strong'] },
            then: { level: 'general' },
          },
          { id: 'late', clause: '1', title: text('迟延', 'Delay'), when: { lateDays: { lt: 3 } }, then: { level: 'general' } },
          {
            id: 'very-late',
            clause: '1',
            title: text('久拖', 'Long delay'),
            when: { lateDays: { gte: 9 } },
            then: { level: 'major' },
          },
        ],
      },
    ],
  }),
)
const explain = (changes: Partial<LevelAsked> = {}) =>
  explainLevel(edition, { kind: 'anomaly', facts: { lossFen: 20_000_000, attitude: 'mild' }, level: 'major', ...changes })
const linesOf = ({ sections }: ReturnType<typeof explain>, id: string) => sections.find(one => one.id === id)?.lines
const graded = { by: text('李晓', 'Li Xiao'), at: text('2026-03-02 10:00', '2 March 2026'), wasConfirmed: true }

describe('why a case has its level', () => {
  test('the facts, the rows that decide, those that fit too, and the first cell that failed of each other one', () => {
    const why = explain({ graded })
    expect(why.text.zh).toEqual([
      '等级：重大',
      '【这个等级】',
      '影响大（第 2 条 办结：三日办结）',
      '【谁定的】',
      '李晓 于 2026-03-02 10:00 确认了建议',
      '【依据的事实】',
      '态度：无不满或轻微抱怨',
      '损失：20 万元',
      '还不知道：迟延',
      '【定级表中决定等级的行（取最高）】',
      '✓ 损失大 → 重大（第 1 条 分级：按损失和态度）',
      '　　口径：只计直接损失（法务，2025-01-01）',
      '【也符合、但等级不更高的行】',
      '✓ else → 一般（第 1 条）',
      '【不符合的行】',
      '✗ 强烈不满 → 一般：态度是 无不满或轻微抱怨，它要求态度为明显不满、强烈不满（第 1 条）',
      '✗ 迟延 → 一般：还不知道迟延，它要求迟延不满 3 日（第 1 条）',
      '✗ 久拖 → 重大：还不知道迟延，它要求迟延 9 日及以上（第 1 条）',
      '制度版本：《异常制度》2025-01-01 版',
    ])
    expect(why.text.en).toEqual([
      'Level: Major',
      '【This level】',
      'Great effect (clause 2 Solving: Solve within three days)',
      '【Who settled it】',
      'Li Xiao confirmed the proposal, 2 March 2026',
      '【Facts used】',
      'attitude: none, or mild grumbling',
      'loss: ¥200,000',
      'Not known: delay',
      '【Rows that decide (the highest)】',
      '✓ Great loss → Major (clause 1 Grading: By loss and attitude)',
      '    Reading: Direct loss only (法务, 2025-01-01)',
      '【Rows that fit too, of no higher level】',
      '✓ else → General (clause 1)',
      '【Rows that do not fit】',
      '✗ 强烈不满 → General: attitude is none, or mild grumbling, it needs: attitude is clearly dissatisfied, strongly dissatisfied (clause 1)',
      '✗ Delay → General: delay is not known, it needs: delay below 3 days (clause 1)',
      '✗ Long delay → Major: delay is not known, it needs: delay 9 days or more (clause 1)',
      'Edition: Anomaly rules 2025-01-01',
    ])
    expect([why.kind, why.title, why.notes]).toEqual(['level', { zh: '为什么是这个等级', en: 'Why this level' }, []])
  })

  test('without a level of its own, that which the table proposes, unconfirmed', () => {
    const why = explain({ level: undefined })
    expect([why.answer, why.notes, linesOf(why, 'level'), linesOf(why, 'grading')]).toEqual([
      { zh: '等级：重大', en: 'Level: Major' },
      [],
      [
        {
          says: { zh: '影响大', en: 'Great effect' },
          clause: {
            regulation: { id: 'test', edition: '2025-01-01', title: { zh: '异常制度', en: 'Anomaly rules' } },
            number: '2',
            title: { zh: '办结', en: 'Solving' },
            gist: { zh: '三日办结', en: 'Solve within three days' },
          },
        },
      ],
      undefined,
    ])
  })

  test('where nobody has confirmed it, it is a proposal; a grading that was no confirmation is none', () => {
    expect(explain().notes).toEqual([
      {
        zh: '这是定级表的建议，还没有人确认；建议等级的时限已在计算。',
        en: 'Proposed by the table and not confirmed yet; its clocks run already.',
      },
    ])
    const why = explain({ graded: { ...graded, wasConfirmed: false } })
    expect([why.notes, linesOf(why, 'grading')]).toEqual([
      [
        {
          zh: '这是定级表的建议，还没有人确认；建议等级的时限已在计算。',
          en: 'Proposed by the table and not confirmed yet; its clocks run already.',
        },
      ],
      undefined,
    ])
  })

  test('where somebody chose another, it says the proposal, who did not take it, and why', () => {
    const why = explain({ level: 'general', graded: { ...graded, reason: '客户谅解' } })
    expect([why.notes, linesOf(why, 'grading'), linesOf(why, 'level')]).toEqual([
      [{ zh: '按现在的事实，定级表建议：重大。', en: 'By the facts of now the table proposes Major.' }],
      [
        {
          says: {
            zh: '李晓 于 2026-03-02 10:00 没有采用建议（重大）',
            en: 'Li Xiao did not take the proposal (Major), 2 March 2026',
          },
          because: { zh: '客户谅解', en: '客户谅解' },
        },
      ],
      [
        {
          says: { zh: '影响小', en: 'Little effect' },
          clause: {
            regulation: { id: 'test', edition: '2025-01-01', title: { zh: '异常制度', en: 'Anomaly rules' } },
            number: '1',
            title: { zh: '分级', en: 'Grading' },
            gist: { zh: '按损失和态度', en: 'By loss and attitude' },
          },
        },
      ],
    ])
    // Another level without a reason was not the proposal either; the same one for a reason of their own neither.
    expect(linesOf(explain({ level: 'general', graded }), 'grading')).toEqual([
      {
        says: {
          zh: '李晓 于 2026-03-02 10:00 没有采用建议（重大）',
          en: 'Li Xiao did not take the proposal (Major), 2 March 2026',
        },
      },
    ])
    expect(linesOf(explain({ graded: { ...graded, reason: '另有考虑' } }), 'grading')).toEqual([
      {
        says: {
          zh: '李晓 于 2026-03-02 10:00 没有采用建议（重大）',
          en: 'Li Xiao did not take the proposal (Major), 2 March 2026',
        },
        because: { zh: '另有考虑', en: '另有考虑' },
      },
    ])
  })

  test('of every fact that is known none is called unknown', () => {
    const why = explain({ facts: { lossFen: 0, attitude: 'clear', lateDays: 4 } })
    expect(linesOf(why, 'facts')).toEqual([
      { says: { zh: '态度：明显不满', en: 'attitude: clearly dissatisfied' } },
      { says: { zh: '损失：0 元', en: 'loss: ¥0' } },
      { says: { zh: '迟延：4 日', en: 'delay: 4 days' } },
    ])
    expect(linesOf(why, 'failed')?.map(({ because }) => because)).toEqual([
      {
        zh: '损失是 0 元，它要求损失 10 万元及以上、不满 50 万元',
        en: 'loss is ¥0, it needs: loss from ¥100,000 to below ¥500,000',
      },
      { zh: '迟延是 4 日，它要求迟延不满 3 日', en: 'delay is 4 days, it needs: delay below 3 days' },
      { zh: '迟延是 4 日，它要求迟延 9 日及以上', en: 'delay is 4 days, it needs: delay 9 days or more' },
    ])
  })

  test('a kind of case that is not graded has no level, no rows and no facts', () => {
    const why = explain({ kind: 'complaint', level: undefined, facts: {} })
    expect([why.text, why.sections]).toEqual([
      {
        zh: ['没有等级：本制度不给这类案件定级', '制度版本：《异常制度》2025-01-01 版'],
        en: ['No level: the regulation does not grade such cases', 'Edition: Anomaly rules 2025-01-01'],
      },
      [],
    ])
    // Graded by a person all the same, it has a level, and nothing was proposed.
    const byPerson = explain({ kind: 'complaint', facts: {}, graded })
    expect([byPerson.notes, linesOf(byPerson, 'grading')]).toEqual([
      [],
      [{ says: { zh: '李晓 于 2026-03-02 10:00 定级', en: 'Li Xiao settled it, 2 March 2026' } }],
    ])
    expect(linesOf(explain({ kind: 'complaint', facts: {}, graded: { ...graded, reason: '先例' } }), 'grading')).toEqual([
      {
        says: { zh: '李晓 于 2026-03-02 10:00 没有采用建议', en: 'Li Xiao did not take the proposal, 2 March 2026' },
        because: { zh: '先例', en: '先例' },
      },
    ])
    expect(linesOf(explain({ level: 'gone' }), 'level')).toBeUndefined()
  })

  test('in other regulations it has their name, or none', () => {
    const other = (id: string, changes: Partial<Pack>) =>
      compileEdition(testPack({ id, title: text(id, `${id} rules`), ...changes }))
    const map = (levels: Record<string, string>, from = 'test') => ({
      readings: { map: { clause: '1', says: text('对应', 'As mapped'), by: '法务', on: '2025-01-01' } },
      levelMaps: [{ from, clause: '1', reading: 'map', levels }],
    })
    const grave = { levels: [{ id: 'grave', clause: '1', title: text('严重', 'Grave'), gist: text('严重', 'Grave'), rank: 1 }] }
    const adding = [
      other('mapped', { ...grave, ...map({ major: 'grave' }) }),
      other('partly', { ...grave, ...map({ general: 'grave' }) }),
      other('elsewhere', { ...grave, ...map({ major: 'grave' }, 'another') }),
      other('alike', { levels: [], ...map({ major: 'major' }) }),
      other('silent', { levels: [] }),
    ]
    const why = explain({ adding })
    expect(linesOf(why, 'maps')).toEqual([
      {
        mark: 'yes',
        says: { zh: '《mapped》：严重', en: 'mapped rules: Grave' },
        clause: {
          regulation: { id: 'mapped', edition: '2025-01-01', title: { zh: 'mapped', en: 'mapped rules' } },
          number: '1',
          title: { zh: '上报', en: '上报' },
          gist: { zh: '一小时内上报', en: '一小时内上报' },
        },
        reading: { says: { zh: '对应', en: 'As mapped' }, by: '法务', on: '2025-01-01' },
      },
      {
        mark: 'no',
        says: { zh: '《partly》没有对应的等级', en: 'partly rules has no level for it' },
        because: { zh: '它按等级区分的规则不适用于本案', en: 'its rules by level do not bind this case' },
        clause: {
          regulation: { id: 'partly', edition: '2025-01-01', title: { zh: 'partly', en: 'partly rules' } },
          number: '1',
          title: { zh: '上报', en: '上报' },
          gist: { zh: '一小时内上报', en: '一小时内上报' },
        },
        reading: { says: { zh: '对应', en: 'As mapped' }, by: '法务', on: '2025-01-01' },
      },
      {
        mark: 'no',
        says: { zh: '《elsewhere》没有对应的等级', en: 'elsewhere rules has no level for it' },
        because: { zh: '它按等级区分的规则不适用于本案', en: 'its rules by level do not bind this case' },
      },
      {
        mark: 'yes',
        says: { zh: '《alike》：重大', en: 'alike rules: Major' },
        clause: {
          regulation: { id: 'alike', edition: '2025-01-01', title: { zh: 'alike', en: 'alike rules' } },
          number: '1',
          title: { zh: '上报', en: '上报' },
          gist: { zh: '一小时内上报', en: '一小时内上报' },
        },
        reading: { says: { zh: '对应', en: 'As mapped' }, by: '法务', on: '2025-01-01' },
      },
    ])
    expect(why.editions.map(({ id }) => id)).toEqual(['test', 'mapped', 'partly', 'elsewhere', 'alike', 'silent'])
    expect(linesOf(explain({ kind: 'complaint', facts: {}, level: undefined, adding }), 'maps')).toBeUndefined()
    // By its own title, although the regulation that decides has a level of the same name.
    const plain = { levels: [{ id: 'general', clause: '1', title: text('普通', 'Plain'), gist: text('普通', 'Plain'), rank: 1 }] }
    const sameName = explain({ adding: [other('alike', { ...plain, ...map({ major: 'general' }) })] })
    expect(linesOf(sameName, 'maps')?.[0]?.says).toEqual({ zh: '《alike》：普通', en: 'alike rules: Plain' })
  })

  test('by the shipped regulation on anomalies: a delivery eleven days late with a loss', () => {
    const why = explainLevel(compileEdition(robot), {
      ...{
        kind: 'anomaly',
        category: 'delivery',
        subtype: 'delivery-late',
        facts: { lossFen: 30_000_000, attitude: 'strong', disputeLikely: true },
      },
    })
    expect([why.answer, linesOf(why, 'facts'), linesOf(why, 'decides')?.map(({ says }) => says.zh)]).toEqual([
      { zh: '等级：重大', en: 'Level: Major' },
      [
        { says: { zh: '客户态度：强烈不满', en: "Customer's attitude: strongly dissatisfied" } },
        { says: { zh: '客户损失：30 万元', en: 'Loss: ¥300,000' } },
        { says: { zh: '可能投诉、仲裁或诉讼：是', en: 'Complaint, arbitration or lawsuit likely: yes' } },
        { says: { zh: '类别：交付环节异常', en: 'Category: Delivery' } },
        { says: { zh: '子类：延期交付', en: 'Subtype: Delivery late' } },
        {
          says: {
            zh: '还不知道：对生产经营的影响、合同履行、需要跨部门、预计解决时间、设备无法正常使用、同一问题维修次数、延迟、延期交付',
            en: 'Not known: Effect on production, Contract, Several departments needed, Working days to solve, Equipment unusable, Failed repairs, Delay, Delivery late',
          },
        },
      ],
      ['客户强烈不满 → 重大', '损失 10 万元起，含安装造成的财产损失 → 重大', '可能引发投诉、仲裁或诉讼 → 重大'],
    ])
  })
})
