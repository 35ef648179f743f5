import AppContext, { AppConfigContext } from 'antd/es/app/context'
import useStyle from 'antd/es/app/style'
import { Suspense, useEffect, useState } from 'react'
import { Outlet } from 'react-router'
import { lazyPart } from '../ui/lazy-part.tsx'
import { useQuiet } from '../ui/use-quiet.ts'
import { lateApp, onAsked } from './late-app.ts'

const MessageHost = lazyPart(async () => (await import('./message-host.tsx')).MessageHost)

/** antd's own defaults: the host has its settings itself. */
const none = {}

/**
 * Around every page but the sign-in: `message` and `modal` come from `App.useApp()`. Their code weighs as much as a page, so it comes when the
 * first page is quiet, or with the first message or question, which waits for it.
 */
export function Messages() {
  const [hash, variables] = useStyle('ant-app')
  const isQuiet = useQuiet()
  const [isAsked, setAsked] = useState(false)
  useEffect(() => onAsked(() => setAsked(true)), [])
  return (
    <AppContext.Provider value={lateApp}>
      <AppConfigContext.Provider value={none}>
        <div className={`ant-app ${hash} ${variables}`}>
          <Outlet />
          <Suspense>{(isQuiet || isAsked) && <MessageHost />}</Suspense>
        </div>
      </AppConfigContext.Provider>
    </AppContext.Provider>
  )
}
