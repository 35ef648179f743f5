import { z } from 'zod'
import type { Language } from '../../events/text.ts'
import type { AdminLogEntry } from '../../server/admin-log/schema.ts'
import { Scope, SignInMethod } from '../../server/auth/schema.ts'
import { callbackRefusals } from '../../server/sign-in/callback-schema.ts'
import { sayValue } from '../cases/say-value.ts'
import type { Say } from '../language/use-words.ts'
import type { signInWords } from '../sign-in/words.ts'
import type { adminLogWords } from './admin-log-words.ts'
import type { scopeWords } from './scope-words.ts'
import type { securityWords } from './security-words.ts'

/** How the words are said that an entry may need. */
export type LogSay = {
  readonly log: Say<(typeof adminLogWords)['zh']>
  readonly security: Say<(typeof securityWords)['zh']>
  readonly front: Say<(typeof signInWords)['zh']>
  readonly scope: Say<(typeof scopeWords)['zh']>
  readonly language: Language
}

const Detail = z.object({
  method: SignInMethod.optional().catch(undefined),
  provider: z.string().optional(),
  device: z.string().optional(),
  label: z.string().optional(),
  name: z.string().optional(),
  reason: z.string().optional(),
  /** What a program of somebody else's said, as it said it. */
  says: z.string().optional(),
  minutes: z.number().optional(),
  sessions: z.number().optional(),
  scopes: z.array(Scope).nullable().optional().catch(undefined),
  changed: z
    .array(z.enum(['name', 'clientId', 'secret', 'isEnabled', 'config']))
    .optional()
    .catch(undefined),
  secondFactorRoles: z.array(z.string()).optional(),
})

/** What an entry says beyond who, what and when; empty where there is nothing. */
export function sayLogEntry({ detail, subject }: AdminLogEntry, { log, security, front, scope, language }: LogSay): string {
  const told = Detail.safeParse(detail).data
  if (told === undefined) return ''
  const comma = language === 'zh' ? '、' : ', '
  const { method, provider, device, label, name, reason, says, minutes, sessions, scopes, changed, secondFactorRoles } = told
  return [
    reason !== undefined && sayReason(reason, { log, front }),
    provider ?? (method !== undefined && security(`method.${method}`)),
    label,
    says,
    name !== subject?.name && name,
    minutes !== undefined && log('minutes', { count: minutes }),
    sessions !== undefined && log('devices', { count: sessions }),
    scopes === null && log('fullRights'),
    scopes && log('scopes', { list: scopes.map(one => scope(one)).join(comma) }),
    changed && changed.length > 0 && log('changedParts', { list: changed.map(one => log(`part.${one}`)).join(comma) }),
    secondFactorRoles &&
      (secondFactorRoles.length === 0
        ? log('nobody')
        : secondFactorRoles.map(role => sayValue('role', role, language)).join(comma)),
    device,
  ]
    .filter(part => typeof part === 'string' && part !== '')
    .join(' · ')
}

function sayReason(reason: string, { log, front }: Pick<LogSay, 'log' | 'front'>): string {
  if (reason === 'sign-in.wrong') return log('wrongPassword')
  if (reason === 'second-factor.used') return log('usedCode')
  if (reason === 'person.inactive') return log('inactive')
  if (reason === 'demo.loopback-only') return log('demoOnly')
  const known = callbackRefusals.find(code => code === reason)
  return known === undefined ? '' : front(`refused.${known}`).replace(/[。.]$/, '')
}
