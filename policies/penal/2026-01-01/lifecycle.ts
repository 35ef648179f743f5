import type { Pack } from '../../../engine/pack.ts'
import { both } from './bilingual.ts'
import { r } from './regulation.ts'
import {
  anotherRound,
  archived,
  assigned,
  closed,
  completed,
  effective,
  graded,
  investigated,
  made,
  merged,
  opened,
  penaltyDecided,
  planApproved,
  planned,
  reopened,
  roundsDecided,
  satisfied,
  started,
  unreachable,
  weak,
} from './triggers.ts'

/**
 * Complaints by chapter 三; penalties by chapter 四 with the procedure of a reading; rectification by 四(一)3-4 and chapter 五.
 * 三(七)1 knows no way out of a complaint but the customer's satisfaction: the reading `rounds-end` gives the rounds an end.
 */
export const lifecycles: Pack['lifecycles'] = r.lifecycles([
  {
    kind: 'complaint',
    clause: '三',
    stages: [
      { id: 'intake', clause: '三(一)1', title: both('受理', 'Intake'), enter: [opened] },
      { id: 'assignment', clause: '三(二)2', title: both('分配', 'Assignment'), enter: [graded] },
      { id: 'investigation', clause: '三(三)1', title: both('调查分析', 'Investigation'), enter: [...assigned] },
      { id: 'solution', clause: '三(四)1', title: both('方案制定', 'Solution'), enter: [investigated] },
      { id: 'communication', clause: '三(五)1', title: both('沟通反馈', 'Communication'), enter: [planApproved] },
      { id: 'handling', clause: '三(六)1', title: both('处理执行', 'Carrying out'), enter: [started] },
      { id: 'confirmation', clause: '三(七)1', title: both('客户确认', 'Confirmation'), enter: [completed] },
      { id: 'assessment', clause: '三(七)2', title: both('效果评估', 'Effect'), enter: [satisfied, unreachable, roundsDecided] },
      { id: 'closed', clause: '五(一)1', title: both('办结', 'Closed'), enter: [archived] },
    ],
    end: [archived, merged],
    // Another round until the customer is satisfied, twice: then management decides, and the case stays where it is.
    reopen: [
      { ...anotherRound, stage: 'solution' },
      { ...reopened, stage: 'solution' },
    ],
  },
  {
    kind: 'penalty',
    clause: '四',
    stages: [
      { id: 'violation', clause: '四', title: both('立案', 'Violation'), enter: [opened] },
      { id: 'investigation', clause: '一(三)3', title: both('调查取证', 'Investigation'), enter: [...assigned] },
      { id: 'hearing', clause: '四', title: both('听取申辩', 'Hearing'), enter: [investigated] },
      { id: 'decision', clause: '四', title: both('决定', 'Decision'), enter: [made('hearing')] },
      { id: 'notice', clause: '四', title: both('告知', 'Notice'), enter: [penaltyDecided] },
      { id: 'carrying-out', clause: '四', title: both('执行', 'Carrying out'), enter: [made('penalty-notice')] },
      { id: 'appeal', clause: '四', title: both('申诉', 'Appeal'), enter: [made('appeal')] },
      {
        id: 'after-appeal',
        clause: '四',
        title: both('申诉答复、执行', 'Appeal decided, carrying out'),
        enter: [made('appeal-decision')],
      },
      { id: 'closed', clause: '四', title: both('结案', 'Closed'), enter: [closed] },
    ],
    end: [closed, merged],
    reopen: [{ ...reopened, stage: 'investigation' }],
  },
  {
    kind: 'rectification',
    clause: '五(二)1',
    stages: [
      { id: 'ordered', clause: '五(二)1', title: both('立项', 'Ordered'), enter: [opened] },
      { id: 'planning', clause: '五(二)1', title: both('制定措施', 'Planning'), enter: [...assigned] },
      { id: 'approval', clause: '四(一)3', title: both('审核', 'Approval'), enter: [planned] },
      { id: 'carrying-out', clause: '四(一)3', title: both('实施', 'Carrying out'), enter: [planApproved] },
      { id: 'assessment', clause: '五(四)1', title: both('效果评估', 'Effect'), enter: [completed] },
      { id: 'restart', clause: '四(一)4', title: both('达标、恢复', 'Effective, restart'), enter: [effective] },
      { id: 'closed', clause: '五(四)1', title: both('结束', 'Closed'), enter: [closed] },
    ],
    end: [closed, merged],
    reopen: [
      { ...weak, stage: 'planning' },
      { ...reopened, stage: 'planning' },
    ],
  },
])
