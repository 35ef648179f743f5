import { createHash, randomBytes } from 'node:crypto'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { equip } from '../../policies/equip/2026-01-01/pack.ts'
import { grantPost } from '../../server/organisation/grant-post.ts'
import { china } from '../clock.ts'
import { aWorld, emailOf, PASSWORD, until, type World } from './harness.ts'
import { aPhone, type Phone } from './phone.ts'

const MB = 1024 * 1024
let world: World
let phone: Phone
let photos: string[]
const hashes: string[] = []
const orders: string[] = []
beforeAll(async () => {
  world = await aWorld('2026-03-02 09:00', { packs: [equip] })
  const { firm } = world
  await firm.as('administrator').do(ctx => grantPost(ctx, firm.people.deputyLeader, { role: 'customer-service-manager' }))
  for (const title of ['磨床头架检修', '导轨更换', '主轴振动']) orders.push(await anOrder(title))
  phone = await aPhone(world.url)
  const folder = join(world.dataDir, 'camera')
  await mkdir(folder, { recursive: true })
  photos = await Promise.all(
    Array.from({ length: 20 }, async (_, n) => {
      const path = join(folder, `IMG_${n}.jpg`)
      // No two alike, and nothing that a browser could make smaller.
      const bytes = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), randomBytes(5 * MB - 4)])
      hashes.push(createHash('sha256').update(bytes).digest('hex'))
      await writeFile(path, bytes)
      return path
    }),
  )
})
afterAll(async () => {
  await phone?.close()
  await world?.close()
})

async function anOrder(title: string): Promise<string> {
  const { firm } = world
  const desk = firm.as('serviceDesk')
  const { id } = await desk.register({ kind: 'work-order', title, channel: 'internal', customerId: firm.customers[0]!.id })
  const values = { arriveBy: china('2026-03-02 15:00'), completeBy: china('2026-03-03 18:00'), staffFrom: 'customer-service' }
  await desk.act(id, 'make-record', { record: 'order', values, texts: { task: '检修', route: '高铁' } })
  const head = firm.as('deputyLeader')
  await head.act(id, 'make-record', { record: 'site-check', values: { by: ['phone'], needClear: true, siteReady: true } })
  await head.act(id, 'assign', { person: firm.people.fieldEngineer })
  return id
}

const signIn = async () => {
  const { page } = phone
  await page.getByRole('textbox', { name: /邮箱|账号/ }).fill(emailOf('fieldEngineer'))
  await page.getByLabel(/密码/).first().fill(PASSWORD)
  await page
    .getByRole('button', { name: /登\s*录/ })
    .first()
    .click()
}
/** How many events of a type the server has of each order, in order of recording. */
const eventsOf = (type: string) =>
  world.firm.as('serviceDesk').do(ctx =>
    ctx.tx
      .selectFrom('events')
      .select(['stream_id', 'seq', 'device', 'data'])
      .where('org_id', '=', ctx.org)
      .where('type', '=', type as never)
      .where('actor', '=', world.firm.people.fieldEngineer)
      .orderBy('stream_id')
      .orderBy('seq')
      .execute(),
  )
/** Waits for so many events of a type: hundreds of acts take a busy machine a while. */
const arrived = async (type: string, count: number) => {
  await expect.poll(countOf(type), { timeout: 120_000, interval: 500 }).toBeGreaterThanOrEqual(count)
}
const countOf = (type: string) => async () => (await eventsOf(type)).length
const isTrue = (found: boolean) => found
const unsent = () => phone.page.getByRole('link', { name: /条待发送/ }).first()

