import type { Example } from '../../../engine/pack.ts'

type Permit = Extract<Example, { type: 'permit' }>
type Level = 'general' | 'larger' | 'major' | 'request'

const permit =
  (allowed: boolean) =>
  (rule: string, level: Level, by: string, name: string, data: Permit['data'] = {}): Permit => ({
    type: 'permit',
    rule,
    name,
    act: rule.split(':')[1]!,
    by,
    data,
    allowed,
    // A request has no level.
    ...(level === 'request' ? { kind: 'request' } : { kind: 'anomaly', level }),
  })
const may = permit(true)
const mayNot = permit(false)
const emergency = { meeting: 'emergency' }
const daily = { meeting: 'daily' }

const discovery: readonly Example[] = [
  may('permit:verify', 'general', 'role:finance', '谁先听到谁核实，财务也可以'),
  may('permit:complete-record', 'general', 'role:sales', '销售知道客户电话，可以补'),
  may('permit:note', 'general', 'role:research', '研发可以记一笔'),
  may('permit:attach', 'general', 'role:field-engineer', '现场工程师可以传照片'),
  may('permit:classify:anomaly:general+larger', 'general', 'role:department-head', '部门负责人确认一般'),
  may('permit:classify:anomaly:general+larger', 'larger', 'role:department-head', '部门负责人可以由较大升为重大'),
  mayNot('permit:classify:anomaly:general+larger', 'larger', 'case:handler', '处置人不能给自己的案件定级'),
  may('permit:classify:anomaly:major', 'major', 'role:deputy-leader', '副组长可以改重大'),
  mayNot('permit:classify:anomaly:major', 'major', 'role:department-head', '已是重大，部门负责人不能降级'),
  may('permit:report:anomaly:general', 'general', 'case:reporter', '发现人上报'),
  mayNot('permit:report:anomaly:general', 'general', 'role:department-head', '一般到部门负责人为止，不再上报'),
  may('permit:report:anomaly:larger', 'larger', 'role:department-head', '较大：部门负责人报副组长'),
  mayNot('permit:report:anomaly:larger', 'larger', 'role:deputy-leader', '较大到副组长为止'),
  may('permit:report:anomaly:major', 'major', 'role:deputy-leader', '重大：副组长报组长和主要负责人'),
  mayNot('permit:report:anomaly:major', 'major', 'role:department-head', '重大：一线直接报到副组长，不经部门负责人转报'),
]

const response: readonly Example[] = [
  may('permit:assign:anomaly:general', 'general', 'role:department-head', '部门负责人指定处置人'),
  mayNot('permit:assign:anomaly:general', 'general', 'role:deputy-leader', '一般不由副组长指定'),
  may('permit:assign:anomaly:larger+major', 'larger', 'role:deputy-leader', '副组长指定'),
  mayNot('permit:assign:anomaly:larger+major', 'larger', 'role:department-head', '较大不由部门负责人指定'),
  may('permit:assign:request', 'request', 'role:service-desk', '客服派工'),
  mayNot('permit:assign:request', 'request', 'role:field-engineer', '工程师不能自己派工'),
  may('permit:form-team:anomaly', 'larger', 'role:deputy-leader', '副组长组队'),
  mayNot('permit:form-team:anomaly', 'larger', 'role:department-head', '部门负责人不能组队'),
  may('permit:hold-meeting:anomaly', 'major', 'role:leader', '组长召集紧急会议', emergency),
  mayNot('permit:hold-meeting:anomaly', 'major', 'role:deputy-leader', '副组长不能代组长召集紧急会议', emergency),
  mayNot('permit:hold-meeting:anomaly', 'major', 'case:team-owner', '责任人不能召集紧急会议', emergency),
  may('permit:hold-meeting:anomaly:meeting=daily+other', 'major', 'case:team-owner', '责任人开每日例会', daily),
  mayNot('permit:hold-meeting:anomaly:meeting=daily+other', 'major', 'case:team-member', '团队成员不能召集例会', daily),
  may('permit:post-on-site:anomaly', 'major', 'case:team-owner', '责任人派人驻场'),
  mayNot('permit:post-on-site:anomaly', 'major', 'case:team-member', '团队成员不能派人驻场'),
]

