import { type CaseKind, caseKinds } from '../../events/case-words.ts'
import type { Text } from '../../events/text.ts'
import type { DisposableClass, RecordClass } from './settings-schema.ts'

type Words = { readonly zh: string; readonly en: string }
const words = (zh: string, en: string): Words => ({ zh, en })

/** What a class is called, and what becomes of it. */
export const classWords: Readonly<Record<RecordClass, { readonly title: Words; readonly says: Words }>> = {
  'service-file': {
    title: words('客户服务档案', 'Service files'),
    says: words(
      '异常、请求、咨询、退换货、派工单和质量反馈的案卷，自结案起算。',
      'Anomalies, requests, enquiries, returns, work orders, quality feedback: from the closing.',
    ),
  },
  'complaint-file': {
    title: words('投诉档案', 'Complaint files'),
    says: words('投诉的案卷，自结案起算。', 'Complaints: from the closing.'),
  },
  'contract-file': {
    title: words('合同档案', 'Contract files'),
    says: words(
      '合同评审与履行的案卷，自办结起算；款项未结清的不销毁。',
      'Contract reviews and performance: from the closing; never while money is open.',
    ),
  },
  'penalty-file': {
    title: words('处罚与整改档案', 'Penalty and rectification files'),
    says: words(
      '处罚与整改的案卷，自办结起算；申诉、措施未结束的不销毁。',
      'Penalties and rectifications: from the closing; never while an appeal or a measure is open.',
    ),
  },
  'matter-file': {
    title: words('内部事项档案', 'Files of internal matters'),
    says: words(
      '建议、例外、危机、检查审计、经费、培训、奖励和决策事项，自办结起算。',
      'Suggestions, exceptions, crises, audits, expenses, training, rewards, decisions: from the closing.',
    ),
  },
  upload: {
    title: words('未归入案件的上传文件', 'Uploads of no case'),
    says: words(
      '没有归入案件、也没有被手册或表单使用的文件，自上传起算。',
      'Files of no case that no manual or form uses: from the upload.',
    ),
  },
  message: {
    title: words('通知与消息', 'Notices and messages'),
    says: words(
      '与案件无关的通知和外发消息，按月，自月末起算；案件的随案件。',
      'Notices and messages of no case, by the month; those of a case go with it.',
    ),
  },
  'access-log': {
    title: words('访问日志', 'Access log'),
    says: words('谁查看、导出、打印过什么，按月，自月末起算。', 'Who read, exported, printed what, by the month.'),
  },
  import: {
    title: words('导入记录', 'Import records'),
    says: words(
      '导入的逐行结果，自导入结束起算；原文件只保留一天。',
      'Results of imports row by row: from their end; the file itself lies there for a day.',
    ),
  },
  paper: {
    title: words('不属于案件的纸质原件', 'Paper of no case'),
    says: words(
      '人事表单、合同等纸质原件，自其日期起算，由两位保管人销毁；案件的纸质原件随案件。',
      'Forms of personnel, contracts: from the day on them, destroyed by both custodians; paper of a case goes with it.',
    ),
  },
  'customer-file': {
    title: words('客户资料', 'Customer records'),
    says: words(
      '客户、联系人、场地和设备：有业务往来期间使用，按本人请求抹除（个人信息请求）。',
      "Customers, contacts, sites, machines: used while there is business, erased on the person's request.",
    ),
  },
  survey: {
    title: words('满意度调查', 'Surveys'),
    says: words(
      '答案为数字；所写文字密封在事件中，按本人请求抹除。',
      'Answers are numbers; what was written is sealed in events and erased on request.',
    ),
  },
  personnel: {
    title: words('人事资料', 'Personnel records'),
    says: words(
      '岗位、请假、证书和工资核算依据：说明谁当时有权，作为凭证保留。',
      'Posts, leave, certificates, payroll papers: they show who had authority when, and stay as evidence.',
    ),
  },
  'sign-in': {
    title: words('登录与会话', 'Sign-in and sessions'),
    says: words('会话、验证码和登录尝试：到期自动删除。', 'Sessions, codes, attempts: they end by themselves.'),
  },
  supervision: {
    title: words('抽查与监督', 'Sampling and supervision'),
    says: words(
      '抽样、发现、审计：留存以便重新验证；涉及案件的文字随案件销毁。',
      'Samples, findings, audits: kept so that a draw can be checked again; words about a case go with it.',
    ),
  },
  finance: {
    title: words('财务记录', 'Financial records'),
    says: words(
      '款项、发票、基金和工资导出：会计凭证，本系统不销毁，按公司会计档案制度处理。',
      'Money, invoices, funds, payroll exports: accounting records, which this program does not dispose of.',
    ),
  },
  knowledge: {
    title: words('案例与知识', 'Studies and knowledge'),
    says: words(
      '经审核、不含姓名的案例，手册，清单，培训：长期保存。',
      'Reviewed studies without names, manuals, checklists, training: kept.',
    ),
  },
  report: {
    title: words('报告与指标', 'Reports and indicators'),
    says: words(
      '已签发的报告和冻结的数字：不含客户个人信息，长期保存。',
      "Signed reports and frozen figures: without customers' personal data, kept.",
    ),
  },
  parts: {
    title: words('备件与供应商', 'Parts and suppliers'),
    says: words('库存台账与供应商：账实相符的依据，长期保存。', 'The ledger of stock and suppliers: kept.'),
  },
  organisation: {
    title: words('组织与制度', 'Organisation and regulations'),
    says: words(
      '公司、部门、制度版本和设置：解释过去的依据，长期保存。',
      'Company, departments, editions, settings: they explain the past and are kept.',
    ),
  },
  ledger: {
    title: words('存证', 'Ledger'),
    says: words(
      '事件的原始字节和存证：不含个人信息（只有承诺值），永久保存。',
      'The exact bytes of events and the ledger: commitments instead of personal data, kept for ever.',
    ),
  },
  archive: {
    title: words('归档本身的记录', 'Records of the archive itself'),
    says: words(
      '保全、销毁清册、销毁证明、个人信息请求和管理日志：永久保存。',
      'Holds, disposals, certificates, requests of persons, administration log: kept for ever.',
    ),
  },
  device: {
    title: words('程序自用', "The program's own"),
    says: words(
      '计数、去重和后台任务的标记：不含业务内容，用完即删。',
      'Counters, marks of work to do: no content, gone when used.',
    ),
  },
}

/** What a class is called. */
export const titleOfClass = (id: RecordClass): Text => classWords[id].title

const byKind: Partial<Record<CaseKind, DisposableClass>> = {
  complaint: 'complaint-file',
  contract: 'contract-file',
  penalty: 'penalty-file',
  rectification: 'penalty-file',
  suggestion: 'matter-file',
  exception: 'matter-file',
  crisis: 'matter-file',
  audit: 'matter-file',
  expense: 'matter-file',
  training: 'matter-file',
  reward: 'matter-file',
  decision: 'matter-file',
}

/** The class of a case by its kind. */
export const classOfKind = (kind: string): DisposableClass => byKind[kind as CaseKind] ?? 'service-file'

/** The kinds of case in a class; none of a class that is no file of cases. */
export const kindsOfClass = (id: RecordClass): CaseKind[] => caseKinds.filter(kind => classOfKind(kind) === id)
