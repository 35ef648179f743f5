import type { CaseKind, CaseRole } from '../events/case-words.ts'
import type { Text } from '../events/text.ts'
import { listed, say } from './explanation.ts'
import type { Condition, Pack, Party, Quantity, RouteStepRule } from './pack.ts'
import { valueText } from './tables/cell-text.ts'
import type { AxisShape, FactValue } from './tables/table-shape.ts'

type Both = Required<Text>

const kinds: Readonly<Record<CaseKind, Both>> = {
  anomaly: say('异常', 'anomaly'),
  complaint: say('投诉', 'complaint'),
  request: say('服务请求', 'request'),
  enquiry: say('咨询', 'enquiry'),
  return: say('退换货', 'return'),
  'work-order': say('派工单', 'work order'),
  contract: say('合同评审', 'contract review'),
  rectification: say('整改', 'rectification'),
  penalty: say('处罚', 'penalty'),
  suggestion: say('建议', 'suggestion'),
  exception: say('例外', 'exception'),
  crisis: say('危机', 'crisis'),
  audit: say('检查审计', 'audit'),
  'quality-feedback': say('质量反馈', 'quality feedback'),
  expense: say('专项经费', 'expense'),
  training: say('培训演练', 'training'),
  reward: say('奖励', 'reward'),
  decision: say('决策事项', 'decision'),
}
const caseRoleWords: Readonly<Record<CaseRole, Both>> = {
  reporter: say('发现人', 'reporter'),
  handler: say('处置人', 'handler'),
  'team-owner': say('团队责任人', 'team owner'),
  'team-member': say('团队成员', 'team member'),
  receiver: say('接收人', 'receiver'),
}
/** Plain fields of submissions and facts of grading, where the regulation's own tables have no title for them. */
const fields: Readonly<Record<string, Both>> = {
  amountFen: say('金额', 'amount'),
  urgent: say('加急', 'urgent'),
  toManagement: say('提交公司管理层审议', 'put to management'),
  special: say('专项方案', 'special plan'),
  round: say('轮次', 'round'),
  level: say('等级', 'level'),
  kind: say('种类', 'kind'),
  category: say('类别', 'category'),
  subtype: say('子类', 'subtype'),
  productionEffect: say('对客户生产经营的影响', "effect on the customer's production"),
  attitude: say('客户态度', "customer's attitude"),
  contract: say('合同履行', 'contract'),
  crossDepartment: say('需要跨部门协同', 'several departments needed'),
  expectedWorkdays: say('预计解决所需工作日', 'working days to solve'),
  lossFen: say('客户经济损失', "customer's loss"),
  disputeLikely: say('可能引发投诉、仲裁或诉讼', 'dispute likely'),
  unusable: say('设备无法正常使用', 'equipment unusable'),
  failedRepairs: say('同一问题已维修次数', 'failed repairs'),
  delayHours: say('延迟小时数', 'hours of delay'),
  lateDays: say('延期交付天数', 'days late'),
  effect: say('影响范围', 'reach'),
  complexity: say('问题复杂程度', 'complexity'),
  safety: say('人身或财产安全', 'safety'),
  productDefect: say('产品有缺陷', 'product defect'),
  privacyLeak: say('涉及个人信息泄露', 'privacy leak'),
  timesRaised: say('同一问题第几次提出', 'times raised'),
  orderFen: say('订单或合同金额', 'order amount'),
  crossBorder: say('跨境业务', 'cross-border'),
  inWarranty: say('在三包期内', 'under warranty'),
}
const values: Readonly<Record<string, Readonly<Record<string, Both>>>> = {
  productionEffect: {
    none: say('不影响生产', 'no effect'),
    slight: say('轻微影响', 'slight'),
    serious: say('严重影响', 'serious'),
  },
  attitude: {
    mild: say('无不满或轻微抱怨', 'none, or mild grumbling'),
    clear: say('明显不满', 'clearly dissatisfied'),
    strong: say('强烈不满', 'strongly dissatisfied'),
  },
  contract: {
    unaffected: say('不受影响', 'unaffected'),
    'at-risk': say('可能受影响', 'at risk'),
    interrupted: say('中断', 'interrupted'),
  },
  effect: {
    single: say('个别客户', 'single customers'),
    several: say('部分客户', 'several customers'),
    wide: say('大范围', 'widespread'),
  },
  complexity: { simple: say('简单', 'simple'), moderate: say('较复杂', 'rather complex'), complex: say('复杂', 'complex') },
  safety: { none: say('无', 'none'), risk: say('有隐患', 'a risk'), harm: say('已有伤害', 'harm done') },
}
const amount: AxisShape = { kind: 'int', min: 0, unit: '分' }
const both = (text: Text): Both => ({ zh: text.zh, en: text.en ?? text.zh })

