import type { useAppProps as AppProps } from 'antd/es/app/context'
import type { MessageInstance, TypeOpen } from 'antd/es/message/interface'
import type { HookAPI, ModalFuncWithPromise } from 'antd/es/modal/useModal'

type Shown = Pick<AppProps, 'message' | 'modal'>

let shown: Shown | undefined
const waiting: ((app: Shown) => void)[] = []
const listeners = new Set<() => void>()

/** Calls back when somebody wants to say or ask something and nothing is there yet to show it. Gives back how to stop listening. */
export function onAsked(listener: () => void): () => void {
  listeners.add(listener)
  if (waiting.length > 0) listener()
  return () => void listeners.delete(listener)
}

/** From here on `app` shows what is said and asked, first of all what waited. Gives back how to end that. */
export function hostApp(app: Shown): () => void {
  shown = app
  for (const run of waiting.splice(0)) run(app)
  return () => {
    if (shown === app) shown = undefined
  }
}

/** What a call gives, once it can be made. In a box: messages and questions can themselves be awaited, and a promise would do so. */
function later<T>(call: (app: Shown) => T): Promise<{ readonly made: T }> {
  return new Promise(resolve => {
    waiting.push(app => resolve({ made: call(app) }))
    for (const listener of listeners) listener()
  })
}

function sayLate(kind: Exclude<keyof MessageInstance, 'open' | 'destroy'>): TypeOpen {
  return (...given) => {
    if (shown !== undefined) return shown.message[kind](...given)
    return closable(later(app => app.message[kind](...given)))
  }
}

function closable(box: Promise<{ readonly made: ReturnType<TypeOpen> }>): ReturnType<TypeOpen> {
  const closed = () => box.then(({ made }) => made)
  return Object.assign(() => void box.then(({ made }) => made()), {
    // antd's messages are awaited until they are closed.
    then: ((done, failed) => closed().then(done, failed)) satisfies PromiseLike<boolean>['then'],
  })
}

function askLate(kind: keyof HookAPI): ModalFuncWithPromise {
  return config => {
    if (shown !== undefined) return shown.modal[kind](config)
    const box = later(app => app.modal[kind](config))
    return {
      destroy: () => void box.then(({ made }) => made.destroy()),
      update: change => void box.then(({ made }) => made.update(change)),
      // antd's questions are awaited until they are answered.
      then: (answered, failed) => box.then(({ made }) => made.then(answered, failed)),
    }
  }
}

const nowhere = () => {
  throw new Error('There is no place for notifications: say it with message, or in the page.')
}

/** What `App.useApp()` gives everywhere: antd's own functions, of which the first calls wait until their code is there. */
export const lateApp: AppProps = {
  message: {
    ...{ info: sayLate('info'), success: sayLate('success'), error: sayLate('error') },
    ...{ warning: sayLate('warning'), loading: sayLate('loading') },
    open: given => (shown === undefined ? closable(later(app => app.message.open(given))) : shown.message.open(given)),
    destroy: key => shown?.message.destroy(key),
  },
  modal: {
    ...{ info: askLate('info'), success: askLate('success'), error: askLate('error') },
    ...{ warning: askLate('warning'), confirm: askLate('confirm') },
  },
  notification: { success: nowhere, error: nowhere, info: nowhere, warning: nowhere, open: nowhere, destroy: nowhere },
}
