import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const web = fileURLToPath(new URL('..', import.meta.url))

test('nothing uses what a build leaves out of antd for the sake of first pages: groups of avatars, and tips of labels and choices', async () => {
  const files = (await readdir(web, { recursive: true })).filter(name => /\.tsx?$/.test(name) && !name.endsWith('.test.ts'))
  expect(files.length).toBeGreaterThan(500)
  const using: string[] = []
  for (const name of files) {
    const text = await readFile(join(web, name), 'utf8')
    // `tooltip` of a form's field and of a segmented row's option; others would be found here too, and looked at by whoever adds them.
    if (/\bAvatar\.Group\b|\btooltip\s*[=:]/.test(text)) using.push(name)
  }
  // A slider's own tip stays as it is.
  expect(using).toEqual(['mining/map-section.tsx'])
})
