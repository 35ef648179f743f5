import { inLanguage } from '../../events/in-language.ts'
import type { Role } from '../../events/roles.ts'
import type { Language, Text } from '../../events/text.ts'

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
  marketing: { zh: '市场', en: 'marketing' },
  workshop: { zh: '车间', en: 'workshop' },
  quality: { zh: '质量', en: 'quality' },
  'general-manager': { zh: '总经理', en: 'general manager' },
  'deputy-general-manager': { zh: '副总经理', en: 'deputy general manager' },
  'manager-meeting': { zh: '总经理办公会', en: "managers' meeting" },
  shareholder: { zh: '股东', en: 'shareholder' },
  'board-member': { zh: '董事', en: 'member of the board' },
  'service-committee': { zh: '服务委员会', en: 'service committee' },
  'performance-committee': { zh: '绩效委员会', en: 'performance committee' },
  'internal-control': { zh: '内控', en: 'internal control' },
  compliance: { zh: '合规', en: 'compliance' },
  'human-resources': { zh: '人力资源', en: 'human resources' },
  it: { zh: '信息技术', en: 'IT' },
  'public-relations': { zh: '公共关系', en: 'public relations' },
  logistics: { zh: '物流', en: 'logistics' },
  technical: { zh: '技术', en: 'technical' },
  'customer-service-manager': { zh: '客服经理', en: 'customer service manager' },
  supervisor: { zh: '主管', en: 'supervisor' },
  specialist: { zh: '专员', en: 'specialist' },
  'region-liaison': { zh: '区域联络员', en: 'regional liaison' },
  installer: { zh: '安装人员', en: 'installer' },
  partner: { zh: '合作方', en: 'partner' },
  auditor: { zh: '审计', en: 'auditor' },
  administrator: { zh: '管理员', en: 'administrator' },
}

/** `管理员、审计` or `administrator, auditor`. */
export function listRoles(roles: readonly Role[], language: Language): string {
  return roles.map(role => inLanguage(roleNames[role], language)).join(language === 'zh' ? '、' : ', ')
}

/** A role as people call it, in both languages. */
export function nameOfRole(role: Role): Text {
  return roleNames[role]
}
