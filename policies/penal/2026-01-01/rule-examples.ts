import type { Example } from '../../../engine/pack.ts'
import { carriedOutSanctions } from './evidence.ts'

type Kind = 'complaint' | 'penalty' | 'rectification'
type Given = Readonly<Record<string, string | number | boolean>>
const row = (rule: string, name: string, given: Given, ...rows: string[]): Example => ({ type: 'table', rule, name, given, rows })
/** The default row always fires: it is what a complaint is when nothing more is known. */
const graded = (id: string, name: string, given: Given, ...others: string[]): Example =>
  row(`complaint-grading/${id}`, name, given, ...new Set(['otherwise-minor', id, ...others]))

const tables: readonly Example[] = [
  graded('otherwise-minor', '什么都还不知道：轻微', {}),
  graded('otherwise-minor', '客户只是有些不满', { attitude: 'clear', safety: 'none', productDefect: false, lossFen: 0 }),
  graded('easily-solved', '只要求换包装', { complexity: 'simple' }),
  graded('little-effect', '只影响这一个客户', { effect: 'single' }),
  graded('some-effect', '几个客户都遇到', { effect: 'several' }),
  graded('complex-demand', '诉求较复杂', { complexity: 'moderate' }),
  graded('complex-demand', '诉求很复杂', { complexity: 'complex' }),
  graded('quality-defect', '产品一般性质量问题，要求维修', { productDefect: true }),
  graded('some-loss', '损失 1 分也是有损失', { lossFen: 1 }),
  graded('some-loss', '损失 99,999.99 元：一般', { lossFen: 9_999_999 }),
  graded('great-loss', '损失正好 10 万元：严重', { lossFen: 10_000_000 }),
  graded('considerable-effect', '大范围影响', { effect: 'wide' }),
  graded('strong-reaction', '客户反应强烈', { attitude: 'strong' }),
  graded('safety-at-stake', '可能伤人', { safety: 'risk' }),
  graded('safety-at-stake', '已经伤人', { safety: 'harm' }),
  graded('strong-reaction', '要求简单但反应强烈：都列出，取严重', { complexity: 'simple', attitude: 'strong' }, 'easily-solved'),
  row('complaint-assignment/quality-to-production', '质量先给生产', { category: 'product-quality' }, 'quality-to-production'),
  row(
    'complaint-assignment/service-to-customer-service',
    '服务给客服',
    { category: 'service-quality' },
    'service-to-customer-service',
  ),
  row('complaint-assignment/delivery-to-logistics', '交付先给物流', { category: 'delivery-complaint' }, 'delivery-to-logistics'),
  row('complaint-assignment/contract-to-sales', '合同给销售', { category: 'contract-dispute' }, 'contract-to-sales'),
  row(
    'complaint-assignment/other-to-customer-service',
    '其他给客服',
    { category: 'other-complaint' },
    'other-to-customer-service',
  ),
]

const levelOf: Readonly<Record<Kind, { kind: Kind; level?: string }>> = {
  complaint: { kind: 'complaint', level: 'general' },
  penalty: { kind: 'penalty', level: 'general' },
  rectification: { kind: 'rectification' },
}
/** Shut without the last piece of evidence, open with it. `seen` is there in both. */
const gate = (
  rule: string,
  kind: Kind,
  act: string,
  shut: string,
  open: string,
  needs: readonly string[],
  seen: readonly string[] = [],
): Example[] => [
  { type: 'gate', rule, name: shut, ...levelOf[kind], act, after: [...seen, ...needs.slice(0, -1)], refused: true },
  { type: 'gate', rule, name: open, ...levelOf[kind], act, after: [...seen, ...needs], refused: false },
]
const afterNotice = [
  'self-criticism',
  'internal-notice',
  'talk',
  'deduction',
  'improvement-plan',
  'rectification-opened',
  'restriction',
  'demotion',
  'contract-ended',
  'appeal',
]

