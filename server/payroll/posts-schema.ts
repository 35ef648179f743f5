import type { Role } from '../../events/roles.ts'

/** Who works with payroll lines: human resources put them together, they or the general manager release, internal control looks. Nobody else. */
export const payrollPosts = ['human-resources', 'general-manager', 'internal-control'] as const satisfies readonly Role[]
