import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { sql } from 'kysely'
import { beforeAll, expect, it } from 'vitest'
import { onEachEngine, type TestDatabase, testDatabase } from '../../test/database.ts'
import { actAs, anOrganisation, type TestOrganisation } from '../../test/factories.ts'
import { testFiles } from '../../test/files.ts'
import { asOwner } from '../auth/tables.ts'
import { viewCaseWithTimeline } from '../cases/view-timeline.ts'
import { inOrganisation } from '../database/transaction.ts'
import { isAbout, subjectOf } from '../privacy/subject.ts'
import { encipherOld } from './encipher-old.ts'
import { enciphered, isFound } from './enciphered.ts'
import { keyringOnce } from './keyring.ts'
import { rewrapContents, rotateData } from './rotate.ts'

const SENTENCE = '客户说合闸时有火花'
const never = new AbortController().signal

onEachEngine('what was said, as the database holds it', engine => {
  let database: TestDatabase
  let firm: TestOrganisation
  let id: string
  beforeAll(async () => {
    database = await testDatabase(engine)
    firm = await anOrganisation(database)
    id = (await firm.as('frontLine').register({ customer: { name: '林主任', phone: '13800000001' } })).id
    await firm.as('frontLine').act(id, 'note', { text: SENTENCE })
  })

  /** What stands in the table, past everything that opens it. */
  const stored = () =>
    asOwner(database, async (_, tx) => {
      const { rows } = await sql<{ event_id: string; field: string; text: string }>`
        select event_id, field, value::text as text from sealed_fields where org_id = ${firm.org} order by event_id, field`.execute(
        tx,
      )
      return rows
    })
  const alter = (set: string, where: string) =>
    asOwner(database, (_, tx) => sql.raw(`update sealed_fields set ${set} where org_id = '${firm.org}' and ${where}`).execute(tx))
  const noteOf = async () => {
    const { timeline } = await firm.as('frontLine').do(ctx => viewCaseWithTimeline(ctx, id))
    return timeline.flatMap(entry => (entry.type === 'note.added' ? [entry.sealed.text] : []))
  }
  const keyIds = async () =>
    new Set((await stored()).map(({ text }) => (JSON.parse(text) as Record<string, string[]>)['bihuan:enc']?.[0]))

  it('is read in its own words, and stands in no row of the table', async () => {
    expect(await noteOf()).toEqual([SENTENCE])
    const rows = await stored()
    expect(rows.length).toBeGreaterThan(2)
    for (const { text } of rows) expect(text).toMatch(/^\{"bihuan:enc": \["[0-9a-f]{16}", "sealed_fields", /)
    expect(JSON.stringify(rows)).not.toMatch(/火花|13800000001|林主任/)
  })

  it('opens in the aggregate of a statement as it does in a column', async () => {
    const { rows } = await inOrganisation(database, firm.org, tx =>
      sql<{ words: { said: string }[] }>`
        select json_agg(json_build_object('said', value)) as words from sealed_fields where org_id = ${firm.org} and field = 'text'`.execute(
        tx,
      ),
    )
    expect(rows[0]!.words).toEqual([{ said: SENTENCE }])
  })

  it('a text of a person that reads like an encrypted value stays their text', async () => {
    const { text: ciphertext } = (await stored())[0]!
    const other = (await firm.as('frontLine').register({ title: ciphertext, description: ciphertext })).id
    await firm.as('frontLine').act(other, 'note', { text: ciphertext })
    const { timeline, ...seen } = await firm.as('frontLine').do(ctx => viewCaseWithTimeline(ctx, other))
    expect([seen.title, timeline.find(entry => entry.type === 'note.added')?.sealed.text]).toEqual([ciphertext, ciphertext])
  })

  it('does not open when a bit of it is changed, when it lies elsewhere, and under another organisation', async () => {
    const [row] = (await stored()).filter(one => one.field === 'text') as [{ event_id: string; field: string; text: string }]
    const where = `event_id = '${row.event_id}' and field = 'text'`
    const [key, table, name, cipher] = (JSON.parse(row.text) as { 'bihuan:enc': [string, string, string, string] })['bihuan:enc']
    const put = (parts: readonly string[]) => alter(`value = '${JSON.stringify({ 'bihuan:enc': parts })}'`, where)
    const flipped = `${cipher.slice(0, 30)}${cipher[30] === 'A' ? 'B' : 'A'}${cipher.slice(31)}`
    for (const parts of [
      [key, table, name, flipped],
      ['0123456789abcdef', table, name, cipher],
      [key, table, name, cipher.slice(0, 20)],
    ]) {
      await put(parts)
      await expect(noteOf()).rejects.toMatchObject({ code: 'keys.record-damaged' })
    }
    // From another row: as it is the database does not take it; made to name this row it does not open.
    const from = (await stored()).find(one => one.field !== 'text')!
    const theirs = (JSON.parse(from.text) as { 'bihuan:enc': [string, string, string, string] })['bihuan:enc']
    await expect(put(theirs)).rejects.toThrow('sealed_fields_enciphered_here')
    await put([theirs[0], theirs[1], name, theirs[3]])
    await expect(noteOf()).rejects.toMatchObject({ code: 'keys.record-damaged' })
    // Under the key of another organisation, whose id it names.
    const stranger = await anOrganisation(database)
    await stranger.as('frontLine').register({ customer: { name: '外人', phone: '13900000000' } })
    await put(
      (
        JSON.parse(
          enciphered('伪造', { org: stranger.org, table, row: name }, { id: key, key: Buffer.alloc(32, 1) }, bytes =>
            Buffer.alloc(bytes, 2),
          ),
        ) as { 'bihuan:enc': string[] }
      )['bihuan:enc'],
    )
    await expect(noteOf()).rejects.toMatchObject({ code: 'keys.record-damaged' })
    await put([key, table, name, cipher])
    expect(await noteOf()).toEqual([SENTENCE])
  })

  it('is brought under a new key in steps, what is from before values were encrypted too, and then the old key is gone', async () => {
    const before = await noteOf()
    // Written by the version before this one, and a value that is under seal by somebody's order.
    const [plain] = (await stored()).filter(one => one.field === 'text')
    await alter(`value = '"${SENTENCE}"'`, `event_id = '${plain!.event_id}' and field = 'text'`)
    expect(await noteOf()).toEqual(before)
    const keys = await (database.keys as () => ReturnType<ReturnType<typeof keyringOnce>>)()
    const files = await testFiles(database, firm.clock.now)
    const [old] = [...(await keyIds())].filter(key => key !== undefined)
    const next = await firm.as('administrator').do(ctx => rotateData(ctx, keys))
    await firm.as('frontLine').act(id, 'note', { text: '轮换之后' })
    expect(await keyIds()).toEqual(new Set([old, next, undefined]))
    // Without records under the new key the old one may not go, whatever files say.
    await rewrapContents(database, files, never)
    expect(await noteOf()).toEqual([...before, '轮换之后'])
    const written = await encipherOld(database, firm.clock.now)
    expect(written).toBeGreaterThan(3)
    expect(await encipherOld(database, firm.clock.now)).toBe(0)
    expect(await keyIds()).toEqual(new Set([next]))
    await rewrapContents(database, files, never)
    const left = await firm.as('administrator').do(({ tx }) => tx.selectFrom('data_keys').select('id').execute())
    expect(left).toEqual([{ id: next }])
    expect(await noteOf()).toEqual([...before, '轮换之后'])
  })

  it('another process that still knows the old key writes under the new one', async () => {
    const other: TestDatabase = { ...database, keys: keyringOnce({ dataDir: database.dataDir }, bytes => Buffer.alloc(bytes, 5)) }
    const elsewhere = actAs(other, firm.org, firm.people.frontLine, firm.clock)
    await elsewhere.act(id, 'note', { text: '另一进程' })
    const keys = await (database.keys as () => ReturnType<ReturnType<typeof keyringOnce>>)()
    const next = await firm.as('administrator').do(ctx => rotateData(ctx, keys))
    await elsewhere.act(id, 'note', { text: '仍在写' })
    const last = (await stored()).map(({ text }) => (JSON.parse(text) as Record<string, string[]>)['bihuan:enc']![0])
    expect(last.filter(key => key === next)).toHaveLength(1)
    expect(await noteOf()).toContain('仍在写')
  })

  it('a caller is found by their whole number however it was written, also after the keys were changed, and nobody by a part of it', async () => {
    const about = (phone: string) =>
      firm.as('administrator').do(async ctx =>
        ctx.tx
          .selectFrom('cases')
          .select('id')
          .where('org_id', '=', ctx.org)
          .where(await isAbout(ctx, subjectOf({ about: 'contact', subject_id: null, phone, name: '' })))
          .execute(),
      )
    // The present contact is another one; who called then stands in the event alone.
    await asOwner(database, (_, tx) => tx.updateTable('cases').set({ contact: '{}' }).where('id', '=', id).execute())
    for (const phone of ['13800000001', '138-0000 0001']) expect(await about(phone)).toEqual([{ id }])
    for (const phone of ['1380000000', '13900000000', '']) expect(await about(phone)).toEqual([])
    const marks = await asOwner(database, (_, tx) =>
      tx.selectFrom('sealed_fields').select(['org_id', 'mark']).where('mark', 'is not', null).execute(),
    )
    expect(marks.every(({ mark }) => /^[\w-]{22}$/.test(mark!))).toBe(true)
    const stranger = await anOrganisation(database)
    await stranger.as('frontLine').register({ customer: { name: '林主任', phone: '13800000001' } })
    const { mark } = await asOwner(database, (_, tx) =>
      tx
        .selectFrom('sealed_fields')
        .select('mark')
        .where('org_id', '=', stranger.org)
        .where('mark', 'is not', null)
        .executeTakeFirstOrThrow(),
    )
    expect(marks.map(one => one.mark)).not.toContain(mark)
  })

  it('without the master key nothing of it is read, by the name of that', async () => {
    const strange = join(database.dataDir, 'strange-key')
    await writeFile(strange, `${Buffer.alloc(32, 9).toString('base64')}\n`)
    const without: TestDatabase = {
      ...database,
      keys: keyringOnce({ dataDir: database.dataDir, masterKeyFile: strange }, bytes => Buffer.alloc(bytes, 5)),
    }
    await expect(
      inOrganisation(without, firm.org, tx => tx.selectFrom('sealed_fields').select('value').execute()),
    ).rejects.toMatchObject({ code: 'keys.master-missing' })
    await rm(strange)
  })

  it('outside of an organisation it is a mark that says nothing', async () => {
    const rows = await asOwner(database, (_, tx) => tx.selectFrom('sealed_fields').select('value').execute())
    expect(rows.every(({ value }) => isFound(value) && JSON.stringify(value) === '{}')).toBe(true)
  })
})
