import type { BodyRule } from '../../../engine/pack.ts'

/** 处置小组 (第五条): the executive in charge leads, the head of customer service is deputy, and five departments have a member in it. */
export const bodies: readonly BodyRule[] = [
  {
    id: 'disposal-group',
    clause: '5',
    title: { zh: '客户服务异常处置小组', en: 'Disposal group' },
    chair: 'leader',
    deputy: 'deputy-leader',
    member: 'group-member',
    departments: ['research', 'implementation', 'sales', 'legal', 'finance'],
  },
]
