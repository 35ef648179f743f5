import type { Actor } from '../../engine/permissions.ts'
import type { Role } from '../../events/roles.ts'
import type { Language } from '../../events/text.ts'

/** A person who may sign in, with the posts held at the moment of asking. */
export type Standing = {
  org: string
  person: string
  name: string
  roles: readonly { readonly role: string; readonly department?: string }[]
  isDemo: boolean
  isActive: boolean
}

/** Who makes a request. */
export type Session = Omit<Standing, 'isActive'> & {
  language: Language
  /** A browser's cookie, or a program's API key. */
  via: 'cookie' | 'key'
  isAdministrator: boolean
}

/** The session as the engine's permissions want it. */
export function actorOf({ person, roles }: Session): Actor {
  return { person, roles }
}

/** Whether the person holds one of the roles in some department. */
export function holdsOneOf({ roles }: Pick<Standing, 'roles'>, wanted: readonly Role[]): boolean {
  return roles.some(({ role }) => (wanted as readonly string[]).includes(role))
}
