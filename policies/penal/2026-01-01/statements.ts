import type { Pack } from '../../../engine/pack.ts'
import { both } from './bilingual.ts'
import { r } from './regulation.ts'

/** What the clauses say of one thing, as they say it. Where two differ, the lint finds the conflict; readings settle some of them. */
export const statements: Pack['statements'] = r.statements([
  {
    id: 'quality-to-production',
    clause: '三(二)1',
    says: 'authority',
    subject: 'responsible-department',
    title: both('质量问题给生产部门', 'Quality goes to production'),
    when: { category: ['product-quality'] },
    value: 'production',
  },
  {
    id: 'quality-to-research',
    clause: '三(二)1',
    says: 'authority',
    subject: 'responsible-department',
    title: both('质量问题给研发部门', 'Quality goes to R&D'),
    when: { category: ['product-quality'] },
    value: 'research',
  },
  {
    id: 'delivery-to-logistics',
    clause: '三(二)1',
    says: 'authority',
    subject: 'responsible-department',
    title: both('交付问题给物流部门', 'Delivery goes to logistics'),
    when: { category: ['delivery-complaint'] },
    value: 'logistics',
  },
  {
    id: 'delivery-to-sales',
    clause: '三(二)1',
    says: 'authority',
    subject: 'responsible-department',
    title: both('交付问题给销售部门', 'Delivery goes to sales'),
    when: { category: ['delivery-complaint'] },
    value: 'sales',
  },
  {
    id: 'complaint-in-set-time',
    clause: '一(三)2',
    says: 'time',
    subject: 'complaint-closing',
    title: both('各环节都有时限，最短时间内解决', 'Every step has a time limit; solved in the shortest time'),
    when: {},
    value: 'within-set-times',
  },
  {
    id: 'complaint-until-satisfied',
    clause: '三(七)1',
    says: 'time',
    subject: 'complaint-closing',
    title: both('直至客户满意为止，不限时间和次数', 'Until the customer is satisfied, without limit of time or rounds'),
    when: {},
    value: 'until-satisfied',
  },
  {
    id: 'plan-by-departments',
    clause: '三(四)2',
    says: 'authority',
    subject: 'complaint-plan',
    title: both('方案由有关部门商讨确定', 'The solution is agreed between departments'),
    when: {},
    value: 'departments',
  },
  {
    id: 'report-month',
    clause: '五(一)1',
    says: 'frequency',
    subject: 'complaint-report',
    title: both('每月出投诉分析报告', 'A report every month'),
    when: {},
    value: 'month',
  },
  {
    id: 'report-quarter',
    clause: '五(一)1',
    says: 'frequency',
    subject: 'complaint-report',
    title: both('每季度出投诉分析报告', 'A report every quarter'),
    when: {},
    value: 'quarter',
  },
  {
    id: 'serious-adds',
    clause: '四(一)3',
    says: 'sanction',
    subject: 'serious-includes-general',
    title: both('部门：严重的在一般的处罚之外再加', 'Departments: a serious complaint adds to the sanction of a general one'),
    when: {},
    value: 'adds',
  },
  {
    id: 'serious-replaces',
    clause: '四(二)3',
    says: 'sanction',
    subject: 'serious-includes-general',
    title: both('个人：严重的只罚款，不再扣分检讨', 'Persons: a serious complaint has a fine only, no points, no self-criticism'),
    when: {},
    value: 'replaces',
  },
  {
    id: 'fine-from-bonus',
    clause: '四(一)2',
    says: 'sanction',
    subject: 'fine-source',
    title: both('部门罚款从绩效奖金扣', "A department's fine comes from the bonus"),
    when: { of: ['department'] },
    value: 'bonus',
  },
  {
    id: 'fine-from-pay',
    clause: '四(二)3',
    says: 'sanction',
    subject: 'fine-source',
    title: both('个人罚款从当月工资扣', "A person's fine comes from the month's pay"),
    when: { of: ['person'] },
    value: 'month-pay',
  },
  {
    id: 'interpretation',
    clause: '六(一)',
    says: 'authority',
    subject: 'interpretation-of-penal',
    title: both('由人力资源部解释', 'Interpreted by human resources'),
    when: {},
    value: 'human-resources',
  },
])

