import type { Pack, RecordField } from '../../../engine/pack.ts'
import { r } from './regulation.ts'

type Plain = 'line' | 'text' | 'yes-no' | 'person' | 'day'
const field = (id: string, kind: Plain, zh: string, en: string): RecordField => ({ id, kind, required: true, title: { zh, en } })
const choice = (
  id: string,
  zh: string,
  en: string,
  ...options: (readonly [id: string, zh: string, en: string])[]
): RecordField => ({
  id,
  kind: 'choice',
  required: true,
  title: { zh, en },
  values: options.map(([value, valueZh, valueEn]) => ({ id: value, title: { zh: valueZh, en: valueEn } })),
})
const title = (zh: string, en: string) => ({ zh, en })

/** 第十三条至第十九条: what prevention, supervision, the fund, training and accountability write down. */
export const records: NonNullable<Pack['records']> = r.records([
  {
    id: 'training-held',
    clause: '13(2)',
    title: title('培训或演练记录', 'Training or drill held'),
    kinds: ['training'],
    fields: [
      choice(
        'what',
        '内容',
        'What',
        ['product', '产品知识', 'Product'],
        ['skills', '技术技能', 'Skills'],
        ['communication', '沟通技巧', 'Communication'],
        ['manners', '服务礼仪', 'Manners'],
        ['law', '法律法规', 'Law'],
        ['drill', '应急处置演练', 'Emergency drill'],
      ),
      field('heldOn', 'day', '日期', 'Held on'),
      { id: 'people', kind: 'number', required: true, min: 1, title: title('人数', 'People') },
    ],
  },
  {
    id: 'certification',
    clause: '13(2)',
    reading: 'certification',
    title: title('资质认证', 'Certification'),
    kinds: ['training'],
    fields: [
      field('person', 'person', '人员', 'Person'),
      field('passed', 'yes-no', '通过认证', 'Passed'),
      field('validUntil', 'day', '有效期至', 'Valid until'),
    ],
  },
  {
    id: 'drill-review',
    clause: '18',
    title: title('演练小结', 'Review of the drill'),
    kinds: ['training'],
    fields: [field('scenario', 'text', '情景', 'Scenario'), field('shortcomings', 'text', '不足', 'Shortcomings')],
  },
  {
    id: 'needs',
    clause: '13(3)',
    title: title('客户需求记录', "Customer's needs"),
    kinds: ['contract'],
    fields: [
      field('production', 'text', '生产经营需求', 'Needs of production'),
      field('parameters', 'text', '技术参数', 'Parameters'),
    ],
  },
  {
    id: 'terms-check',
    clause: '13(3)',
    title: title('核心条款核对', 'Core terms checked'),
    kinds: ['contract'],
    fields: [
      field('rights', 'yes-no', '双方权利义务已写明', 'Rights and duties stated'),
      field('scope', 'yes-no', '服务范围已写明', 'Scope stated'),
      field('delivery', 'yes-no', '交付时间已写明', 'Delivery time stated'),
      field('quality', 'yes-no', '质量标准已写明', 'Quality standard stated'),
    ],
  },
  {
    id: 'contract-signed',
    clause: '13(3)',
    title: title('合同签订', 'Contract signed'),
    kinds: ['contract'],
    fields: [{ id: 'contractFen', kind: 'amount', required: true, min: 0, title: title('合同金额', 'Amount') }],
  },
  {
    id: 'rectification-plan',
    clause: '14(1)',
    title: title('整改措施', 'Rectification plan'),
    kinds: ['rectification'],
    fields: [
      choice(
        'foundBy',
        '怎样发现',
        'Found by',
        ['records', '服务记录抽查', 'Sample of records'],
        ['callback', '客户随机回访', 'Random callback'],
        ['patrol', '现场巡查', 'Site patrol'],
      ),
      field('measure', 'text', '措施', 'Measure'),
      field('by', 'day', '完成日期', 'By'),
    ],
  },
  {
    id: 'rectification-check',
    clause: '14(1)',
    title: title('整改验证', 'Rectification checked'),
    kinds: ['rectification'],
    notBy: ['handler'],
    fields: [field('passed', 'yes-no', '问题已消除', 'Problem gone')],
  },
  {
    id: 'follow-up',
    clause: '15(3)',
    reading: 'low-satisfaction',
    title: title('低满意度客户跟进', 'Follow-up of a low score'),
    kinds: ['request'],
    fields: [
      field('person', 'person', '跟进人', 'Person'),
      field('demand', 'text', '客户具体诉求', "Customer's demand"),
      field('measure', 'text', '改进措施', 'Measure'),
    ],
  },
  {
    id: 'spending',
    clause: '17',
    title: title('专项经费支出', 'Spent from the fund'),
    kinds: ['expense'],
    fields: [
      choice(
        'use',
        '用途',
        'Use',
        ['parts', '维修配件', 'Parts'],
        ['travel', '人员差旅', 'Travel'],
        ['experts', '专家咨询', 'Experts'],
        ['compensation', '客户赔偿', 'Compensation'],
      ),
      { id: 'spentFen', kind: 'amount', required: true, min: 1, books: 'anomaly-fund', title: title('金额', 'Amount') },
      field('caseNumber', 'line', '异常案件编号', 'Number of the anomaly'),
    ],
  },
  {
    id: 'accountability-finding',
    clause: '19(2)',
    title: title('责任认定', 'Finding of responsibility'),
    kinds: ['penalty'],
    fields: [
      choice(
        'ground',
        '事由',
        'Ground',
        ['dereliction', '工作失职', 'Dereliction'],
        ['malfeasance', '渎职', 'Malfeasance'],
        ['breach', '违规操作', 'Breach of rules'],
        ['attitude', '服务态度恶劣', 'Bad attitude'],
      ),
      field('person', 'person', '责任人', 'Person'),
      field('consequences', 'text', '造成的后果', 'Consequences'),
    ],
  },
])
