import type { Ctx } from '../context.ts'
import type { CompanySettings } from '../rules/organisation-rules.ts'

/** What founding an organisation works with, before there are rules or people to put into a `Ctx`. */
export type Founding = Pick<Ctx, 'tx' | 'org' | 'now' | 'newId'>

export type NewOrganisation = {
  readonly name: string
  readonly nameEn?: string | undefined
  readonly isDemo?: boolean | undefined
  readonly settings?: Partial<CompanySettings> | undefined
}

/** Makes the organisation that the transaction is in; settings that are left out keep their defaults. */
export async function createOrganisation(
  { tx, org, now }: Founding,
  { name, nameEn, isDemo, settings }: NewOrganisation,
): Promise<void> {
  await tx
    .insertInto('organisations')
    .values({
      id: org,
      name,
      name_en: nameEn ?? '',
      settings: JSON.stringify(settings ?? {}),
      is_demo: isDemo ?? false,
      created_at: now,
    })
    .execute()
}