const handling: readonly Example[] = [
  may('permit:investigate:anomaly', 'larger', 'case:team-member', '团队成员调查'),
  mayNot('permit:investigate:anomaly', 'larger', 'case:reporter', '发现人不在团队里，不写调查记录'),
  may('permit:plan:anomaly:general', 'general', 'case:handler', '处置人写方案'),
  mayNot('permit:plan:anomaly:general', 'general', 'role:department-head', '部门负责人审批，不写方案'),
  may('permit:plan:anomaly:larger', 'larger', 'case:team-owner', '较大：责任人写方案'),
  mayNot('permit:plan:anomaly:larger', 'larger', 'case:team-member', '较大：成员不提交方案'),
  may('permit:plan:anomaly:major', 'major', 'role:deputy-leader', '重大：副组长可以提交专项方案'),
  mayNot('permit:plan:anomaly:major', 'major', 'role:leader', '重大：组长审批，不提交'),
  may('permit:start:anomaly:general', 'general', 'case:handler', '处置人启动'),
  mayNot('permit:start:anomaly:general', 'general', 'role:department-head', '部门负责人不代为启动'),
  may('permit:start:anomaly:larger+major', 'major', 'case:team-owner', '责任人启动'),
  mayNot('permit:start:anomaly:larger+major', 'major', 'case:team-member', '成员不能启动'),
  may('permit:progress:anomaly:general', 'general', 'case:handler', '处置人报进度'),
  mayNot('permit:progress:anomaly:general', 'general', 'case:reporter', '发现人不报进度'),
  may('permit:progress:anomaly:larger+major', 'larger', 'case:team-member', '团队成员报进度'),
  mayNot('permit:progress:anomaly:larger+major', 'larger', 'case:handler', '升级前的处置人不在团队里'),
  may('permit:progress:request', 'request', 'case:handler', '请求：处置人报进度'),
  mayNot('permit:progress:request', 'request', 'role:service-desk', '请求：客服不代报进度'),
  may('permit:reach-node', 'larger', 'role:field-engineer', '现场工程师登记关键节点'),
  mayNot('permit:reach-node', 'larger', 'role:sales', '销售不登记关键节点'),
  may('permit:sign-node', 'larger', 'role:field-engineer', '现场工程师收客户签字'),
  mayNot('permit:sign-node', 'larger', 'role:sales', '销售不收签字'),
  may('permit:complete:anomaly:general', 'general', 'case:handler', '处置人办结'),
  may('permit:complete:anomaly:general', 'general', 'case:team-owner', '由较大降为一般：原责任人办结'),
  mayNot('permit:complete:anomaly:general', 'general', 'role:department-head', '部门负责人不代为办结'),
  may('permit:complete:anomaly:larger+major', 'larger', 'case:team-owner', '责任人办结'),
  mayNot('permit:complete:anomaly:larger+major', 'larger', 'case:team-member', '成员不能办结'),
  may('permit:complete:request', 'request', 'case:handler', '请求：处置人办结'),
  mayNot('permit:complete:request', 'request', 'role:service-desk', '请求：客服不代为办结'),
]

const closing: readonly Example[] = [
  may('permit:accept:anomaly:larger+major', 'larger', 'case:team-member', '成员记录客户验收'),
  mayNot('permit:accept:anomaly:larger+major', 'larger', 'role:service-desk', '客服不记录验收'),
  may('permit:accept:anomaly:general', 'general', 'case:handler', '一般：客户愿意验收，处置人可以记录'),
  mayNot('permit:accept:anomaly:general', 'general', 'role:service-desk', '一般：客服不记录验收'),
  may('permit:send-result', 'general', 'case:handler', '处置人向客户反馈结果'),
  mayNot('permit:send-result', 'general', 'role:service-desk', '客服不代为反馈结果'),
  may('permit:record-feedback', 'general', 'role:service-desk', '客服记录客户答复'),
  mayNot('permit:record-feedback', 'general', 'role:department-head', '部门负责人不记录客户答复'),
  may('permit:record-attempt', 'general', 'role:service-desk', '客服记录联系不上'),
  mayNot('permit:record-attempt', 'general', 'role:department-head', '部门负责人不记录联系不上'),
  may('permit:report-result:anomaly:general', 'general', 'case:handler', '处置人报回结果'),
  mayNot('permit:report-result:anomaly:general', 'general', 'role:front-line', '没有经办的一线人员不报回'),
  may('permit:report-result:anomaly:larger+major', 'major', 'case:team-owner', '责任人报回结果'),
  mayNot('permit:report-result:anomaly:larger+major', 'major', 'case:team-member', '成员不报回'),
  may('permit:submit-form:anomaly:general', 'general', 'case:handler', '处置人填记录表'),
  mayNot('permit:submit-form:anomaly:general', 'general', 'role:department-head', '审核记录表的人不填表'),
  may('permit:submit-form:anomaly:larger+major', 'larger', 'case:team-owner', '责任人填处置报告'),
  mayNot('permit:submit-form:anomaly:larger+major', 'larger', 'case:team-member', '成员不提交报告'),
  may('permit:review:anomaly:general', 'general', 'role:department-head', '一般：部门负责人复盘'),
  mayNot('permit:review:anomaly:general', 'general', 'case:handler', '一般：处置人不能自己复盘'),
  may('permit:review:anomaly:larger+major', 'major', 'role:leader', '重大：组长复盘'),
  mayNot('permit:review:anomaly:larger+major', 'larger', 'role:department-head', '较大：由处置小组复盘，不由部门'),
  may('permit:archive', 'general', 'role:service-desk', '客户服务部门归档'),
  mayNot('permit:archive', 'general', 'case:handler', '处置人不能自己归档'),
  may('permit:publish-case-study', 'larger', 'role:service-desk', '客户服务部门入案例库'),
  mayNot('permit:publish-case-study', 'larger', 'case:team-owner', '责任人不自己入库'),
  may('permit:reopen', 'general', 'role:department-head', '部门负责人重新打开'),
  mayNot('permit:reopen', 'general', 'case:handler', '处置人不能重新打开'),
]

