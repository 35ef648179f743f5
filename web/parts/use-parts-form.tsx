import { Alert, Button, Input, InputNumber, Select } from 'antd'
import { useState } from 'react'
import type { InputOf } from '../../events/registry.ts'
import { useWords } from '../language/use-words.ts'
import { Loaded, Nothing } from '../ui/page.tsx'
import { TagsInput } from './inputs.tsx'
import { useMyStock } from './use-parts.ts'
import { partWords } from './words.ts'
import './parts.css'

type Line = {
  readonly key: string
  readonly quantity: number
  readonly serialsIn: readonly string[]
  readonly serialsOut: readonly string[]
}
type Props = { readonly onSend: (data: InputOf<'use-parts'>) => void; readonly submitting?: boolean }

/** 使用备件 on the phone: from what lies in one's own van, as the phone knows it; works without a network, whatever the books say by then. */
export function UsePartsForm({ onSend, submitting = false }: Props) {
  const t = useWords(partWords)
  const query = useMyStock()
  const [lines, setLines] = useState<readonly Line[]>([])
  const [note, setNote] = useState('')
  return (
    <Loaded query={query}>
      {({ locations }) => {
        const mine = locations.flatMap(place => place.parts.map(part => ({ ...part, place, key: `${part.id} ${place.id}` })))
        if (mine.length === 0) return <Nothing title={t('keepsNothing')} hint={t('keepsNothingHint')} />
        const change = (at: number, more: Partial<Line>) =>
          setLines(lines.map((line, i) => (i === at ? { ...line, ...more } : line)))
        const isWhole = lines.every(line => {
          const part = mine.find(one => one.key === line.key)
          return part !== undefined && line.quantity > 0 && (!part.isSerialised || line.serialsIn.length === line.quantity)
        })
        return (
          <div className="parts-cards">
            <Select
              aria-label={t('addPart')}
              showSearch={{ optionFilterProp: 'label' }}
              value={null}
              placeholder={t('addPart')}
              onChange={(key: string | null) =>
                key !== null && setLines([...lines, { key, quantity: 1, serialsIn: [], serialsOut: [] }])
              }
              options={mine.map(one => ({ value: one.key, label: `${one.number} ${one.name} · ${one.onHand} ${one.unit}` }))}
            />
            {lines.map((line, at) => {
              const part = mine.find(one => one.key === line.key)!
              return (
                <div key={line.key} className="panel parts-card">
                  <header>
                    <h3>
                      {part.number} {part.name}
                    </h3>
                    <Button size="small" type="text" onClick={() => setLines(lines.filter((_, i) => i !== at))}>
                      {t('remove')}
                    </Button>
                  </header>
                  {line.quantity > part.onHand && (
                    <Alert type="warning" showIcon title={t('moreThanBooks', { count: part.onHand, unit: part.unit })} />
                  )}
                  <InputNumber
                    aria-label={t('quantity')}
                    min={1}
                    precision={0}
                    value={line.quantity}
                    suffix={part.unit}
                    onChange={value => change(at, { quantity: value ?? 1 })}
                    style={{ width: '100%' }}
                  />
                  {part.isSerialised && (
                    <Select
                      mode="multiple"
                      aria-label={t('serialsIn')}
                      placeholder={t('serialsIn')}
                      value={[...line.serialsIn]}
                      options={part.serials.map(value => ({ value, label: value }))}
                      onChange={serialsIn => change(at, { serialsIn, quantity: Math.max(1, serialsIn.length) })}
                      style={{ width: '100%', marginTop: 8 }}
                    />
                  )}
                  <div style={{ marginTop: 8 }}>
                    <TagsInput
                      value={line.serialsOut}
                      placeholder={t('serialsOut')}
                      onChange={serialsOut => change(at, { serialsOut })}
                    />
                  </div>
                </div>
              )
            })}
            <Input.TextArea
              aria-label={t('note')}
              placeholder={t('note')}
              rows={2}
              value={note}
              onChange={event => setNote(event.target.value)}
            />
            <Button
              type="primary"
              size="large"
              block
              loading={submitting}
              disabled={lines.length === 0 || !isWhole}
              onClick={() =>
                onSend({
                  lines: lines.map(line => {
                    const part = mine.find(one => one.key === line.key)!
                    return {
                      ...{ part: part.id, location: part.place.id, quantity: line.quantity },
                      ...(line.serialsIn.length > 0 ? { serialsIn: [...line.serialsIn] } : {}),
                      ...(line.serialsOut.length > 0 ? { serialsOut: [...line.serialsOut] } : {}),
                    }
                  }),
                  ...(note.trim() === '' ? {} : { note: note.trim() }),
                })
              }
            >
              {t('useNow')}
            </Button>
          </div>
        )
      }}
    </Loaded>
  )
}
