import type { Text } from '../../../events/text.ts'
import type { ReplayResult } from './schema.ts'

/** Headings and labels of an exported replay. */
export const words = {
  file: { zh: '历史回放', en: 'Replay' },
  overview: { zh: '总览', en: 'Overview' },
  byRule: { zh: '按规则', en: 'By rule' },
  load: { zh: '审批量', en: 'Approver load' },
  violations: { zh: '违规', en: 'Violations' },
  indicators: { zh: '指标', en: 'Indicators' },
  cases: { zh: '变化最大的案件', en: 'Largest differences' },
  against: { zh: '对照：现行版本', en: 'Compared with the edition in force' },
  nothing: { zh: '无', en: 'none' },
  endedAt: { zh: '回放完成', en: 'Replayed' },
  caveat: {
    zh: '按当时记录的事件机械推算：人们若知道另一个时限，做法也会不同。',
    en: 'Computed from the events as recorded: people who know of another deadline act differently.',
  },
  casesReplayed: { zh: '回放的案件', en: 'Cases replayed' },
  eventsReplayed: { zh: '回放的事件', en: 'Events replayed' },
  casesChanged: { zh: '结果不同的案件', en: 'Cases that differ' },
  dueEarlier: { zh: '到期提前的责任事项', en: 'Duties due earlier' },
  dueLater: { zh: '到期推后的责任事项', en: 'Duties due later' },
  breachesBefore: { zh: '超时，现行版本', en: 'Breaches now' },
  breachesAfter: { zh: '超时，本版本', en: 'Breaches under this edition' },
  breachesGained: { zh: '新增超时', en: 'Breaches gained' },
  breachesLost: { zh: '不再超时', en: 'Breaches lost' },
  approversChanged: { zh: '审批路线不同的提交', en: 'Submissions with other approvers' },
  violationsGained: { zh: '新增违规', en: 'Violations gained' },
  violationsLost: { zh: '不再违规', en: 'Violations lost' },
  undecided: { zh: '无法判断的案件（不在其他数字里）', en: 'Cases that cannot be decided (in no other count)' },
  levelFrom: { zh: '原等级', en: 'Level now' },
  levelTo: { zh: '新等级', en: 'Level under this edition' },
  ungraded: { zh: '未定级', en: 'not graded' },
  regulation: { zh: '制度', en: 'Regulation' },
  clause: { zh: '条款', en: 'Clause' },
  rule: { zh: '责任事项', en: 'Duty' },
  changedDuties: { zh: '变化次数', en: 'Changed' },
  gained: { zh: '新增超时', en: 'Breach gained' },
  lost: { zh: '不再超时', en: 'Breach lost' },
  post: { zh: '岗位', en: 'Post' },
  before: { zh: '现行版本', en: 'Now' },
  after: { zh: '本版本', en: 'This edition' },
  difference: { zh: '差', en: 'Difference' },
  violation: { zh: '违规', en: 'Violation' },
  indicator: { zh: '指标', en: 'Indicator' },
  unit: { zh: '单位', en: 'Unit' },
  metBefore: { zh: '现行版本是否达标', en: 'On target now' },
  metAfter: { zh: '本版本是否达标', en: 'On target under this edition' },
  onTarget: { zh: '达标', en: 'on target' },
  offTarget: { zh: '未达标', en: 'off target' },
  scorecard: { zh: '考核表', en: 'Scorecard' },
  weightOnTarget: { zh: '达标指标的权重（%）', en: 'weight on target (%)' },
  undecidedWeight: { zh: '事件无法给出的权重（%）', en: 'weight that events do not give (%)' },
  caseNumber: { zh: '案件编号', en: 'Case' },
  caseTitle: { zh: '标题', en: 'Title' },
  levelBefore: { zh: '等级，现行', en: 'Level now' },
  levelAfter: { zh: '等级，本版本', en: 'Level, this edition' },
  dueBefore: { zh: '到期，现行', en: 'Due now' },
  outcomeBefore: { zh: '结果，现行', en: 'Outcome now' },
  dueAfter: { zh: '到期，本版本', en: 'Due, this edition' },
  outcomeAfter: { zh: '结果，本版本', en: 'Outcome, this edition' },
  breach: { zh: '超时变化', en: 'Breach' },
  other: { zh: '其他变化', en: 'Other changes' },
  gone: { zh: '案件已不在', en: 'no longer there' },
  approvers: { zh: '审批', en: 'Approval of' },
  noRoute: { zh: '无审批路线', en: 'no route' },
} as const satisfies Record<string, Text>

export const outcomeWords = {
  met: { zh: '按时', en: 'in time' },
  late: { zh: '超时完成', en: 'late' },
  cancelled: { zh: '不再需要', en: 'no longer needed' },
  missed: { zh: '未做', en: 'missed' },
  open: { zh: '进行中', en: 'running' },
  overdue: { zh: '已超时', en: 'overdue' },
} as const satisfies Record<string, Text>

export const modeWords = {
  all: { zh: '全部同意', en: 'all of them' },
} as const satisfies Record<string, Text>

export const unitWords: Readonly<Record<ReplayResult['indicators'][number]['unit'], Text>> = {
  percent: { zh: '%', en: '%' },
  score: { zh: '分', en: 'points' },
  fen: { zh: '分（人民币）', en: 'fen' },
  count: { zh: '次', en: 'times' },
  hours: { zh: '小时', en: 'hours' },
}

/** Why a question of the past cannot be answered. */
export const reasonWords: Readonly<Record<ReplayResult['undecided'][number]['reason'], Text>> = {
  'fact-never-asked': { zh: '本版本定级要看的事实，当时没有问过', en: 'its grading asks for a fact that nobody was asked for' },
  'level-unknown': { zh: '当时人工定的等级，本版本没有', en: 'a person set a level that it does not have' },
  'kind-not-governed': { zh: '这一类案件，两个版本之一不管', en: 'one of the two editions does not govern this kind of case' },
  'no-route': { zh: '当时提交的事项，本版本没有审批路线', en: 'it has no route for what was submitted' },
}
