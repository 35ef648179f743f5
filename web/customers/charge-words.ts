import { defineWords } from '../language/define-words.ts'

/** What a case costs the customer, and since when that is known: the timeline of every case may say it. */
export const chargeWords = defineWords('customer-charge', {
  zh: {
    'charge.free': '免费',
    'charge.charged': '收费',
    'charge.contract': '按合同',
    'charge.open': '还不能判定',
    'because.opened': '登记时判定',
    'because.machine': '补充设备后判定',
    'because.category': '更正后重新判定',
    'because.cause': '故障分类后重新判定',
    'because.file': '客户档案更正后重新判定',
  },
  en: {
    'charge.free': 'Free',
    'charge.charged': 'Charged',
    'charge.contract': 'By the contract',
    'charge.open': 'Not decided yet',
    'because.opened': 'decided when it was opened',
    'because.machine': 'decided once the machine was known',
    'because.category': 'decided again after a correction',
    'because.cause': 'decided again by the class of the failure',
    'because.file': 'decided again after the customer file was put right',
  },
})
