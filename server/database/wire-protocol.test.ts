import { expect, test } from 'vitest'
import { message, messageSplitter, readOutput, startupPacket } from './wire-protocol.ts'

const startup = Buffer.from([0, 0, 0, 9, 0, 3, 0, 0, 0])

test('messages come out whole, however the bytes arrive', () => {
  const bytes = Buffer.concat([startup, message('Q', 'select 1'), message('S'), message('X')])
  for (const size of [1, 2, 3, 5, 8, bytes.length]) {
    const splitter = messageSplitter()
    const types: string[] = []
    for (let at = 0; at < bytes.length; at += size) {
      splitter.add(bytes.subarray(at, at + size))
      for (let next = splitter.next(); next; next = splitter.next()) {
        types.push(next.type)
        if (next.type === '') splitter.typed()
      }
    }
    expect(types).toEqual(['', 'Q', 'S', 'X'])
  }
})

test('the packets before the first message are told apart', () => {
  const packet = (code: number) => {
    const bytes = Buffer.alloc(8)
    bytes.writeInt32BE(8)
    bytes.writeInt32BE(code, 4)
    return bytes
  }
  expect([196608, 80877102, 80877103, 80877104].map(code => startupPacket(packet(code)))).toEqual([
    'startup',
    'cancel request',
    'encryption request',
    'encryption request',
  ])
})

test('notifications are taken out of the answer, the last status counts', () => {
  const [row, note, ready] = [
    message('D', 'row'),
    message('A', 1, 'channel', 'payload'),
    (status: string) => message('Z', Buffer.from(status)),
  ]
  const output = Buffer.concat([note, row, ready('T'), row, note, ready('I')])
  expect(readOutput(output)).toEqual({
    answer: Buffer.concat([row, ready('T'), row, ready('I')]),
    notifications: [note, note],
    status: 'I',
  })
  expect(readOutput(row).status).toBeUndefined()
})
