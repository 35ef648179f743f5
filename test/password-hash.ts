import { hashOf } from '../server/auth/password.ts'

const known = new Map<string, Promise<string>>()

/** The hash of a password as it is kept, made once by each test process: people of tests who share a password share its salt. */
export function passwordHash(password: string): Promise<string> {
  const hash = known.get(password) ?? hashOf(password)
  known.set(password, hash)
  return hash
}
