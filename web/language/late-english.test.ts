import { expect, test, vi } from 'vitest'
import { chooseLanguage, currentLanguage, englishReady } from './language.ts'
import { lateEnglish } from './late-english.ts'

test('English words come when somebody chooses English; until they are there Chinese stands, and one who reads Chinese loads none', async () => {
  let arrive: (words: { default: Record<string, string> }) => void = () => undefined
  const load = vi.fn(() => new Promise<{ default: Record<string, string> }>(resolve => (arrive = resolve)))
  const words = lateEnglish(load)
  await englishReady()
  expect(load).not.toHaveBeenCalled()
  chooseLanguage('en')
  expect([currentLanguage(), load.mock.calls.length]).toEqual(['zh', 1])
  arrive({ default: { save: 'Save' } })
  await vi.waitFor(() => expect(currentLanguage()).toBe('en'))
  expect(words).toEqual({ save: 'Save' })

  // Code that loads later brings its words along, and is shown after them.
  const later = lateEnglish(async () => ({ default: { leave: 'Leave' } }))
  await englishReady()
  expect(later).toEqual({ leave: 'Leave' })
  chooseLanguage('zh')
})

test('words that do not come keep nobody from choosing, and are asked for again', async () => {
  const load = vi
    .fn()
    .mockRejectedValueOnce(new Error('no network'))
    .mockResolvedValueOnce({ default: { save: 'Save' } })
  const words = lateEnglish(load)
  chooseLanguage('en')
  await vi.waitFor(() => expect(currentLanguage()).toBe('en'))
  expect(words).toEqual({})
  chooseLanguage('zh')
  chooseLanguage('en')
  await vi.waitFor(() => expect(words).toEqual({ save: 'Save' }))
  chooseLanguage('zh')
})
