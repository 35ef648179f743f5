import type { Example } from '../../../engine/pack.ts'

type Permit = Extract<Example, { type: 'permit' }>
/** One who may and one who may not. */
const permit = (
  rule: string,
  kind: Permit['kind'],
  by: string,
  notBy: string,
  name: string,
  notName: string,
  data: Permit['data'] = {},
): Permit[] => {
  const of = { type: 'permit', rule, kind, act: rule.split(':')[1]!, data } as const
  return [
    { ...of, name, by, allowed: true },
    { ...of, name: notName, by: notBy, allowed: false },
  ]
}
const record = (kind: Permit['kind'], records: string, by: string, notBy: string, name: string, notName: string) =>
  permit(`permit:make-record:${kind}:record=${records}`, kind, by, notBy, name, notName, { record: records.split('+')[0]! })
const desk = 'role:service-desk'
const head = 'role:customer-service-manager'
const engineer = 'case:handler'
const field = 'role:field-engineer'

export const permitExamples: readonly Example[] = [
  ...permit('permit:verify:request', 'request', desk, 'role:workshop', '内勤核实', '车间不核实'),
  ...permit('permit:submit-matter:request', 'request', 'role:marketing', field, '营销报总经理', '外勤不报总经理'),
  ...permit('permit:assign:request', 'request', head, desk, '负责人派人', '内勤不派人'),
  ...permit('permit:open-order:request', 'request', desk, 'role:marketing', '内勤开派工单', '营销不开派工单'),
  ...record('request', 'contact-letter', 'role:marketing', 'role:workshop', '营销登记联系函', '车间不登记'),
  ...permit('permit:settle-trip:work-order', 'work-order', engineer, 'role:workshop', '出差人结算', '车间不代为结算'),
  ...record('work-order', 'delay-report', engineer, 'role:workshop', '经办人报延误', '车间不报'),
  ...permit('permit:assign:work-order', 'work-order', head, 'role:workshop', '负责人安排', '车间不自己安排'),
  ...permit('permit:complete:request', 'request', engineer, 'role:marketing', '经办人完成', '营销不代为完成'),
  ...permit('permit:send-result:request+enquiry+return', 'return', desk, 'role:quality', '内勤告知', '质量部不告知'),
  ...permit('permit:record-feedback:request+enquiry+return', 'request', desk, engineer, '内勤回访', '经办人不自己回访'),
  ...permit('permit:record-attempt:request+enquiry+return', 'request', desk, engineer, '内勤记联系不上', '经办人不记'),
  ...permit('permit:reply:enquiry', 'enquiry', 'role:technical', 'role:workshop', '技术部可以答复', '车间不答复'),
  ...permit('permit:archive:request+enquiry+return', 'request', desk, engineer, '内勤归档', '经办人不归档'),
  ...permit(
    'permit:make-record:request+work-order:record=failure+quality-fed-back',
    'request',
    engineer,
    'role:marketing',
    '经办人登记故障',
    '营销不登记',
    {
      record: 'failure',
    },
  ),
  ...record('work-order', 'order', desk, engineer, '内勤写派工单', '被派的人不写'),
  ...record('work-order', 'site-check', head, desk, '负责人核对现场', '内勤不代替负责人'),
  ...record('work-order', 'appointment', desk, 'role:workshop', '内勤约时间', '车间不约'),
  ...permit('permit:ask-appointment:work-order', 'work-order', desk, 'role:workshop', '内勤请用户确认', '车间不请'),
  ...permit('permit:answer-appointment:work-order', 'work-order', engineer, 'role:workshop', '出差人记用户答复', '车间不记'),
  ...permit('permit:cancel-appointment:work-order', 'work-order', head, 'role:workshop', '负责人取消', '车间不取消'),
  ...record('work-order', 'staff-check', head, engineer, '负责人确认胜任', '自己不能确认'),
  ...record('work-order', 'norms-told', desk, 'role:workshop', '内勤交代规范', '车间不交代'),
  ...record('work-order', 'workshop-consent', 'role:workshop', head, '车间答复', '负责人不能代车间同意'),
  ...permit('permit:submit-matter:work-order', 'work-order', engineer, head, '出差人报批', '批的人不报'),
  ...record(
    'work-order',
    'preparation+departure+arrival+leave-site+project-status',
    engineer,
    desk,
    '出差人自己填',
    '内勤不代填',
  ),
  ...record('work-order', 'route-consent', head, engineer, '负责人同意改路线', '出差人不能自己同意'),
  ...record('work-order', 'scope-consent', head, engineer, '负责人同意超范围', '出差人不能自己同意'),
  ...record(
    'work-order',
    'route-request+route-change+extra-work+unplanned-request+extension+support-request',
    engineer,
    desk,
    '出差人记录',
    '内勤不代记',
  ),
  ...record('work-order', 'new-request', 'role:marketing', field, '营销登记新请求', '外勤不登记'),
  ...record('work-order', 'extension-confirmed', desk, 'role:marketing', '内勤接到来函', '营销不记'),
  ...record('work-order', 'receipt-refused', head, engineer, '负责人记明原因', '出差人不能自己免回执'),
  ...record('work-order', 'support-answer', desk, engineer, '内勤答复', '求助的人不自答'),
  ...permit('permit:complete:work-order', 'work-order', engineer, head, '出差人完工', '负责人不代报完工'),
  ...permit('permit:accept:work-order', 'work-order', engineer, desk, '出差人收回执', '内勤不收回执'),
  ...record('return', 'return-check+goods-back+return-settled', desk, 'role:quality', '内勤办理', '质量部不办理'),
  ...record('return', 'return-inspection', 'role:quality', 'role:workshop', '质量部检验', '车间不检验'),
  ...permit(
    'permit:use-parts:request+work-order+return',
    'work-order',
    engineer,
    'role:workshop',
    '经办人登记备件',
    '车间不登记',
  ),
  ...permit('permit:submit-matter:return', 'return', desk, head, '内勤报批', '批的人不报'),
  ...record('quality-feedback', 'quality-issue', field, 'role:quality', '外勤发现问题', '质量部不自己反馈给自己'),
  ...record(
    'quality-feedback',
    'joint-analysis+improvement+improvement-check',
    'role:quality',
    field,
    '质量部记录分析',
    '外勤不记录分析',
  ),
  ...permit('permit:make-record:training', 'training', head, field, '负责人评定', '不能评定自己', { record: 'skill-assessment' }),
  ...permit(
    'permit:close-matter:work-order+quality-feedback+training+contract',
    'work-order',
    desk,
    engineer,
    '内勤办结',
    '出差人不办结',
  ),
  ...permit('permit:confirm-backdating', 'request', 'role:general-manager', engineer, '总经理确认补记', '经办人不能确认自己'),
  ...permit('permit:pause', 'request', engineer, 'role:marketing', '经办人暂停', '营销不暂停'),
  ...permit('permit:resume', 'request', desk, 'role:marketing', '内勤恢复', '营销不恢复'),
  ...permit('permit:merge', 'request', desk, engineer, '内勤合并重复', '经办人不合并'),
  ...permit('permit:reopen', 'request', head, engineer, '负责人重新打开', '经办人不重新打开'),
]