const gates: readonly Example[] = [
  ...gate('handler-before-evidence', 'complaint', 'make-record', '还没有负责人', '指定后收集证据', ['handler-named']),
  ...gate('evidence-before-findings', 'complaint', 'investigate', '有证据，没有分析原因', '分析后下结论', [
    'evidence-collected',
    'causes-analysed',
  ]),
  ...gate('findings-before-liability', 'complaint', 'make-record', '没有调查记录', '有调查记录', ['investigated']),
  ...gate(
    'discussion-before-solution',
    'complaint',
    'plan',
    '没有商讨',
    '商讨后定方案',
    ['liability-found', 'discussed'],
    ['graded'],
  ),
  ...gate(
    'level-before-solution',
    'complaint',
    'plan',
    '等级还只是建议',
    '等级已确认',
    ['graded'],
    ['liability-found', 'discussed'],
  ),
  ...gate('told-before-start', 'complaint', 'start', '方案定了，没有告知客户', '告知后开始', ['plan-approved', 'customer-told']),
  ...gate(
    'duties-before-start',
    'complaint',
    'start',
    '涉及多个部门，没有分工',
    '分工写明',
    ['duties-divided'],
    ['plan-approved', 'customer-told', 'several-departments'],
  ),
  ...gate('start-before-completion', 'complaint', 'complete', '没有开始就说办完', '开始后办完', ['plan-approved', 'started']),
  ...gate('completion-before-result', 'complaint', 'send-result', '没有办完', '办完后说明结果', ['completed']),
  ...gate('confirmation-before-assessment', 'complaint', 'make-record', '客户还没有确认', '确认后评估', ['confirmed']),
  ...gate(
    'satisfied-before-closing',
    'complaint',
    'archive',
    '客户没有满意，不能办结',
    '满意后办结',
    ['result-sent', 'confirmed'],
    ['effect-assessed'],
  ),
  ...gate(
    'assessed-before-closing',
    'complaint',
    'archive',
    '没有评估效果',
    '评估后办结',
    ['effect-assessed'],
    ['result-sent', 'confirmed'],
  ),
  ...gate('two-persons-before-findings', 'penalty', 'investigate', '只有一个人取证', '两个人取证', [
    'handler-named',
    'two-witnesses',
  ]),
  ...gate('findings-before-hearing', 'penalty', 'make-record', '事实还没有查明', '查明后听取申辩', ['investigated']),
  ...gate('hearing-before-decision', 'penalty', 'submit-matter', '没有听取申辩，不能处罚', '听取后提请', [
    'graded',
    'two-witnesses',
    'heard',
  ]),
  ...gate('decision-before-notice', 'penalty', 'make-record', '没有决定', '决定后告知', ['decided']),
  ...afterNotice.flatMap(id => gate(`notice-before-${id}`, 'penalty', 'make-record', '没有告知', '告知之后', ['notified'])),
  ...gate(
    'carried-out-before-closing',
    'penalty',
    'close-matter',
    '申诉没有答复',
    '申诉已答复',
    ['appeal-decided'],
    ['notified', 'appealed'],
  ),
  ...carriedOutSanctions.flatMap(id =>
    gate(
      'carried-out-before-closing',
      'penalty',
      'close-matter',
      `决定了 ${id}，没有执行`,
      `${id} 已执行`,
      [`${id}-done`],
      ['notified', `${id}-ordered`],
    ),
  ),
  ...gate('level-before-measures', 'rectification', 'plan', '没有写明等级', '等级写明后制定措施', ['graded']),
  ...gate('approval-before-measures', 'rectification', 'start', '管理层没有审核', '审核通过后实施', ['plan-approved']),
  ...gate('measures-before-completion', 'rectification', 'complete', '没有实施', '实施后完成', ['plan-approved', 'started']),
  ...gate('completion-before-effect', 'rectification', 'make-record', '没有完成', '完成后评估', ['completed']),
  ...gate('effect-before-restart', 'rectification', 'make-record', '有效，但投诉率没有明显下降', '投诉率明显下降', [
    'effective',
    'rate-down',
  ]),
  ...gate('effect-before-closing', 'rectification', 'close-matter', '效果没有评估', '评估有效', ['effective']),
  ...gate(
    'effect-before-closing',
    'rectification',
    'close-matter',
    '业务还没有恢复',
    '业务全部恢复',
    ['restored'],
    ['effective', 'still-restricted'],
  ),
  ...gate(
    'effect-before-closing',
    'rectification',
    'close-matter',
    '漏洞还没有补',
    '漏洞补了',
    ['gap-mended'],
    ['effective', 'gap-found'],
  ),
]

