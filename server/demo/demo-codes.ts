import type { CodeTree } from '../../events/code-trees.ts'
import type { LocalDate } from '../../events/instant.ts'
import type { Ctx } from '../context.ts'

/** A code of a demo tree: two codes joined by the last dash hang below one another. */
type Code = readonly [code: string, zh: string, en: string]
export type DemoTrees = Partial<Record<CodeTree, readonly Code[]>>

const causes: readonly Code[] = [
  ['C-01', '人员', 'People'],
  ['C-01-01', '未按作业书操作', 'Work instruction not followed'],
  ['C-01-02', '漏装、漏检', 'Step left out'],
  ['C-01-03', '沟通、交接不清', 'Handover unclear'],
  ['C-02', '方法和流程', 'Method and process'],
  ['C-02-01', '作业书或点检表缺项', 'Instruction or checklist incomplete'],
  ['C-02-02', '职责不清', 'Responsibility unclear'],
  ['C-03', '材料和外购件', 'Material and bought parts'],
  ['C-03-01', '供应商批次不合格', "Supplier's batch out of specification"],
  ['C-03-02', '外协热处理不足', 'Heat treatment insufficient'],
  ['C-04', '设备和工装', 'Machines and tooling'],
  ['C-05', '设计', 'Design'],
  ['C-06', '使用和环境', 'Use and environment'],
]
export const equipmentTrees: DemoTrees = {
  failure: [
    ['F-01', '机械', 'Mechanical'],
    ['F-01-01', '磨损超差', 'Worn beyond tolerance'],
    ['F-01-02', '跳动、振动超差', 'Run-out or vibration'],
    ['F-01-03', '漏油、漏气', 'Leak'],
    ['F-02', '电气', 'Electrical'],
    ['F-02-01', '驱动报警', 'Drive alarm'],
    ['F-02-02', '线缆、接插件', 'Cables and connectors'],
    ['F-03', '数控和软件', 'Control and software'],
    ['F-04', '资料和附件', 'Documents and accessories'],
  ],
  cause: causes,
  part: [
    ['P-01', '主轴', 'Spindle'],
    ['P-02', '刀架', 'Turret'],
    ['P-03', '导轨丝杠', 'Guides and screws'],
    ['P-04', '液压站', 'Hydraulic unit'],
    ['P-05', '电柜', 'Cabinet'],
    ['P-06', '随机资料', 'Documents'],
  ],
  solution: [
    ['S-01', '更换', 'Replace'],
    ['S-02', '修复、调整', 'Repair or adjust'],
    ['S-03', '培训用户', 'Train the user'],
  ],
}
export const furnitureTrees: DemoTrees = {
  failure: [
    ['F-01', '外观', 'Appearance'],
    ['F-01-01', '磕碰、划伤', 'Dents and scratches'],
    ['F-01-02', '色差', 'Colour'],
    ['F-02', '环保', 'Emissions'],
    ['F-02-01', '甲醛超标、异味', 'Formaldehyde, odour'],
    ['F-03', '结构', 'Structure'],
    ['F-03-01', '倾倒、脱落', 'Tipping or coming off'],
    ['F-03-02', '开合不顺', 'Does not open or close'],
    ['F-04', '五金', 'Fittings'],
  ],
  cause: causes,
  part: [
    ['P-01', '柜门', 'Doors'],
    ['P-02', '柜体、层板', 'Body and shelves'],
    ['P-03', '板材', 'Board'],
    ['P-04', '铰链、滑轨', 'Hinges and runners'],
    ['P-05', '软包、床垫', 'Upholstery and mattresses'],
  ],
  solution: [
    ['S-01', '更换', 'Replace'],
    ['S-02', '上门修复', 'Repair on site'],
    ['S-03', '退货退款', 'Refund'],
  ],
}

/** Puts the trees of a demo company in force long before its first case. */
export async function plantTrees({ tx, org, now }: Pick<Ctx, 'tx' | 'org' | 'now'>, trees: DemoTrees): Promise<void> {
  const since: LocalDate = '2026-01-01'
  const rows = Object.entries(trees).flatMap(([tree, codes]) =>
    codes.map(([code, zh, en]) => ({
      ...{ org_id: org, tree: tree as CodeTree, code, since, until: null },
      parent: /^[A-Z]-\d+-\d+$/.test(code) ? code.slice(0, code.lastIndexOf('-')) : null,
      ...{ title: JSON.stringify({ zh, en }), changed_at: now, changed_by: 'system' },
    })),
  )
  await tx.insertInto('code_versions').values(rows).execute()
}
