import { z } from 'zod'
import { customerKinds } from './customer-kinds.ts'

/**
 * 内部事项: procedures that regulations order inside the company, each with its own lifecycle, duties, gates and routes as a
 * customer's case has (docs/decisions/0009): 派工单 合同评审 整改 处罚 建议 例外 危机 检查审计 质量反馈 专项经费 培训演练 奖励 决策事项.
 */
export const matterKinds = [
  'work-order',
  'contract',
  'rectification',
  'penalty',
  'suggestion',
  'exception',
  'crisis',
  'audit',
  'quality-feedback',
  'expense',
  'training',
  'reward',
  'decision',
] as const
/** 案件种类. Each kind has one primary pack per organisation, which gives its lifecycle. */
export const caseKinds = [...customerKinds, ...matterKinds] as const
export const CaseKind = z.enum(caseKinds)
export type CaseKind = z.infer<typeof CaseKind>
export const CustomerKind = z.enum(customerKinds)

/** How the word reached the company (C4.1.1, D3.1.1: every contact's channel is recorded). */
export const channels = [
  'phone',
  'wechat',
  'email',
  'web',
  'portal',
  'shop',
  'visit',
  'letter',
  'internal',
  'agent',
  'import',
  'other',
] as const
export const Channel = z.enum(channels)
export type Channel = z.infer<typeof Channel>

/**
 * What a person may be to one case, beside the posts they hold. `ratifier`: for whom a decision beyond authority waits (furn 5.2.2);
 * `party`, `superior`, `investigator`, `panel`: of a penalty, whom it is about, their direct superior, who takes the evidence, who reviews an appeal (furn 8.3, 8.4).
 */
export const caseRoles = [
  'reporter',
  'handler',
  'team-owner',
  'team-member',
  'receiver',
  'ratifier',
  'party',
  'superior',
  'investigator',
  'panel',
] as const
export const CaseRole = z.enum(caseRoles)
export type CaseRole = z.infer<typeof CaseRole>

/** Facts that the grading table reads (robot 第七条). Absent means not yet known. */
export const GradingFacts = z.object({
  /** 对客户生产经营的影响 */
  productionEffect: z.enum(['none', 'slight', 'serious']).optional(),
  /** 客户态度：无不满或轻微抱怨 / 明显不满 / 强烈不满 */
  attitude: z.enum(['mild', 'clear', 'strong']).optional(),
  /** 合同履行：不受影响 / 可能受影响 / 中断 */
  contract: z.enum(['unaffected', 'at-risk', 'interrupted']).optional(),
  /** 需要跨部门协同 */
  crossDepartment: z.boolean().optional(),
  /** 预计解决所需的工作日 */
  expectedWorkdays: z.number().int().min(0).max(1000).optional(),
  /** 客户经济损失（分） */
  lossFen: z.number().int().min(0).max(100_000_000_000_000).optional(),
  /** 可能引发投诉、仲裁或诉讼 */
  disputeLikely: z.boolean().optional(),
  /** 设备无法正常使用 */
  unusable: z.boolean().optional(),
  /** 同一问题已维修次数 */
  failedRepairs: z.number().int().min(0).max(1000).optional(),
  /** 延迟（小时，不足 1 小时按 1 小时）：售前答复、售后响应 */
  delayHours: z.number().int().min(0).max(100_000).optional(),
  /** 延期交付（天） */
  lateDays: z.number().int().min(0).max(100_000).optional(),
  /** 投诉的影响范围（penal 三(一)3）：个别 / 部分 / 大范围 */
  effect: z.enum(['single', 'several', 'wide']).optional(),
  /** 问题复杂程度 */
  complexity: z.enum(['simple', 'moderate', 'complex']).optional(),
  /** 人身或财产安全：无 / 隐患 / 已有伤害 */
  safety: z.enum(['none', 'risk', 'harm']).optional(),
  /** 产品缺陷（furn 4.2.1） */
  productDefect: z.boolean().optional(),
  /** 涉及个人信息泄露 */
  privacyLeak: z.boolean().optional(),
  /** 同一客户同一问题的第几次投诉（equip 第十二条，penal 四），登记时由系统数出 */
  timesRaised: z.number().int().min(0).max(1000).optional(),
  /** 订单或合同金额（分） */
  orderFen: z.number().int().min(0).max(100_000_000_000_000).optional(),
  /** 跨境业务 */
  crossBorder: z.boolean().optional(),
  /** 满意度调查打分低，由调查自动开出（robot 第十五条(三)） */
  lowScore: z.boolean().optional(),
  /** 三包期内 / 期外（equip 第五条） */
  inWarranty: z.boolean().optional(),
})
export type GradingFacts = z.infer<typeof GradingFacts>

/** Key nodes that the customer signs (robot 第十四条(二)). */
export const keyNodes = ['plan-delivered', 'product-accepted', 'installation-finished'] as const
export const KeyNode = z.enum(keyNodes)
export type KeyNode = z.infer<typeof KeyNode>
