import type { HookAPI } from 'antd/es/modal/useModal/index'
import { sayIn } from '../language/use-words.ts'
import { leaveDevice as forgetReading } from './device-owner.ts'
import { forgetOwner } from './kept-answers.ts'
import { listActions } from './outbox.ts'
import { deviceDb, disownOutbox, outboxOwner } from './outbox-runtime.ts'
import { offlineWords } from './words.ts'

/** Whether somebody who has unsent things here wants to sign out all the same. */
export async function mayLeave(modal: Pick<HookAPI, 'confirm'>): Promise<boolean> {
  const t = sayIn(offlineWords)
  const actions = await deviceDb()
    .then(listActions)
    .catch(() => [])
  const count = actions.filter(one => one.state !== 'done').length
  if (count === 0) return true
  return await modal.confirm({
    title: t('leaveTitle', { count }),
    content: t('leaveText'),
    okText: t('leave'),
    cancelText: t('stay'),
  })
}

/** Nothing that was read stays on this device; what was not sent waits for its owner. */
export async function leaveDevice(): Promise<void> {
  const owner = outboxOwner()
  disownOutbox()
  forgetOwner()
  // A browser that keeps nothing has nothing to forget.
  await forgetReading(owner).catch(() => undefined)
}
