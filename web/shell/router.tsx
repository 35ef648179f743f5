import { createBrowserRouter, type DataRouter } from 'react-router'
import { features } from '../features.ts'
import { page } from './feature.ts'
import { Home } from './home.tsx'
import { NotFound } from './not-found.tsx'
import { RouteError } from './route-error.tsx'
import { Waiting } from './waiting.tsx'

/** All addresses of the web. Sign-in and set-up stand outside the shell. */
export function createRouter(): DataRouter {
  return createBrowserRouter([
    {
      ErrorBoundary: RouteError,
      HydrateFallback: Waiting,
      children: [
        page('/sign-in', async () => (await import('../sign-in/sign-in-page.tsx')).SignInPage),
        page('/setup', async () => (await import('../setup/setup-page.tsx')).SetupPage),
        page('/', async () => (await import('./shell.tsx')).Shell, [
          {
            // An error in a page leaves the rail standing.
            ErrorBoundary: RouteError,
            children: [
              { index: true, Component: Home },
              ...features.flatMap(feature => feature.routes),
              { path: '*', Component: NotFound },
            ],
          },
        ]),
      ],
    },
  ])
}
