import type { Role } from '../../../events/roles.ts'
import type { Text } from '../../../events/text.ts'
import type { ClauseId } from './clauses.ts'

/** The posts and bodies this regulation speaks of. Those that chapter 2 does not set up stand in `terms` too. */
export const roles = {
  shareholder: { clause: '2.2.1', title: { zh: '股东会', en: "Shareholders' meeting" } },
  'board-member': { clause: '2.2.2', title: { zh: '董事', en: 'Board member' } },
  'service-committee': { clause: '2.1(1)', title: { zh: '客户服务委员会', en: 'Customer service committee' } },
  'manager-meeting': { clause: '2.1(2)', title: { zh: '总经理办公会', en: "General manager's meeting" } },
  'general-manager': { clause: '3.2.1(2)', title: { zh: '总经理', en: 'General manager' } },
  'deputy-general-manager': { clause: '5.1.1(2)', title: { zh: '分管副总经理', en: 'Deputy general manager' } },
  'performance-committee': { clause: '7.2.1(2)', title: { zh: '绩效考核委员会', en: 'Performance committee' } },
  sales: { clause: '2.3.1', title: { zh: '销售部', en: 'Sales' } },
  'service-desk': { clause: '2.3.2', title: { zh: '客服部', en: 'Customer service' } },
  'customer-service-manager': { clause: '5.1.1(1)', title: { zh: '客服部经理', en: 'Customer service manager' } },
  supervisor: { clause: '5.1.2(2)', title: { zh: '主管', en: 'Supervisor' } },
  specialist: { clause: '5.1.2(1)', title: { zh: '客服专员', en: 'Service specialist' } },
  'department-head': { clause: '5.3', title: { zh: '直属上级（部门负责人）', en: 'Direct superior (department head)' } },
  technical: { clause: '4.1(2)', title: { zh: '技术支持部', en: 'Technical support' } },
  logistics: { clause: '2.3.2', title: { zh: '物流部', en: 'Logistics' } },
  installer: { clause: '1.2.2(2)', title: { zh: '安装服务商', en: 'Installation partner' } },
  partner: { clause: '1.2.2(2)', title: { zh: '其他外包单位', en: 'Other outsourced partner' } },
  'region-liaison': { clause: '2.5', title: { zh: '属地联络员', en: 'Local liaison' } },
  legal: { clause: '2.3.1', title: { zh: '法务部', en: 'Legal' } },
  finance: { clause: '3.3.2(1)', title: { zh: '财务部', en: 'Finance' } },
  'internal-control': { clause: '2.4.1', title: { zh: '内控部', en: 'Internal control' } },
  compliance: { clause: '2.4.2', title: { zh: '合规部', en: 'Compliance' } },
  auditor: { clause: '1.4', title: { zh: '审计部', en: 'Audit' } },
  it: { clause: '2.1(3)', title: { zh: 'IT 部', en: 'IT' } },
  'human-resources': { clause: '6.1.1(2)', title: { zh: '人力资源部', en: 'Human resources' } },
  'public-relations': { clause: '9.3.1', title: { zh: '公关部', en: 'Public relations' } },
} as const satisfies Partial<Record<Role, { clause: ClauseId; title: Text }>>
