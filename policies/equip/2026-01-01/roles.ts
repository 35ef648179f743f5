import type { Role } from '../../../events/roles.ts'
import type { Text } from '../../../events/text.ts'
import type { ClauseId } from './clauses.ts'

/** The posts this regulation speaks of. */
export const roles = {
  'service-desk': { clause: '17', title: { zh: '客户服务部内勤', en: 'Customer service office' } },
  'field-engineer': { clause: '17', title: { zh: '客户服务人员（外勤）', en: 'Field service' } },
  'customer-service-manager': { clause: '18.2', title: { zh: '客户服务部负责人', en: 'Head of customer service' } },
  'general-manager': { clause: '18.1', title: { zh: '总经理', en: 'General manager' } },
  marketing: { clause: '18.1', title: { zh: '市场营销部', en: 'Marketing' } },
  workshop: { clause: '18.1', title: { zh: '车间部门', en: 'Workshop' } },
  technical: { clause: '9', title: { zh: '技术部', en: 'Technical department' } },
  finance: { clause: '16', title: { zh: '财务部', en: 'Finance' } },
  quality: { clause: '11', title: { zh: '质量部', en: 'Quality department' } },
} as const satisfies Partial<Record<Role, { clause: ClauseId; title: Text }>>
