/**
 * A sentence in the style of regulations with what a person marked in it, as `keyOf` writes it. Conventions: the subject of a duty is the
 * grammatical one before the modal word, or the one after 由, inherited within a sentence; 须经…批准 is an approval and no duty; 以上 and
 * 以下 include the number; a length of time is a clock where somebody must keep to it, not where it is a condition (超过30分钟的).
 */
export type Marked = readonly [sentence: string, ...marks: string[]]

/** Sentences used while the grammar was written. */
export const development: readonly Marked[] = [
  ['客服专员应当在2小时内答复客户。', 'duty 客服专员', 'clock hours:2'],
  ['维修经理须于3个工作日内完成检修。', 'duty 维修经理', 'clock workdays:3'],
  ['安装队长必须每天汇报进度。', 'duty 安装队长', 'clock every:day'],
  ['技术部负责编制作业手册。', 'duty 技术部'],
  ['接到投诉后，客服部应立即登记。', 'duty 客服部', 'clock at-once'],
  ['费用在5万元以上的，由财务总监审批。', 'amount gte:5000000', 'approval 财务总监'],
  ['订单金额<3万元：客服主管审批；', 'amount lt:3000000', 'approval 客服主管'],
  ['3万元≤金额<8万元：销售总监审批；', 'amount gte:3000000', 'amount lt:8000000', 'approval 销售总监'],
  ['处置方案经分管领导审批后实施。', 'approval 分管领导'],
  ['变更路线需事先经部门负责人同意。', 'approval 部门负责人'],
  ['一般投诉4小时内响应，重大投诉72小时内通报进展。', 'level 一般', 'level 重大', 'clock hours:4', 'clock hours:72'],
  ['满意度占40%，及时率占25%。', 'weight 40', 'weight 25'],
  ['对责任人给予书面警告，并扣除当月奖金。', 'penalty 警告', 'penalty 扣除绩效'],
  ['罚款一般在[X]元至[X]元之间。', 'penalty 罚款', 'undefined [X]'],
  ['必要时提交管理层审议。', 'undefined 必要时', 'approval 管理层'],
  ['档案由客户服务部统一保管，保管期限不少于3年。', 'duty 客户服务部', 'clock years:3'],
  ['月报于次月5日前报送总经理。', 'clock by:month:5'],
  ['每季度开展一次满意度调查。', 'clock every:quarter'],
  ['安装需提前24小时预约。', 'duty 安装', 'clock ahead:hours:24'],
  ['客服人员不得擅自承诺赔偿。', 'duty 客服人员'],
  ['本办法由人力资源部负责解释。', 'duty 人力资源部'],
  ['本制度适用于全体员工。'],
  ['需三分之二以上董事同意。', 'approval 三分之二以上董事'],
  ['同一问题多次投诉的，应及时上报。', 'undefined 多次', 'duty ', 'undefined 及时'],
  ['响应超过24小时的，视为较大异常。', 'level 较大'],
  ['设备延期交付1-3天。'],
  ['专员级：仅限处理单笔金额不超过5万元的业务；', 'amount lte:5000000'],
  ['合同评审金额≥20万元需法务部会签。', 'amount gte:20000000', 'approval 法务部'],
  ['电子记录保存期限≥5年。', 'clock years:5'],
  ['责任人需在7个工作日内整改。', 'duty 责任人', 'clock workdays:7'],
  ['整改不力者需降级或调岗。', 'duty 整改不力者', 'penalty 降级', 'penalty 调岗'],
  ['收到处罚通知后3个工作日内可以申诉。', 'clock workdays:3'],
  ['应急预案由安全部牵头制定，每年4月更新。', 'duty 安全部', 'clock every:year'],
  ['首日需发布声明。', 'duty ', 'clock same-day'],
  ['客户有权随时了解进度。'],
  ['投诉分为轻微投诉、一般投诉和严重投诉。', 'level 轻微', 'level 一般', 'level 严重'],
]
