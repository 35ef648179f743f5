import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { RouterProvider } from 'react-router/dom'
import { beginChecks, holdChecks } from './api/late-schema.ts'
import { meQuery } from './api/me.ts'
import { createQueryClient } from './api/query.ts'
import { holdWhilePressed } from './api/while-pressed.ts'
import { englishReady, followLanguage } from './language/language.ts'
import { keepAnswers } from './offline/kept-answers.ts'
import { Providers } from './shell/providers.tsx'
import { createRouter, isOutside } from './shell/router.tsx'
import { reloadWhenUpdated } from './shell/updated.ts'
import { whenQuiet } from './ui/use-quiet.ts'
import './global.css'

followLanguage()
reloadWhenUpdated()
keepAnswers()
holdWhilePressed()
holdChecks()

const queries = createQueryClient()
// Asked before the code of the page is there, which takes longer than the answer.
const isInside = !isOutside(window.location.pathname)
const meKnown = isInside ? queries.prefetchQuery({ ...meQuery, retry: false }) : Promise.resolve()

const root = document.getElementById('root')
if (root === null) throw new Error('index.html has no #root')
const router = createRouter()
/** Runs once the code of the page is there. */
function whenInitialized(run: () => void): void {
  if (router.state.initialized) {
    run()
    return
  }
  const stop = router.subscribe(({ initialized }) => {
    if (!initialized) return
    stop()
    run()
  })
}
/** With the code of the page and the person there is one drawing instead of three; but whoever waits longer than this sees that something comes. */
const PATIENCE_MS = 400
const drawable = new Promise<void>(resolve => {
  setTimeout(resolve, PATIENCE_MS)
  whenInitialized(() => void meKnown.then(resolve))
})
const checkWhenQuiet = () => void whenQuiet(queries, () => void beginChecks(() => void queries.resetQueries()))
// Before the code of the page is there nothing is asked, and that is not what quiet means.
whenInitialized(checkWhenQuiet)
void Promise.all([englishReady(), drawable]).then(() =>
  createRoot(root).render(
    <StrictMode>
      <Providers queries={queries}>
        <RouterProvider router={router} />
      </Providers>
    </StrictMode>,
  ),
)
