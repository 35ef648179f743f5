import type { Pack } from '../engine/pack.ts'
import { equip } from './equip/2026-01-01/pack.ts'
import { furn } from './furn/2026-01-01/pack.ts'
import { penal } from './penal/2026-01-01/pack.ts'
import { robot } from './robot/2026-01-01/pack.ts'

/** Every edition that ships with the product. policies/lock.json holds their hashes: a shipped edition never changes, a change is a new one. */
export const shippedEditions: readonly Pack[] = [robot, equip, furn, penal]
