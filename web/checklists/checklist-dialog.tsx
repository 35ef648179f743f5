import { PlusOutlined } from '@ant-design/icons'
import { App, Button, Form, Input, Modal, Select } from 'antd'
import { useState } from 'react'
import { caseKinds } from '../../events/case-words.ts'
import { type ActAfterChecklist, actsAfterChecklists, checklistPhases } from '../../events/checklist-items.ts'
import { ChecklistList, type ChecklistView, type KeepChecklist } from '../../server/checklists/schema.ts'
import { newId } from '../api/new-id.ts'
import { request } from '../api/request.ts'
import { useAct } from '../api/use-act.ts'
import { useCurrentPacks } from '../cases/packs.ts'
import { sayValue } from '../cases/say-value.ts'
import { useLanguage, useText, useWords } from '../language/use-words.ts'
import { useDraft } from '../ui/draft.ts'
import { Refusal } from '../ui/refusal.tsx'
import { addItem, moveItem } from './edit-items.ts'
import { ItemEditor } from './item-editor.tsx'
import { checklistWords } from './words.ts'

const isKept = (value: unknown): value is KeepChecklist =>
  typeof value === 'object' && value !== null && 'items' in value && Array.isArray(value.items) && 'kinds' in value

const fresh: KeepChecklist = {
  ...{ name: '', phase: 'on-site', kinds: ['work-order'], categories: [], models: [], before: null, items: [] },
}
const asKept = ({ name, phase, kinds, categories, models, before, items }: ChecklistView): KeepChecklist => ({
  ...{ name, phase, kinds, categories, models, before, items },
})

/** A checklist as it is written; other items than before are another version. What is typed is kept on the device until it is saved. */
export function ChecklistDialog({ list, onClose }: { readonly list: ChecklistView | undefined; readonly onClose: () => void }) {
  const t = useWords(checklistWords)
  const text = useText()
  const language = useLanguage()
  const { message } = App.useApp()
  const packs = useCurrentPacks()
  const draft = useDraft(`checklist-template/${list?.id ?? 'new'}/${list?.version ?? 0}`, isKept)
  const [kept, setKept] = useState<KeepChecklist>(
    () => draft.restored ?? (list === undefined ? { ...fresh, items: addItem([], newId()) } : asKept(list)),
  )
  const [models, setModels] = useState(kept.models.join('\n'))
  const put = (change: Partial<KeepChecklist>) =>
    setKept(now => {
      const next = { ...now, ...change }
      draft.keep(next)
      return next
    })
  const save = useAct({
    send: (body: KeepChecklist, intent) =>
      request(list === undefined ? '/api/checklists' : `/api/checklists/${list.id}`, {
        method: list === undefined ? 'POST' : 'PUT',
        body,
        schema: ChecklistList,
        intent,
      }),
    refreshes: [['organisation', 'checklists'], ['case']],
    onDone: () => {
      draft.keep(undefined)
      void message.success(t('changed'))
      onClose()
    },
  })
  const categories = new Map(packs.flatMap(pack => pack.categories.map(one => [one.id, text(one.title)] as const)))
  const isReady = kept.name.trim() !== '' && kept.items.length > 0 && kept.items.every(item => item.title.trim() !== '')
  return (
    <Modal
      open
      width={860}
      title={list === undefined ? t('add') : `${t('change')} · ${list.name}`}
      onCancel={onClose}
      okText={t('save')}
      okButtonProps={{ disabled: !isReady, loading: save.isPending }}
      onOk={() => save.mutate(kept)}
      destroyOnHidden
    >
      <Form layout="vertical">
        <Form.Item label={t('name')} required>
          <Input value={kept.name} maxLength={100} onChange={event => put({ name: event.target.value })} />
        </Form.Item>
        <div className="checklist-editor-line">
          <Form.Item label={t('phase')} className="checklist-editor-title">
            <Select
              value={kept.phase}
              onChange={phase => put({ phase })}
              options={checklistPhases.map(value => ({ value, label: t(`phase.${value}`) }))}
            />
          </Form.Item>
          <Form.Item label={t('beforeAct')} className="checklist-editor-title">
            <Select<ActAfterChecklist | 'none'>
              value={kept.before ?? 'none'}
              onChange={before => put({ before: before === 'none' ? null : before })}
              options={[
                { value: 'none', label: t('none') },
                ...actsAfterChecklists.map(value => ({ value, label: t(`act.${value}`) })),
              ]}
            />
          </Form.Item>
        </div>
        <div className="checklist-editor-line">
          <Form.Item label={t('kinds')} className="checklist-editor-title">
            <Select
              mode="multiple"
              value={kept.kinds}
              placeholder={t('anyKind')}
              onChange={kinds => put({ kinds })}
              optionFilterProp="label"
              options={caseKinds.map(value => ({ value, label: sayValue('kind', value, language) }))}
            />
          </Form.Item>
          <Form.Item label={t('categories')} className="checklist-editor-title">
            <Select
              mode="multiple"
              value={kept.categories}
              placeholder={t('anyCategory')}
              onChange={chosen => put({ categories: chosen })}
              optionFilterProp="label"
              options={[...categories].map(([value, label]) => ({ value, label }))}
            />
          </Form.Item>
        </div>
        <Form.Item label={t('models')} extra={t('modelsHint')}>
          <Input.TextArea
            autoSize={{ minRows: 1 }}
            value={models}
            onChange={event => {
              setModels(event.target.value)
              put({ models: event.target.value.split(/[\n,，;；]/).flatMap(line => (line.trim() === '' ? [] : [line.trim()])) })
            }}
          />
        </Form.Item>
        <Form.Item label={t('items')} required {...(isReady ? {} : { extra: t('itemsMissing') })}>
          <ol className="checklist-items">
            {kept.items.map((item, at) => (
              <ItemEditor
                key={item.id}
                item={item}
                at={at}
                count={kept.items.length}
                onChange={next => put({ items: kept.items.map(one => (one.id === item.id ? next : one)) })}
                onMove={by => put({ items: moveItem(kept.items, at, by) })}
                onRemove={() => put({ items: kept.items.filter(one => one.id !== item.id) })}
              />
            ))}
          </ol>
          <Button type="dashed" icon={<PlusOutlined />} onClick={() => put({ items: addItem(kept.items, newId()) })}>
            {t('addItem')}
          </Button>
        </Form.Item>
        {save.error !== null && <Refusal problem={save.error} />}
      </Form>
    </Modal>
  )
}
