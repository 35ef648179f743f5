import type { Pack } from '../../../engine/pack.ts'
import { r } from './regulation.ts'

type Field = Pack['forms'][number]['fields'][number]
const line = (id: string, zh: string, en: string, from?: string): Field => ({
  id,
  title: { zh, en },
  multiline: false,
  required: true,
  ...(from === undefined ? {} : { from }),
})
const text = (id: string, zh: string, en: string): Field => ({ ...line(id, zh, en), multiline: true })
const optional = (field: Field): Field => ({ ...field, required: false })
const number = line('number', '编号', 'Number', 'case.opened#number')

/** 6.1.1: filled in the system. The text names two of them, the questionnaire is made by the system. */
export const forms: Pack['forms'] = r.forms([
  {
    id: 'acceptance-sheet',
    clause: '4.3(1)',
    title: { zh: '安装验收单', en: 'Acceptance sheet' },
    kinds: ['work-order'],
    fields: [
      number,
      optional(line('customer', '客户', 'Customer', 'case.opened#contact')),
      line('completed-at', '完成时间', 'Completed at', 'handling.completed#at'),
      line('signer', '签收人', 'Signed by', 'customer.accepted#signer'),
      line('signed-at', '签收时间', 'Signed at', 'customer.accepted#at'),
      optional(line('remarks', '意见', 'Remarks', 'customer.accepted#remarks')),
    ],
  },
  {
    id: 'callback-questionnaire',
    clause: '4.1(4)',
    title: { zh: '满意度回访问卷', en: 'Callback questionnaire' },
    kinds: ['enquiry', 'request', 'return', 'work-order'],
    fields: [
      number,
      line('satisfied', '是否满意', 'Satisfied', 'customer.answered#satisfied'),
      optional(line('rating', '评分', 'Rating', 'customer.answered#rating')),
      optional(line('comment', '意见', 'Comment', 'customer.answered#comment')),
    ],
  },
  {
    id: 'reward-application',
    clause: '8.1.2(1)',
    title: { zh: '奖励申请表', en: 'Reward application' },
    kinds: ['reward'],
    fields: [
      number,
      line('who', '申请部门或个人', 'Department or person'),
      text('merit', '事迹', 'Merit'),
      optional(line('indicator', '超额的指标、目标与实际', 'Indicator, target and actual')),
      text('asked', '申请的奖励', 'What is asked for'),
    ],
  },
])

const services = ['enquiry', 'request', 'return', 'work-order'] as const
export const archive: Pack['archive'] = r.archive([
  { id: 'channel', kinds: services, clause: '4.1(1)', title: { zh: '接入方式记录', en: 'Channel' }, evidence: 'channel' },
  { id: 'result', kinds: services, clause: '4.1', title: { zh: '服务结果', en: 'Result' }, evidence: 'completed' },
  { id: 'callback', kinds: services, clause: '4.1(4)', title: { zh: '回访问卷', en: 'Questionnaire' }, evidence: 'called-back' },
  { id: 'photos', kinds: ['work-order'], clause: '4.1(3)', title: { zh: '服务前照片', en: 'Photos' }, evidence: 'photographed' },
  {
    id: 'acceptance',
    kinds: ['work-order'],
    clause: '4.3(1)',
    title: { zh: '电子验收单', en: 'Acceptance sheet' },
    evidence: 'acceptance-verified',
  },
])

export const retention: Pack['retention'] = r.retention([
  {
    id: 'five-years',
    clause: '6.1.2(1)',
    title: { zh: '至少保存 5 年', en: 'Kept at least 5 years' },
    keep: { years: 5 },
    keeper: { role: 'service-desk' },
    paper: { custodians: 2, clause: '6.1.2(2)' },
  },
])
