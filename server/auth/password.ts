import { hashPassword } from 'better-auth/crypto'
import type { Text } from '../../events/text.ts'
import { PASSWORD_MAX, PASSWORD_MIN } from './schema.ts'

/** The commonest of ten characters and more; shorter ones are refused for their length. */
const COMMON = new Set([
  '1234567890',
  '0123456789',
  '12345678910',
  '0987654321',
  '1111111111',
  '0000000000',
  '1q2w3e4r5t',
  'qwertyuiop',
  'password12',
  'password123',
  'password1234',
  'passw0rd123',
  'admin12345',
  'admin123456',
  'administrator',
  'woaini1314',
  'woaini520',
  'iloveyou123',
  'qwer123456',
  'a123456789',
  'abc1234567',
  'abcdefghij',
  'letmein1234',
])

/** Why a password may not be taken, or undefined where it may. */
export function passwordProblem(password: string, { email, name }: { email: string; name: string }): Text | undefined {
  const length = [...password].length
  if (length < PASSWORD_MIN)
    return { zh: `密码至少 ${PASSWORD_MIN} 位`, en: `A password has at least ${PASSWORD_MIN} characters` }
  if (length > PASSWORD_MAX) return { zh: `密码至多 ${PASSWORD_MAX} 位`, en: `A password has at most ${PASSWORD_MAX} characters` }
  const lower = password.toLowerCase()
  if (COMMON.has(lower) || new Set(lower).size < 4) return { zh: '这个密码太常见，容易被猜到', en: 'This password is too common' }
  const ownWords = [email.toLowerCase(), email.toLowerCase().split('@')[0]!, name.toLowerCase().replaceAll(' ', '')]
  if (ownWords.includes(lower)) return { zh: '密码不能是姓名或邮箱', en: 'A password is neither the name nor the e-mail' }
  return undefined
}

/** scrypt as better-auth does it, on a thread of its own; takes about a tenth of a second, so never inside a transaction. */
export function hashOf(password: string): Promise<string> {
  return hashPassword(password)
}
