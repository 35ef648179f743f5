import { useQuery } from '@tanstack/react-query'
import { z } from 'zod'
import { AccountSecurity, Done, Ended, PersonSignIn } from '../../server/auth/schema.ts'
import { LinkStarted } from '../../server/sign-in/schema.ts'
import { get, post, request } from '../api/request.ts'

/** What changes when one's ways to sign in do. */
export const securityKeys = [['account', 'security'], ['me']] as const

/** How one signs in, and where one is signed in. */
export function useSecurity() {
  return useQuery({
    queryKey: ['account', 'security'],
    queryFn: ({ signal }) => get('/api/account/security', AccountSecurity, { signal }),
  })
}

const auth = <S extends z.ZodType>(path: string, body: object, schema: S) =>
  request(`/api/auth/${path}`, { method: 'POST', body, schema })

const Enabled = z.object({ totpURI: z.string(), backupCodes: z.array(z.string()) })
export type Enabled = z.infer<typeof Enabled>
/** Begins with an authenticator app: what the QR code says, and the backup codes. It counts once a first code has come back. */
export const beginCode = (password: string) => auth('two-factor/enable', password === '' ? {} : { password }, Enabled)
/** A code of the app, or a backup code: switches it on, or shows it once more in this session. */
export const giveCode = (code: string) =>
  auth(/^\d{6}$/.test(code) ? 'two-factor/verify-totp' : 'two-factor/verify-backup-code', { code }, z.unknown())
export const endCode = (password: string) => auth('two-factor/disable', password === '' ? {} : { password }, z.unknown())
export const renewBackupCodes = (password: string) =>
  auth('two-factor/generate-backup-codes', password === '' ? {} : { password }, z.object({ backupCodes: z.array(z.string()) }))

/** Asks the device for a new passkey and has it kept under a name; false where the person thought better of it. */
export async function addPasskey(name: string): Promise<boolean> {
  const { startRegistration } = await import('@simplewebauthn/browser')
  const optionsJSON = await get(
    '/api/auth/passkey/generate-register-options',
    // The library reads what the server's half of it wrote.
    z.custom<Parameters<typeof startRegistration>[0]['optionsJSON']>(value => typeof value === 'object' && value !== null),
  )
  const response = await startRegistration({ optionsJSON }).catch(error => {
    if (error instanceof Error && /NotAllowed|Abort/.test(error.name)) return undefined
    throw error
  })
  if (response === undefined) return false
  await auth('passkey/verify-registration', { response, name }, z.unknown())
  return true
}
export const renamePasskey = (id: string, name: string) => auth('passkey/update-passkey', { id, name }, z.unknown())
export const removePasskey = (id: string) => auth('passkey/delete-passkey', { id }, z.unknown())

export const endSession = (id: string) =>
  request(`/api/account/sessions/${encodeURIComponent(id)}`, { method: 'DELETE', schema: Ended })
export const endOtherSessions = (intent: string) => post('/api/account/sessions/end-others', {}, Ended, intent)
export const unlink = (id: string) =>
  request(`/api/account/identities/${encodeURIComponent(id)}`, { method: 'DELETE', schema: Ended })
/** Begins linking; gives the provider's address, where the browser goes next. */
export const beginLink = (provider: string, intent: string) =>
  post(`/api/sign-in/${encodeURIComponent(provider)}/link`, {}, LinkStarted, intent)

/** How somebody else signs in; administrators only. */
export function usePersonSignIn(person: string) {
  return useQuery({
    queryKey: ['people', 'sign-in', person],
    queryFn: ({ signal }) => get(`/api/people/${encodeURIComponent(person)}/sign-in`, PersonSignIn, { signal }),
  })
}
export const actOnSignIn = (person: string, act: 'unlock' | 'second-factor/reset' | 'sign-out', intent: string) =>
  post(`/api/people/${encodeURIComponent(person)}/${act}`, {}, Done, intent)
