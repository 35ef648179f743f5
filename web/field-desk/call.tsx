import { PhoneOutlined } from '@ant-design/icons'
import { useWords } from '../language/use-words.ts'
import { fieldDeskWords } from './words.ts'

/** A number to tap. */
export function Call({ name, phone }: { name: string; phone: string | null }) {
  const t = useWords(fieldDeskWords)
  if (phone === null) return null
  return (
    <a className="desk-call" href={`tel:${phone.replace(/[^+\d]/g, '')}`} aria-label={t('call', { name, phone })}>
      <PhoneOutlined aria-hidden /> <span>{phone}</span>
    </a>
  )
}
