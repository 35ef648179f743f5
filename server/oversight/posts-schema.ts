import type { Role } from '../../events/roles.ts'

/** Who looks after the others: auditors, internal control (C2.4), compliance, and whoever keeps the system. */
export const supervisors = ['auditor', 'internal-control', 'compliance', 'administrator'] as const satisfies readonly Role[]
