import type { RecordRule } from '../../../engine/pack.ts'
import { caseKinds } from '../../../events/case-words.ts'
import { inLanguage } from '../../../events/in-language.ts'
import { sayValue } from '../../cases/say-value.ts'
import { useLanguage, useWords } from '../../language/use-words.ts'
import { withChange } from './edit-pack.ts'
import { useEditor } from './editor-context.ts'
import { withKept } from './event-places.ts'
import { Field, Fields } from './field.tsx'
import { PickOptional, Tick } from './more.tsx'
import { Pick } from './pickers.tsx'
import { useRule } from './use-rule.ts'
import { editorWords } from './words.ts'

/** 登记即立案: making the record opens another case, of which kind, where its number is written and where what is wanted comes from. */
export function RecordOpens({ rule }: { readonly rule: RecordRule }) {
  const t = useWords(editorWords)
  const language = useLanguage()
  const { pack } = useEditor()
  const set = useRule('records', rule.id)
  const { opens } = rule
  const textsOf = (id: string, kinds: readonly string[]) =>
    (pack.records?.find(one => one.id === id)?.fields ?? [])
      .filter(field => kinds.includes(field.kind))
      .map(({ id: value, title }) => ({ value, label: inLanguage(title, language) }))
  const numbers = textsOf(rule.id, ['line'])
  const sources = (pack.records ?? []).filter(({ id }) => textsOf(id, ['text', 'line']).length > 0)
  const fromOf = (record: string) => ({ record, field: textsOf(record, ['text', 'line'])[0]?.value ?? '' })
  const begin = () =>
    numbers[0] !== undefined && sources[0] !== undefined
      ? { kind: 'request' as const, number: numbers[0].value, from: fromOf(sources[0].id) }
      : undefined
  const kept = (options: { value: string; label: string }[], value: string | undefined) =>
    withKept(options, value, t('placeGone'))
  return (
    <>
      <Tick
        label={t('opens')}
        hint={t('opensHint')}
        checked={opens !== undefined}
        disabled={opens === undefined && begin() === undefined}
        onChange={isSo => set({ opens: isSo ? begin() : undefined })}
      />
      {opens !== undefined && (
        <Fields>
          <Field label={t('opens.kind')}>
            <Pick
              label={t('opens.kind')}
              value={opens.kind}
              options={caseKinds.map(value => ({ value, label: sayValue('kind', value, language) }))}
              onChange={kind => set({ opens: { ...opens, kind } })}
            />
          </Field>
          <Field label={t('opens.number')}>
            <Pick
              label={t('opens.number')}
              value={opens.number}
              options={kept(numbers, opens.number)}
              onChange={number => set({ opens: { ...opens, number } })}
            />
          </Field>
          <Field label={t('opens.record')}>
            <Pick
              label={t('opens.record')}
              value={opens.from.record}
              options={sources.map(({ id, title }) => ({ value: id, label: inLanguage(title, language) }))}
              onChange={record => set({ opens: { ...opens, from: fromOf(record) } })}
            />
          </Field>
          <Field label={t('opens.field')}>
            <Pick
              label={t('opens.field')}
              value={opens.from.field}
              options={kept(textsOf(opens.from.record, ['text', 'line']), opens.from.field)}
              onChange={field => set({ opens: { ...opens, from: { ...opens.from, field } } })}
            />
          </Field>
          {(['name', 'phone'] as const).map(part => (
            <Field key={part} label={t(`opens.${part}`)}>
              <PickOptional
                label={t(`opens.${part}`)}
                value={opens.from[part]}
                none={t('opens.none')}
                options={kept(textsOf(opens.from.record, ['line']), opens.from[part])}
                onChange={field => set({ opens: { ...opens, from: withChange(opens.from, { [part]: field }) } })}
              />
            </Field>
          ))}
        </Fields>
      )}
    </>
  )
}
