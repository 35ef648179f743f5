import 'fake-indexeddb/auto'
import { expect, test } from 'vitest'
import { openDeviceDb } from './device-db.ts'
import { becomeDeviceOf, deviceOwner, leaveDevice, releaseFromOthers } from './device-owner.ts'
import { enqueue, listActions } from './outbox.ts'

const [li, wang] = [
  { org: 'o', person: 'li' },
  { org: 'o', person: 'wang' },
]
const clocks = { wall: () => 1_760_000_000_000, monotonic: () => 1, origin: 1 }

async function used(owner: typeof li) {
  await becomeDeviceOf(owner)
  const db = await openDeviceDb(owner)
  await db.put('answers', { address: '/api/me', text: '{}', keptAt: 1 })
  await db.put('documents', { address: '/api/files/a', blob: new Blob(['a']), keptAt: 1 })
  for (const id of ['sent', 'unsent'])
    await db.put('files', {
      ...{ id, name: 'a.jpg', mime: 'image/jpeg', size: 1, sha256: '0', takenAt: '', blob: new Blob(['a']) },
    })
  const path = '/api/cases/c/events'
  const body = { type: 'attach', data: { file: 'unsent' } }
  await enqueue(db, { key: owner.person, stream: 's', path, body, about: { title: '', act: '' } }, clocks)
  db.close()
}
async function left(owner: typeof li) {
  const db = await openDeviceDb(owner)
  const found = {
    read: (await db.count('answers')) + (await db.count('documents')),
    unsent: (await listActions(db)).length,
    files: await db.getAllKeys('files'),
  }
  db.close()
  return found
}

test('after signing out nothing that was read stays, what was not sent does, with its photographs', async () => {
  await used(li)
  await leaveDevice(li)
  expect(await deviceOwner()).toBeUndefined()
  expect(await left(li)).toEqual({ read: 0, unsent: 1, files: ['unsent'] })
})

test('somebody else who signs in finds nothing of the person before, who finds their outbox when they come back', async () => {
  await used(li)
  expect(await releaseFromOthers(li)).toBe(false)
  expect(await releaseFromOthers(wang)).toBe(true)
  expect(await left(li)).toMatchObject({ read: 0, unsent: 1 })
  expect(await left(wang)).toMatchObject({ read: 0, unsent: 0 })
  await used(wang)
  await becomeDeviceOf(li)
  expect(await left(wang)).toMatchObject({ read: 0, unsent: 1 })
  expect(await deviceOwner()).toEqual(li)
})
