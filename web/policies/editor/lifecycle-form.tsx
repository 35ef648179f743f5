import { ArrowDownOutlined, ArrowUpOutlined, PlusOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useState } from 'react'
import type { Lifecycle } from '../../../engine/pack.ts'
import { inLanguage } from '../../../events/in-language.ts'
import { useLanguage, useWords } from '../../language/use-words.ts'
import { addStage, changeStage, moveStage, removeStage, type Stage, usersOfStage } from './edit-lifecycle.ts'
import { useEditor } from './editor-context.ts'
import { Field } from './field.tsx'
import { ClausePick } from './pickers.tsx'
import { RemoveRow } from './remove-row.tsx'
import { TextInput } from './text-field.tsx'
import { EventPick, TriggersPick } from './trigger-pick.tsx'
import { sayTrigger } from './trigger-words.ts'
import { useRule } from './use-rule.ts'
import { WaysBack } from './ways-back.tsx'
import { editorWords } from './words.ts'

function StageRow({ rule, stage, at }: { rule: Lifecycle; stage: Stage; at: number }) {
  const t = useWords(editorWords)
  const language = useLanguage()
  const { pack, change, isReadOnly } = useEditor()
  const { kind, stages } = rule
  const put = (edit: Parameters<typeof changeStage>[3]) =>
    change(now => changeStage(now, kind, at, edit), `lifecycles/${kind}/${stage.id}/${Object.keys(edit).join()}`)
  const name = inLanguage(stage.title, language)
  const because = [
    ...(stages.length <= 2 ? [t('stageStays')] : []),
    ...usersOfStage(rule, stage.id).map(back => t('stageUsed', { event: sayTrigger(back, pack, language) })),
  ]
  return (
    <tr>
      <td>
        <TextInput label={t('stageName')} value={stage.title} onChange={title => title && put({ title })} />
      </td>
      <td>
        <TriggersPick label={`${t('stageEnter')} ${name}`} value={stage.enter} onChange={enter => put({ enter })} />
      </td>
      <td>
        <ClausePick label={`${t('clause')} ${name}`} value={stage.clause} onChange={clause => put({ clause })} />
      </td>
      <td className="pe-row-acts">
        {!isReadOnly && (
          <>
            <Button
              type="text"
              size="small"
              icon={<ArrowUpOutlined />}
              aria-label={`${t('moveUp')} ${name}`}
              disabled={at === 0}
              onClick={() => change(now => moveStage(now, kind, at, -1))}
            />
            <Button
              type="text"
              size="small"
              icon={<ArrowDownOutlined />}
              aria-label={`${t('moveDown')} ${name}`}
              disabled={at === stages.length - 1}
              onClick={() => change(now => moveStage(now, kind, at, 1))}
            />
            <RemoveRow name={name} because={because} onRemove={() => change(now => removeStage(now, kind, at))} />
          </>
        )}
      </td>
    </tr>
  )
}

/** A stage begins with what leads into it; its name is changed in the table. */
function AddStage({ rule }: { rule: Lifecycle }) {
  const t = useWords(editorWords)
  const { change } = useEditor()
  const [isAdding, setAdding] = useState(false)
  if (!isAdding)
    return (
      <Button type="dashed" size="small" icon={<PlusOutlined />} onClick={() => setAdding(true)}>
        {t('addStage')}
      </Button>
    )
  return (
    <Field label={t('stageEnter')}>
      <EventPick
        label={`${t('addStage')} ${t('stageEnter')}`}
        value={undefined}
        onChange={on => {
          change(now => addStage(now, rule.clause, rule.kind, t('newStage'), on).pack)
          setAdding(false)
        }}
      />
    </Field>
  )
}

/** 办理阶段 of a kind of case: the stages in their order with what leads into each, what ends the case, and the ways back. */
export function LifecycleForm({ rule }: { rule: Lifecycle }) {
  const t = useWords(editorWords)
  const { isReadOnly } = useEditor()
  const set = useRule('lifecycles', rule.kind)
  return (
    <>
      <Field label={t('stages')} hint={t('stageFirst')} wide>
        <div className="pe-grid-scroll">
          <table className="pe-grid pe-stages">
            <thead>
              <tr>
                <th>{t('stageName')}</th>
                <th>{t('stageEnter')}</th>
                <th>{t('clause')}</th>
                <td />
              </tr>
            </thead>
            <tbody>
              {rule.stages.map((stage, at) => (
                <StageRow key={stage.id} rule={rule} stage={stage} at={at} />
              ))}
            </tbody>
          </table>
        </div>
        {!isReadOnly && <AddStage rule={rule} />}
      </Field>
      <Field label={t('endsWith')} wide>
        <TriggersPick label={t('endsWith')} value={rule.end} onChange={end => set({ end })} />
      </Field>
      <WaysBack rule={rule} />
      <Field label={t('lifecycleClause')}>
        <ClausePick label={t('lifecycleClause')} value={rule.clause} onChange={clause => set({ clause })} />
      </Field>
    </>
  )
}
