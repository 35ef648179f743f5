import { DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useState } from 'react'
import type { Lifecycle } from '../../../engine/pack.ts'
import { inLanguage } from '../../../events/in-language.ts'
import { useLanguage, useWords } from '../../language/use-words.ts'
import { addWayBack, removeWayBack, setWayBackEvents, setWayBackStage, type WayBack } from './edit-lifecycle.ts'
import { useEditor } from './editor-context.ts'
import { Field } from './field.tsx'
import { Pick } from './pickers.tsx'
import { EventPick, TriggersPick } from './trigger-pick.tsx'
import { sayTrigger } from './trigger-words.ts'
import { editorWords } from './words.ts'

function WayBackRow({ rule, back, at }: { rule: Lifecycle; back: WayBack; at: number }) {
  const t = useWords(editorWords)
  const language = useLanguage()
  const { pack, change, isReadOnly } = useEditor()
  const { stage, ...event } = back
  const stages = rule.stages.map(one => ({ value: one.id, label: inLanguage(one.title, language) }))
  return (
    <tr>
      <td>
        <TriggersPick
          label={t('wayBackWhen')}
          value={[event]}
          onChange={events => change(now => setWayBackEvents(now, rule.kind, at, events))}
        />
      </td>
      <td>
        <Pick
          label={t('wayBackTo')}
          value={stage}
          options={stages}
          onChange={to => change(now => setWayBackStage(now, rule.kind, at, to))}
        />
      </td>
      <td className="pe-row-acts">
        {!isReadOnly && (
          <Button
            type="text"
            size="small"
            icon={<DeleteOutlined />}
            aria-label={`${t('remove')} ${sayTrigger(event, pack, language)}`}
            onClick={() => change(now => removeWayBack(now, rule.kind, at))}
          />
        )}
      </td>
    </tr>
  )
}

/** 退回: what sends a case back to which stage, or opens it again. */
export function WaysBack({ rule }: { rule: Lifecycle }) {
  const t = useWords(editorWords)
  const { change, isReadOnly } = useEditor()
  const [isAdding, setAdding] = useState(false)
  return (
    <Field label={t('waysBack')} wide>
      {rule.reopen.length === 0 ? (
        <span className="pe-hint">{t('waysBackNone')}</span>
      ) : (
        <div className="pe-grid-scroll">
          <table className="pe-grid">
            <thead>
              <tr>
                <th>{t('wayBackWhen')}</th>
                <th>{t('wayBackTo')}</th>
                <td />
              </tr>
            </thead>
            <tbody>
              {rule.reopen.map((back, at) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a way back is its place in the list.
                <WayBackRow key={at} rule={rule} back={back} at={at} />
              ))}
            </tbody>
          </table>
        </div>
      )}
      {isAdding && (
        <EventPick
          label={t('wayBackWhen')}
          value={undefined}
          onChange={on => {
            change(now => addWayBack(now, rule.kind, on))
            setAdding(false)
          }}
        />
      )}
      {!isReadOnly && !isAdding && (
        <Button type="dashed" size="small" icon={<PlusOutlined />} onClick={() => setAdding(true)}>
          {t('addWayBack')}
        </Button>
      )}
    </Field>
  )
}
