// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is taken out; U+202E would turn `gpj.exe` around.
const UNSEEN = /[\u0000-\u001f\u007f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g

/** The bare name of an uploaded file: no folders, no control or direction characters, at most 200 characters, never empty. */
export function cleanName(sent: string | undefined): string {
  const bare = (sent ?? '').split(/[\\/]/).at(-1) ?? ''
  const clean = bare.normalize('NFC').replace(UNSEEN, '').trim()
  if (clean === '' || /^\.+$/.test(clean)) return '未命名'
  const ending = /\.[^.]{1,10}$/.exec(clean)?.[0] ?? ''
  return clean.length <= 200 ? clean : `${clean.slice(0, 200 - ending.length)}${ending}`
}

/** Content-Disposition with the name for old browsers and, as RFC 5987 wants it, for all others. */
export function disposition(kind: 'inline' | 'attachment', name: string): string {
  const ascii = name.replace(/[^\x20-\x7e]|["\\%]/g, '_')
  const encoded = encodeURIComponent(name.toWellFormed()).replace(
    /['()*!]/g,
    c => `%${c.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return `${kind}; filename="${ascii}"; filename*=UTF-8''${encoded}`
}
