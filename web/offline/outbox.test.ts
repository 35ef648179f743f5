import 'fake-indexeddb/auto'
import fc from 'fast-check'
import { afterEach, describe, expect, test } from 'vitest'
import { Problem } from '../api/problem.ts'
import type { Clocks } from './device-clock.ts'
import { type DeviceDb, dbName, openDeviceDb } from './device-db.ts'
import { dropAction, enqueue, listActions, replaceAction, sendAgain } from './outbox.ts'
import { type Ask, sendOutbox } from './send-outbox.ts'

let now = Date.parse('2026-10-12T01:00:00.000Z')
const clocks: Clocks = { wall: () => now, monotonic: () => now - 1_000_000, origin: 1 }
let owners = 0
const dbs: DeviceDb[] = []
afterEach(() => {
  for (const db of dbs.splice(0)) db.close()
})

/** The process died here: whatever was asked never came back. */
class Killed extends Error {}

/** A server that counts as ours does: an Idempotency-Key counts once, and its first answer is given again. */
function aServer() {
  const taken: { key: string; path: string; body: Record<string, unknown> }[] = []
  const answers = new Map<string, unknown>()
  const uploads = new Map<string, { size: number; received: number; done: boolean }>()
  let refusal: ((path: string, body: Record<string, unknown>) => Problem | undefined) | undefined
  const bytes = { received: 0 }
  const answer: Ask = async (method, path, body, of) => {
    const key = of?.key
    if (path === '/api/field/contact') return { now: new Date(now).toISOString(), partBytes: 4 }
    const [, id, end] = /^\/api\/files\/uploads(?:\/(\w+))?(\/finish)?/.exec(path) ?? []
    if (path === '/api/files/uploads') {
      const { id: own, size } = body as { id: string; size: number }
      const known = uploads.get(own) ?? { size, received: 0, done: false }
      uploads.set(own, known)
      return { id: own, ...known }
    }
    if (id !== undefined) {
      const upload = uploads.get(id)
      if (upload === undefined) throw new Error('nothing was started')
      if (end !== undefined) upload.done = true
      else if (method === 'PUT' && Number(new URL(path, 'http://x').searchParams.get('offset')) === upload.received) {
        upload.received += (body as Blob).size
        bytes.received += (body as Blob).size
      }
      return { id, ...upload }
    }
    if (key === undefined) throw new Error('every act has its key')
    if (answers.has(key)) return answers.get(key)
    const refused = refusal?.(path, body as Record<string, unknown>)
    if (refused !== undefined) throw refused
    taken.push({ key, path, body: body as Record<string, unknown> })
    answers.set(key, { event: `e${taken.length}` })
    return answers.get(key)
  }
  return {
    ...{ taken, uploads, bytes, answer },
    refuse: (rule: typeof refusal) => {
      refusal = rule
    },
  }
}

async function aDevice() {
  const owner = { org: 'o', person: `p${++owners}` }
  const db = await openDeviceDb(owner)
  dbs.push(db)
  return { owner, db }
}
const act = (caseId: string, text: string, key = `${caseId}-${text}`) => ({
  key,
  stream: `case/${caseId}`,
  path: `/api/cases/${caseId}/events`,
  body: { type: 'note', data: { text } },
  about: { caseId, title: 't', act: 'note' },
})
const texts = (taken: ReturnType<typeof aServer>['taken'], caseId: string) =>
  taken.filter(one => one.path === `/api/cases/${caseId}/events`).map(one => (one.body.data as { text: string }).text)
const aPhoto = (id: string, content: string) => ({
  ...{ id, name: `${id}.jpg`, mime: 'image/jpeg', size: content.length, sha256: '0'.repeat(64) },
  ...{ takenAt: new Date(now).toISOString(), blob: new Blob([content]) },
})
const refused = (status: number, code: string) => new Problem({ status, code, title: code })

