/** 王小明 -> 小明, Anna Berg -> AB. */
export function avatarLetters(name: string): string {
  const words = name.trim().split(/\s+/)
  if (words.length > 1) return `${words[0]?.[0] ?? ''}${words.at(-1)?.[0] ?? ''}`.toUpperCase()
  return [...name].slice(-2).join('')
}