type Term = Omit<NonNullable<Pack['terms']>[number], 'id' | 'kind'>
const term = (zh: string, en: string, usedIn: readonly string[], reading?: string): Term => ({
  title: both(zh, en),
  usedIn: [...usedIn],
  ...(reading === undefined ? {} : { reading }),
})

/** Words, posts and quantities that the text uses and does not define. Those without a reading are open. */
export const terms: Pack['terms'] = [
  {
    id: 'step-times',
    kind: 'quantity',
    ...term(
      '各环节的处理时限（立即、及时、迅速）',
      'Time limits of the steps (at once, promptly)',
      ['一(三)2', '三(二)1', '三(三)1', '三(五)1', '三(七)1'],
      'step-times',
    ),
  },
  { id: 'grader', kind: 'role', ...term('由谁分级', 'Who grades', ['三(一)3'], 'who-grades') },
  {
    id: 'effect-size',
    kind: 'quantity',
    ...term('较小、一定、较大影响', 'Little, some, considerable effect', ['三(一)3'], 'grading-features'),
  },
  { id: 'great-loss', kind: 'quantity', ...term('重大损失', 'Great loss', ['三(一)3', '四(二)4'], 'great-loss') },
  {
    id: 'departments-left',
    kind: 'role',
    ...term('合同纠纷、其他问题的责任部门', 'Department for contract and other complaints', ['三(二)1'], 'departments'),
  },
  {
    id: 'liability-share',
    kind: 'quantity',
    ...term(
      '多个部门和个人的责任比例',
      'Shares of several departments and persons',
      ['三(三)3', '四(一)2', '四(二)3'],
      'liability-shares',
    ),
  },
  { id: 'solution-decider', kind: 'role', ...term('由谁确定方案', 'Who decides the solution', ['三(四)2'], 'solution-decided') },
  { id: 'regular-progress', kind: 'quantity', ...term('定期反馈进度', 'Progress "regularly"', ['三(五)2'], 'regular-progress') },
  {
    id: 'rounds',
    kind: 'quantity',
    ...term(
      '直至客户满意为止（几轮、到何时、无理要求怎么办）',
      'Until the customer is satisfied (rounds, end, unreasonable demands)',
      ['三(七)1'],
      'rounds-end',
    ),
  },
  {
    id: 'complaint-rate',
    kind: 'quantity',
    ...term('投诉率、满意度', 'Complaint rate, satisfaction', ['三(七)2', '四(一)4', '五(四)2'], 'rates'),
  },
  {
    id: 'penalty-procedure',
    kind: 'term',
    ...term(
      '处罚程序：调查、申辩、决定、告知、申诉',
      'Procedure: investigation, hearing, decision, notice, appeal',
      ['四'],
      'penalty-procedure',
    ),
  },
  {
    id: 'company',
    kind: 'role',
    ...term('“公司”给予处罚、评估合格', '"The company" punishes and assesses', ['四(一)4', '四(二)4', '四(二)5'], 'who-punishes'),
  },
  { id: 'management-who', kind: 'role', ...term('公司管理层是哪些人', 'Who management is', ['四(一)1', '四(一)3']) },
  {
    id: 'criticism-time',
    kind: 'quantity',
    ...term('检讨、整改计划、改进计划的期限', 'Time for self-criticism and plans', ['四(一)1', '四(一)3', '四(二)2']),
  },
  {
    id: 'severity',
    kind: 'term',
    ...term('情节轻重、影响范围、责任大小怎样折成金额', 'How severity, effect and liability make an amount', [
      '四(一)2',
      '四(二)3',
    ]),
  },
  { id: 'department-fine', kind: 'placeholder', ...term('部门罚款 [X]元至[X]元', 'Fine of departments [X] to [X]', ['四(一)2']) },
  {
    id: 'serious-department-fine',
    kind: 'quantity',
    ...term('严重投诉的部门罚款没有数额', 'Fine of departments for a serious complaint: no amount', ['四(一)3']),
  },
  {
    id: 'points',
    kind: 'quantity',
    ...term('“相应的绩效分数”（绩效考核制度未附）', '"The corresponding points" (the appraisal regulation is not attached)', [
      '四(一)3',
      '四(二)2',
    ]),
  },
  { id: 'repeatedly', kind: 'quantity', ...term('多次', 'Repeatedly', ['四(一)4', '四(二)4'], 'repeatedly') },
  {
    id: 'clearly-down',
    kind: 'quantity',
    ...term('整改到位、投诉率明显下降、评估合格', 'Mended, rate clearly down, assessed', ['四(一)4']),
  },
  { id: 'person-fine', kind: 'placeholder', ...term('个人罚款 [X]元至[X]元', 'Fine of persons [X] to [X]', ['四(二)3']) },
  {
    id: 'demotion-term',
    kind: 'placeholder',
    ...term('降职降薪期限 [X]个月至[X]年', 'Term of demotion [X] months to [X] years', ['四(二)4']),
  },
  {
    id: 'pay-cut',
    kind: 'quantity',
    ...term('降薪幅度、降职级别（岗位体系、公司规定未附）', 'Pay cut and lower post (rules not attached)', ['四(二)4']),
  },
  { id: 'bad-influence', kind: 'term', ...term('恶劣影响', 'Bad influence', ['四(二)4']) },
  { id: 'good-conduct', kind: 'term', ...term('表现良好、评估合格', 'Good conduct, assessed', ['四(二)4']) },
  {
    id: 'serious-sanctions',
    kind: 'term',
    ...term(
      '严重投诉的处罚是否包含一般投诉的',
      'Whether the sanctions of a serious complaint include those of a general one',
      ['四(一)3', '四(二)3'],
      'not-added-up',
    ),
  },
  { id: 'major-complaint', kind: 'level', ...term('重大投诉', '重大投诉 (major complaint)', ['四(二)5']) },
  {
    id: 'great-damage',
    kind: 'quantity',
    ...term('重大损害、后果极其严重', 'Great damage, extremely serious consequences', ['四(二)5']),
  },
  { id: 'gross-dereliction', kind: 'term', ...term('严重失职、营私舞弊', 'Gross dereliction, fraud', ['四(二)5']) },
  {
    id: 'prevention-decider',
    kind: 'role',
    ...term('由谁批准预防措施', 'Who approves prevention', ['五(二)1'], 'rectification-approval'),
  },
  { id: 'regular-training', kind: 'quantity', ...term('定期培训', 'Training "regularly"', ['五(三)1'], 'regular-training') },
  { id: 'typical-case', kind: 'term', ...term('典型投诉案例', 'A typical case', ['五(三)2'], 'typical-case') },
  { id: 'regular-check', kind: 'quantity', ...term('定期检查', 'Checks "regularly"', ['五(四)1'], 'regular-check') },
]

/** Only 四(二)5 refers to law at all (依法解除劳动合同, 追究法律责任); no clause names a law. */
export const laws: Pack['laws'] = r.laws([{ law: 'labour-contract-law', clause: '四(二)5' }])

export const related: Pack['related'] = r.related([
  { clause: '四(一)3', title: both('公司绩效考核制度（未附）', 'Appraisal regulation (not attached)'), relation: 'refers-to' },
  { clause: '四(二)2', title: both('公司绩效考核制度（未附）', 'Appraisal regulation (not attached)'), relation: 'refers-to' },
  {
    clause: '四(二)4',
    title: both('公司岗位体系、工资规定（未附）', 'Post system and pay rules (not attached)'),
    relation: 'refers-to',
  },
])
