import type { ComponentType, ReactNode } from 'react'
import type { RouteObject } from 'react-router'
import type { Text } from '../../events/text.ts'
import type { Me } from '../../server/me/schema.ts'
import { englishReady } from '../language/language.ts'

/** An entry of the left rail. Its words stand here, not in words.ts, so that a feature's own words load with its pages. */
export type RailEntry = {
  readonly to: string
  readonly icon: ReactNode
  readonly label: Text
  /** Position; leave room: 10, 20, 30 … */
  readonly order: number
  /** Key in `me.badges`. */
  readonly badge?: string
  /** The letter after `g` that jumps here. */
  readonly jump?: string
  /** To whom it is shown. What is allowed, the server says. */
  readonly shownTo?: (me: Me) => boolean
}

/** A command of the palette (⌘K). Pages add their own while they are open, with useShortcuts. */
export type Command = { readonly id: string; readonly label: Text; readonly to: string; readonly words?: string }

/** An entry of the ＋ button; the first by order is also the shortcut `c`. */
export type CreateEntry = { readonly to: string; readonly label: Text; readonly order: number }

/** What a feature tells the shell: one file `web/<feature>/feature.tsx`, one line in `web/features.ts`. */
export type Feature = {
  readonly name: string
  /** Made with `page`; shown inside the shell. */
  readonly routes: readonly RouteObject[]
  readonly rail?: readonly RailEntry[]
  readonly commands?: readonly Command[]
  readonly creates?: readonly CreateEntry[]
  /** The page of a thing by its kind (`case`), for search hits, notifications and links. */
  readonly opens?: Readonly<Record<string, (id: string) => string>>
}

/** The code of a page, with its words in the language in use. */
export const lazily = (load: () => Promise<ComponentType>) => async () => {
  const Component = await load()
  await englishReady()
  return { Component }
}

/**
 * A route whose code is loaded when it is visited. As a function: of `lazy: { Component }` the router swallows that a file did not come, and
 * shows an empty window.
 * `page('/cases', async () => (await import('./list-page.tsx')).CaseListPage)`
 */
export function page(path: string, load: () => Promise<ComponentType>, children?: RouteObject[]): RouteObject {
  return { path, lazy: lazily(load), ...(children === undefined ? {} : { children }) }
}
