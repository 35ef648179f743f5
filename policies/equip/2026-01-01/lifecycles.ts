import type { Pack, Trigger } from '../../../engine/pack.ts'
import { both } from './bilingual.ts'
import type { ClauseId } from './clauses.ts'
import { invoiced, paid, performed, signed } from './contract-rules.ts'
import { r } from './regulation.ts'
import {
  answered,
  approved,
  archived,
  assigned,
  closed,
  completed,
  made,
  merged,
  opened,
  orderOpened,
  receiptGiven,
  receiptRefused,
  reopened,
  verified,
} from './triggers.ts'

const stage = (id: string, clause: ClauseId, zh: string, en: string, ...enter: Trigger[]) => ({
  id,
  clause,
  title: both(zh, en),
  enter,
})
const ends = [archived, merged]

export const lifecycles: Pack['lifecycles'] = r.lifecycles([
  {
    kind: 'request',
    clause: '18.1',
    stages: [
      stage('received', '18.1', '已收到', 'Received', opened),
      stage('verified', '18.1', '已核实', 'Verified', verified),
      stage('arranged', '18.1', '已派人', 'Staff sent', assigned, orderOpened),
      stage('done', '8', '已完成', 'Done', completed),
      stage('called-back', '8', '已回访', 'Called back', answered),
      stage('archived', '8', '已归档', 'Archived', archived),
    ],
    end: ends,
    reopen: [{ ...reopened, stage: 'arranged' }],
  },
  {
    kind: 'enquiry',
    clause: '8',
    stages: [
      stage('received', '8', '已收到', 'Received', opened),
      stage('replied', '8', '已答复', 'Replied', { on: 'customer.replied' }),
      stage('archived', '8', '已归档', 'Archived', archived),
    ],
    end: ends,
    reopen: [{ ...reopened, stage: 'received' }],
  },
  {
    kind: 'return',
    clause: '14',
    stages: [
      stage('received', '14', '已收到', 'Received', opened),
      stage('checked', '14', '已核查', 'Checked', made('return-check')),
      stage('granted', '14', '已同意', 'Granted', approved),
      stage('goods-back', '14', '货物已退回', 'Goods back', made('goods-back')),
      stage('settled', '14', '已办妥', 'Settled', made('return-settled')),
      stage('called-back', '8', '已回访', 'Called back', answered),
      stage('archived', '8', '已归档', 'Archived', archived),
    ],
    end: ends,
    reopen: [{ ...reopened, stage: 'checked' }],
  },
  {
    kind: 'work-order',
    clause: '18.3',
    stages: [
      stage('drafted', '18.3', '拟单', 'Drafted', opened),
      stage('checked', '18.2', '已核对现场', 'Site checked', made('site-check', { needClear: true, siteReady: true })),
      stage('staffed', '18.1', '已派人', 'Staffed', assigned),
      stage('approved', '18.1', '出差已批', 'Trip approved', approved),
      stage('on-the-way', '18.3', '在途', 'On the way', made('departure')),
      stage('on-site', '18.3', '在现场', 'On site', made('arrival')),
      stage('finished', '19.2', '已完工', 'Finished', completed),
      stage('receipted', '19.2', '已取得回执', 'Receipt given', receiptGiven, made('receipt-refused')),
      stage('closed', '19.2', '已办结', 'Closed', closed),
    ],
    end: [closed, merged],
    // A receipt that the user refuses for the work's sake sends the work back, which is still open.
    reopen: [
      { ...receiptRefused, stage: 'on-site' },
      { ...reopened, stage: 'on-site' },
    ],
  },
  {
    kind: 'quality-feedback',
    clause: '11',
    stages: [
      stage('found', '11', '已发现', 'Found', opened),
      stage('fed-back', '11', '已反馈', 'Fed back', made('quality-issue')),
      stage('analysed', '11', '已共同分析', 'Analysed together', made('joint-analysis')),
      stage('improving', '11', '改善中', 'Improving', made('improvement')),
      stage('proved', '11', '已见效', 'Proved', made('improvement-check', { effective: true })),
      stage('closed', '11', '已办结', 'Closed', closed),
    ],
    end: [closed, merged],
    reopen: [
      { ...made('improvement-check', { effective: false }), stage: 'analysed' },
      { ...reopened, stage: 'analysed' },
    ],
  },
  {
    kind: 'training',
    clause: '7',
    stages: [
      stage('planned', '7', '计划', 'Planned', opened),
      stage('held', '7', '已培训', 'Held', made('training-held')),
      stage('assessed', '7', '已评定', 'Assessed', made('skill-assessment')),
      stage('closed', '7', '已办结', 'Closed', closed),
    ],
    end: [closed, merged],
    reopen: [{ ...reopened, stage: 'planned' }],
  },
  {
    kind: 'contract',
    clause: '16',
    stages: [
      stage('drafted', '16', '拟定', 'Drafted', opened),
      stage('quoted', '16', '已报价', 'Quoted', { on: 'quotation.given' }),
      stage('reviewed', '16', '评审通过', 'Reviewed', approved),
      stage('signed', '16', '已签订', 'Signed', signed),
      stage('performed', '16', '已履行', 'Performed', performed),
      stage('invoiced', '16', '已开票', 'Invoiced', invoiced),
      stage('paid', '16', '已付清', 'Paid', ...paid),
      stage('closed', '16', '已办结', 'Closed', closed),
    ],
    end: [closed, merged],
    reopen: [{ ...reopened, stage: 'performed' }],
  },
])
