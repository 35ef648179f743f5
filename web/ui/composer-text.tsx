import { Mentions } from 'antd'
import { type ClipboardEvent, type KeyboardEvent, useRef, useState } from 'react'
import { useWords } from '../language/use-words.ts'
import { uiWords } from './words.ts'

/** An offer behind `@` (person), `#` (clause or case) or `/` (template). `insert` replaces what was typed; without it the value is inserted after its sign. */
export type Suggestion = { readonly value: string; readonly label: string; readonly insert?: string }
export type Suggest = (sign: '@' | '#' | '/', typed: string) => Promise<readonly Suggestion[]>

type Props = {
  readonly label: string
  readonly value: string
  readonly disabled: boolean
  readonly suggest: Suggest | undefined
  readonly onChange: (text: string) => void
  readonly onKeyDown: (event: KeyboardEvent) => void
  readonly onPaste: (event: ClipboardEvent) => void
}

const signs = ['@', '#', '/'] as const
const isSign = (prefix: string): prefix is (typeof signs)[number] => (signs as readonly string[]).includes(prefix)

/** The composer's text: antd's Mentions, because `@`, `#` and `/` are one mechanism. */
export function ComposerText({ label, value, disabled, suggest, onChange, onKeyDown, onPaste }: Props) {
  const t = useWords(uiWords)
  const [offers, setOffers] = useState<readonly Suggestion[]>([])
  const [isLoading, setLoading] = useState(false)
  const asked = useRef(0)
  // Mentions reports the change before the choice, in the same moment.
  const text = useRef(value)

  const ask = async (typed: string, prefix: string) => {
    if (suggest === undefined || !isSign(prefix)) return
    const turn = ++asked.current
    setLoading(true)
    const found = await suggest(prefix, typed).catch(() => [])
    // An answer that arrives after a later question is thrown away.
    if (turn !== asked.current) return
    setOffers(found)
    setLoading(false)
  }
  return (
    <Mentions
      aria-label={label}
      className="composer-text"
      variant="borderless"
      autoSize={{ minRows: 3, maxRows: 14 }}
      placeholder={suggest === undefined ? '' : t('composerPlaceholder')}
      prefix={suggest === undefined ? [] : [...signs]}
      value={value}
      disabled={disabled}
      loading={isLoading}
      filterOption={false}
      options={offers.map(({ value: key, label: shown }) => ({ key, value: key, label: shown }))}
      onSearch={(typed, prefix) => void ask(typed, prefix)}
      onChange={next => {
        text.current = next
        onChange(next)
      }}
      onSelect={(option, prefix) => {
        const insert = offers.find(one => one.value === option.value)?.insert
        if (insert !== undefined) onChange(text.current.replace(`${prefix}${option.value} `, insert))
      }}
      onKeyDown={onKeyDown}
      onPaste={onPaste}
    />
  )
}
