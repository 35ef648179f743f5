import { createBrowserRouter, type DataRouter } from 'react-router'
import { features } from '../features.ts'
import { page } from './feature.ts'
import { Home } from './home.tsx'
import { NotFound } from './not-found.tsx'
import { RouteError } from './route-error.tsx'
import { Shell } from './shell.tsx'
import { Waiting } from './waiting.tsx'

/** A feature may be the start page itself, by an index route; else `/` leads to the first entry of the rail. */
const start = features.some(feature => feature.routes.some(route => route.index === true))
  ? []
  : [{ index: true, Component: Home }]

/** All addresses of the web. Sign-in, set-up and the customer's page stand outside the shell. */
export function createRouter(): DataRouter {
  return createBrowserRouter([
    {
      ErrorBoundary: RouteError,
      HydrateFallback: Waiting,
      children: [
        page('/sign-in', async () => (await import('../sign-in/sign-in-page.tsx')).SignInPage),
        page('/second-factor', async () => (await import('../sign-in/second-factor-page.tsx')).SecondFactorPage),
        page('/setup', async () => (await import('../setup/setup-page.tsx')).SetupPage),
        // The customer's own page: no sign-in, no shell.
        page('/c/:token', async () => (await import('../customer/customer-page.tsx')).CustomerPage),
        page('/s/:token', async () => (await import('../surveys/answer-page.tsx')).AnswerPage),
        // Whoever holds a copy of something signed verifies it here.
        page('/verify', async () => (await import('../signatures/verify-page.tsx')).VerifyPage),
        page('/verify/:code', async () => (await import('../signatures/verify-page.tsx')).VerifyPage),
        {
          // Not lazy: nearly every visit needs it, and one file less stands between the person and the page.
          path: '/',
          Component: Shell,
          children: [
            {
              // An error in a page leaves the rail standing.
              ErrorBoundary: RouteError,
              children: [...start, ...features.flatMap(feature => feature.routes), { path: '*', Component: NotFound }],
            },
          ],
        },
      ],
    },
  ])
}
