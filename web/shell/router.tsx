import { createBrowserRouter, type DataRouter } from 'react-router'
import { englishReady } from '../language/language.ts'
import { lazily, page } from './feature.ts'
import { RouteError } from './route-error.tsx'
import { Waiting } from './waiting.tsx'

const outside = /^\/(sign-in|second-factor|setup|c|s|verify)(\/|$)/

/** Whether a page stands outside the shell: sign-in, set-up, what a customer opens, checking a signature. */
export const isOutside = (path: string): boolean => outside.test(path)

const messages = async () => (await import('./messages.tsx')).Messages

/**
 * All addresses of the web. Those inside the shell are a file of their own, asked for when the first of them is visited: who only
 * signs in, or answers as a customer, loads none of it.
 */
export function createRouter(): DataRouter {
  let isInside = false
  return createBrowserRouter(
    [
      {
        id: 'root',
        ErrorBoundary: RouteError,
        HydrateFallback: Waiting,
        children: [
          page('/sign-in', async () => (await import('../sign-in/sign-in-page.tsx')).SignInPage),
          {
            lazy: lazily(messages),
            children: [
              page('/second-factor', async () => (await import('../sign-in/second-factor-page.tsx')).SecondFactorPage),
              page('/setup', async () => (await import('../setup/setup-page.tsx')).SetupPage),
              // The customer's own page: no sign-in, no shell.
              page('/c/:token', async () => (await import('../customer/customer-page.tsx')).CustomerPage),
              page('/s/:token', async () => (await import('../surveys/answer-page.tsx')).AnswerPage),
              // Whoever holds a copy of something signed verifies it here.
              page('/verify', async () => (await import('../signatures/verify-page.tsx')).VerifyPage),
              page('/verify/:code', async () => (await import('../signatures/verify-page.tsx')).VerifyPage),
            ],
          },
        ],
      },
    ],
    {
      patchRoutesOnNavigation: async ({ path, patch }) => {
        if (isInside || isOutside(path)) return
        const { insideRoutes } = await import('./inside-routes.tsx')
        await englishReady()
        // Asked for twice at once: the second finds them there.
        if (isInside) return
        isInside = true
        patch('root', insideRoutes())
      },
    },
  )
}
