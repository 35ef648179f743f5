import type { Pack } from '../../../engine/pack.ts'
import { r } from './regulation.ts'

/** 第六条: six categories with all their subtypes. Key nodes (第十四条(二)) belong to the category in which they come up. */
export const categories: Pack['categories'] = r.categories([
  {
    id: 'pre-sales',
    clause: '6(1)',
    kinds: ['anomaly', 'request'],
    title: { zh: '售前服务异常', en: 'Pre-sales' },
    keyNodes: ['plan-delivered'],
    subtypes: [
      { id: 'answer-late', title: { zh: '售前咨询答复不及时', en: 'Pre-sales answer late' } },
      { id: 'design-unfit', title: { zh: '方案不合理或不符合需求', en: 'Design unsound or not what was needed' } },
      { id: 'quote-misleading', title: { zh: '报价不规范或有误导', en: 'Quote irregular or misleading' } },
      { id: 'proposal-late', title: { zh: '方案资料未按约定时间提供', en: 'Proposal not delivered when agreed' } },
    ],
  },
  {
    id: 'delivery',
    clause: '6(2)',
    kinds: ['anomaly', 'request'],
    title: { zh: '交付环节异常', en: 'Delivery' },
    keyNodes: ['product-accepted'],
    subtypes: [
      { id: 'delivery-late', title: { zh: '延期交付', en: 'Delivery late' } },
      { id: 'wrong-model', title: { zh: '型号或规格与合同不符', en: 'Wrong model or specification' } },
      { id: 'damaged-or-defective', title: { zh: '包装破损或质量瑕疵', en: 'Packaging damaged or product defective' } },
      { id: 'papers-incomplete', title: { zh: '交付资料不完整', en: 'Delivery papers incomplete' } },
    ],
  },
  {
    id: 'installation',
    clause: '6(3)',
    kinds: ['anomaly', 'request'],
    title: { zh: '安装调试异常', en: 'Installation and commissioning' },
    keyNodes: ['installation-finished'],
    subtypes: [
      { id: 'crew-late', title: { zh: '未按约定安排安装调试人员', en: 'Crew not sent when agreed' } },
      { id: 'procedure-irregular', title: { zh: '安装调试流程不规范', en: 'Procedure irregular' } },
      { id: 'not-running', title: { zh: '安装后无法正常运行', en: 'Does not run after installation' } },
      { id: 'parameters-off', title: { zh: '调试参数不符合生产要求', en: 'Parameters do not fit production' } },
      { id: 'site-damage', title: { zh: '损坏客户场地或设备', en: "Customer's site or equipment damaged" } },
    ],
  },
  {
    id: 'after-sales',
    clause: '6(4)',
    kinds: ['anomaly', 'request'],
    title: { zh: '售后服务异常', en: 'After-sales' },
    subtypes: [
      { id: 'response-late', title: { zh: '售后响应不及时', en: 'Response late' } },
      { id: 'skill-lacking', title: { zh: '维修能力不足，问题未解决', en: 'Lack of skill, problem not solved' } },
      { id: 'parts-late', title: { zh: '维修配件供应延迟', en: 'Parts late' } },
      { id: 'repeated-repair', title: { zh: '多次维修仍有故障', en: 'Repeated repairs that fail' } },
      { id: 'charges-unclear', title: { zh: '收费不透明或乱收费', en: 'Charges unclear or improper' } },
      { id: 'attitude-bad', title: { zh: '服务态度恶劣', en: 'Bad attitude' } },
    ],
  },
  {
    id: 'technical-support',
    clause: '6(5)',
    kinds: ['anomaly', 'request'],
    title: { zh: '技术支持异常', en: 'Technical support' },
    subtypes: [
      { id: 'answer-wrong', title: { zh: '技术咨询答复不准确', en: 'Technical answer wrong' } },
      { id: 'remote-unresolved', title: { zh: '远程支持无法解决', en: 'Remote support cannot solve it' } },
      { id: 'training-missed', title: { zh: '未按约定提供技术培训', en: 'Training not given as agreed' } },
      { id: 'documents-wrong', title: { zh: '技术文档错误或缺失', en: 'Technical documents wrong or missing' } },
    ],
  },
  {
    id: 'other',
    clause: '6(6)',
    kinds: ['anomaly', 'request'],
    title: { zh: '其他服务异常', en: 'Other' },
    subtypes: [
      { id: 'coordination-poor', title: { zh: '合同履行中沟通协调不到位', en: 'Poor coordination of a contract' } },
      { id: 'demand-left', title: { zh: '合理诉求未及时处理', en: 'A fair demand left unanswered' } },
      { id: 'internal-interruption', title: { zh: '内部流程导致服务中断', en: 'Service stopped by internal process' } },
      { id: 'force-majeure', title: { zh: '不可抗力引发的异常', en: 'Force majeure' } },
    ],
  },
])
