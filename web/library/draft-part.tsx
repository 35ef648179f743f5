import { Button, Input, Popover } from 'antd'
import { useId, useState } from 'react'
import type { DraftPart, Mark, StudyDraft } from '../../server/library/drafts/schema.ts'
import { useMarks } from '../language/marks.ts'
import { useText, useWords } from '../language/use-words.ts'
import { draftWords } from './draft-words.ts'
import { MarkedText } from './marked-text.tsx'
import { libraryWords } from './words.ts'

type Props = {
  readonly part: DraftPart
  readonly draft: StudyDraft
  readonly value: string
  readonly left: readonly Mark[]
  readonly disabled: boolean
  readonly onChange: (value: string) => void
  readonly onKeep: (text: string, reason: string) => void
}

/** One part of a study: what the case says with its names marked, and beside it what the study says, with the names that it still holds. */
export function DraftPartRow({ part, draft, value, left, disabled, onChange, onKeep }: Props) {
  const t = useWords(draftWords)
  const library = useWords(libraryWords)
  const text = useText()
  const marks = useMarks()
  const id = useId()
  const original = draft.original[part]
  const replaced = draft.replaced[part] ?? []
  const isProposal = value === draft.proposed[part]
  const title = library(part === 'title' ? 'titlePart' : part)
  const names = [...new Map(left.map(one => [one.text, one])).values()]
  const isLine = part === 'title' || part === 'product'
  return (
    <section className="draft-part" aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{title}</h2>
      <div className="draft-sides">
        <div className="draft-original">
          <span className="draft-side-name">{t('original')}</span>
          {original === '' ? (
            <span className="entry-faint">{t('empty')}</span>
          ) : (
            <MarkedText
              kind="name"
              text={original}
              spans={(draft.marks[part] ?? []).map(one => ({ ...one, label: text(one.title) }))}
            />
          )}
        </div>
        <div>
          {disabled ? (
            <span className="draft-side-name">{t('anonymous')}</span>
          ) : (
            <label className="draft-side-name" htmlFor={id}>
              {t('anonymous')}
            </label>
          )}
          {disabled ? (
            <div id={id} className="library-text draft-read">
              {value === '' ? '—' : value}
            </div>
          ) : isLine ? (
            <Input id={id} value={value} maxLength={500} onChange={event => onChange(event.target.value)} />
          ) : (
            <Input.TextArea
              id={id}
              value={value}
              maxLength={20_000}
              autoSize={{ minRows: 3, maxRows: 16 }}
              onChange={event => onChange(event.target.value)}
            />
          )}
          {isProposal && replaced.length > 0 && (
            <details className="draft-replaced">
              <summary>{t('replaced', { count: replaced.length })}</summary>
              <MarkedText
                kind="neutral"
                text={value}
                spans={replaced.map(one => ({ ...one, label: `${text(one.title)}: ${one.was}` }))}
              />
              <ul>
                {replaced.map(one => (
                  <li key={one.from}>
                    <s>{one.was}</s> → <mark className="marked-neutral">{one.word}</mark>
                  </li>
                ))}
              </ul>
            </details>
          )}
          {!isProposal && original !== '' && !disabled && (
            <Button type="link" size="small" onClick={() => onChange(draft.proposed[part])}>
              {t('take')}
            </Button>
          )}
          {names.length > 0 && (
            <div className="draft-left" role="status">
              {t('leftIn')}
              {names.map(one => (
                <span key={one.text} className="draft-name">
                  <mark className="marked-name">{one.text}</mark>
                  {marks.brackets(text(one.title))}
                  {!disabled && <KeepButton text={one.text} onKeep={reason => onKeep(one.text, reason)} />}
                </span>
              ))}
            </div>
          )}
        </div>
      </div>
    </section>
  )
}

/** Says that a word is no name, with the reason. */
function KeepButton({ text, onKeep }: { text: string; onKeep: (reason: string) => void }) {
  const t = useWords(draftWords)
  const id = useId()
  const [isOpen, setOpen] = useState(false)
  const [reason, setReason] = useState('')
  const keep = () => {
    if (reason.trim() === '') return
    onKeep(reason.trim())
    setOpen(false)
  }
  return (
    <Popover
      trigger="click"
      open={isOpen}
      onOpenChange={setOpen}
      title={t('keepTitle', { text })}
      content={
        <div className="draft-keep">
          <label htmlFor={id}>{t('keepReason')}</label>
          <Input id={id} value={reason} maxLength={500} onChange={event => setReason(event.target.value)} onPressEnter={keep} />
          <span className="entry-faint">{t('keepHint')}</span>
          <Button type="primary" size="small" disabled={reason.trim() === ''} onClick={keep}>
            {t('keep')}
          </Button>
        </div>
      }
    >
      <Button type="link" size="small" aria-label={t('keepTitle', { text })}>
        {t('notAName')}
      </Button>
    </Popover>
  )
}
