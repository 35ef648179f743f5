import { App, Modal } from 'antd'
import { z } from 'zod'
import type { CodeTree } from '../../events/code-trees.ts'
import { inLanguage } from '../../events/in-language.ts'
import { LocalDate } from '../../events/instant.ts'
import { type ChangeCode, CodeList, type CodeNode, NewCode } from '../../server/code-trees/schema.ts'
import { post, request } from '../api/request.ts'
import { useLanguage, useWords } from '../language/use-words.ts'
import { ActForm } from '../ui/act-form.tsx'
import type { Field } from '../ui/act-form-field.ts'
import { useCodes } from './use-codes.ts'
import { codeWords } from './words.ts'

export type Editing =
  | { readonly what: 'new'; readonly parent: string | null }
  | { readonly what: 'rename' | 'end'; readonly node: CodeNode }

const Named = z.strictObject({
  title: z.strictObject({ zh: z.string().trim().min(1).max(100), en: z.string().trim().max(100).optional() }),
  parent: z.string().optional(),
  from: LocalDate.optional(),
})

/** A code that begins, changes its name or place, or ends. */
export function CodeDialog({ tree, editing, onClose }: { tree: CodeTree; editing: Editing; onClose: () => void }) {
  const t = useWords(codeWords)
  const language = useLanguage()
  const { message } = App.useApp()
  const codes = useCodes(tree)
  const inUse = (codes.data?.items ?? []).filter(node => node.until === null)
  const own = editing.what === 'new' ? undefined : editing.node
  const parents = inUse
    .filter(node => node.code !== own?.code)
    .map(node => ({ value: node.code, label: `${node.code} ${inLanguage(node.title, language)}` }))
  const names: readonly Field<'title.zh' | 'title.en' | 'parent'>[] = [
    { name: 'title.zh', label: t('name'), kind: 'text', maxLength: 100 },
    { name: 'title.en', label: t('nameEn'), kind: 'text', maxLength: 100 },
    { name: 'parent', label: t('parent'), kind: 'select', options: parents, placeholder: t('noParent'), wide: true },
  ]
  const change = (body: z.input<typeof ChangeCode>, intent: string) =>
    request(`/api/code-trees/${tree}/${encodeURIComponent(own?.code ?? '')}`, { method: 'PATCH', body, schema: CodeList, intent })
  const common = {
    submitLabel: t(editing.what === 'new' ? 'add' : editing.what),
    refreshes: [['organisation', 'code-trees', tree]],
    onDone: () => {
      void message.success(t('done'))
      onClose()
    },
    onCancel: onClose,
  }
  const title = own === undefined ? t('add') : `${own.code} ${inLanguage(own.title, language)}`
  return (
    <Modal open title={title} onCancel={onClose} footer={null} destroyOnHidden>
      {editing.what === 'new' ? (
        <ActForm
          {...common}
          schema={Named.extend({ code: NewCode.shape.code }).omit({ from: true })}
          fields={[{ name: 'code', label: t('code'), kind: 'text', maxLength: 40, hint: t('codeRule'), wide: true }, ...names]}
          initial={editing.parent === null ? {} : { parent: editing.parent }}
          onSubmit={({ parent, ...data }, intent) =>
            post(`/api/code-trees/${tree}`, { ...data, parent: parent ?? null }, CodeList, intent)
          }
        />
      ) : editing.what === 'end' ? (
        <ActForm
          {...common}
          schema={z.strictObject({ ends: LocalDate })}
          fields={[{ name: 'ends', label: t('ends'), kind: 'day', wide: true }]}
          onSubmit={(data, intent) => change(data, intent)}
        />
      ) : (
        <ActForm
          {...common}
          schema={Named}
          fields={[...names, { name: 'from', label: t('from'), kind: 'day', wide: true }]}
          initial={{
            title: { zh: editing.node.title.zh, ...(editing.node.title.en === undefined ? {} : { en: editing.node.title.en }) },
            ...(editing.node.parent === null ? {} : { parent: editing.node.parent }),
          }}
          onSubmit={({ parent, ...data }, intent) => change({ ...data, parent: parent ?? null }, intent)}
        />
      )}
    </Modal>
  )
}
