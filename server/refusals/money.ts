import type { RefusalEntry } from './refusal-words.ts'

/** What is refused of compensation, recovery and funds (robot 12(3), 17; furn 5.1.1, 9.1.2). */
export const moneyRefusals = {
  'loss.not-assessed': {
    status: 409,
    zh: { title: '损失还没有评估', mend: '先由财务和法务共同评估。' },
    en: { title: 'The loss has not been assessed', mend: 'Finance and legal assess it together first.' },
  },
  'loss.superseded': {
    status: 409,
    zh: { title: '损失已经重新评估', mend: '刷新后确认最新的一次。' },
    en: { title: 'The loss was assessed anew', mend: 'Reload and confirm the latest assessment.' },
  },
  'loss.not-named': {
    status: 403,
    zh: { title: '评估中没有您', mend: '由评估中写明的财务或法务人员确认。' },
    en: { title: 'The assessment does not name you', mend: 'The one of finance or legal whom it names confirms.' },
  },
  'loss.already-confirmed': {
    status: 409,
    zh: { title: '您已经确认过', mend: '等待另一方确认；一人不能代两方确认。' },
    en: { title: 'You have confirmed it', mend: 'The other of the two confirms; nobody does for both.' },
  },
  'payment.not-approved': {
    status: 409,
    zh: { title: '没有批准的赔偿方案，不能付款', mend: '先提交赔偿方案并批准。' },
    en: { title: 'No compensation is approved', mend: 'Submit one and have it approved first.' },
  },
  'payment.over-approved': {
    status: 422,
    zh: { title: '累计付款超过批准的金额', mend: '可以分次付款，合计不超过批准数；要增加的重新提交赔偿方案。' },
    en: {
      title: 'The payments would exceed what was approved',
      mend: 'Pay in parts, together no more than approved; for more submit the compensation again.',
    },
  },
  'recovery.none-open': {
    status: 409,
    zh: { title: '没有进行中的追偿', mend: '先启动追偿。' },
    en: { title: 'No recovery is open', mend: 'Open one first.' },
  },
  'recovery.over-claimed': {
    status: 422,
    zh: { title: '到账超过追偿金额', mend: '核对到账金额；多收的另行处理。' },
    en: { title: 'More came in than was claimed', mend: 'Check the amount; what is too much is another matter.' },
  },
  'recovery.not-as-received': {
    status: 422,
    zh: { title: '结束金额与已到账的合计不符', mend: '按已登记的到账合计填写，或先补记到账。' },
    en: { title: 'The end does not say what came in', mend: 'Give the sum of the instalments, or record what is missing first.' },
  },
  'fund.unknown': {
    status: 422,
    zh: { title: '现行制度没有这项专项经费', mend: '从列出的专项经费中选择。' },
    en: { title: 'No regulation in force has such a fund', mend: 'Choose one of those listed.' },
  },
  'fund.below-share': {
    status: 422,
    zh: { title: '低于制度规定的比例', mend: '按年度预算的比例录入，或核对年度预算。' },
    en: {
      title: 'Below the share that the regulation orders',
      mend: 'Enter that share of the annual budget, or check the annual budget.',
    },
  },
  'fund.no-budget': {
    status: 409,
    zh: { title: '这项经费本年度没有预算', mend: '由财务先录入本年度预算。' },
    en: { title: 'The fund has no budget this year', mend: 'Finance enters the budget of the year first.' },
  },
  'fund.overdrawn': {
    status: 409,
    zh: { title: '专项经费余额不足', mend: '减少金额、改用其他来源，或由财务追加预算。' },
    en: { title: 'The fund has not that much left', mend: 'Pay less, from elsewhere, or have finance raise the budget.' },
  },
  'fund.below-booked': {
    status: 409,
    zh: { title: '预算不能低于已列支的金额', mend: '核对已列支的付款。' },
    en: { title: 'The budget cannot be less than what was booked', mend: 'Look at what has been booked.' },
  },
  'fund.not-yours': {
    status: 403,
    zh: { title: '专项经费预算由财务录入', mend: '请财务部办理。' },
    en: { title: 'Finance enters budgets', mend: 'Ask finance.' },
  },
} as const satisfies Record<string, RefusalEntry>
