import type { Instant } from '../../events/instant.ts'
import type { Tx } from '../database/transaction.ts'

/** A person with their department and organisation. */
export function personRow(tx: Tx, org: string, person: string) {
  return tx
    .selectFrom('people')
    .innerJoin('organisations', 'organisations.id', 'people.org_id')
    .leftJoin('departments', join =>
      join.onRef('departments.org_id', '=', 'people.org_id').onRef('departments.id', '=', 'people.department_id'),
    )
    .select([
      'people.id',
      'people.name',
      'people.title',
      'people.email',
      'people.presence',
      'people.absent_until',
      'departments.name as department',
      'organisations.id as org',
      'organisations.name as orgName',
      'organisations.name_en as orgNameEn',
      'organisations.is_demo as isDemo',
    ])
    .where('people.org_id', '=', org)
    .where('people.id', '=', person)
    .executeTakeFirstOrThrow()
}

/** The people on leave or off duty whose substitute this person is. An absence without an end has no day to show and is left out. */
export function actedFor(tx: Tx, org: string, { person, now }: { person: string; now: Instant }) {
  return tx
    .selectFrom('people')
    .select(eb => ['id', 'name', eb.ref('absent_until').$notNull().as('until')])
    .where('org_id', '=', org)
    .where('substitute_id', '=', person)
    .where('presence', '!=', 'on-duty')
    .where('absent_until', '>', now)
    .where('is_active', '=', true)
    .orderBy('absent_until')
    .orderBy('id')
    .execute()
}
