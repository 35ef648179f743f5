import { expect, test } from 'vitest'
import { readMigrations } from '../server/database/migrate.ts'

/** Migrations from here on run beside the version before them (docs/OPERATIONS.md: expand, deploy, contract). */
const FIRST = '0055'

type Statement = { readonly text: string; readonly reason: string | undefined }

/** The statements of a migration, bodies of functions left whole, each with the reason of a `-- locks: …` line above it. */
function statementsOf(sql: string): Statement[] {
  const bodies: string[] = []
  const flat = sql.replace(/--(?! locks:).*$/gm, '').replace(/\$(\w*)\$[\s\S]*?\$\1\$/g, body => `$${bodies.push(body)}$`)
  return flat.split(';').map(part => {
    const reason = /^\s*-- locks: *(\S.{10,})$/m.exec(part)?.[1]
    const text = part
      .replace(/--.*$/gm, '')
      .replace(/'(?:[^']|'')*'/g, "''")
      .replace(/\s+/g, ' ')
      .trim()
      .toLowerCase()
    return { text, reason }
  })
}

/** What is wrong with a statement on a table that was there before; undefined where it may run while people work. */
function wrongWith(text: string, isNew: (table: string) => boolean): string | undefined {
  const altered = /^alter table (?:if exists )?(?:only )?"?(\w+)/.exec(text)?.[1]
  if (/^drop table\b/.test(text)) return 'the version before still reads the table'
  if (/^truncate\b/.test(text)) return 'takes rows away that the version before still reads'
  if (altered !== undefined && !isNew(altered)) {
    if (/\bdrop column\b/.test(text)) return 'the version before still reads the column'
    if (/\brename\b/.test(text)) return 'the version before knows the old name'
    if (/\balter (?:column )?\w+ (?:set data )?type\b/.test(text)) return 'rewrites the table while nobody can use it'
    if (/\bset not null\b/.test(text))
      return 'reads the whole table under its lock; add a check constraint not valid, validate it, then this'
    if (
      /\badd column (?:if not exists )?\w+ [^,]*\bnot null\b/.test(text) &&
      !/\bnot null\b[^,]*\bdefault\b|\bdefault\b[^,]*\bnot null\b/.test(text)
    )
      return 'the version before leaves the column empty: give it a default'
    if (/\badd (?:constraint \w+ )?(?:check|foreign key|unique|primary key)\b/.test(text) && !/\bnot valid\b/.test(text))
      return 'reads the whole table under its lock: add it not valid, and validate it in a statement of its own'
    if (/\bgenerated always as\b.*\bstored\b/.test(text)) return 'rewrites the table'
  }
  const indexed = /^create (?:unique )?index (?:if not exists )?\w+ on (?:only )?"?(\w+)/.exec(text)?.[1]
  if (indexed !== undefined && !isNew(indexed)) return 'nobody can write to the table while the index is made'
  const written = /^(?:update|delete from) (?:only )?"?(\w+)/.exec(text)?.[1]
  if (written !== undefined && !isNew(written))
    return 'rewrites rows of a table that may hold millions in one transaction; do it in slices in the background'
  return undefined
}

function faultsOf({ id, sql, isBreaking }: { id: string; sql: string; isBreaking?: boolean }): string[] {
  if (isBreaking) return []
  const statements = statementsOf(sql)
  const made = new Set(
    statements.flatMap(({ text }) => /^create (?:unlogged )?table (?:if not exists )?"?(\w+)/.exec(text)?.[1] ?? []),
  )
  return statements.flatMap(({ text, reason }) => {
    const wrong = wrongWith(text, table => made.has(table))
    return wrong === undefined || reason !== undefined ? [] : [`${id}: ${text.slice(0, 80)} – ${wrong}`]
  })
}

test('migrations neither stop those who work nor take anything from the version before, unless they say why they must', async () => {
  const migrations = (await readMigrations()).filter(({ id }) => id >= FIRST)
  expect(migrations.flatMap(faultsOf)).toEqual([])
})

test.each([
  ['alter table cases drop column note', 'reads the column'],
  ['alter table cases rename column note to words', 'old name'],
  ['alter table cases alter column seq type bigint', 'rewrites the table'],
  ['alter table cases alter seq set not null', 'not valid'],
  ['alter table cases add column a int not null', 'default'],
  ['alter table cases add constraint c check (seq > 0)', 'not valid'],
  ['create index on_seq on cases (seq)', 'nobody can write'],
  ['update cases set seq = seq + 1', 'in slices'],
  ['drop table cases', 'reads the table'],
])('%s is found', (sql, why) => {
  expect(faultsOf({ id: 'x', sql })).toEqual([expect.stringContaining(why)])
  expect(faultsOf({ id: 'x', sql: `-- breaking: nobody runs two versions here\n${sql}`, isBreaking: true })).toEqual([])
})

test.each([
  'alter table cases add column a int, add column b int not null default 0',
  'alter table cases add constraint c check (seq > 0) not valid; alter table cases validate constraint c',
  'create table fresh (id int); create index of_fresh on fresh (id); update fresh set id = 1',
  "create function f() returns void language sql as $$ update cases set seq = 1; $$; insert into notes values ('drop table cases')",
  '-- locks: a table of ten rows in every installation\ncreate index on_few on few (id)',
])('%s may run while people work', sql => {
  expect(faultsOf({ id: 'x', sql })).toEqual([])
})