const special: readonly Example[] = [
  may('permit:joint-investigate', 'larger', 'role:research', '研发记录联合排查'),
  mayNot('permit:joint-investigate', 'larger', 'role:sales', '销售不记录联合排查'),
  may('permit:trace-supplier', 'larger', 'role:supply-chain', '供应链追溯供应商'),
  mayNot('permit:trace-supplier', 'larger', 'role:research', '研发不追溯供应商'),
  may('permit:rectify-installation', 'larger', 'role:implementation', '项目实施部门整改'),
  mayNot('permit:rectify-installation', 'larger', 'role:research', '研发不做安装整改'),
  may('permit:give-legal-opinion', 'larger', 'role:legal', '法务出意见'),
  mayNot('permit:give-legal-opinion', 'larger', 'role:sales', '销售不能出法律意见'),
  may('permit:supplement-agreement', 'larger', 'role:sales', '销售签补充协议'),
  mayNot('permit:supplement-agreement', 'larger', 'case:team-owner', '责任人不签补充协议'),
  may('permit:assess-loss', 'major', 'role:finance', '财务评估损失'),
  mayNot('permit:assess-loss', 'major', 'case:team-owner', '责任人不评估损失'),
  may('permit:submit-compensation', 'major', 'role:finance', '财务提交赔偿方案'),
  mayNot('permit:submit-compensation', 'major', 'role:legal', '法务审核赔偿方案，不提交'),
  may('permit:record-payment', 'major', 'role:finance', '财务付款'),
  mayNot('permit:record-payment', 'major', 'role:legal', '法务不付款'),
  may('permit:confirm-loss', 'major', 'role:legal', '法务确认评估'),
  mayNot('permit:confirm-loss', 'major', 'role:sales', '销售不确认评估'),
  may('permit:record-recovery', 'major', 'role:finance', '财务记到账'),
  mayNot('permit:record-recovery', 'major', 'role:sales', '销售不记到账'),
  may('permit:chase-recovery', 'major', 'role:legal', '法务催收'),
  mayNot('permit:chase-recovery', 'major', 'role:sales', '销售不催收'),
  may('permit:open-recovery', 'major', 'role:legal', '法务启动追偿'),
  mayNot('permit:open-recovery', 'major', 'role:sales', '销售不启动追偿'),
  may('permit:close-recovery', 'major', 'role:finance', '财务结束追偿'),
  mayNot('permit:close-recovery', 'major', 'role:sales', '销售不结束追偿'),
]

const settings: readonly Example[] = [
  may('permit:confirm-backdating', 'general', 'role:department-head', '部门负责人确认补记的时间'),
  mayNot('permit:confirm-backdating', 'general', 'case:handler', '处置人不能确认自己补记的时间'),
  may('permit:pause', 'general', 'case:handler', '处置人暂停计时'),
  mayNot('permit:pause', 'general', 'case:reporter', '发现人不能暂停'),
  may('permit:resume', 'larger', 'case:team-owner', '责任人恢复计时'),
  mayNot('permit:resume', 'larger', 'case:team-member', '成员不能恢复'),
  may('permit:merge', 'general', 'role:service-desk', '客服合并重复登记'),
  mayNot('permit:merge', 'general', 'case:handler', '处置人不能把自己的案件并掉'),
]

/** One who may and one who may not, at the level where it matters. What is open to everybody has nobody to refuse. */
export const permitExamples: readonly Example[] = [...discovery, ...response, ...handling, ...closing, ...special, ...settings]
