import { PaperClipOutlined } from '@ant-design/icons'
import { Button, Segmented, Tooltip, Upload } from 'antd'
import { type ClipboardEvent, type DragEvent, type KeyboardEvent, type MouseEvent, type ReactNode, useRef, useState } from 'react'
import { useAct } from '../api/use-act.ts'
import { useWords } from '../language/use-words.ts'
import {
  type ComposerTab,
  composerTabs,
  isComposerDrafts,
  type Message,
  type MessagePart,
  nothing,
  withoutSent,
  withPart,
} from './composer-drafts.ts'
import { ComposerText, type Suggest } from './composer-text.tsx'
import { useDraft } from './draft.ts'
import { FileList } from './file-list.tsx'
import { GatedButton, type Verdict } from './gated-button.tsx'
import { isMac } from './platform.ts'
import { Refusal } from './refusal.tsx'
import { isComposing } from './shortcut-keys.ts'
import { UndoBar } from './undo-bar.tsx'
import { useUndoable } from './use-undoable.ts'
import { useUploads } from './use-uploads.ts'
import { uiWords } from './words.ts'
import './composer.css'

type Props = {
  /** Names the drafts. Give the component this as `key` too. */
  readonly caseId: string
  /** The verdict of each tab's act; a tab without one is not shown. */
  readonly can: Partial<Readonly<Record<ComposerTab, Verdict>>>
  readonly onSend: (message: Message, intent: string) => Promise<unknown>
  /** What `@`, `#` and `/` offer. */
  readonly suggest?: Suggest
  /** More inputs for a tab, such as the receivers of a report. */
  readonly extra?: (tab: ComposerTab) => ReactNode
  readonly onEscape?: () => void
}

const words = {
  note: ['note', 'noteHint', 'sendNote'],
  reply: ['reply', 'replyHint', 'sendReply'],
  report: ['report', 'reportHint', 'sendReport'],
} as const
/** Only what leaves the company can be taken back: a customer cannot unsee it. */
const undoMs = 5000

/**
 * Writes into a case: 内部记录, 回复客户, 上报. Each tab has its own text, so that nothing internal is ever one click from
 * the customer. Ctrl/⌘+Enter sends, never while an input method composes; drafts stay until the server has the message.
 */
export function Composer({ caseId, can, onSend, suggest, extra, onEscape }: Props) {
  const t = useWords(uiWords)
  const draft = useDraft(`composer/${caseId}`, isComposerDrafts)
  const [drafts, setDrafts] = useState(draft.restored ?? {})
  // Also beside the state: a message may be sent, and its draft dropped, after the person has left this case.
  const latest = useRef(drafts)
  const section = useRef<HTMLElement>(null)
  const tabs = composerTabs.filter(one => can[one] !== undefined)
  const [wanted, setTab] = useState<ComposerTab>('note')
  const tab = tabs.includes(wanted) ? wanted : (tabs[0] ?? 'note')
  const part = drafts[tab] ?? nothing

  const change = (which: ComposerTab, more: (before: MessagePart) => Partial<MessagePart>) => {
    const next = withPart(latest.current, which, more(latest.current[which] ?? nothing))
    latest.current = next
    setDrafts(next)
    draft.keep(Object.keys(next).length === 0 ? undefined : next)
  }
  const { uploads, isBusy, add, retry, drop } = useUploads(file => change(tab, before => ({ files: [...before.files, file] })))
  const act = useAct({
    send: onSend,
    onDone: (_, message) => {
      change(message.tab, before => withoutSent(before, message))
      // After a report, or a word to the customer, the next line is internal again.
      setTab('note')
    },
  })
  const undoable = useUndoable((message: Message) => act.mutate(message), undoMs)
  // A file on its way belongs to the tab it was dropped on: nobody changes tabs meanwhile.
  const isWaiting = undoable.waiting !== undefined
  const canSend = can[tab] === true && part.text.trim() !== '' && !isBusy && !act.isPending && !isWaiting
  const send = () => {
    if (!canSend) return
    const message: Message = { tab, text: part.text.trim(), files: part.files }
    if (tab === 'reply') undoable.start(message)
    else act.mutate(message)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (isComposing(event.nativeEvent)) return
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault()
      send()
    }
    if (event.key === 'Escape') onEscape?.()
  }
  const onPaste = (event: ClipboardEvent) => {
    if (event.clipboardData.files.length === 0) return
    event.preventDefault()
    add([...event.clipboardData.files])
  }
  const onDrop = (event: DragEvent) => {
    if (event.dataTransfer.files.length === 0) return
    event.preventDefault()
    add([...event.dataTransfer.files])
  }
  // The composer is one line until it has the focus: were the focus to move on press, it would grow or shrink under the
  // pointer, and the click would land on nothing.
  const keepFocus = (event: MouseEvent) => {
    if (event.target instanceof Element && event.target.closest('.composer-head, .composer-foot') !== null) event.preventDefault()
  }
  const choose = (next: ComposerTab) => {
    setTab(next)
    // The text appears with the tab.
    setTimeout(() => section.current?.querySelector<HTMLElement>('.composer-text textarea')?.focus())
  }
  if (tabs.length === 0) return null
  const [label, hint, sendWord] = words[tab]
  return (
    <section
      ref={section}
      className="composer no-print"
      data-tab={tab}
      aria-label={t(label)}
      onDrop={onDrop}
      onMouseDown={keepFocus}
      onDragOver={event => event.preventDefault()}
    >
      <div className="composer-head">
        <Segmented<ComposerTab>
          size="small"
          value={tab}
          onChange={choose}
          disabled={isWaiting || uploads.length > 0}
          options={tabs.map(value => ({ value, label: t(words[value][0]) }))}
        />
        <span className="composer-hint">{tab === 'reply' ? <strong>{t('customerVisible')}</strong> : t(hint)}</span>
      </div>
      {extra?.(tab)}
      <ComposerText
        key={tab}
        label={t(label)}
        value={part.text}
        disabled={isWaiting}
        suggest={suggest}
        onChange={text => change(tab, () => ({ text }))}
        onKeyDown={onKeyDown}
        onPaste={onPaste}
      />
      <FileList
        files={part.files}
        uploads={uploads}
        onRemove={file => change(tab, before => ({ files: before.files.filter(one => one.id !== file.id) }))}
        onDrop={drop}
        onRetry={retry}
      />
      {act.error !== null && (
        <Refusal
          problem={act.error}
          onRetry={act.variables === undefined ? undefined : () => act.mutate(act.variables)}
          onClose={act.reset}
        />
      )}
      {undoable.waiting !== undefined && <UndoBar until={undoable.waiting.until} onUndo={undoable.undo} />}
      <div className="composer-foot">
        <Upload
          showUploadList={false}
          multiple
          beforeUpload={file => {
            add([file])
            return Upload.LIST_IGNORE
          }}
        >
          <Tooltip title={t('attach')}>
            <Button type="text" icon={<PaperClipOutlined />} aria-label={t('attach')} />
          </Tooltip>
        </Upload>
        <span className="composer-hint">{draft.keptAt !== undefined && part.text !== '' && t('draftKept')}</span>
        <kbd>{isMac ? '⌘ ↵' : 'Ctrl ↵'}</kbd>
        {can[tab] === true ? (
          <Button type="primary" onClick={send} disabled={!canSend} loading={act.isPending}>
            {t(sendWord)}
          </Button>
        ) : (
          <GatedButton verdict={can[tab]} type="primary">
            {t(sendWord)}
          </GatedButton>
        )}
      </div>
    </section>
  )
}
