import { z } from 'zod'
import { shortText } from '../../events/define.ts'
import type { Role } from '../../events/roles.ts'
import { Role as AnyRole } from '../../events/roles.ts'

/** 档案类别: what is kept and goes together. The first five are files of cases, by their kind. */
export const recordClasses = [
  'service-file',
  'complaint-file',
  'contract-file',
  'penalty-file',
  'matter-file',
  'upload',
  'message',
  'access-log',
  'import',
  'paper',
  'customer-file',
  'survey',
  'personnel',
  'sign-in',
  'supervision',
  'finance',
  'knowledge',
  'report',
  'parts',
  'organisation',
  'ledger',
  'archive',
  'device',
] as const
export const RecordClass = z.enum(recordClasses)
export type RecordClass = z.infer<typeof RecordClass>

/** Classes that a disposal can name; everything else follows its case, ends by itself or stays, and `tables.ts` says which. */
export const disposableClasses = [
  'service-file',
  'complaint-file',
  'contract-file',
  'penalty-file',
  'matter-file',
  'upload',
  'message',
  'access-log',
  'import',
  'paper',
] as const satisfies readonly RecordClass[]
export const DisposableClass = z.enum(disposableClasses)
export type DisposableClass = z.infer<typeof DisposableClass>

const posts = z.array(AnyRole).min(1).max(20)
const keepers: readonly Role[] = [
  'service-desk',
  'customer-service-manager',
  'administrator',
  'internal-control',
  'compliance',
  'legal',
]
const approvers: readonly Role[] = ['internal-control', 'compliance', 'principal', 'general-manager']
const holders: readonly Role[] = ['internal-control', 'compliance', 'legal', 'administrator']

/** 归档与个人信息: what no clause orders. A time set here only ever lengthens what a clause says. */
export const ArchiveSettings = z.object({
  /** How long a class is kept, and why (a law, a contract, a decision). */
  keep: z
    .array(z.object({ class: DisposableClass, years: z.number().int().min(1).max(100), basis: shortText.max(200) }))
    .max(disposableClasses.length)
    .refine(all => new Set(all.map(one => one.class)).size === all.length, '一类只定一个期限 / one time for a class'),
  /** 归档保管: who looks after the archive and proposes disposals. */
  keepers: posts,
  /** 销毁审批: any one holder decides, never who proposed. */
  approvers: posts,
  /** 保全: who places a hold and lifts another person's. */
  holders: posts,
  /** 个人信息请求: who takes them in and decides on them. */
  privacyOfficers: posts,
  /** Within how many working days a person's request is answered; no Chinese law gives a number, see docs/decisions/0054. */
  answerWorkdays: z.number().int().min(1).max(60),
})
export type ArchiveSettings = z.infer<typeof ArchiveSettings>
export const archiveDefaults: ArchiveSettings = {
  keep: [],
  keepers: [...keepers],
  approvers: [...approvers],
  holders: [...holders],
  privacyOfficers: ['compliance', 'legal', 'administrator', 'internal-control'],
  answerWorkdays: 15,
}
