import { regulation } from '../../../engine/regulation.ts'
import { clauses } from './clauses.ts'
import { readings } from './readings.ts'
import { roles } from './roles.ts'

/** Binds the rules of this edition to its own clauses, readings and roles. It grades nothing, hence knows no levels. */
export const r = regulation({ clauses, readings, roles, levels: {} })
