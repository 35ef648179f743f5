import { cleanPack } from '../../../engine/lint/clean-pack.fixture.ts'
import type { FieldWorkRule, Pack, RecordColumn, Trigger } from '../../../engine/pack.ts'
import { addCategory } from './edit-category.ts'
import { addHop } from './edit-hop.ts'
import { addSimple, simpleParts } from './edit-measures.ts'
import { addArchive, addPaper, paperParts } from './edit-papers.ts'

const kinds = ['line', 'text', 'yes-no', 'person', 'department', 'file', 'day', 'moment', 'evidence', 'number', 'amount'] as const
const values = ['a', 'b'].map(id => ({ id, title: { zh: id } }))

/** Two columns of each kind, so that there is always another one to choose. */
const columns = [1, 2].flatMap((at): RecordColumn[] => [
  ...kinds.map(kind => ({ id: `${kind}-${at}`, kind, title: { zh: `${kind} ${at}` }, required: true }) as RecordColumn),
  { id: `choice-${at}`, kind: 'choice', title: { zh: `选择 ${at}` }, required: true, values },
])

const ofRecord = (id: string): Trigger => ({ on: 'record.made', when: { record: { in: [id] } } })

const visits = {
  ...{ clause: '3', title: { zh: '上门' }, kinds: ['work-order'] as FieldWorkRule['kinds'] },
  ...{ field: [{ role: 'field-engineer' }], office: [{ role: 'service-desk' }], lead: [{ role: 'department-head' }] },
  ...{ onTheWay: ['handling'], onSite: ['handling'] },
  order: { record: 'everything', arriveBy: 'moment-1', completeBy: 'moment-2' },
}
const visit: NonNullable<FieldWorkRule['visit']> = {
  ...{ clause: '3', record: 'everything', from: 'moment-1', until: 'moment-2' },
  done: [{ on: 'handling.completed' }],
}

/** One of every kind of rule, and of much a second one, so that there is always another one to choose. */
function withOneOfEach(pack: Pack): Pack {
  const simple = simpleParts.flatMap(part => [1, 2].map(at => ({ part, title: `${part} ${at}` })))
  const made = [
    (now: Pack) => addHop(now, '3', 'report', [{ role: 'front-line' }], [{ role: 'department-head' }]).pack,
    (now: Pack) => addCategory(now, '2', '质量').pack,
    (now: Pack) => addArchive(now, '3', '处置方案', { on: 'plan.submitted' }).pack,
    ...paperParts.flatMap(part => [1, 2].map(at => (now: Pack) => addPaper(now, part, '3', `${part} ${at}`).pack)),
    ...simple.map(
      ({ part, title }) =>
        (now: Pack) =>
          addSimple(now, part as 'levels', '3', title).pack,
    ),
  ]
  return made.reduce((now, add) => add(now), pack)
}

