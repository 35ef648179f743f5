import type { Pack } from '../../../engine/pack.ts'
import { both } from './bilingual.ts'
import { r } from './regulation.ts'

const item = (id: string, zh: string, en: string, evidence: string) =>
  ({ id, clause: '五(一)1', title: both(zh, en), kinds: ['complaint'], evidence }) as const

/** 五(一)1: what must be known of every closed complaint. The record of intake carries time, content and customer. */
export const archive: Pack['archive'] = r.archive([
  item('causes', '原因', 'Causes', 'investigated'),
  item('liable', '责任部门及责任人', 'Departments and persons liable', 'liability-found'),
  item('solution', '解决方案', 'Solution', 'plan-approved'),
  item('result', '处理结果', 'Result', 'completed'),
  item('answer', '客户确认', "Customer's confirmation", 'confirmed'),
  item('effect', '效果评估', 'Effect', 'effect-assessed'),
])
