import type { GradingFacts } from '../../events/case-words.ts'

export type Story = {
  readonly title: string
  readonly description: string
  readonly demand: string
  readonly category: string
  readonly subtype: string
  readonly facts: GradingFacts
  readonly cause: string
  readonly causeClass: 'human' | 'process' | 'design' | 'part' | 'installation' | 'customer' | 'force-majeure' | 'other'
  readonly solution: string
}
const s = (title: string, description: string, demand: string, category: string, subtype: string, facts: GradingFacts, cause: string, causeClass: Story['causeClass'], solution: string): Story => ({ title, description, demand, category, subtype, facts, cause, causeClass, solution })

/** Invented, but such as a robot integrator hears them. */
export const generalStories: readonly Story[] = [
  s('码垛机方案答复晚了一个多小时', '客户上午询问码垛节拍能否到 12 件/分，约定 10 点前答复，11 点 20 分才回电。', '尽快给出书面答复', 'pre-sales', 'answer-late', { productionEffect: 'none', attitude: 'mild', contract: 'unaffected', expectedWorkdays: 1, delayHours: 2 }, '售前咨询记录未分派到人，值班表与排班不一致', 'process', '补发书面答复，咨询统一由值班人登记并限时分派'),
  s('交付资料缺少合格证', '焊接工作站到货，资料袋内没有变位机合格证和检测报告。', '补寄合格证和检测报告', 'delivery', 'papers-incomplete', { productionEffect: 'none', attitude: 'mild', contract: 'unaffected', expectedWorkdays: 1 }, '装箱清单未列第三方部件的随机资料', 'process', '当日快递补齐资料并发送电子件，装箱清单增加随机资料一栏'),
  s('示教器中文界面有两处错译', '操作工反映急停复位的提示文字与按钮不符。', '更正界面文字', 'technical-support', 'documents-wrong', { productionEffect: 'none', attitude: 'mild', contract: 'unaffected', expectedWorkdays: 1 }, '语言包版本与控制器固件不匹配', 'design', '远程更新语言包，核对全部提示文字'),
  s('保养报价单金额与合同附件不一致', '年度保养报价比合同附件多 600 元，客户要求说明。', '更正报价', 'pre-sales', 'quote-misleading', { productionEffect: 'none', attitude: 'mild', contract: 'unaffected', expectedWorkdays: 1 }, '报价模板未更新为新合同价', 'human', '更正报价单并致歉，停用旧模板'),
  s('培训时间通知晚了一天', '原定周三的操作培训，周二下午才通知参训人员。', '重新约定培训时间', 'technical-support', 'training-missed', { productionEffect: 'none', attitude: 'mild', contract: 'unaffected', expectedWorkdays: 1 }, '培训计划与项目计划分开维护', 'process', '重新约定培训并提前三天通知'),
  s('夹爪备件发错规格', '订购的 40 mm 夹爪收到 50 mm，库存仍可用。', '换发正确规格', 'after-sales', 'parts-late', { productionEffect: 'none', attitude: 'mild', contract: 'unaffected', expectedWorkdays: 1 }, '备件编码录入错误', 'human', '当日换发，旧件回收，备件编码双人复核'),
  s('远程升级后报警灯常亮', '升级后设备可正常生产，三色灯黄灯常亮。', '消除报警', 'technical-support', 'remote-unresolved', { productionEffect: 'none', attitude: 'mild', contract: 'unaffected', expectedWorkdays: 1 }, '升级包未同步灯塔配置', 'design', '远程恢复配置，升级包增加配置校验'),
  s('回访电话无人接听', '客户两次拨打回访号码无人接听。', '安排专人回电', 'other', 'demand-left', { productionEffect: 'none', attitude: 'mild', contract: 'unaffected', expectedWorkdays: 1 }, '回访号码未设置转接', 'process', '设置转接并当日回电'),
]
export const largerStories: readonly Story[] = [
  s('焊接工作站延期两天到货', '合同约定 18 日到货，物流改道后 20 日到货，客户产线排产受影响。', '说明原因并承担卸货等待费用', 'delivery', 'delivery-late', { productionEffect: 'slight', attitude: 'clear', contract: 'at-risk', crossDepartment: true, expectedWorkdays: 2, lateDays: 2 }, '承运商临时改道，发运部门未及时通知客户', 'process', '协商分摊等待费用，发运异常须两小时内通知客户'),
  s('视觉定位偏差超标需重新标定', '安装后抓取偏差约 1.2 mm，节拍下降一成。', '三日内恢复节拍', 'installation', 'parameters-off', { productionEffect: 'slight', attitude: 'clear', contract: 'at-risk', crossDepartment: true, expectedWorkdays: 3 }, '标定板固定不牢，复核步骤遗漏', 'installation', '重新标定并加装定位销，增加复核步骤'),
  s('报修超过一天没有响应', '周一报修减速机异响，到周三仍无人联系。', '立即派人并说明原因', 'after-sales', 'response-late', { productionEffect: 'slight', attitude: 'clear', contract: 'at-risk', crossDepartment: true, expectedWorkdays: 2, delayHours: 30 }, '报修单在交接班时遗漏', 'human', '派人更换轴承，交接班增加未响应清单'),
  s('AGV 调度系统与客户 MES 对接失败', '接口联调三次未通过，影响试生产计划。', '安排研发到场联调', 'installation', 'not-running', { productionEffect: 'slight', attitude: 'clear', contract: 'at-risk', crossDepartment: true, expectedWorkdays: 3 }, '接口版本变更未同步', 'design', '研发到场完成联调，接口变更纳入变更评审'),
  s('喷涂机器人附着力不均', '试喷样件附着力抽检两件不合格。', '调整参数并复检', 'installation', 'parameters-off', { productionEffect: 'slight', attitude: 'clear', contract: 'at-risk', crossDepartment: true, expectedWorkdays: 3 }, '静电参数未按新涂料调整', 'installation', '重设参数并由客户复检签字'),
  s('维修收费与口头报价不一致', '上门维修后收费比口头报价高 1,800 元，客户拒付。', '按口头报价结算', 'after-sales', 'charges-unclear', { productionEffect: 'none', attitude: 'clear', contract: 'at-risk', crossDepartment: true, expectedWorkdays: 2 }, '口头报价未形成书面记录', 'process', '按口头报价结算，上门前须书面报价'),
  s('现场培训人员未到', '约定的工艺培训当日无人到场。', '三日内补训', 'technical-support', 'training-missed', { productionEffect: 'slight', attitude: 'clear', contract: 'at-risk', crossDepartment: true, expectedWorkdays: 2 }, '行程冲突未更换人员', 'human', '补训两天并赠送一次年度回训'),
]
export const majorStories: readonly Story[] = [
  s('整线停产：机器人本体减速机批量异响', '交付两周的四台本体相继异响停机，产线全停，客户扬言解除合同。', '48 小时内恢复生产并赔偿停产损失', 'delivery', 'damaged-or-defective', { productionEffect: 'serious', attitude: 'strong', contract: 'interrupted', crossDepartment: true, expectedWorkdays: 8, lossFen: 45_000_000, disputeLikely: true, unusable: true }, '减速机批次润滑脂注入量不足', 'part', '更换四台减速机并延长质保一年'),
  s('调试中碰撞损坏客户龙门架', '调试时机器人越程，撞弯客户龙门架立柱，厂房局部停用。', '修复龙门架并赔偿', 'installation', 'site-damage', { productionEffect: 'serious', attitude: 'strong', contract: 'interrupted', crossDepartment: true, expectedWorkdays: 10, lossFen: 28_000_000, disputeLikely: true }, '安全区域未按变更后的布局重新设置', 'installation', '修复龙门架，重做安全评估，调试前双人确认安全区域'),
  s('焊接飞溅问题四次维修未解决', '同一焊缝质量问题四次上门未根除，客户准备仲裁。', '更换焊接电源或退货', 'after-sales', 'repeated-repair', { productionEffect: 'serious', attitude: 'strong', contract: 'interrupted', crossDepartment: true, expectedWorkdays: 12, lossFen: 16_000_000, disputeLikely: true, failedRepairs: 4 }, '焊接电源与工艺不匹配，前四次只换耗材', 'design', '更换焊接电源，重做工艺验证'),
  s('控制柜进水导致全线停机', '暴雨后控制柜进水，六台设备停机，客户要求赔偿停产损失。', '抢修并赔偿', 'after-sales', 'skill-lacking', { productionEffect: 'serious', attitude: 'strong', contract: 'interrupted', crossDepartment: true, expectedWorkdays: 6, lossFen: 33_000_000, disputeLikely: true, unusable: true }, '电缆孔密封未按图施工', 'installation', '更换受损模块，全部电缆孔重新密封并复检'),
]
