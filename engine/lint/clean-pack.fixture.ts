import type { Pack } from '../pack.ts'

const text = (zh: string) => ({ zh, en: zh })

/** A small regulation in which the lint finds nothing; each test changes one thing. It is about no real company. */
export const cleanPack: Pack = {
  id: 'sample',
  edition: '2026-01-01',
  title: text('示例制度'),
  inForce: { from: '2026-01-01' },
  reviewed: { on: '2026-06-01', by: '质量部' },
  primaryFor: ['complaint', 'penalty'],
  clauses: {
    '1': { title: text('受理'), gist: text('受理后四小时内回复') },
    '2': { title: text('等级'), gist: text('按损失分两级') },
    '3': { title: text('审批'), gist: text('补偿方案审批') },
    '4': { title: text('处罚'), gist: text('违规与处罚') },
    '5': { title: text('考核'), gist: text('两项指标') },
    '6': { title: text('解释'), gist: text('由质量部解释'), manual: text('只说谁解释') },
  },
  readings: { small: { clause: '2', says: text('损失含税'), by: '质量部', on: '2026-01-01' } },
  roles: [
    { id: 'front-line', clause: '1', title: text('一线') },
    { id: 'department-head', clause: '3', title: text('部门负责人') },
  ],
  levels: [
    { id: 'minor', clause: '2', title: text('轻微'), gist: text('轻微'), rank: 1 },
    { id: 'serious', clause: '2', title: text('严重'), gist: text('严重'), rank: 2 },
  ],
  categories: [],
  lifecycles: [
    {
      kind: 'complaint',
      clause: '1',
      stages: [
        { id: 'open', title: text('受理'), clause: '1', enter: [{ on: 'case.opened' }] },
        { id: 'planned', title: text('已有方案'), clause: '3', enter: [{ on: 'plan.submitted' }] },
      ],
      end: [{ on: 'handling.completed' }],
      reopen: [{ on: 'case.reopened', stage: 'open' }],
    },
  ],
  evidence: [
    { id: 'checked', clause: '1', title: text('现场检查'), on: [{ on: 'record.made', when: { record: { in: ['check'] } } }] },
  ],
  gates: [{ id: 'plan-needs-check', clause: '3', title: text('先检查再做方案'), act: 'plan', needs: [{ evidence: 'checked' }] }],
  permits: [{ act: 'plan', clause: '3', by: [{ role: 'department-head' }] }],
  duties: [
    {
      id: 'reply',
      clause: '1',
      title: text('首次回复'),
      meaning: 'first-reply',
      kinds: ['complaint'],
      start: [{ on: 'case.opened' }],
      stop: [{ on: 'customer.replied' }],
      within: { workHours: 4 },
      owner: { role: 'front-line' },
      pausable: true,
      acts: ['reply'],
    },
    {
      id: 'approve',
      clause: '3',
      title: text('补偿方案获批'),
      meaning: 'compensation-approved',
      kinds: ['complaint'],
      start: [{ on: 'compensation.submitted' }],
      stop: [{ on: 'approval.decided', when: { subject: { in: ['compensation'] }, outcome: { in: ['approved'] } } }],
      within: { workdays: 3 },
      owner: { role: 'department-head' },
      pausable: true,
      acts: ['decide'],
    },
  ],
  hops: [],
  routes: [
    {
      id: 'compensation',
      clause: '3',
      subject: 'compensation',
      steps: [{ id: 'head', clause: '3', mode: 'any', by: [{ role: 'department-head' }], within: { workdays: 2 } }],
    },
  ],
  tables: [
    {
      id: 'grading',
      title: text('定级表'),
      hit: 'unique',
      axes: { lossFen: { kind: 'int', min: 0, unit: '分', title: text('损失') } },
      rows: [
        { id: 'small', clause: '2', title: text('小额'), when: { lossFen: { lt: 1_000_000 } }, then: { level: 'minor' } },
        { id: 'large', clause: '2', title: text('大额'), when: { lossFen: { gte: 1_000_000 } }, then: { level: 'serious' } },
      ],
    },
  ],
  forms: [],
  archive: [],
  retention: [],
  periodic: [],
  records: [
    {
      id: 'check',
      clause: '1',
      title: text('现场检查'),
      fields: [
        { id: 'passed', title: text('合格'), required: true, kind: 'yes-no' },
        { id: 'part', title: text('部位'), required: false, kind: 'choice', values: [{ id: 'motor', title: text('电机') }] },
      ],
    },
  ],
  indicators: [
    {
      id: 'on-time',
      clause: '5',
      title: text('及时率'),
      measure: { entered: text('手填') },
      unit: 'percent',
      better: 'higher',
      every: 'month',
      by: ['organisation'],
    },
  ],
  scorecards: [
    {
      id: 'card',
      clause: '5',
      title: text('考核表'),
      of: 'service',
      every: 'month',
      rows: [{ indicator: 'on-time', clause: '5', weight: 100 }],
    },
  ],
  grades: [{ id: 'general', clause: '4', title: text('一般'), rank: 1 }],
  violations: [{ id: 'late', clause: '4', title: text('逾期'), grade: 'general', of: ['person'], found: 'person' }],
  sanctions: [
    {
      id: 'warn',
      clause: '4',
      title: text('警告'),
      of: 'person',
      grade: 'general',
      measures: [{ kind: 'warning', title: text('警告') }],
    },
  ],
  statements: [
    {
      id: 'small-by-head',
      clause: '3',
      says: 'authority',
      subject: 'plan',
      title: text('部门负责人'),
      when: { orderFen: { lt: 1_000_000 } },
      value: 'department-head',
    },
    {
      id: 'large-by-gm',
      clause: '3',
      says: 'authority',
      subject: 'plan',
      title: text('总经理'),
      when: { orderFen: { gte: 1_000_000 } },
      value: 'general-manager',
    },
  ],
  terms: [{ id: 'repeat', kind: 'quantity', title: text('多次'), usedIn: ['4'], definedIn: '4' }],
  laws: [{ law: 'civil-code', clause: '4' }],
}