type Permit = Extract<Example, { type: 'permit' }>
const permit = (
  rule: string,
  kind: Kind,
  level: string | undefined,
  data: Permit['data'],
  by: string,
  allowed: boolean,
  name: string,
): Permit => ({
  type: 'permit',
  rule,
  name,
  act: rule.split(':')[1]!,
  kind,
  ...(level === undefined ? {} : { level }),
  by,
  data: data ?? {},
  allowed,
})
/** One who may and one who may not; without the latter anybody may. */
const may = (rule: string, who: string, whoNot: string | undefined, level?: string): Example[] => {
  const kind = (rule.split(':')[2] ?? 'complaint') as Kind
  const names = rule.match(/record=(.*)$/)?.[1]?.split('+') ?? []
  const data = names.length === 0 ? {} : { record: names[0]!, values: {} }
  return [
    permit(rule, kind, level, data, who, true, `${who} 可以`),
    ...(whoNot === undefined ? [] : [permit(rule, kind, level, data, whoNot, false, `${whoNot} 不可以`)]),
  ]
}

const permits: readonly Example[] = [
  ...may('permit:complete-record:complaint', 'role:finance', undefined, 'minor'),
  ...may('permit:classify:complaint:minor+general', 'role:service-desk', 'case:handler', 'general'),
  ...may('permit:classify:complaint:serious', 'role:management', 'role:department-head', 'serious'),
  ...may('permit:assign:complaint', 'role:department-head', 'case:handler', 'general'),
  ...may('permit:investigate:complaint', 'case:handler', 'role:department-head', 'general'),
  ...may('permit:make-record:complaint:record=evidence+cause-analysis', 'case:handler', 'role:finance', 'general'),
  ...may('permit:make-record:complaint:record=liability', 'role:department-head', 'case:reporter', 'general'),
  ...may('permit:hold-meeting:complaint', 'case:handler', 'case:reporter', 'general'),
  ...may('permit:plan:complaint', 'case:handler', 'role:department-head', 'general'),
  ...may('permit:make-record:complaint:record=solution-told', 'case:handler', 'role:management', 'general'),
  ...may('permit:progress:complaint', 'role:service-desk', 'role:management', 'general'),
  ...may('permit:make-record:complaint:record=coordination', 'role:department-head', 'role:service-desk', 'general'),
  ...may('permit:start:complaint', 'case:handler', 'role:department-head', 'general'),
  ...may('permit:complete:complaint', 'case:handler', 'role:department-head', 'general'),
  ...may('permit:send-result:complaint', 'role:service-desk', 'role:finance', 'general'),
  ...may('permit:record-feedback:complaint', 'role:service-desk', 'role:finance', 'general'),
  ...may('permit:record-attempt:complaint', 'case:handler', 'role:finance', 'general'),
  ...may('permit:make-record:complaint:record=effect-assessment', 'role:service-desk', 'case:handler', 'general'),
  ...may('permit:make-record:complaint:record=penalty-raised', 'role:human-resources', 'role:department-head', 'general'),
  ...may('permit:archive:complaint', 'role:service-desk', 'case:handler', 'general'),
  ...may('permit:publish-case-study:complaint', 'role:human-resources', 'case:handler', 'serious'),
  ...may('permit:reopen:complaint', 'role:department-head', 'case:handler', 'general'),
  ...may('permit:assign:penalty', 'role:human-resources', 'role:department-head'),
  ...may('permit:classify:penalty', 'case:handler', 'role:department-head'),
  ...may('permit:make-record:penalty:record=witness-evidence+appeal', 'role:finance', undefined),
  ...may('permit:investigate:penalty', 'case:handler', 'role:human-resources'),
  ...may('permit:make-record:penalty:record=hearing', 'case:handler', 'role:department-head'),
  ...may('permit:submit-matter:penalty', 'case:handler', 'role:management', 'general'),
  ...may('permit:make-record:penalty:record=penalty-notice+appeal-decision', 'role:human-resources', 'case:handler'),
  ...may(
    'permit:make-record:penalty:record=self-criticism+internal-notice+rectification-opened',
    'role:department-head',
    'case:handler',
  ),
  ...may('permit:make-record:penalty:record=talk+improvement-plan', 'role:supervisor', 'case:handler'),
  ...may('permit:make-record:penalty:record=deduction', 'role:finance', 'role:department-head'),
  ...may('permit:make-record:penalty:record=restriction', 'role:management', 'role:human-resources'),
  ...may(
    'permit:make-record:penalty:record=demotion+restoration-review+contract-ended',
    'role:human-resources',
    'role:supervisor',
  ),
  ...may('permit:make-record:penalty:record=liability-pursued', 'role:legal', 'role:human-resources'),
  ...may('permit:close-matter:penalty', 'role:human-resources', 'case:handler'),
  ...may('permit:reopen:penalty', 'role:management', 'role:human-resources'),
  ...may('permit:assign:rectification', 'role:management', 'role:service-desk'),
  ...may('permit:classify:rectification', 'role:human-resources', 'role:department-head'),
  ...may('permit:plan:rectification', 'case:handler', 'role:department-head'),
  ...may('permit:start:rectification', 'case:handler', 'role:management'),
  ...may('permit:progress:rectification', 'case:handler', 'role:service-desk'),
  ...may('permit:complete:rectification', 'case:handler', 'role:service-desk'),
  ...may('permit:make-record:rectification:record=gap-review+process-improved', 'role:department-head', 'role:service-desk'),
  ...may('permit:make-record:rectification:record=measure-check+effect-check', 'role:service-desk', 'case:handler'),
  ...may('permit:make-record:rectification:record=restriction+restoration', 'role:management', 'role:department-head'),
  ...may('permit:close-matter:rectification', 'role:department-head', 'case:handler'),
  ...may('permit:reopen:rectification', 'role:management', 'case:handler'),
  ...may('permit:confirm-backdating', 'role:department-head', 'case:handler', 'general'),
  ...may('permit:pause', 'case:handler', 'role:finance', 'general'),
  ...may('permit:resume', 'case:handler', 'role:finance', 'general'),
  ...may('permit:merge', 'role:service-desk', 'case:handler', 'general'),
]

