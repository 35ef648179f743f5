import { defineWords } from '../language/define-words.ts'

/** 公司设置「工资核算」. */
export const payrollSettingWords = defineWords('payrollSettings', {
  zh: {
    regions: '地区最低工资',
    regionsHint:
      '扣款后的工资不低于当地最低工资（工资支付暂行规定第十六条）。每次调整加一条，写明从哪天起和通知的网址，旧的保留；第一个地区是默认的工作地区。',
    region: '地区',
    since: '从',
    monthly: '每月',
    source: '来源（网址）',
    addRegion: '添加地区',
    addRate: '添加标准',
    remove: '删除',
    none: '还没有录入，不能扣款。',
    appealWorkdays: '制度没有写申诉期的，送达后等几个工作日',
    appealHint: '条文写明申诉期的按条文；没有写的，等这么久才能核算扣款。',
    workdays: '个工作日',
    says: '{{name}}：{{yuan}} 元（{{since}} 起）',
  },
  en: {
    regions: 'Minimum wages by region',
    regionsHint:
      'What is left after a deduction is not below the local minimum wage (Interim Provisions on the Payment of Wages, article 16). Add a rate for every change with its first day and the address of the notice; old ones stay. The first region is where people work for whom nothing else is said.',
    region: 'Region',
    since: 'From',
    monthly: 'A month',
    source: 'Source (address)',
    addRegion: 'Add a region',
    addRate: 'Add a rate',
    remove: 'Remove',
    none: 'None yet: nothing can be taken.',
    appealWorkdays: 'Working days after service, where the text gives no time to appeal',
    appealHint: 'Where a clause gives a time it counts; where none does, deductions wait this long.',
    workdays: 'working days',
    says: '{{name}}: CNY {{yuan}} since {{since}}',
  },
})
