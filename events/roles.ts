import { z } from 'zod'

/** Roles that posts carry; packs name them, the organisation fills them with people. Names for people are in the pack and in GLOSSARY.md. */
export const roles = [
  'front-line',
  'service-desk',
  'field-engineer',
  'department-head',
  'deputy-leader',
  'leader',
  'principal',
  'management',
  'group-member',
  'research',
  'implementation',
  'supply-chain',
  'sales',
  'legal',
  'finance',
  'liaison',
  'marketing',
  'workshop',
  'quality',
  'auditor',
  'general-manager',
  'deputy-general-manager',
  'manager-meeting',
  'shareholder',
  'board-member',
  'service-committee',
  'performance-committee',
  'internal-control',
  'compliance',
  'human-resources',
  'it',
  'public-relations',
  'logistics',
  'technical',
  'customer-service-manager',
  'supervisor',
  'specialist',
  'region-liaison',
  'installer',
  'partner',
  'administrator',
] as const
export const Role = z.enum(roles)
export type Role = z.infer<typeof Role>

/** Roles that count only inside the department of the post. */
export const departmentRoles: readonly Role[] = ['front-line', 'department-head', 'liaison']
