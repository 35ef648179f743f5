import { z } from 'zod'
import { StoredFile } from '../api/upload.ts'

/** What can be written into a case: seen inside only, by the customer, by the superior. */
export const composerTabs = ['note', 'reply', 'report'] as const
export type ComposerTab = (typeof composerTabs)[number]

const Part = z.object({ text: z.string(), files: z.array(StoredFile) })
export type MessagePart = z.infer<typeof Part>
const Drafts = z.partialRecord(z.enum(composerTabs), Part)
/** The unfinished texts of one case, by tab. */
export type ComposerDrafts = z.infer<typeof Drafts>
/** What is sent. */
export type Message = { readonly tab: ComposerTab } & MessagePart

export const nothing: MessagePart = { text: '', files: [] }

/** Whether something from storage is drafts of this shape. */
export const isComposerDrafts = (value: unknown): value is ComposerDrafts => Drafts.safeParse(value).success

/** What is left of a tab's part once a message has arrived: what was typed or attached while it was on its way. */
export function withoutSent(part: MessagePart, { text, files }: MessagePart): MessagePart {
  const typed = part.text.trim()
  const sent = new Set(files.map(file => file.id))
  return {
    text: typed.startsWith(text) ? typed.slice(text.length).trimStart() : part.text,
    files: part.files.filter(file => !sent.has(file.id)),
  }
}

/** The drafts with one tab's part changed; a part with nothing in it is dropped. */
export function withPart(drafts: ComposerDrafts, tab: ComposerTab, more: Partial<MessagePart>): ComposerDrafts {
  const part = { ...(drafts[tab] ?? nothing), ...more }
  const { [tab]: _, ...others } = drafts
  return part.text === '' && part.files.length === 0 ? others : { ...others, [tab]: part }
}
