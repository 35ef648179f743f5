import type { Role } from '../../../events/roles.ts'
import type { Text } from '../../../events/text.ts'
import type { ClauseId } from './clauses.ts'

/** The posts this regulation speaks of. Customer service is the deputy leader's department (第五条). */
export const roles = {
  'front-line': { clause: '8(2)', title: { zh: '一线服务人员', en: 'Front line' } },
  'service-desk': { clause: '8(7)', title: { zh: '客户服务部门', en: 'Customer service' } },
  'field-engineer': { clause: '3', title: { zh: '现场服务工程师', en: 'Field engineer' } },
  'department-head': { clause: '8(2)', title: { zh: '部门负责人', en: 'Department head' } },
  'deputy-leader': { clause: '5', title: { zh: '处置小组副组长', en: 'Deputy leader' } },
  leader: { clause: '5', title: { zh: '处置小组组长', en: 'Leader' } },
  principal: { clause: '8(2)', title: { zh: '公司主要负责人', en: 'Principal' } },
  management: { clause: '8(5)', title: { zh: '公司管理层', en: 'Management' } },
  'group-member': { clause: '5', title: { zh: '处置小组成员', en: 'Group member' } },
  research: { clause: '12(1)', title: { zh: '技术研发部门', en: 'R&D' } },
  implementation: { clause: '12(1)', title: { zh: '项目实施部门', en: 'Project implementation' } },
  'supply-chain': { clause: '12(1)', title: { zh: '供应链管理部门', en: 'Supply chain' } },
  sales: { clause: '3', title: { zh: '销售部门', en: 'Sales' } },
  legal: { clause: '12(2)', title: { zh: '法务部门', en: 'Legal' } },
  finance: { clause: '12(3)', title: { zh: '财务部门', en: 'Finance' } },
  liaison: { clause: '16', title: { zh: '异常对接人', en: 'Liaison' } },
} as const satisfies Partial<Record<Role, { clause: ClauseId; title: Text }>>