/** A regulation that says everything at least once: a test asks of each form that it can say all of it. */
export const oddPack: Pack = withOneOfEach({
  ...cleanPack,
  id: 'odd',
  readings: {
    ...cleanPack.readings,
    first: { clause: '3', says: { zh: '第一种读法' }, by: '质量部', on: '2026-01-01' },
    second: { clause: '3', says: { zh: '第二种读法' }, by: '质量部', on: '2026-01-01' },
    ofFour: { clause: '4', says: { zh: '处罚这样读' }, by: '质量部', on: '2026-01-01' },
    ofFive: { clause: '5', says: { zh: '考核这样读' }, by: '质量部', on: '2026-01-01' },
  },
  routes: [
    ...cleanPack.routes,
    {
      id: 'timed',
      clause: '3',
      subject: 'form',
      steps: [
        {
          id: 'timed-step',
          clause: '3',
          mode: 'quorum',
          quorum: { of: 3, need: 2 },
          by: [{ role: 'department-head' }],
          within: { workdays: 2 },
          timedBy: { clause: '3' },
        },
      ],
    },
  ],
  evidence: [
    ...cleanPack.evidence,
    { id: 'planned', clause: '3', title: { zh: '有方案' }, on: [{ on: 'plan.submitted' }], voidedBy: [{ on: 'case.merged' }] },
  ],
  duties: [
    ...cleanPack.duties,
    {
      id: 'counted-apart',
      clause: '3',
      title: { zh: '各计各的' },
      meaning: 'counted-apart',
      start: [ofRecord('everything')],
      stop: [ofRecord('everything')],
      cancel: [{ on: 'case.merged' }],
      stated: [{ by: ofRecord('everything'), field: 'values.moment-1', once: [{ on: 'case.merged' }] }],
      within: { workdays: 1 },
      owner: { role: 'front-line' },
      pausable: false,
      acts: ['make-record'],
    },
  ],
  tables: [
    ...cleanPack.tables,
    {
      id: 'odd-table',
      title: { zh: '按等级' },
      hit: 'collect',
      axes: { level: { kind: 'enum', values: ['minor', 'serious'] } },
      rows: [{ id: 'odd-row', clause: '3', when: { level: ['minor'] }, then: { department: 'quality' } }],
    },
  ],
  signings: [
    {
      id: 'odd-paper',
      clause: '3',
      title: { zh: '要签的' },
      kinds: ['complaint'],
      act: 'sign-paper',
      shows: [
        { title: { zh: '没有合计' }, record: 'rows-of-amounts' },
        { title: { zh: '明细' }, record: 'rows-of-amounts', sum: { amount: 'amount-1', times: 'number-1' } },
      ],
    },
  ],
  limits: [{ id: 'odd-limit', clause: '3', role: 'front-line', subjects: ['plan'], belowFen: 100 }],
  samples: [
    {
      id: 'odd-sample',
      clause: '3',
      title: { zh: '抽查' },
      population: 'cases',
      on: [{ on: 'case.merged' }],
      every: 'month',
      draw: { count: 5 },
      by: { role: 'front-line' },
    },
  ],
  scorecards: [
    {
      id: 'odd-card',
      clause: '5',
      title: { zh: '空着的考核表' },
      of: 'person',
      every: 'month',
      rows: [{ indicator: 'on-time', clause: '5', weight: { open: '[X]' } }],
      yearly: { clause: '5', by: { role: 'front-line' } },
    },
  ],
  sanctions: [
    {
      id: 'odd-sanction',
      clause: '4',
      title: { zh: '再犯' },
      of: 'person',
      grade: 'general',
      repeated: { times: 2 },
      measures: [{ kind: 'demotion', title: { zh: '降职' }, term: { open: '[X]' } }],
    },
  ],
  fieldWork: [
    ...(cleanPack.fieldWork ?? []),
    {
      ...visits,
      ...{ id: 'visits-alone', visit },
    },
    {
      ...visits,
      ...{ id: 'visits-together', visit: { ...visit, companions: { rows: 'people', person: 'person-1' } } },
    },
  ],
  records: [
    ...(cleanPack.records ?? []),
    {
      id: 'everything',
      clause: '3',
      title: { zh: '样样都有' },
      fields: [
        ...columns.filter(column => ['yes-no', 'day', 'file', 'line', 'department'].includes(column.kind)),
        ...columns.filter(column => ['number-1', 'amount-1', 'person-1', 'person-2', 'moment-1', 'moment-2'].includes(column.id)),
        ...['people', 'others'].map(id => ({
          ...{ id, kind: 'rows' as const, title: { zh: id }, required: false },
          columns: columns.filter(column => column.kind === 'person'),
        })),
      ],
      onMeasures: [
        {
          does: 'carries-out',
          kind: 'dismissal',
          union: { told: 'yes-no-1', on: 'day-1', before: 'day-1' },
          together: [{ title: { zh: '查明' }, text: 'line-1', file: 'file-1' }],
        },
      ],
    },
    {
      id: 'rows-of-amounts',
      clause: '3',
      title: { zh: '多行金额' },
      fields: [
        {
          id: 'lines',
          kind: 'rows',
          title: { zh: '多行金额' },
          required: true,
          columns: columns.filter(column => column.kind === 'amount' || column.kind === 'number'),
        },
      ],
    },
    {
      id: 'rows-of-many',
      clause: '3',
      title: { zh: '多行' },
      fields: [
        ...columns.filter(column => column.kind === 'person'),
        {
          id: 'rows',
          kind: 'rows',
          title: { zh: '多行' },
          required: true,
          columns: columns.filter(column => ['number-1', 'number-2', 'choice-1', 'line-1'].includes(column.id)),
          sumTo: { column: 'number-1', total: 100 },
        },
      ],
    },
  ],
  indicators: [
    ...(cleanPack.indicators ?? []),
    {
      id: 'odd-ratio',
      clause: '3',
      title: { zh: '两数之比' },
      measure: {
        ratio: {
          of: { count: 'cases', with: [{ on: 'case.merged' }], without: [{ on: 'case.merged' }] },
          among: { count: 'cases', with: [{ on: 'case.merged' }], without: [{ on: 'case.archived' }] },
        },
      },
      unit: 'percent',
      better: 'lower',
      every: 'month',
      by: ['organisation'],
    },
    {
      id: 'odd-duties',
      clause: '3',
      title: { zh: '逾期的比例' },
      measure: {
        ratio: {
          of: { count: 'duties', meanings: ['first-reply'], outcomes: ['late', 'missed'] },
          among: { count: 'duties', meanings: ['first-reply'] },
        },
      },
      unit: 'percent',
      better: 'lower',
      every: 'month',
      by: ['organisation'],
    },
  ],
})