type Stored = {
  sequence: number
  stream: string
  path: string
  key: string
  body: Record<string, unknown>
  state: string
  files: string[]
  about: object
}
/** Queues many more notes like those that this phone queued itself. */
const addNotes = (all: Stored[], wanted: number): Stored[] => {
  const notes = all.filter(one => one.body.type === 'note')
  const last = Math.max(...all.map(one => one.sequence))
  return Array.from({ length: wanted - notes.length }, (_, n) => {
    const model = notes[n % notes.length] as Stored
    const sequence = last + 1 + n
    const device = { ...(model.body.device as object), sequence }
    return { ...model, sequence, key: crypto.randomUUID(), body: { ...model.body, data: { text: `第 ${sequence} 条` }, device } }
  })
}
/** Queues a record of an order, as its form would. */
const addRecord = (all: Stored[], caseId: string): Stored[] => {
  const sequence = Math.max(...all.map(one => one.sequence)) + 1
  const values = { situation: true, documents: true, parts: true, tools: true }
  const now = new Date().toISOString()
  const device = { id: '0'.repeat(32), sequence, at: now, queuedAt: now, offsetMs: null, contactAt: null, sinceContactMs: null }
  const body = { type: 'make-record', data: { record: 'preparation', values }, device }
  const about = { caseId, number: '', title: '导轨更换', act: '出发前准备' }
  const row = {
    stream: `case/${caseId}`,
    path: `/api/cases/${caseId}/events`,
    key: crypto.randomUUID(),
    state: 'waiting',
    files: [],
  }
  return [{ ...row, sequence, body, about, at: now, tries: 0 } as Stored]
}
/** Puts more acts into the outbox of this phone, in the page, straight into its database. */
const change = async <A extends string | number>(more: (all: Stored[], argument: A) => Stored[], argument: A) => {
  // In the debugger's hands, so that the page's own policy stays as it is.
  await (await phone.context.newCDPSession(phone.page)).send('Runtime.evaluate', { expression: `window.${more.name} = ${more}` })
  await phone.page.evaluate(
    async ({ make, given }) => {
      const name = (await indexedDB.databases()).flatMap(one => (one.name?.startsWith('bihuan.org-') ? [one.name] : []))[0]
      if (name === undefined) throw new Error('this phone has no outbox')
      const db = await new Promise<IDBDatabase>((resolve, reject) => {
        const open = indexedDB.open(name)
        open.onsuccess = () => resolve(open.result)
        open.onerror = () => reject(open.error)
      })
      const tx = db.transaction(['actions', 'meta'], 'readwrite')
      const done = new Promise<void>((resolve, reject) => {
        tx.oncomplete = () => resolve()
        tx.onerror = () => reject(tx.error)
      })
      const all = tx.objectStore('actions').getAll()
      all.onsuccess = () => {
        for (const row of (window as unknown as Record<string, (all: unknown[], given: unknown) => { sequence: number }[]>)[
          make
        ]?.(all.result, given) ?? []) {
          tx.objectStore('actions').put(row)
          tx.objectStore('meta').put(row.sequence, 'sequence')
        }
      }
      await done
      db.close()
    },
    { make: more.name, given: argument },
  )
}

test('500 things done without a network survive two kills and an ended session, and count once each, in order', async () => {
  await signIn()
  const { page } = phone
  await page.getByText('磨床头架检修').first().waitFor()
  // The application and the orders are on the phone once its worker is there.
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined))
  await until(() => page.evaluate(() => navigator.serviceWorker.controller !== null), isTrue, 'the worker is there')
  await until(() => kept(`/api/cases/${orders[2]}/field`), isTrue, 'the orders are on the phone')
  await phone.context.setOffline(true)
  for (const [at, id] of orders.entries()) {
    await page.goto(`${world.url}/field/${id}`)
    await note(`地下室 ${at}`)
  }
  await change(addNotes, 500)
  await phone.dieAndRestart(true)
  // Without a network everything is there; while the browser came up, its background sync may have sent some of it already.
  await unsent().waitFor()
  await phone.page.getByText('导轨更换').first().waitFor()

  // Meanwhile the session has ended.
  await phone.context.clearCookies()
  await phone.context.setOffline(false)
  await phone.page.goto(`${world.url}/field`)
  await signIn()
  await arrived('note.added', 100)
  await phone.dieAndRestart()
  await signInIfAsked()
  await arrived('note.added', 500)
  await phone.page.goto(`${world.url}/offline/outbox`)
  await phone.page.getByText('没有待发送的内容').waitFor()
  const notes = await eventsOf('note.added')
  expect(notes).toHaveLength(500)
  for (const id of orders) {
    const sequences = notes.filter(one => one.stream_id === id).map(one => one.device?.sequence ?? 0)
    expect(sequences).toEqual([...sequences].sort((a, b) => a - b))
  }
  expect(new Set(notes.map(one => one.device?.sequence)).size).toBe(500)
})

