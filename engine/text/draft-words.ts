import type { Act, EventType } from '../../events/registry.ts'
import type { Role } from '../../events/roles.ts'

/** Posts of the product by what texts call them. A name that is not here stays words: nobody is put in its place. */
const posts: readonly (readonly [RegExp, Role])[] = [
  [/^(?:各)?(?:部门(?:负责人|经理|主管|主任)|直属上级|上级主管|直接上级)$/, 'department-head'],
  [/^一线(?:服务)?人员$/, 'front-line'],
  [/^(?:客户服务|客服)(?:部门?|中心|专员|人员|代表)$/, 'service-desk'],
  [/^(?:现场|服务|维修|售后)(?:服务)?(?:工程师|人员|技师)$/, 'field-engineer'],
  [/^(?:处置)?小组副组长$/, 'deputy-leader'],
  [/^(?:处置)?小组组长$/, 'leader'],
  [/^(?:总经理|公司主要负责人|总裁)$/, 'principal'],
  [/^(?:公司)?管理层$|^总经理办公会$/, 'management'],
  [/^(?:技术)?研发部门?$/, 'research'],
  [/^(?:项目)?实施部门?$/, 'implementation'],
  [/^(?:供应链(?:管理)?|采购)部门?$/, 'supply-chain'],
  [/^销售部门?$/, 'sales'],
  [/^法务部门?$/, 'legal'],
  [/^财务部门?$/, 'finance'],
  [/^(?:审计|内控|监察)部门?$/, 'auditor'],
]

/** The role of the product that a text means by a name; undefined where it is not sure. */
export function roleNamed(name: string): Role | undefined {
  return posts.find(([pattern]) => pattern.test(name))?.[1]
}

type Known = { readonly start: EventType; readonly stop: EventType; readonly act: Act; readonly meaning: string }
/** Verbs whose beginning and end the product knows as events. Any other duty waits for a person to say when it starts and what meets it. */
const verbs: readonly (readonly [RegExp, Known])[] = [
  [/上报|报告(?!记录)/, { start: 'case.opened', stop: 'case.reported', act: 'report', meaning: 'report' }],
  [/核实/, { start: 'case.opened', stop: 'case.verified', act: 'verify', meaning: 'verify' }],
  [/回访/, { start: 'handling.completed', stop: 'customer.answered', act: 'record-feedback', meaning: 'feedback' }],
  [/复盘/, { start: 'handling.completed', stop: 'retrospective.recorded', act: 'review', meaning: 'review' }],
]

/** The events between which a duty with these words runs; undefined where none or more than one is meant. */
export function triggersOf(what: string): Known | undefined {
  const known = verbs.filter(([pattern]) => pattern.test(what))
  return known.length === 1 ? known[0]![1] : undefined
}

const ranks: readonly (readonly [RegExp, number])[] = [
  [/^轻微$|^四级$/, 1],
  [/^一般$|^三级$/, 2],
  [/^较大$|^较重$|^中等$|^二级$/, 3],
  [/^重大$|^严重$|^紧急$|^一级$/, 4],
  [/^特/, 5],
] // prettier-ignore
/** The order of a level by its name, 1 the lightest; 0 where the name tells none. */
export function rankOf(level: string): number {
  return ranks.find(([pattern]) => pattern.test(level))?.[1] ?? 0
}
