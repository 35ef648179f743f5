import { z } from 'zod'
import { Role } from '../../events/roles.ts'

/** Whose cases somebody sees: those they take part in, those of their team, those of their department, all. Each holds the one before it. */
export const caseScopes = ['own', 'team', 'department', 'all'] as const
export const CaseScope = z.enum(caseScopes)
export type CaseScope = z.infer<typeof CaseScope>

/** 公司设置「可见范围与敏感数据」: no clause orders them; what the company sets stands over the defaults below. */
export const AccessSettings = z.object({
  /** By post; whoever holds several sees the widest. */
  visibility: z.partialRecord(Role, CaseScope).default({}),
  /** Posts that see contacts, phone numbers, e-mail and identity numbers of customers in full. Whoever works on a case sees its own anyway. */
  unmasked: z.array(Role).max(50).default(['service-desk', 'department-head']),
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
