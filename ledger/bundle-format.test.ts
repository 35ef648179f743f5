import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { formatManifest, type Manifest, parseManifest } from './bundle-format.ts'

const hex = (digits: number) =>
  fc.array(fc.constantFrom(...'0123456789abcdef'), { minLength: digits, maxLength: digits }).map(found => found.join(''))
/** What may stand in one line of a manifest: separators that are no line break too, as names of files have them. */
const inLine = (minLength: number) =>
  fc
    .array(fc.oneof(fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }), fc.constantFrom(' ', '\u2028', '\u2029', '甲')), {
      ...{ minLength, maxLength: 12 },
    })
    .map(units => units.join('').replaceAll(/[\n\r]/g, '_'))
const manifests: fc.Arbitrary<Manifest> = fc.record({
  ...{ origin: inLine(1), number: inLine(0), takenAt: fc.stringMatching(/^\S{1,30}$/), takenBy: inLine(0) },
  files: fc.array(fc.record({ path: inLine(1), size: fc.nat({ max: 999_999_999_999_999 }), sha256: hex(64) }), { maxLength: 4 }),
  lines: fc.array(fc.record({ hash: hex(32), label: inLine(1) }), { maxLength: 4 }),
})

const one: Manifest = {
  ...{ origin: 'cs.example/org', number: 'YC-1', takenAt: '2026-03-02T01:00:00.000Z', takenBy: '李晓 （总经理）' },
  files: [{ path: 'files/01 照片 一.jpg', size: 3, sha256: 'a'.repeat(64) }],
  lines: [{ hash: 'b'.repeat(32), label: 'events/1' }],
}

describe('a manifest', () => {
  test('is read as it was written, whatever stands in names, numbers and paths', () => {
    expect(parseManifest(formatManifest(one))).toEqual(one)
    fc.assert(
      fc.property(manifests, manifest => {
        expect(parseManifest(formatManifest(manifest))).toEqual(manifest)
      }),
    )
  })

  test('keeps a name whole in which a line separator of Unicode stands', () => {
    const apart: Manifest = {
      ...{ ...one, takenBy: '李\u2028晓' },
      files: [{ ...one.files[0]!, path: 'files/01 甲\u2029乙.jpg' }],
      lines: [{ ...one.lines[0]!, label: 'a\u2028b' }],
    }
    expect(parseManifest(formatManifest(apart))).toEqual(apart)
  })

  test('is not written where anything in it would begin a line of its own', () => {
    const forged = `x\nfile ${'c'.repeat(64)} 1 other`
    for (const change of [
      { origin: forged },
      { number: forged },
      { takenBy: forged },
      { files: [{ ...one.files[0]!, path: forged }] },
      { lines: [{ ...one.lines[0]!, label: 'a\rb' }] },
    ])
      expect(() => formatManifest({ ...one, ...change })).toThrow(new TypeError('a line of a manifest is one line'))
  })

  test('is none where its kind is another one, or nobody took it', () => {
    const text = formatManifest(one)
    for (const other of [
      '',
      '\n\n\n',
      text.replace('manifest 1', 'manifest 2'),
      text.replace('\ntaken ', '\nmistaken '),
      text.replace(/taken .*/, 'taken 2026-03-02'),
      text.split('\n').slice(0, 3).join('\n'),
      `\n${text}`,
    ])
      expect(parseManifest(other), other).toBeUndefined()
  })

  test('names neither a file nor a line where the line of it is not whole, and nothing else is', () => {
    const wrong = [
      `file ${'a'.repeat(63)} 3 x`,
      `file ${'A'.repeat(64)} 3 x`,
      `file ${'a'.repeat(64)} three x`,
      `file ${'a'.repeat(64)} 1234567890123456 x`,
      `file ${'a'.repeat(64)} 3 `,
      `a file ${'a'.repeat(64)} 3 x`,
      `line ${'b'.repeat(31)} x`,
      `line ${'b'.repeat(33)} x`,
      `line ${'b'.repeat(32)} `,
      `a line ${'b'.repeat(32)} x`,
      '— cs.example/org AAAA',
    ]
    expect(parseManifest(`${formatManifest(one)}${wrong.join('\n')}\n`)).toEqual(one)
  })
})
