import type { Role } from '../../events/roles.ts'
import type { departmentKinds } from '../../server/organisation/schema.ts'

type Kind = (typeof departmentKinds)[number]

/** Names that departments of a kind usually bear, for a company that starts; each can be renamed. */
export const usualNames: Readonly<Record<Exclude<Kind, 'other'>, { zh: string; en: string }>> = {
  'customer-service': { zh: '客户服务部', en: 'Customer Service' },
  implementation: { zh: '项目实施部', en: 'Project Implementation' },
  research: { zh: '技术研发部', en: 'Research and Development' },
  'supply-chain': { zh: '供应链管理部', en: 'Supply Chain' },
  sales: { zh: '销售部', en: 'Sales' },
  legal: { zh: '法务部', en: 'Legal' },
  finance: { zh: '财务部', en: 'Finance' },
  management: { zh: '公司管理层', en: 'Management' },
  production: { zh: '生产部', en: 'Production' },
  logistics: { zh: '物流部', en: 'Logistics' },
  technical: { zh: '技术支持部', en: 'Technical Support' },
  quality: { zh: '质量部', en: 'Quality' },
  'human-resources': { zh: '人力资源部', en: 'Human Resources' },
}

const kindOfRole: Partial<Record<Role, Kind>> = {
  'field-engineer': 'implementation',
  implementation: 'implementation',
  research: 'research',
  'supply-chain': 'supply-chain',
  sales: 'sales',
  legal: 'legal',
  finance: 'finance',
  leader: 'management',
  principal: 'management',
  management: 'management',
  workshop: 'production',
  logistics: 'logistics',
  technical: 'technical',
  quality: 'quality',
  'human-resources': 'human-resources',
}

/** The department in which somebody of a role usually is: a proposal that the form shows and a person may change. None where there is no such department. */
export function usualDepartment(role: Role, departments: readonly { id: string; kind: string }[]): string | undefined {
  const kind = kindOfRole[role] ?? 'customer-service'
  return departments.find(one => one.kind === kind)?.id
}
