import type { Pack } from '../../engine/pack.ts'
import type { Instant } from '../../events/instant.ts'
import type { Database } from '../../server/database/database.ts'
import { inOrganisation } from '../../server/database/transaction.ts'
import { type DemoCompany, type Found, foundCompany } from '../../server/demo/company.ts'
import { equipmentMaker } from '../../server/demo/equipment-maker.ts'
import { furnitureMaker } from '../../server/demo/furniture-maker.ts'
import { integrator } from '../../server/demo/integrator.ts'
import type { Random } from './random.ts'

/** One of the two organisations of a run. `marker` stands in every title of it, so that it is seen where it does not belong. */
export type Company = Found & {
  readonly marker: string
  readonly packs: readonly Pack[]
  readonly like: 'integrator' | 'equipment' | 'furniture'
  readonly people: readonly string[]
  readonly administrator: string
  /** Files that acts may name. */
  readonly files: readonly string[]
}

const likes = { integrator, equipment: equipmentMaker, furniture: furnitureMaker } as const

/** Founds an organisation: of one of the three kinds, with somebody missing, on leave or held by few, and settings of its own. */
export async function foundRandom(
  database: Database,
  { random, now, newId, marker }: { random: Random; now: Instant; newId: () => string; marker: string },
): Promise<Company> {
  const like = random.weighted({ integrator: 4, equipment: 3, furniture: 3 })
  const base = likes[like]
  const company = varied(base, random)
  const org = `org-${marker}-${newId()}`
  const found = await inOrganisation(database, org, tx =>
    foundCompany(tx, { newId }, company, { org, now, passwordHash: 'none' }),
  )
  const settings = randomSettings(random)
  const files = [newId(), newId(), newId()]
  const people = [...found.staff.values()]
  await inOrganisation(database, org, async tx => {
    await tx
      .updateTable('organisations')
      .set(eb => ({ settings: JSON.stringify(settings), rules_version: eb('rules_version', '+', 1), is_demo: false }))
      .where('id', '=', org)
      .execute()
    await tx
      .insertInto('files')
      .values(
        files.map((id, n) => ({
          ...{ org_id: org, id, case_id: null, name: `photo-${n}.png`, size: 100 + n, mime: 'image/png' },
          ...{ sha256: String(n + 1).repeat(64), uploaded_by: people[0]!, uploaded_at: now },
        })),
      )
      .execute()
  })
  const administrator = base.staff.find(p => p.roles.includes('administrator'))!
  return { ...found, marker, packs: base.packs, like, people, administrator: found.staff.get(administrator.login)!, files }
}

/** The company with some of its staff away. Whoever stands in, is reported to or named elsewhere stays. */
function varied(base: DemoCompany, random: Random): DemoCompany {
  const { trees: _trees, serviceFiles: _files, ...rest } = base
  const logins = base.staff.filter(p => !p.roles.includes('administrator')).map(p => p.login)
  const staff = base.staff.map(p => {
    const { onLeave: _onLeave, ...present } = p
    if (p.roles.includes('administrator') || !random.chance(0.06)) return present
    const substitutes = logins.filter(login => login !== p.login)
    return { ...present, onLeave: random.pick(substitutes) }
  })
  return { ...rest, domain: `${random.hex(6)}.example`, staff }
}

function randomSettings(random: Random): Record<string, unknown> {
  const ladder = [{ minutes: 0 }, { minutes: 30 }, { hours: 4 }].map((after, n) => ({
    after,
    to: { role: ['department-head', 'deputy-leader', 'leader'][n] },
  }))
  return {
    calendar: { alwaysOpen: random.chance(0.2) },
    clocks: {
      warnShare: random.pick([0, 0.5, 0.75, 0.9]),
      ladder: random.chance(0.3) ? ladder.slice(0, random.between(0, 2)) : ladder,
    },
    approvals: {
      cumulativeDays: random.pick([0, 0, 30]),
      batchBelowFen: random.pick([0, 1_000_00]),
      urgeEveryMinutes: random.pick([0, 120]),
    },
  }
}
