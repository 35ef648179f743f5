import { cleanPack } from '../engine/lint/clean-pack.fixture.ts'
import type { Pack } from '../engine/pack.ts'

const text = (zh: string) => ({ zh, en: zh })
const [complaint] = cleanPack.lifecycles

/** A regulation that asks for records: a site check before the plan, by the front line, within four hours; and for training as a matter. */
export const recordsPack: Pack = {
  ...cleanPack,
  primaryFor: ['complaint', 'training'],
  lifecycles: [
    complaint!,
    {
      kind: 'training',
      clause: '3',
      stages: [
        { id: 'planned', title: text('计划'), clause: '3', enter: [{ on: 'case.opened' }] },
        { id: 'held', title: text('结束'), clause: '3', enter: [{ on: 'matter.closed' }] },
      ],
      end: [{ on: 'matter.closed' }],
      reopen: [],
    },
  ],
  evidence: [
    {
      id: 'checked',
      clause: '1',
      title: text('现场检查合格'),
      on: [{ on: 'record.made', when: { record: { in: ['check'] }, 'values.passed': { in: [true] } } }],
    },
  ],
  permits: [
    ...cleanPack.permits,
    { act: 'make-record', clause: '1', when: { record: { in: ['check'] } }, by: [{ role: 'front-line' }] },
    { act: 'close-matter', clause: '3', kinds: ['training'], by: [{ role: 'department-head' }] },
  ],
  duties: [
    ...cleanPack.duties,
    {
      id: 'check-site',
      clause: '1',
      title: text('现场检查'),
      meaning: 'site-check',
      kinds: ['complaint'],
      start: [{ on: 'case.opened' }],
      stop: [{ on: 'record.made', when: { record: { in: ['check'] } } }],
      within: { workHours: 4 },
      owner: { role: 'front-line' },
      pausable: true,
      acts: ['make-record'],
    },
  ],
  routes: [
    ...cleanPack.routes,
    {
      id: 'training-large',
      clause: '3',
      subject: 'matter',
      kinds: ['training'],
      when: { amountFen: { gte: 1_000_000 } },
      steps: [
        { id: 'head', clause: '3', mode: 'any', by: [{ role: 'department-head' }] },
        { id: 'principal', clause: '3', mode: 'any', by: [{ role: 'principal' }] },
      ],
    },
    {
      id: 'training-small',
      clause: '3',
      subject: 'matter',
      kinds: ['training'],
      steps: [{ id: 'head', clause: '3', mode: 'any', by: [{ role: 'department-head' }] }],
    },
  ],
  records: [
    {
      id: 'check',
      clause: '1',
      title: text('现场检查'),
      kinds: ['complaint'],
      fields: [
        { id: 'passed', title: text('合格'), required: true, kind: 'yes-no' },
        { id: 'part', title: text('部位'), required: false, kind: 'choice', values: [{ id: 'motor', title: text('电机') }] },
        { id: 'inspector', title: text('检查人'), required: false, kind: 'person' },
        { id: 'photo', title: text('照片'), required: false, kind: 'file' },
        { id: 'costFen', title: text('费用'), required: false, kind: 'amount', min: 0, max: 500_000 },
        { id: 'remarks', title: text('说明'), required: true, kind: 'text' },
      ],
    },
  ],
}

/** Another regulation of the same company that only adds to complaints: a duty, and the record that ends it. */
export const addingPack: Pack = {
  ...cleanPack,
  id: 'adding',
  title: text('补充制度'),
  primaryFor: [],
  lifecycles: [],
  evidence: [],
  gates: [],
  tables: [],
  routes: [],
  permits: [{ act: 'make-record', clause: '1', when: { record: { in: ['letter'] } }, by: [{ role: 'department-head' }] }],
  duties: [
    {
      id: 'write-letter',
      clause: '1',
      title: text('致歉信'),
      meaning: 'letter',
      kinds: ['complaint'],
      start: [{ on: 'case.opened' }],
      stop: [{ on: 'record.made', when: { record: { in: ['letter'] } } }],
      within: { workdays: 2 },
      owner: { role: 'department-head' },
      pausable: false,
      acts: ['make-record'],
    },
  ],
  records: [
    {
      id: 'letter',
      clause: '1',
      title: text('致歉信'),
      kinds: ['complaint'],
      fields: [{ id: 'sentOn', title: text('寄出'), required: true, kind: 'day' }],
    },
  ],
}
