import type { Role } from '../../../events/roles.ts'
import type { Text } from '../../../events/text.ts'
import { both } from './bilingual.ts'
import type { ClauseId } from './clauses.ts'

/** The posts this regulation speaks of. Who takes complaints in it calls 受理人员 only; here that is customer service. */
export const roles = {
  'service-desk': { clause: '三(一)2', title: both('受理人员（客服）', 'Intake (customer service)') },
  'department-head': { clause: '四(一)1', title: both('部门负责人', 'Head of the department') },
  supervisor: { clause: '四(二)1', title: both('上级主管', 'Direct superior') },
  management: { clause: '四(一)3', title: both('公司管理层', 'Management') },
  'human-resources': { clause: '六(一)', title: both('人力资源部', 'Human resources') },
  finance: { clause: '四(一)2', title: both('财务部门', 'Finance') },
  legal: { clause: '四(二)5', title: both('法务部门', 'Legal') },
} as const satisfies Partial<Record<Role, { clause: ClauseId; title: Text }>>
