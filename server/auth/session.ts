import type { Actor } from '../../engine/permissions.ts'
import type { Role } from '../../events/roles.ts'
import type { Language } from '../../events/text.ts'
import type { Scope } from './schema.ts'

/** A person who may sign in, with the posts held at the moment of asking. */
export type Standing = {
  org: string
  person: string
  name: string
  roles: readonly { readonly role: string; readonly department?: string }[]
  isDemo: boolean
  isActive: boolean
  /** A post of theirs is one for which the company asks for a second factor. */
  needsSecondFactor: boolean
}

/** Who makes a request. */
export type Session = Omit<Standing, 'isActive' | 'needsSecondFactor'> & {
  language: Language
  /** A browser's cookie, or a program's API key. */
  via: 'cookie' | 'key'
  isAdministrator: boolean
  /** Of a cookie: the user of better-auth and the session. */
  account?: { readonly user: string; readonly session: string; readonly hasSecondFactor: boolean }
  /** The company asks for a second factor, and this session has none yet: it opens only the way to one. */
  secondFactorMissing?: boolean
  /** Of a key: what it may; undefined where it may everything that its maker may. */
  scopes?: readonly Scope[] | undefined
  /** Whoever runs the installation: the key that its environment names (BIHUAN_API_KEY). Of more than one organisation only they may act on all. */
  isOperator?: boolean
}

/** The session as the engine's permissions want it. */
export function actorOf({ person, roles }: Session): Actor {
  return { person, roles }
}

/** Whether the person holds one of the roles in some department. */
export function holdsOneOf({ roles }: Pick<Standing, 'roles'>, wanted: readonly Role[]): boolean {
  return roles.some(({ role }) => (wanted as readonly string[]).includes(role))
}