test('20 photographs of 5 MB arrive whole and once each, though the phone dies while they are on their way', async () => {
  const { page } = phone
  await page.goto(`${world.url}/field/${orders[0]}`)
  await signInIfAsked()
  await page.getByText('磨床头架检修').first().waitFor()
  // What the phone has not kept yet when it dies, nobody can send: all are there, waiting for a network, before it has one.
  await phone.context.setOffline(true)
  await choose(photos)
  await until(
    () => page.locator('.field-photo').count(),
    count => count === 20,
    'the phone keeps all of them',
  )
  await phone.context.setOffline(false)
  await arrived('photo.added', 3)
  await phone.dieAndRestart()
  await signInIfAsked()
  await arrived('photo.added', 20)
  const taken = await eventsOf('photo.added')
  expect(new Set(taken.map(one => String(one.data.sha256)))).toEqual(new Set(hashes))
  expect(taken).toHaveLength(20)
  const left = await world.firm
    .as('fieldEngineer')
    .do(ctx => ctx.tx.selectFrom('uploads').select('id').where('org_id', '=', ctx.org).execute())
  expect(left).toEqual([])
})

test('an order that was given to somebody else keeps what was done meanwhile: handed to the office with one tap', async () => {
  await phone.context.setOffline(true)
  await change(addRecord, orders[1] ?? '')
  const { firm } = world
  await firm.as('deputyLeader').act(orders[1] ?? '', 'assign', { person: firm.people.otherFrontLine })
  await phone.context.setOffline(false)
  const { page } = phone
  await page.goto(`${world.url}/offline/outbox`)
  await page.getByRole('button', { name: '交内勤处理' }).click()
  await page.getByRole('dialog').getByRole('textbox').fill('工具已备齐')
  await page.getByRole('dialog').getByRole('button', { name: '交内勤处理' }).click()
  await page.getByText('没有待发送的内容').waitFor()
  const [report] = await eventsOf('field.reported')
  expect(report).toMatchObject({ stream_id: orders[1], data: { attempted: 'make-record', record: 'preparation' } })
})

/** Gives files to the picker of photographs by their paths, as a camera's folder does; 100 MB do not go through the debugger. */
async function choose(paths: readonly string[]): Promise<void> {
  const { page, context } = phone
  await page.getByRole('button', { name: /^现场照片/ }).click()
  const picker = page.locator('input[type=file][multiple]').first()
  await picker.waitFor({ state: 'attached' })
  const cdp = await context.newCDPSession(page)
  const { result } = await cdp.send('Runtime.evaluate', { expression: "document.querySelector('input[type=file][multiple]')" })
  await cdp.send('DOM.setFileInputFiles', {
    files: [...paths],
    ...(result.objectId === undefined ? {} : { objectId: result.objectId }),
  })
}

async function signInIfAsked(): Promise<void> {
  const button = phone.page.getByRole('button', { name: /登\s*录/ }).first()
  const place = phone.page.getByRole('link', { name: '今日外勤' }).last()
  // Either the page, or first the way in.
  await expect.poll(async () => (await button.isVisible()) || (await place.isVisible()), { timeout: 30_000 }).toBe(true)
  if (await button.isVisible()) await signIn()
}

const kept = (address: string) =>
  phone.page.evaluate(async wanted => {
    const name = (await indexedDB.databases()).flatMap(one => (one.name?.startsWith('bihuan.org-') ? [one.name] : []))[0]
    if (name === undefined) return false
    return new Promise<boolean>(resolve => {
      const open = indexedDB.open(name)
      open.onsuccess = () => {
        const get = open.result.transaction('answers').objectStore('answers').getKey(wanted)
        get.onsuccess = () => {
          open.result.close()
          resolve(get.result !== undefined)
        }
      }
    })
  }, address)

async function note(text: string): Promise<void> {
  const { page } = phone
  await page.getByRole('button', { name: /^现场记录/ }).click()
  await page.getByRole('button', { name: /^内部记录/ }).click()
  const sheet = page.getByRole('dialog')
  await sheet.getByRole('textbox').first().fill(text)
  await sheet.getByRole('button', { name: '内部记录' }).click()
  await sheet.waitFor({ state: 'hidden' })
}
