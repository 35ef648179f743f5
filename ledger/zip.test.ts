import JSZip from 'jszip'
import { describe, expect, test } from 'vitest'
import { crc32, readZip, structureFaults, writeZip, zipTail } from './zip.ts'

const bytes = (text: string) => new Uint8Array(Buffer.from(text))

describe('an archive', () => {
  const content = (text: string) => bytes(text)
  const two = writeZip([
    { path: 'a.txt', content: content('first') },
    { path: '乙.txt', content: content('') },
  ])
  const said = (archive: Uint8Array) =>
    readZip(archive)?.map(({ path, size, content: bytes }) => [path, size, Buffer.from(bytes).toString()])
  const members = [
    ['a.txt', 5, 'first'],
    ['乙.txt', 0, ''],
  ]
  test('is read by its directory, wherever it lies in memory, and so is one without members', () => {
    expect(said(two)).toEqual(members)
    const inside = new Uint8Array(two.length + 7)
    inside.set(two, 7)
    expect(said(inside.subarray(7))).toEqual(members)
    expect(readZip(writeZip([]))).toEqual([])
  })
  test('whose directory is damaged or missing is read as its members follow each other', () => {
    const tail = zipTail([])
    const directory = two.length - zipTail(readZip(two)!).length
    for (const at of [directory, directory + 28, two.length - 22, two.length - 6, two.length - 12]) {
      const damaged = two.slice()
      damaged[at] = damaged[at]! ^ 0x40
      expect(said(damaged), `${at - directory}`).toEqual(members)
    }
    expect(said(two.slice(0, directory))).toEqual(members)
    expect(said(two.slice(0, directory - 1))?.slice(0, 1)).toEqual(members.slice(0, 1))
    expect(readZip(tail.slice(1))).toBeUndefined()
  })
  test('with a directory that names another member is read by the directory, whose word is not believed', () => {
    const renamed = two.slice()
    const directory = two.length - zipTail(readZip(two)!).length
    renamed[directory + 46] = 'b'.charCodeAt(0)
    expect(said(renamed)?.map(([path]) => path)).toEqual(['b.txt', '乙.txt'])
    expect(structureFaults(renamed, readZip(renamed)!, new Set())).toEqual(['b.txt'])
  })
  test('says of which member the header is not what it must be, passing over checksums of what is known to be changed', () => {
    expect(structureFaults(two, readZip(two)!, new Set())).toEqual([])
    const changed = two.slice()
    changed[35] = 'F'.charCodeAt(0)
    expect(structureFaults(changed, readZip(changed)!, new Set())).toEqual(['a.txt', ''])
    expect(structureFaults(changed, readZip(changed)!, new Set(['a.txt']))).toEqual([])
    expect(structureFaults(changed, readZip(changed)!, new Set(['乙.txt']))).toEqual(['a.txt', ''])
    for (const at of [13, 18]) {
      const more = changed.slice()
      more[at] = more[at]! ^ 1
      expect(structureFaults(more, readZip(changed)!, new Set(['a.txt'])), `${at}`).toEqual(['a.txt'])
    }
    expect(structureFaults(new Uint8Array([...two, 0]), readZip(two)!, new Set())).toEqual([''])
    expect(structureFaults(two.slice(0, -1), readZip(two)!, new Set())).toEqual([''])
    expect(structureFaults(two.slice(0, 20), readZip(two)!, new Set())).toEqual(['a.txt', '乙.txt', ''])
  })
  test('has the checksum of the standard, in one piece or in two', () => {
    expect(crc32(content('123456789'))).toBe(0xcbf43926)
    expect(crc32(content('6789'), crc32(content('12345')))).toBe(0xcbf43926)
    expect(crc32(new Uint8Array())).toBe(0)
  })
  test('is one of the standard: another library reads it, and its bytes are little-endian as they must be', async () => {
    const read = await JSZip.loadAsync(two, { checkCRC32: true })
    expect(Object.keys(read.files)).toEqual(['a.txt', '乙.txt'])
    expect(await read.file('a.txt')!.async('string')).toBe('first')
    const hex = Buffer.from(writeZip([{ path: 'a', content: content('x') }])).toString('hex')
    const fields = '140000080000000021008316dc8c01000000010000000100'
    const [local, central] = [`504b0304${fields}00006178`, `504b01021400${fields}${'0'.repeat(24)}0000000061`]
    expect(hex).toBe(`${local}${central}504b050600000000010001002f000000200000000000`)
  })
  test('with a member that ends beyond it, or a directory that does, is not read by that directory', () => {
    const directory = two.length - zipTail(readZip(two)!).length
    const sized = (at: number, size: number) => {
      const changed = two.slice()
      new DataView(changed.buffer).setUint32(at, size, true)
      return said(changed)
    }
    expect(sized(directory + 24, 1_000_000)).toEqual(members)
    expect(sized(directory + 20, 1_000_000)).toEqual(members)
    expect(sized(two.length - 6, directory + 51)).toEqual(members)
    expect(sized(two.length - 6, two.length)).toEqual(members)
    expect(sized(18, 1_000_000)).toEqual(members)
    const alone = two.slice(0, directory)
    new DataView(alone.buffer).setUint32(18, 1_000_000, true)
    expect(readZip(alone)).toBeUndefined()
  })
})
