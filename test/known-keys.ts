import crypto, { type BinaryLike, type ScryptOptions } from 'node:crypto'
import { syncBuiltinESMExports } from 'node:module'

// On the process and not in the module: web tests and end-to-end tests evaluate this anew for every file.
const shared = globalThis as typeof globalThis & { bihuanKnownKeys?: Map<string, Promise<Buffer>> }

/**
 * Lets this test process derive each key by scrypt once: the same password, salt and cost give the same key, whoever asks. A derivation takes a
 * tenth of a second of processor on purpose, and a test run signs some thousand people in. What is derived is what it was; the product's cost
 * stays what it is, and a password or salt not seen before takes its full time.
 */
export function rememberDerivedKeys(): void {
  if (shared.bihuanKnownKeys) return
  const known = new Map<string, Promise<Buffer>>()
  shared.bihuanKnownKeys = known
  const derive = crypto.scrypt as (
    password: BinaryLike,
    salt: BinaryLike,
    length: number,
    options: ScryptOptions,
    done: (error: Error | null, key: Buffer) => void,
  ) => void
  const remembering: typeof derive = (password, salt, length, options, done) => {
    if (typeof done !== 'function' || typeof password !== 'string' || typeof salt !== 'string') {
      derive(password, salt, length, options, done)
      return
    }
    const asked = JSON.stringify([password, salt, length, options])
    const key =
      known.get(asked) ??
      new Promise<Buffer>((resolve, reject) =>
        derive(password, salt, length, options, (error, derived) => (error ? reject(error) : resolve(derived))),
      )
    known.set(asked, key)
    key.then(
      derived => done(null, Buffer.from(derived)),
      error => {
        known.delete(asked)
        done(error, Buffer.alloc(0))
      },
    )
  }
  Object.assign(crypto, { scrypt: remembering })
  syncBuiltinESMExports()
}