describe('the outbox', () => {
  test('sends every act once and in order, wherever the phone dies, the network breaks and tabs send at once', async () => {
    // Of each request: it arrives and is answered; it is lost on the way; its answer is lost; the browser dies before or after it arrived.
    const fate = fc.constantFrom('answered', 'answered', 'answered', 'lost', 'answer-lost', 'dies-before', 'dies-after')
    const acts = fc.array(fc.record({ caseId: fc.constantFrom('a', 'b', 'c'), photo: fc.boolean() }), {
      minLength: 1,
      maxLength: 10,
    })
    await fc.assert(
      fc.asyncProperty(acts, fc.array(fate, { maxLength: 60 }), fc.integer({ min: 1, max: 3 }), async (wanted, fates, tabs) => {
        const server = aServer()
        let { owner, db } = await aDevice()
        for (const [at, { caseId, photo }] of wanted.entries()) {
          const file = `f${at}`
          if (photo) await db.put('files', aPhoto(file, 'photograph'))
          const one = act(caseId, String(at))
          await enqueue(
            db,
            { ...one, body: { type: 'note', data: { text: String(at), ...(photo ? { files: [file] } : {}) } } },
            clocks,
          )
        }
        const left = [...fates]
        for (let round = 0; round < 200; round++) {
          let isDead = false
          const ask: Ask = async (...request) => {
            if (isDead) throw new Killed()
            const what = left.shift() ?? 'answered'
            if (what === 'dies-before') isDead = true
            if (isDead) throw new Killed()
            if (what === 'lost') throw refused(0, 'web.unreachable')
            const answer = await server.answer(...request)
            if (what === 'answer-lost') throw refused(0, 'web.timeout')
            if (what === 'dies-after') isDead = true
            if (isDead) throw new Killed()
            return answer
          }
          // What a dead process wrote afterwards does not count: it opens the database anew.
          await Promise.allSettled(Array.from({ length: tabs }, () => sendOutbox({ db, ask, clocks, onChange: () => undefined })))
          if ((await listActions(db)).every(one => one.state === 'done')) break
          db.close()
          db = await openDeviceDb(owner)
          dbs.push(db)
        }
        for (const caseId of ['a', 'b', 'c'])
          expect(texts(server.taken, caseId)).toEqual(wanted.flatMap((one, at) => (one.caseId === caseId ? [String(at)] : [])))
        expect(await db.count('files')).toBe(0)
        // However often it broke off, of each photograph no byte counts twice.
        expect(server.bytes.received).toBe(wanted.filter(one => one.photo).length * 'photograph'.length)
        indexedDB.deleteDatabase(dbName(owner))
      }),
      { numRuns: 60 },
    )
  })

  test('the same wish is queued once, with a sequence of its own for each', async () => {
    const { db } = await aDevice()
    const [one, again, other] = [
      await enqueue(db, act('a', 'x'), clocks),
      await enqueue(db, act('a', 'x'), clocks),
      await enqueue(db, act('a', 'y'), clocks),
    ]
    expect([again.sequence, other.sequence]).toEqual([one.sequence, one.sequence + 1])
  })

  test('a refusal stays with its act and stops its case, not the others; sent again it keeps its time and place', async () => {
    const server = aServer()
    const { db } = await aDevice()
    for (const one of [act('a', '1'), act('a', '2'), act('b', '3')]) await enqueue(db, one, clocks)
    server.refuse((_, { data }) => ((data as { text: string }).text === '1' ? refused(409, 'gate.missing') : undefined))
    const send = () => sendOutbox({ db, ask: server.answer, clocks, onChange: () => undefined })
    expect(await send()).toBe('sent')
    expect((await listActions(db)).map(one => one.state)).toEqual(['conflict', 'waiting', 'done'])
    expect((await db.get('actions', 1))?.problem?.code).toBe('gate.missing')
    const before = await db.get('actions', 1)
    now += 3_600_000
    server.refuse(undefined)
    await sendAgain(db, 1, { text: '1, mended' })
    await send()
    expect(texts(server.taken, 'a')).toEqual(['1, mended', '2'])
    const [mended] = server.taken.filter(one => one.path.includes('/a/'))
    expect(mended?.body.device).toEqual(before?.body.device)
    expect(mended?.key).not.toBe(before?.key)
  })

  test('a refused act handed over goes to the office with its photographs, and the rest of the case goes on', async () => {
    const server = aServer()
    const { db } = await aDevice()
    await db.put('files', aPhoto('f1', 'photograph'))
    await enqueue(db, { ...act('a', '1'), body: { type: 'add-photo', data: { file: 'f1' } } }, clocks)
    await enqueue(db, act('a', '2'), clocks)
    server.refuse(path => (path === '/api/cases/a/events' ? refused(404, 'case.not-found') : undefined))
    const send = () => sendOutbox({ db, ask: server.answer, clocks, onChange: () => undefined })
    await send()
    await replaceAction(db, 1, '/api/field/reports', { caseId: 'a', text: 'x', files: ['f1'] })
    await send()
    expect(server.taken.map(one => [one.path, one.body.files])).toEqual([['/api/field/reports', ['f1']]])
    expect((await listActions(db)).map(one => one.state)).toEqual(['done', 'conflict'])
    await dropAction(db, 2)
    expect((await listActions(db)).map(one => one.sequence)).toEqual([1])
  })

  test('an ended session, or somebody else at the phone, sends nothing and loses nothing', async () => {
    const { db } = await aDevice()
    await enqueue(db, act('a', '1'), clocks)
    for (const problem of [refused(401, 'session.required'), refused(409, 'session.another-person')]) {
      const ask: Ask = async () => {
        throw problem
      }
      expect(await sendOutbox({ db, ask, clocks, onChange: () => undefined })).toBe('signed-out')
      expect((await listActions(db)).map(one => one.state)).toEqual(['waiting'])
    }
  })

  test('each person has an outbox of their own on the same device', async () => {
    const [one, other] = [await aDevice(), await aDevice()]
    await enqueue(one.db, act('a', '1'), clocks)
    expect(await listActions(other.db)).toEqual([])
  })
})
