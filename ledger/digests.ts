/** SHA-256 by its number (RFC 5754). */
export const SHA256 = '2.16.840.1.101.3.4.2.1'

const names: Readonly<Record<string, string>> = {
  [SHA256]: 'SHA-256',
  '2.16.840.1.101.3.4.2.2': 'SHA-384',
  '2.16.840.1.101.3.4.2.3': 'SHA-512',
}

/** What WebCrypto calls a hash that is strong enough to sign with; undefined for every other. */
export const strongHash = (oid: string): string | undefined => names[oid]

/** Whether signatures over this hash count; SHA-1 and MD5 do not. */
export const isStrongHash = (name: string): boolean => Object.values(names).includes(name)
