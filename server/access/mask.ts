/** What of a customer is shown in part to whoever has no use for it. Free text is not searched for such data. */
export const sensitiveKinds = ['name', 'phone', 'email', 'id-number'] as const
export type SensitiveKind = (typeof sensitiveKinds)[number]

const STARS = '****'

/** `138****0001`, `+86 138****0001`; a shorter number shows its last two digits. What is hardly a number is covered whole. */
export function maskPhone(phone: string): string {
  if (phone.trim() === '') return phone
  const digits = phone.replace(/\D/g, '').length
  if (digits < 11) return STARS + (digits > 6 ? phone.slice(-2) : '')
  // The country code and the first three digits say who carries the number, the last four tell two numbers apart.
  const head = /^(?:\+|00)86[- ]?\d{3}|^\+\d{2,4}/.exec(phone)?.[0]
  // A number that only looks as if it began with a country code would be shown whole.
  const hidden = head === undefined ? 0 : digits - head.replace(/\D/g, '').length - 4
  return `${hidden < 4 ? phone.slice(0, 3) : head}${STARS}${phone.slice(-4)}`
}

/** `王**`, `J*** S***`: the family name stays. */
export function maskName(name: string): string {
  const trimmed = name.trim()
  if (trimmed === '') return name
  if (/\p{Script=Han}/u.test(trimmed)) return `${[...trimmed][0]}**`
  return trimmed
    .split(/\s+/)
    .map(part => `${[...part][0]}***`)
    .join(' ')
}

/** `w***@example.com`. */
export function maskEmail(email: string): string {
  const at = email.lastIndexOf('@')
  return at < 1 ? STARS : `${[...email][0]}***${email.slice(at)}`
}

/** `320***********1234`: the region of issue and the last four, so that somebody with the paper in hand can compare. */
export function maskIdNumber(id: string): string {
  const text = id.trim()
  return text.length < 8 ? STARS : `${text.slice(0, 3)}${'*'.repeat(text.length - 7)}${text.slice(-4)}`
}

const masks: Readonly<Record<SensitiveKind, (text: string) => string>> = {
  name: maskName,
  phone: maskPhone,
  email: maskEmail,
  'id-number': maskIdNumber,
}

/** A value of that kind in part. */
export function mask(kind: SensitiveKind, text: string): string {
  return masks[kind](text)
}

/** What somebody sends back who was shown a part: the part means the whole, unchanged. Anything else is what they mean. */
export function unlessMasked(kind: SensitiveKind, sent: string | undefined, known: string | undefined): string | undefined {
  return sent !== undefined && known !== undefined && sent.includes('*') && sent === mask(kind, known) ? known : sent
}

type Contact = { readonly name?: string | undefined; readonly phone?: string | undefined; readonly address?: string | undefined }

/** A contact that was sent, with what came back in part made whole again from the contact that is known. */
export function wholeContact(
  sent: Contact,
  known: { readonly name?: string | undefined; readonly phone?: string | undefined },
): Contact {
  const [name, phone] = [unlessMasked('name', sent.name, known.name), unlessMasked('phone', sent.phone, known.phone)]
  return { ...sent, ...(name === undefined ? {} : { name }), ...(phone === undefined ? {} : { phone }) }
}
