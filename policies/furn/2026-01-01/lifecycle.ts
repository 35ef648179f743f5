import type { Pack, Trigger } from '../../../engine/pack.ts'
import type { ClauseId } from './clauses.ts'
import { r } from './regulation.ts'
import {
  accepted,
  approved,
  archived,
  assigned,
  closed,
  completed,
  made,
  matterAnnulled,
  notAccepted,
  opened,
  reopened,
  replied,
  started,
  submitted,
} from './triggers.ts'

const stage = (id: string, clause: ClauseId, zh: string, en: string, ...enter: Trigger[]) => ({
  id,
  clause,
  title: { zh, en },
  enter,
})
const merged: Trigger = { on: 'case.merged' }
const contact = stage('contact', '4.1(1)', '客户接触', 'Contact', opened)
const feedback = stage('feedback', '4.1(4)', '效果反馈', 'Feedback', completed)
const inFile = stage('archived', '4.1', '归档', 'Archived', archived)
/** What is over by a summary, with no archive list. */
const matter = { end: [closed, merged], reopen: [{ ...reopened, stage: 'raised' }] }
/** What is approved; an approval beyond authority that is not made good leads back to before it. */
const decidedMatter = (before: string) => ({ ...matter, reopen: [...matter.reopen, { ...matterAnnulled, stage: before }] })
const raised = (clause: ClauseId, zh: string, en: string) => stage('raised', clause, zh, en, opened)
const submittedStage = (clause: ClauseId) => stage('submitted', clause, '审批中', 'In approval', submitted)
const approvedStage = (clause: ClauseId) => stage('approved', clause, '已批准', 'Approved', approved)
const over = (clause: ClauseId) => stage('closed', clause, '已办结', 'Closed', closed)

/** 4.1: contact, need, delivery, feedback, for everything a customer brings; what the company decides itself goes its own ways. */
export const lifecycles: Pack['lifecycles'] = r.lifecycles([
  {
    kind: 'enquiry',
    clause: '4.1',
    stages: [
      contact,
      stage('need', '4.1(2)', '需求确认', 'Need', made('need-match')),
      stage('delivery', '4.1(3)', '答复', 'Answering', assigned, made('technical-answer')),
      stage('feedback', '4.1(4)', '效果反馈', 'Feedback', completed),
      inFile,
    ],
    end: [archived, merged],
    reopen: [{ ...reopened, stage: 'delivery' }],
  },
  {
    kind: 'request',
    clause: '4.1',
    stages: [
      contact,
      stage('need', '4.1(2)', '需求确认', 'Need', made('need-match')),
      stage('delivery', '4.1(3)', '服务交付', 'Delivery', assigned, started),
      feedback,
      inFile,
    ],
    end: [archived, merged],
    reopen: [{ ...reopened, stage: 'delivery' }],
  },
  {
    kind: 'work-order',
    clause: '4.1',
    stages: [
      stage('raised', '2.3.2', '已派工', 'Issued', opened),
      stage('booked', '4.1(3)', '已预约', 'Booked', made('appointment')),
      stage('on-site', '4.1(3)', '安装中', 'Installing', started),
      stage('acceptance', '4.3(1)', '待验收', 'Acceptance', completed),
      stage('feedback', '4.1(4)', '待回访', 'Callback', accepted),
      inFile,
    ],
    end: [archived, merged],
    reopen: [
      { ...reopened, stage: 'on-site' },
      { ...notAccepted, stage: 'on-site' },
    ],
  },
  {
    kind: 'return',
    clause: '2.3.2',
    stages: [
      stage('raised', '2.3.2', '已受理', 'Taken in', opened),
      stage('handling', '2.3.2', '物流办理', 'With logistics', assigned, replied),
      feedback,
      inFile,
    ],
    end: [archived, merged],
    reopen: [{ ...reopened, stage: 'handling' }],
  },
  {
    kind: 'contract',
    clause: '2.3.1',
    stages: [
      raised('2.3.1', '待评审', 'To be reviewed'),
      stage('reviewed', '2.3.1', '已评审', 'Reviewed', made('contract-review')),
      submittedStage('3.1.1(1)'),
      approvedStage('3.3.2(1)'),
      over('3.3.1(1)'),
    ],
    ...decidedMatter('reviewed'),
  },
  {
    kind: 'exception',
    clause: '9.2.2',
    stages: [
      raised('9.2.2', '已发生', 'Happened'),
      stage('assessed', '9.2.2', '已评估风险', 'Risk assessed', made('risk-assessment')),
      submittedStage('9.2.2'),
      approvedStage('5.4(2)'),
      over('9.2.2'),
    ],
    ...decidedMatter('assessed'),
  },
  {
    kind: 'crisis',
    clause: '9.1.1(2)',
    stages: [
      raised('9.1.1(2)', '已发现', 'Found'),
      stage('handling', '9.1.1(2)', '处理小组处置', 'Handled by the team', { on: 'team.formed' }, made('recall-start')),
      stage('spoken', '9.3.1', '已对外发声', 'Statement made', made('interim-statement'), made('media-statement')),
      over('9.1.1(2)'),
    ],
    ...matter,
  },
  {
    kind: 'audit',
    clause: '6.3.2',
    stages: [
      raised('6.3.1(1)', '检查中', 'Under way'),
      stage('reported', '6.3.2', '已出报告', 'Reported', made('audit-report')),
      stage('received', '6.3.2', '董事会已收', 'With the board', made('board-receipt')),
      over('6.3.2'),
    ],
    ...matter,
  },
  {
    kind: 'suggestion',
    clause: '7.4.2',
    stages: [
      raised('7.4.2', '已收集', 'Collected'),
      stage('evaluated', '7.4.2', '已评估', 'Evaluated', made('evaluation')),
      submittedStage('7.4.2'),
      approvedStage('7.4.2'),
      stage('followed', '7.4.2', '已跟踪', 'Followed up', made('follow-up')),
      over('7.4.2'),
    ],
    ...decidedMatter('evaluated'),
  },
  {
    kind: 'reward',
    clause: '8.1.2(1)',
    stages: [
      raised('8.1.2(1)', '申报中', 'Applying'),
      submittedStage('8.1.2(1)'),
      approvedStage('8.1.2(2)'),
      stage('published', '8.1.2(2)', '公示', 'Published', made('publication')),
      over('8.1.2(2)'),
    ],
    ...decidedMatter('raised'),
  },
  {
    kind: 'decision',
    clause: '2.2.2',
    stages: [raised('2.1(1)', '起草', 'Being drafted'), submittedStage('2.2.2'), approvedStage('1.4'), over('1.4')],
    ...decidedMatter('raised'),
  },
  {
    kind: 'expense',
    clause: '9.1.2(1)',
    stages: [
      raised('9.1.2(1)', '申请', 'Asked for'),
      submittedStage('5.1.1(1)'),
      approvedStage('9.1.2(1)'),
      stage('paid', '9.1.2(1)', '已支付', 'Paid', made('payment')),
      over('9.1.2(1)'),
    ],
    ...decidedMatter('raised'),
  },
])
