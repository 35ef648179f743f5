import type { Pack, Quantity } from '../../../engine/pack.ts'
import { both } from './bilingual.ts'
import { r } from './regulation.ts'

/** A place that the text leaves blank; it stays open until the company fills it in. */
const blank = (open: string): Quantity => ({ open })

/** The grade of a penalty is the level of the complaint it follows from; `grave` is the 重大投诉 that 三(一)3 does not know. */
export const grades: Pack['grades'] = r.grades([
  { id: 'minor', clause: '三(一)3', title: both('轻微投诉', 'Minor complaint'), rank: 1, level: { penal: 'minor' } },
  { id: 'general', clause: '三(一)3', title: both('一般投诉', 'General complaint'), rank: 2, level: { penal: 'general' } },
  { id: 'serious', clause: '三(一)3', title: both('严重投诉', 'Serious complaint'), rank: 3, level: { penal: 'serious' } },
  { id: 'grave', clause: '四(二)5', title: both('重大投诉（分级里没有）', '重大投诉 (no level of the text)'), rank: 4 },
])

/** What is punished: to have caused a complaint. Whether one did is found with the liability (三(三)3), never by a clock. */
export const violations: Pack['violations'] = r.violations([
  {
    id: 'caused-minor',
    clause: '四(一)1',
    title: both('工作失误致轻微投诉', 'A minor complaint caused by an error'),
    grade: 'minor',
    of: ['department', 'person'],
    ground: 'liability',
    found: 'person',
  },
  {
    id: 'caused-general',
    clause: '四(一)2',
    title: both('造成一般投诉', 'A general complaint caused'),
    grade: 'general',
    of: ['department', 'person'],
    ground: 'liability',
    found: 'person',
  },
  {
    id: 'caused-serious',
    clause: '四(一)3',
    title: both('引发严重投诉', 'A serious complaint caused'),
    grade: 'serious',
    of: ['department', 'person'],
    ground: 'liability',
    found: 'person',
  },
  {
    id: 'gross-dereliction',
    clause: '四(二)5',
    title: both('严重失职或营私舞弊致“重大投诉”', 'A 重大投诉 caused by gross dereliction or fraud'),
    grade: 'grave',
    of: ['person'],
    found: 'person',
  },
])

export const sanctions: Pack['sanctions'] = r.sanctions([
  {
    id: 'department-warning',
    clause: '四(一)1',
    title: both('部门：警告、检讨、通报', 'Department: warning, self-criticism, notice'),
    of: 'department',
    grade: 'minor',
    measures: [
      { kind: 'warning', title: both('警告', 'Warning') },
      { kind: 'self-criticism', title: both('负责人向管理层书面检讨', "The head's written self-criticism to management") },
      { kind: 'notice', title: both('部门内部通报', 'Notice in the department') },
    ],
  },
  {
    id: 'department-fine',
    clause: '四(一)2',
    title: both('部门：罚款', 'Department: fine'),
    of: 'department',
    grade: 'general',
    measures: [
      { kind: 'fine', title: both('从绩效奖金扣罚款', 'A fine from the bonus'), from: blank('[X]元'), to: blank('[X]元') },
    ],
  },
  {
    id: 'department-points',
    clause: '四(一)3',
    title: both('部门：罚款、扣分、检讨、整改', 'Department: fine, points, self-criticism, rectification'),
    of: 'department',
    grade: 'serious',
    measures: [
      {
        kind: 'fine',
        title: both('罚款（条文没有写数额）', 'A fine (the text names no amount)'),
        from: blank('未写'),
        to: blank('未写'),
      },
      {
        kind: 'points',
        title: both('绩效扣分（按绩效考核制度）', 'KPI points (by the appraisal regulation)'),
        from: blank('相应的绩效分数'),
      },
      { kind: 'self-criticism', title: both('负责人在管理层会议检讨', "The head's self-criticism before management") },
      { kind: 'rectification-plan', title: both('整改计划，经管理层审核', 'A rectification plan reviewed by management') },
    ],
  },
  {
    id: 'department-restriction',
    clause: '四(一)4',
    reading: 'repeatedly',
    title: both('部门：业务限制', 'Department: business restricted'),
    of: 'department',
    grade: 'serious',
    repeated: { times: 3, within: { months: 12 } },
    together: [both('同一原因', 'From the same cause')],
    measures: [
      {
        kind: 'restriction',
        title: both(
          '减少业务量或暂停项目，整改到位并评估合格后逐步恢复',
          'Less business or projects suspended, restored step by step once mended and assessed',
        ),
        restorable: true,
      },
    ],
  },
  {
    id: 'person-talk',
    clause: '四(二)1',
    title: both('个人：批评教育', 'Person: talk'),
    of: 'person',
    grade: 'minor',
    measures: [{ kind: 'talk', title: both('上级主管一对一谈话', 'A talk with the direct superior') }],
  },
  {
    id: 'person-points',
    clause: '四(二)2',
    title: both('个人：扣分、检讨、改进计划', 'Person: points, self-criticism, improvement plan'),
    of: 'person',
    grade: 'general',
    measures: [
      {
        kind: 'points',
        title: both('绩效扣分（按绩效考核制度）', 'KPI points (by the appraisal regulation)'),
        from: blank('相应的绩效分数'),
      },
      { kind: 'self-criticism', title: both('向部门书面检讨', 'Written self-criticism to the department') },
      { kind: 'improvement-plan', title: both('个人改进计划，上级主管审核', 'An improvement plan reviewed by the superior') },
    ],
  },
  {
    id: 'person-fine',
    clause: '四(二)3',
    title: both('个人：罚款', 'Person: fine'),
    of: 'person',
    grade: 'serious',
    measures: [
      { kind: 'fine', title: both('从当月工资扣罚款', "A fine from the month's pay"), from: blank('[X]元'), to: blank('[X]元') },
    ],
  },
  {
    id: 'person-demotion',
    clause: '四(二)4',
    reading: 'repeatedly',
    title: both('个人：降职降薪', 'Person: demotion and pay cut'),
    of: 'person',
    grade: 'serious',
    repeated: { times: 3, within: { months: 12 } },
    together: [
      both('因工作失误', 'By errors at work'),
      both('给公司造成重大损失或恶劣影响', 'Great loss to the company, or bad influence'),
    ],
    measures: [
      {
        kind: 'demotion',
        title: both('降职降薪，表现良好可恢复', 'Demotion and pay cut, restorable on good conduct'),
        term: { open: '[X]个月至[X]年' },
        restorable: true,
      },
    ],
  },
  {
    id: 'person-dismissal',
    clause: '四(二)5',
    title: both('个人：依法解除劳动合同并追责', 'Person: lawful dismissal and liability'),
    of: 'person',
    grade: 'grave',
    together: [
      both('严重失职或营私舞弊', 'Gross dereliction or fraud'),
      both('给公司造成重大损害', 'Great damage to the company'),
      both('导致客户“重大投诉”', 'A 重大投诉 of a customer'),
      both('后果极其严重', 'Extremely serious consequences'),
    ],
    measures: [
      {
        kind: 'dismissal',
        title: both('依法解除劳动合同，追究法律责任', 'The labour contract is ended by law; legal liability'),
      },
    ],
  },
])
