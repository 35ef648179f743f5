import type { BodyRule } from '../../../engine/pack.ts'

/** The bodies that decide and coordinate (2.1, 2.2, 7.2.1). The board revises service standards with two thirds in favour. */
export const bodies: readonly BodyRule[] = [
  { id: 'shareholders', clause: '2.2.1', title: { zh: '股东会', en: "Shareholders' meeting" }, member: 'shareholder' },
  {
    id: 'board',
    clause: '2.2.2',
    title: { zh: '董事会', en: 'Board' },
    member: 'board-member',
    majority: { of: 3, need: 2 },
  },
  {
    id: 'service-committee',
    clause: '2.1(1)',
    title: { zh: '客户服务委员会', en: 'Customer service committee' },
    member: 'service-committee',
  },
  {
    id: 'manager-meeting',
    clause: '2.1(2)',
    title: { zh: '总经理办公会', en: "General manager's meeting" },
    member: 'manager-meeting',
  },
  {
    id: 'performance-committee',
    clause: '7.2.1(2)',
    title: { zh: '绩效考核委员会', en: 'Performance committee' },
    member: 'performance-committee',
  },
]
