import type { Pack } from '../../../engine/pack.ts'
import { both } from './bilingual.ts'
import { r } from './regulation.ts'

const sub = (id: string, zh: string, en: string) => ({ id, title: both(zh, en) })

/** 二(二): five kinds of complaint, with what the text counts among them. */
export const categories: Pack['categories'] = r.categories([
  {
    id: 'product-quality',
    clause: '二(二)1',
    kinds: ['complaint'],
    title: both('产品质量问题', 'Product quality'),
    subtypes: [
      sub('defect', '产品缺陷', 'Defect'),
      sub('below-standard', '性能不符合标准', 'Performance below standard'),
      sub('blemish', '外观瑕疵', 'Blemish'),
      sub('short-life', '使用寿命短', 'Short life'),
    ],
  },
  {
    id: 'service-quality',
    clause: '二(二)2',
    kinds: ['complaint'],
    title: both('服务质量问题', 'Service quality'),
    subtypes: [
      sub('bad-attitude', '服务态度不好', 'Bad attitude'),
      sub('slow-response', '响应不及时', 'Slow response'),
      sub('promise-broken', '服务承诺未兑现', 'Promise broken'),
      sub('cumbersome', '服务流程繁琐', 'Cumbersome process'),
      sub('unclear-advice', '介绍或解答不清楚、不专业', 'Unclear or unprofessional advice'),
    ],
  },
  {
    id: 'delivery-complaint',
    clause: '二(二)3',
    kinds: ['complaint'],
    title: both('交付问题', 'Delivery'),
    subtypes: [
      sub('late-delivery', '交付延迟', 'Late'),
      sub('wrong-quantity', '数量不符', 'Wrong quantity'),
      sub('improper-manner', '交付方式不当', 'Improper manner'),
      sub('transit-damage', '运输损坏', 'Damaged in transit'),
      sub('not-as-ordered', '与订单不一致', 'Not as ordered'),
    ],
  },
  {
    id: 'contract-dispute',
    clause: '二(二)4',
    kinds: ['complaint'],
    title: both('合同纠纷', 'Contract dispute'),
    subtypes: [
      sub('unclear-terms', '条款不清晰', 'Unclear terms'),
      sub('performance-dispute', '履行争议', 'Dispute in performance'),
    ],
  },
  {
    id: 'other-complaint',
    clause: '二(二)5',
    kinds: ['complaint'],
    title: both('其他问题', 'Other'),
    subtypes: [
      sub('injury', '人身伤害', 'Injury'),
      sub('property-loss', '财产损失', 'Property loss'),
      sub('other-harm', '其他不良影响', 'Other harm'),
    ],
  },
])
