import { QuestionCircleOutlined } from '@ant-design/icons'
import { Link } from 'react-router'
import { useWords } from '../language/use-words.ts'
import { useWhy, type WhyOf } from './why-link.ts'
import { timeWords } from './words-time.ts'
import './why.css'

/** 为什么, beside what it explains. `about` names that to those who do not see the place: 等级. */
export function WhyButton({ of, about }: { readonly of: WhyOf; readonly about: string }) {
  const t = useWords(timeWords)
  const { hrefOf } = useWhy()
  return (
    <Link
      className="why-button"
      to={hrefOf(of)}
      preventScrollReset
      aria-label={`${about} ${t('why')}`}
      onClick={event => event.stopPropagation()}
    >
      <QuestionCircleOutlined aria-hidden /> {t('why')}
    </Link>
  )
}
