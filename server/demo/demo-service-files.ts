import type { Instant, LocalDate } from '../../events/instant.ts'
import type { ChargedPart, ContractKind } from '../../events/service-contracts.ts'
import { type Ctx, systemActor } from '../context.ts'
import { addPart } from '../customers/machine-parts.ts'
import { createContact } from '../customers/save-contact.ts'
import { createContract } from '../customers/save-contract.ts'
import { changeMachine } from '../customers/save-machine.ts'
import { createSite } from '../customers/save-site.ts'

type Part = readonly [name: string, number: string, serial: string, inside?: readonly Part[]]
type MachineFile = {
  readonly name: string
  readonly site?: string
  /** How many days before now it was delivered and accepted. */
  readonly delivered: number
  readonly accepted: number
  readonly parts?: readonly Part[]
}
/** The service file of one customer of a demo company, by the customer's name. */
export type DemoServiceFile = {
  readonly customer: string
  readonly sites: readonly {
    readonly name: string
    readonly address: string
    readonly accessNotes: string
    readonly at?: readonly [latitude: number, longitude: number]
  }[]
  readonly contacts: readonly {
    readonly name: string
    readonly role: string
    readonly phone: string
    readonly site?: string
    readonly preferred?: true
  }[]
  readonly machines: Readonly<Record<string, MachineFile>>
  readonly contracts?: readonly {
    readonly number: string
    readonly kind: ContractKind
    /** Days from now. */
    readonly from: number
    readonly until: number
    readonly covers: readonly ChargedPart[]
    readonly machines: readonly string[]
    readonly note: string
  }[]
}

const dayAt = (now: Instant, days: number): LocalDate => new Date(Date.parse(now) + days * 86_400_000).toISOString().slice(0, 10)

/** Fills the service files of a demo company: sites, contacts, structure and days of machines, contracts of service. */
export async function keepServiceFiles(
  founding: Pick<Ctx, 'tx' | 'org' | 'now' | 'newId'>,
  files: readonly DemoServiceFile[],
  now: Instant,
): Promise<void> {
  // Founded by nobody, seen by nobody yet: what these use cases read of a viewer is that they may see all.
  const ctx = { ...founding, actor: systemActor, sight: { isPartner: false, unmasked: true } } as unknown as Ctx
  const { tx, org } = founding
  const idOf = async (table: 'customers' | 'machines', column: 'name' | 'serial', value: string) =>
    (
      await tx
        .selectFrom(table)
        .select('id')
        .where('org_id', '=', org)
        .where(column as never, '=', value as never)
        .executeTakeFirstOrThrow()
    ).id
  for (const file of files) {
    const customer = await idOf('customers', 'name', file.customer)
    const sites = new Map<string, string>()
    for (const { at, ...site } of file.sites)
      sites.set(
        site.name,
        await createSite(ctx, customer, { ...site, ...(at === undefined ? {} : { latitude: at[0], longitude: at[1] }) }),
      )
    for (const { site, preferred = false, ...contact } of file.contacts)
      await createContact(ctx, customer, { ...contact, preferred, ...(site === undefined ? {} : { site: sites.get(site)! }) })
    const machines = new Map<string, string>()
    for (const [serial, { name, site, delivered, accepted, parts = [] }] of Object.entries(file.machines)) {
      const machine = await idOf('machines', 'serial', serial)
      machines.set(serial, machine)
      const days = {
        deliveredOn: dayAt(now, -delivered),
        installedOn: dayAt(now, -accepted - 6),
        acceptedOn: dayAt(now, -accepted),
      }
      await changeMachine(ctx, machine, {
        ...{ name, ...days, warrantyUntil: null },
        ...(site === undefined ? {} : { site: sites.get(site)! }),
      })
      await build(ctx, machine, parts, null, days.deliveredOn)
    }
    for (const { machines: serials, from, until, covers, ...contract } of file.contracts ?? [])
      await createContract(ctx, customer, {
        ...{ ...contract, covers: [...covers], from: dayAt(now, from), until: dayAt(now, until) },
        ...{ allMachines: serials.length === 0, machines: serials.map(serial => machines.get(serial)!) },
      })
  }
}

async function build(ctx: Ctx, machine: string, parts: readonly Part[], parent: string | null, on: LocalDate): Promise<void> {
  for (const [name, partNumber, serial, inside = []] of parts) {
    const id = await addPart(ctx, machine, { parent, partNumber, name, serial, quantity: 1, installedOn: on })
    await build(ctx, machine, inside, id, on)
  }
}
