import type { Text } from '../../events/text.ts'

type Both = Text & { en: string }
const both = (zh: string, en: string): Both => ({ zh, en })

/** What stands on every company's papers, in both languages: it is signed as it is shown. */
export const paperWords = {
  confirmed: both('确认内容', 'What is confirmed'),
  solution: both('做了什么', 'What was done'),
  measures: both('采取的措施', 'Measures taken'),
  guarantees: both('后续保障', 'Guarantees'),
  checklist: both('检查单', 'Checklist'),
  version: both('版本', 'Version'),
  complete: both('填写完整', 'Complete'),
  failed: both('不合格项', 'Out of order'),
  use: both('用途', 'Spent on'),
  from: both('开始', 'From'),
  until: both('结束', 'Until'),
  minutes: both('分钟', 'Minutes'),
  person: both('人员', 'Person'),
  part: both('备件', 'Part'),
  quantity: both('数量', 'Quantity'),
  serial: both('序列号', 'Serial number'),
  lineTotal: both('小计', 'Amount'),
  extraFen: both('另收费用合计', 'Charged in addition'),
  noCharge: both('没有另收费用', 'Nothing in addition'),
  extra: both('另收费用', 'In addition'),
  charge: both('本次服务', 'This service'),
} as const

const phases: Readonly<Record<string, Both>> = {
  before: both('施工前', 'Before'),
  after: both('完工后', 'After'),
  nameplate: both('铭牌', 'Nameplate'),
  other: both('现场', 'On site'),
}
const uses: Readonly<Record<string, Both>> = {
  work: both('作业', 'Work'),
  travel: both('在途', 'Travel'),
  waiting: both('等待', 'Waiting'),
  other: both('其他', 'Other'),
}
const charges: Readonly<Record<string, Both>> = {
  free: both('免费', 'Free of charge'),
  charged: both('收费', 'Charged'),
  contract: both('按合同', 'As the contract says'),
}
/** Free, charged or by contract; undefined for what is none of them. */
export const chargeWord = (charge: string): Both | undefined => charges[charge]
/** What a photo shows, and what time went into. */
export const phaseWord = (phase: string): Both => phases[phase] ?? phases.other!
export const useWord = (use: string): Both => uses[use] ?? uses.other!
