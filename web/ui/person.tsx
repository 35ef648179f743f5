import { Avatar } from 'antd'
import { useWords } from '../language/use-words.ts'
import { avatarLetters } from './avatar-letters.ts'
import { uiWords } from './words.ts'
import './text.css'

type Props = {
  readonly name: string | undefined
  /** Title or role, in the regulation's words: 小组组长. */
  readonly role?: string | undefined
  readonly avatar?: boolean
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
