import type { MessageInstance } from 'antd/es/message/interface'
import type { HookAPI } from 'antd/es/modal/useModal'
import { expect, test, vi } from 'vitest'
import { hostApp, lateApp, onAsked } from './late-app.ts'

/** What antd gives: a message is awaited until it is closed, a question until it is answered. */
function aHost() {
  const said: unknown[] = []
  const closed: unknown[] = []
  const success = (content: unknown) => {
    said.push(content)
    return Object.assign(() => closed.push(content), { then: (done: (isClosed: boolean) => void) => done(true) })
  }
  const confirm = ({ title }: { title?: unknown }) => {
    said.push(title)
    return { destroy: vi.fn(), update: vi.fn(), then: (answered: (isYes: boolean) => unknown) => Promise.resolve(answered(true)) }
  }
  // Only what is called here.
  const app = { message: { success } as unknown as MessageInstance, modal: { confirm } as unknown as HookAPI }
  return { app, said, closed }
}

test('what is said and asked before its code is there waits for it, in order, and is answered', async () => {
  const asked = vi.fn()
  const stop = onAsked(asked)
  const close = lateApp.message.success('saved')
  const answer = lateApp.modal.confirm({ title: 'sure?' })
  expect(asked).toHaveBeenCalledTimes(2)
  const { app, said, closed } = aHost()
  const end = hostApp(app)
  expect(said).toEqual(['saved', 'sure?'])
  expect(await answer).toBe(true)
  close()
  await vi.waitFor(() => expect(closed).toEqual(['saved']))
  end()
  stop()
})

test('once it is there, it is said at once', () => {
  const { app, said } = aHost()
  const end = hostApp(app)
  lateApp.message.success('again')
  expect(said).toEqual(['again'])
  end()
})
