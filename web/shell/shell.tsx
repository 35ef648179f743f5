import { useQueryClient } from '@tanstack/react-query'
import { Skeleton } from 'antd'
import { Suspense, useEffect, useState } from 'react'
import { Navigate, Outlet, ScrollRestoration, useLocation, useNavigate, useNavigation } from 'react-router'
import type { Me } from '../../server/me/schema.ts'
import { followLive } from '../api/live.ts'
import { useMeQuery } from '../api/me.ts'
import { onSignedOut } from '../api/signed-out.ts'
import { useWords } from '../language/use-words.ts'
import { ownOutbox } from '../offline/outbox-runtime.ts'
import { useOffline } from '../offline/use-offline.ts'
import { draftOwner, ownDrafts } from '../ui/draft.ts'
import { lazyPart } from '../ui/lazy-part.tsx'
import { Refusal } from '../ui/refusal.tsx'
import { listenForShortcuts } from '../ui/use-shortcuts.ts'
import { useWhy } from '../ui/why-link.ts'
import { Announcer } from './announcer.tsx'
import { Banners } from './banners.tsx'
import { BottomBar } from './bottom-bar.tsx'
import { Rail } from './rail.tsx'
import { TopBar } from './top-bar.tsx'
import { useGlobalShortcuts } from './use-global-shortcuts.ts'
import { shellWords } from './words.ts'
import './shell.css'

const CommandPalette = lazyPart(async () => (await import('../ui/command-palette.tsx')).CommandPalette)
const CheatSheet = lazyPart(async () => (await import('../ui/cheat-sheet.tsx')).CheatSheet)
const WhyDrawer = lazyPart(async () => (await import('../ui/why-drawer.tsx')).WhyDrawer)

function Frame({ me }: { me: Me }) {
  const t = useWords(shellWords)
  const queries = useQueryClient()
  const navigation = useNavigation()
  const why = useWhy()
  const [palette, setPalette] = useState(false)
  const [cheatSheet, setCheatSheet] = useState(false)
  // During render, because pages read their drafts in their first render; the same person changes nothing.
  if (draftOwner() !== me.person.id) ownDrafts(me.person.id)
  ownOutbox({ org: me.organisation.id, person: me.person.id })
  useEffect(() => followLive(queries), [queries])
  useEffect(listenForShortcuts, [])
  useOffline()
  useGlobalShortcuts(me, { openPalette: () => setPalette(true), openCheatSheet: () => setCheatSheet(true) })
  return (
    <div className="shell">
      <a className="skip-link no-print" href="#content">
        {t('skipToContent')}
      </a>
      <Rail />
      <div className="shell-main">
        <TopBar onSearch={() => setPalette(true)} onShortcuts={() => setCheatSheet(true)} />
        {navigation.state !== 'idle' && <div className="navigation-bar" />}
        <Banners />
        <main id="content" className="content" tabIndex={-1}>
          <Outlet />
        </main>
      </div>
      <BottomBar />
      <Announcer />
      <ScrollRestoration />
      <Suspense>
        {palette && <CommandPalette onClose={() => setPalette(false)} />}
        {cheatSheet && <CheatSheet onClose={() => setCheatSheet(false)} />}
        {why.open !== undefined && <WhyDrawer />}
      </Suspense>
    </div>
  )
}

/** Everything for people who are signed in. An answer 401 anywhere leads to the sign-in page and back to this address. */
export function Shell() {
  const me = useMeQuery()
  const navigate = useNavigate()
  const { pathname, search, hash } = useLocation()
  const here = pathname + search + hash
  // Whoever has seen their own name here was signed in: for them the session has ended; a visitor is only asked to sign in.
  const ended = me.data === undefined ? '' : '&ended=1'
  const signIn = `/sign-in?return=${encodeURIComponent(here)}${ended}`
  useEffect(() => onSignedOut(() => void navigate(signIn, { replace: true })), [navigate, signIn])
  if (me.data?.secondFactorMissing === true) return <Navigate to={`/second-factor?return=${encodeURIComponent(here)}`} replace />
  if (me.data !== undefined) return <Frame me={me.data} />
  if (me.error !== null) {
    // The answer to the question that is asked before this stands may have come when nothing listened yet.
    if (me.error.status === 401) return <Navigate to={signIn} replace />
    return (
      <div className="waiting">
        <Refusal problem={me.error} onRetry={() => void me.refetch()} />
      </div>
    )
  }
  return (
    <div className="shell" aria-busy="true">
      <div className="rail" data-open="false" />
      <div className="shell-main">
        <div className="top-bar" />
        <div className="content">
          <Skeleton active paragraph={{ rows: 8 }} />
        </div>
      </div>
    </div>
  )
}
