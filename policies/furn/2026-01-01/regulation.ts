import { regulation } from '../../../engine/regulation.ts'
import { clauses } from './clauses.ts'
import { levels } from './levels.ts'
import { readings } from './readings.ts'
import { roles } from './roles.ts'

/** Binds the rules of this edition to its own clauses, readings, roles and levels: a wrong name does not compile. */
export const r = regulation({ clauses, readings, roles, levels })