const route = (
  rule: string,
  kind: Kind,
  level: string | undefined,
  subject: 'plan' | 'matter',
  name: string,
  ...steps: string[]
): Example => ({
  type: 'route',
  rule,
  name,
  kind,
  ...(level === undefined ? {} : { level }),
  subject,
  data: {},
  steps: steps.map(role => ({ by: [`role:${role}`], passes: 'any' })),
})
const routes: readonly Example[] = [
  route('agree-solution', 'complaint', 'minor', 'plan', '轻微：部门负责人', 'department-head'),
  route('agree-solution', 'complaint', 'general', 'plan', '一般：部门负责人', 'department-head'),
  route('agree-serious-solution', 'complaint', 'serious', 'plan', '严重：再由管理层', 'department-head', 'management'),
  route('punish-minor', 'penalty', 'minor', 'matter', '轻微：人力资源部', 'human-resources'),
  route('punish-general', 'penalty', 'general', 'matter', '一般：人力资源部、管理层', 'human-resources', 'management'),
  route(
    'punish-serious',
    'penalty',
    'serious',
    'matter',
    '严重：人力资源部、法务、管理层',
    'human-resources',
    'legal',
    'management',
  ),
  route('approve-rectification', 'rectification', 'serious', 'plan', '严重投诉引起的整改：管理层审核', 'management'),
  route('approve-prevention', 'rectification', undefined, 'plan', '预防措施：部门负责人', 'department-head'),
]

export const ruleExamples: readonly Example[] = [...tables, ...gates, ...permits, ...routes]
