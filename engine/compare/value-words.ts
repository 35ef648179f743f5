import type { Text } from '../../events/text.ts'

const text = (zh: string, en: string): Text => ({ zh, en })

/** Fixed values of rules in words, by the field they stand in. */
const words: Readonly<Record<string, Readonly<Record<string, Text>>>> = {
  mode: {
    any: text('任一人同意即可', 'any one'),
    all: text('全部同意', 'all'),
    quorum: text('按比例同意', 'a quorum'),
  },
  hit: { unique: text('只有一行成立', 'exactly one row'), collect: text('成立的各行', 'every row that fits') },
  every: {
    day: text('每天', 'every day'),
    workday: text('每个工作日', 'every working day'),
    week: text('每周', 'every week'),
    month: text('每月', 'every month'),
    quarter: text('每季度', 'every quarter'),
    year: text('每年', 'every year'),
  },
  each: { department: text('每个部门', 'each department'), organisation: text('全公司一份', 'one for the company') },
  subject: {
    plan: text('处置方案', 'plan'),
    form: text('表单', 'form'),
    compensation: text('赔偿方案', 'compensation'),
    matter: text('提请决定的事项', 'matter for decision'),
    review: text('复议结果', 'result of a review'),
    edition: text('制度版本', 'edition of a regulation'),
    ratification: text('越权决定补办', 'ratification'),
  },
  of: {
    plan: text('处置方案', 'plan'),
    form: text('表单', 'form'),
    compensation: text('赔偿方案', 'compensation'),
    matter: text('提请决定的事项', 'matter for decision'),
    review: text('复议结果', 'result of a review'),
    department: text('部门', 'department'),
    person: text('个人', 'person'),
  },
  medium: {
    paper: text('纸面', 'on paper'),
    emergency: text('紧急先办', 'first, in an emergency'),
    import: text('导入的历史', 'imported'),
  },
  about: { report: text('上报', 'report'), result: text('结果反馈', 'result') },
  regrade: {
    'keep-start': text('从原起点计', 'from the original start'),
    'from-regrade': text('从改级时计', 'from the re-grading'),
  },
  from: { happened: text('发生之时', 'when it happened'), recorded: text('登记之时', 'when it was recorded') },
  overlay: { before: text('加在路线之前', 'before the route'), after: text('加在路线之后', 'after the route') },
  better: { higher: text('越高越好', 'higher is better'), lower: text('越低越好', 'lower is better') },
  outcome: {
    met: text('按时', 'met'),
    late: text('迟延', 'late'),
    missed: text('错过', 'missed'),
    cancelled: text('取消', 'cancelled'),
  },
  caseRole: {
    reporter: text('发现人', 'whoever found it'),
    handler: text('处置人', 'handler'),
    'team-owner': text('团队责任人', 'team owner'),
    'team-member': text('团队成员', 'team members'),
    receiver: text('接收人', 'receiver'),
    ratifier: text('补办审批人', 'whoever ratifies'),
    party: text('当事人', 'the party'),
    superior: text('当事人的上级', "the party's superior"),
    investigator: text('调查人', 'investigator'),
    panel: text('复议组成员', 'member of the review panel'),
  },
  kind: {
    anomaly: text('异常', 'anomaly'),
    complaint: text('投诉', 'complaint'),
    request: text('服务请求', 'request'),
    enquiry: text('咨询', 'enquiry'),
    return: text('退换货', 'return'),
    'work-order': text('派工单', 'work order'),
    contract: text('合同评审', 'contract review'),
    rectification: text('整改', 'rectification'),
    penalty: text('处罚', 'penalty'),
    suggestion: text('建议', 'suggestion'),
    exception: text('例外', 'exception'),
    crisis: text('危机', 'crisis'),
    audit: text('检查审计', 'audit'),
    'quality-feedback': text('质量反馈', 'quality feedback'),
    expense: text('专项经费', 'expense'),
    training: text('培训演练', 'training'),
    reward: text('奖励', 'reward'),
    decision: text('决策事项', 'decision'),
    int: text('数值', 'number'),
    enum: text('选项', 'choice'),
  },
  relation: {
    'prevails-over': text('优先于', 'prevails over'),
    'yields-to': text('让位于', 'yields to'),
    'refers-to': text('参照', 'refers to'),
  },
  departments: {
    'customer-service': text('客户服务', 'customer service'),
    research: text('技术研发', 'R&D'),
    implementation: text('项目实施', 'implementation'),
    'supply-chain': text('供应链', 'supply chain'),
    sales: text('销售', 'sales'),
    legal: text('法务', 'legal'),
    finance: text('财务', 'finance'),
    management: text('管理层', 'management'),
    production: text('生产制造', 'production'),
    logistics: text('物流', 'logistics'),
    technical: text('技术支持', 'technical support'),
    quality: text('质量', 'quality'),
    'human-resources': text('人力资源', 'human resources'),
    other: text('其他', 'other'),
  },
  unit: {
    percent: text('百分比', 'percent'),
    score: text('分', 'score'),
    fen: text('金额', 'amount'),
    count: text('次数', 'count'),
    hours: text('小时', 'hours'),
  },
}
/** Fields that hold values of another field's list. */
const sameAs: Readonly<Record<string, string>> = { kinds: 'kind', subjects: 'subject', primaryFor: 'kind', outcomes: 'outcome' }

/** A fixed value of this field in words; undefined where the field holds something else. */
export function valueWord(field: string, value: string): Text | undefined {
  return words[sameAs[field] ?? field]?.[value]
}
