import { z } from 'zod'
import { CaseKind } from '../../events/case-words.ts'
import { Role } from '../../events/roles.ts'

/** Whose cases somebody sees: those they take part in, those of their team, those of their department, all. Each holds the one before it. */
export const caseScopes = ['own', 'team', 'department', 'all'] as const
export const CaseScope = z.enum(caseScopes)
export type CaseScope = z.infer<typeof CaseScope>

/** 密封 of a kind of case, or of one category of it, where no regulation orders it: who looks after such cases, and who opens one for a reason. */
export const SealedKind = z.object({
  kind: CaseKind,
  category: z.string().max(100).optional(),
  to: z.array(Role).min(1).max(10).default(['human-resources']),
  audit: z.array(Role).min(1).max(10).default(['auditor']),
})
export type SealedKind = z.infer<typeof SealedKind>

/** 公司设置「可见范围与敏感数据」: no clause orders them; what the company sets stands over the defaults below. */
export const AccessSettings = z.object({
  /** By post; whoever holds several sees the widest. */
  visibility: z.partialRecord(Role, CaseScope).default({}),
  /** Posts that see contacts, phone numbers, e-mail and identity numbers of customers in full. Whoever works on a case sees its own anyway. */
  unmasked: z.array(Role).max(50).default(['service-desk', 'department-head']),
  /** What is sealed beside what a regulation seals. What was sealed stays so when an entry goes. */
  sealed: z.array(SealedKind).max(20).default([]),
  /** How long somebody who opened a sealed case for a written reason sees it. */
  auditHours: z.number().int().min(1).max(720).default(24),
})
export type AccessSettings = z.infer<typeof AccessSettings>

const team: readonly Role[] = [
  'front-line',
  'field-engineer',
  'installer',
  'specialist',
  'research',
  'implementation',
  'supply-chain',
  'sales',
  'finance',
  'marketing',
  'workshop',
  'logistics',
  'technical',
  'it',
  'liaison',
  'region-liaison',
]
const department: readonly Role[] = ['department-head', 'supervisor']
const all: readonly Role[] = [
  'service-desk',
  'deputy-leader',
  'leader',
  'principal',
  'management',
  'group-member',
  'legal',
  'quality',
  'auditor',
  'general-manager',
  'deputy-general-manager',
  'internal-control',
  'compliance',
  'human-resources',
  'public-relations',
  'customer-service-manager',
  'administrator',
]

/** What a post sees where the company has set nothing: bodies that only vote, and partners, see what they take part in. */
export const defaultScopes: Readonly<Partial<Record<Role, CaseScope>>> = Object.fromEntries([
  ...team.map(role => [role, 'team'] as const),
  ...department.map(role => [role, 'department'] as const),
  ...all.map(role => [role, 'all'] as const),
])

/** What a post sees now. */
export function scopeOfRole(settings: AccessSettings, role: string): CaseScope {
  const known = role as Role // an unknown role is in neither list
  return settings.visibility[known] ?? defaultScopes[known] ?? 'own'
}
