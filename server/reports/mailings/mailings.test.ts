import { mkdtempSync, readdirSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import { beforeAll, expect, it } from 'vitest'
import { type TestDatabase, testDatabase } from '../../../test/database.ts'
import { aDemoCompany, type StandingCompany } from '../../../test/demo-company.ts'
import { nextId, nextSalt } from '../../../test/factories.ts'
import { deliver } from '../../deliveries/deliver.ts'
import { createMailer, outboxFolder } from '../../deliveries/mail.ts'
import { furnitureMaker } from '../../demo/furniture-maker.ts'
import { submitReport } from '../hand-in.ts'
import { listReports } from '../list-reports.ts'
import { ListReports } from '../schema.ts'
import { fallsOn, mailDay } from './mail-due.ts'
import { endMailing, listMailings, setMailing } from './mailings.ts'

let database: TestDatabase
let firm: StandingCompany
beforeAll(async () => {
  database = await testDatabase()
  firm = await aDemoCompany(database, furnitureMaker, '2026-03-02 09:00')
})
const who = (login: string) => firm.found.staff.get(login)!
const owed = async (rule: string) =>
  (await firm.as('an.ran').do(ctx => listReports(ctx, ListReports.parse({ tab: 'all', limit: 200 })))).items.find(
    one => one.rule === rule && one.state === 'due',
  )!

it('a weekly mailing falls on its day of the week, a monthly one on its day or the last of a shorter month', () => {
  expect(['2026-03-02', '2026-03-03'].map(day => fallsOn('weekly', 1, day))).toEqual([true, false])
  expect(['2026-02-28', '2026-03-30', '2026-03-31'].map(day => fallsOn('monthly', 31, day))).toEqual([true, false, true])
})

it('a report is mailed as it is signed, once, with the document as its reader may see it; a monthly mailing sends the newest', async () => {
  const wish = { regulation: 'furn', rule: 'monthly-report', recipients: [who('gao.yuan')] }
  await expect(firm.as('ma.ke').do(ctx => setMailing(ctx, { ...wish, sends: 'submitted' }))).rejects.toMatchObject({
    code: 'mailing.not-yours',
  })
  const first = await firm.as('tao.ran').do(ctx => setMailing(ctx, { ...wish, sends: 'submitted' }))
  await firm.as('tao.ran').do(ctx => setMailing(ctx, { ...wish, sends: 'monthly', onDay: 6 }))
  firm.clock.set('2026-04-03 10:00')
  const { id } = await owed('monthly-report')
  await firm.as('an.ran').do(ctx => submitReport(ctx, id, { text: '三月平稳' }))
  const dataDir = mkdtempSync(join(tmpdir(), 'bihuan-mail-'))
  const deps = { database, newId: nextId, newSalt: nextSalt, log: pino({ level: 'error' }), publicUrl: 'https://x.example' }
  const mailer = createMailer({ dataDir, publicUrl: 'https://x.example' })
  const mails = () => readdirSync(outboxFolder(dataDir)).map(name => readFileSync(join(outboxFolder(dataDir), name), 'utf8'))
  const sent = await deliver({ ...deps, smtpUrl: undefined, mailFrom: undefined, mailer } as never, firm.clock.now())
  expect(sent).toMatchObject({ delivered: 1, failed: 0 })
  const [mail] = mails()
  expect(mail).toContain('application/pdf')
  expect(mail).toMatch(/filename/)
  // The document itself: a PDF in base64.
  expect(mail).toContain(Buffer.from('%PDF-1.').toString('base64').slice(0, 8))

  expect(await firm.as('zhan.peng').do(mailDay)).toBe(0)
  firm.clock.set('2026-04-06 08:00')
  expect(await firm.as('zhan.peng').do(mailDay)).toBe(1)
  expect(await firm.as('zhan.peng').do(mailDay)).toBe(0)
  const { items } = await firm.as('tao.ran').do(listMailings)
  expect(items.map(one => [one.sends, one.lastSentAt !== null])).toEqual(
    expect.arrayContaining([
      ['submitted', true],
      ['monthly', true],
    ]),
  )
  await expect(firm.as('an.ran').do(ctx => endMailing(ctx, first))).rejects.toMatchObject({ code: 'mailing.not-yours' })
  await firm.as('zhan.peng').do(ctx => endMailing(ctx, first))
  expect((await firm.as('tao.ran').do(listMailings)).items).toHaveLength(1)
  mailer.close()
}, 60_000)
