import type { Role } from '../../events/roles.ts'
import { inLanguage, type Language, type Text } from '../../events/text.ts'

/** Roles as people call them; a pack may have its own words for its own roles. */
const roleNames: Readonly<Record<Role, Text & { en: string }>> = {
  'front-line': { zh: '一线人员', en: 'front line' },
  'service-desk': { zh: '客服', en: 'service desk' },
  'field-engineer': { zh: '现场工程师', en: 'field engineer' },
  'department-head': { zh: '部门负责人', en: 'head of department' },
  'deputy-leader': { zh: '副组长', en: 'deputy leader' },
  leader: { zh: '组长', en: 'leader' },
  principal: { zh: '总负责人', en: 'principal' },
  management: { zh: '管理层', en: 'management' },
  'group-member': { zh: '小组成员', en: 'group member' },
  research: { zh: '研发', en: 'research' },
  implementation: { zh: '实施', en: 'implementation' },
  'supply-chain': { zh: '供应链', en: 'supply chain' },
  sales: { zh: '销售', en: 'sales' },
  legal: { zh: '法务', en: 'legal' },
  finance: { zh: '财务', en: 'finance' },
  liaison: { zh: '联络员', en: 'liaison' },
  auditor: { zh: '审计', en: 'auditor' },
  administrator: { zh: '管理员', en: 'administrator' },
}

/** `管理员、审计` or `administrator, auditor`. */
export function listRoles(roles: readonly Role[], language: Language): string {
  return roles.map(role => inLanguage(roleNames[role], language)).join(language === 'zh' ? '、' : ', ')
}
