import { Avatar } from 'antd'
import { useWords } from '../language/use-words.ts'
import { uiWords } from './words.ts'
import './text.css'

type Props = {
  readonly name: string | undefined
  /** Title or role, in the regulation's words: 小组组长. */
  readonly role?: string | undefined
  readonly avatar?: boolean
}

/** 王小明 -> 小明, Anna Berg -> AB. */
export function avatarLetters(name: string): string {
  const words = name.trim().split(/\s+/)
  if (words.length > 1) return `${words[0]?.[0] ?? ''}${words.at(-1)?.[0] ?? ''}`.toUpperCase()
  return [...name].slice(-2).join('')
}

/** A person: name, and what they are here. */
export function Person({ name, role, avatar = false }: Props) {
  const t = useWords(uiWords)
  const shown = name ?? t('unknownPerson')
  return (
    <span className="person">
      {avatar && (
        <Avatar size={22} className="person-avatar" aria-hidden="true">
          {avatarLetters(shown)}
        </Avatar>
      )}
      <span>{shown}</span>
      {role !== undefined && role !== '' && <span className="person-role">{role}</span>}
    </span>
  )
}
