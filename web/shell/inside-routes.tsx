import type { RouteObject } from 'react-router'
import { features } from '../features.ts'
import { Home } from './home.tsx'
import { Messages } from './messages.tsx'
import { NotFound } from './not-found.tsx'
import { RouteError } from './route-error.tsx'
import { Shell } from './shell.tsx'

/** A feature may be the start page itself, by an index route; else `/` leads to the first entry of the rail. */
const start = features.some(feature => feature.routes.some(route => route.index === true))
  ? []
  : [{ index: true, Component: Home }]

/** The addresses for people who are signed in: the shell and the pages of every feature in it. */
export function insideRoutes(): RouteObject[] {
  return [
    {
      path: '/',
      Component: Messages,
      children: [
        {
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
  ]
}