/** Says the names of the regulations on a case; what none of them names is said as the product itself does. */
export type Words = {
  readonly kind: (id: string) => Both
  readonly level: (id: string) => Both
  readonly category: (id: string) => Both
  readonly party: (party: Party) => Both
  readonly role: (id: string) => Both
  readonly field: (name: string) => Both
  readonly value: (field: string, value: unknown) => Both
  /** `金额不满 10 万元` */
  readonly condition: (field: string, condition: Condition) => Both
  /** People's words for enum values of tables; undefined where there are none. */
  readonly nameOf: (axis: string, value: FactValue) => Text | undefined
}

/** The words of these regulations, the one that decides first. */
export function wordsOf(packs: readonly Pack[]): Words {
  const titled = (list: (pack: Pack) => readonly { readonly id: string; readonly title: Text }[], id: string) => {
    const found = packs.flatMap(list).find(one => one.id === id)?.title
    return found && both(found)
  }
  const level = (id: string) => titled(p => p.levels, id) ?? say(id, id)
  const category = (id: string) => titled(p => p.categories, id) ?? say(id, id)
  const kind = (id: string) => kinds[id as CaseKind] ?? say(id, id)
  const nameOf = (axis: string, value: FactValue): Text | undefined => {
    if (axis === 'category') return titled(p => p.categories, String(value))
    if (axis === 'subtype') return titled(p => p.categories.flatMap(c => c.subtypes), String(value))
    if (axis === 'level') return titled(p => p.levels, String(value))
    if (axis === 'kind') return kinds[String(value) as CaseKind]
    return values[axis]?.[String(value)]
  }
  const axisOf = (name: string): AxisShape =>
    packs.flatMap(p => p.tables.flatMap(t => (t.axes[name] === undefined ? [] : [t.axes[name]])))[0] ??
    (name.endsWith('Fen') ? amount : { kind: 'int' })
  const value = (name: string, one: unknown): Both =>
    typeof one === 'string' || typeof one === 'number' || typeof one === 'boolean'
      ? valueText(name, axisOf(name), one, nameOf)
      : say('未知', 'unknown')
  const field = (name: string): Both => {
    const axis = axisOf(name).title
    return axis === undefined ? (fields[name] ?? say(name, name)) : { zh: axis.zh, en: axis.en ?? axis.zh }
  }
  const role = (id: string) => titled(p => p.roles, id) ?? say(id, id)
  return {
    kind,
    level,
    category,
    role,
    party: party =>
      'role' in party
        ? role(party.role)
        : 'caseRole' in party
          ? caseRoleWords[party.caseRole]
          : say('任何人员', 'anybody on the staff'),
    field,
    value,
    condition: (name, condition) => {
      const title = field(name)
      if ('in' in condition) {
        const said = listed(condition.in.map(one => value(name, one)))
        return say(`${title.zh}为${said.zh}`, `${title.en} is ${said.en}`)
      }
      return say(
        `${title.zh}${rangeText(condition, one => value(name, one)).zh}`,
        `${title.en} ${rangeText(condition, one => value(name, one)).en}`,
      )
    },
    nameOf,
  }
}

/** A half-open range as people say it: `10 万元及以上、不满 50 万元`. */
export function rangeText(
  { gte, lt }: { readonly gte?: number | undefined; readonly lt?: number | undefined },
  value: (n: number) => Both,
): Both {
  const from = gte === undefined ? undefined : value(gte)
  const below = lt === undefined ? undefined : value(lt)
  if (from && below) return say(` ${from.zh}及以上、不满 ${below.zh}`, `from ${from.en} to below ${below.en}`)
  if (from) return say(` ${from.zh}及以上`, `${from.en} or more`)
  return below ? say(`不满 ${below.zh}`, `below ${below.en}`) : say('不限', 'any')
}

/** A quantity in the words of its unit; a place that the text leaves open is quoted as it stands there. */
export function quantityText(quantity: Quantity, unit: (n: number) => Both): Both {
  return typeof quantity === 'number'
    ? unit(quantity)
    : say(`「${quantity.open}」（条文没有定）`, `"${quantity.open}" (left open by the text)`)
}

/** Whose approval a step takes: `部门负责人`, `2/3 的小组成员、副组长、组长`. */
export function stepText({ mode, quorum, by }: Pick<RouteStepRule, 'mode' | 'quorum' | 'by'>, words: Words): Both {
  const who = listed(by.map(words.party))
  if (mode === 'quorum')
    return say(
      `${who.zh}中 ${quorum?.need ?? 1}/${quorum?.of ?? 1} 同意`,
      `${quorum?.need ?? 1} of ${quorum?.of ?? 1} among ${who.en}`,
    )
  if (mode === 'all') return say(`${who.zh}全部同意`, `all of ${who.en}`)
  return say(`${who.zh}${by.length > 1 ? '中任一人' : ''}同意`, by.length > 1 ? `any of ${who.en}` : who.en)
}
