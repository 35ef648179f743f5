import { PlusOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import type { DutyRule, Trigger } from '../../../engine/pack.ts'
import { useLanguage, useWords } from '../../language/use-words.ts'
import { changedAt, without } from './edit-pack.ts'
import { useEditor } from './editor-context.ts'
import { placesOf, withKept } from './event-places.ts'
import { Field, Fields } from './field.tsx'
import { Pick } from './pickers.tsx'
import { RowActs } from './row-acts.tsx'
import { TriggersPick } from './trigger-pick.tsx'
import { useRule } from './use-rule.ts'
import { editorWords } from './words.ts'

type Stated = NonNullable<DutyRule['stated']>[number]

/** 写明的时间: the events that state by when a duty is due, and after what each of them counts. */
export function StatedTimes({ rule }: { readonly rule: DutyRule }) {
  const t = useWords(editorWords)
  const language = useLanguage()
  const { pack, isReadOnly } = useEditor()
  const set = useRule('duties', rule.id)
  const stated = rule.stated ?? []
  const put = (next: readonly Stated[]) => set({ stated: next.length === 0 ? undefined : [...next] })
  const momentsOf = (by: Trigger) => placesOf([by], 'moment', pack, language)
  const records = (pack.records ?? []).map(({ id }): Trigger => ({ on: 'record.made', when: { record: { in: [id] } } }))
  const first = records.find(by => momentsOf(by).length > 0)
  const byOf = (one: Stated, by: Trigger): Stated => ({
    ...one,
    by,
    field: momentsOf(by).some(place => place.value === one.field) ? one.field : (momentsOf(by)[0]?.value ?? one.field),
  })
  const onceOf = ({ by, field }: Stated, once: Trigger[]): Stated => (once.length === 0 ? { by, field } : { by, field, once })
  return (
    <Field label={t('stated')} hint={t('statedHint')} wide>
      {stated.map((one, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a time is its place in the list.
        <Fields key={at}>
          <Field label={t('stated.by')}>
            <TriggersPick
              label={t('stated.by')}
              value={[one.by]}
              onChange={([by]) => by && put(changedAt(stated, at, given => byOf(given, by)))}
            />
          </Field>
          <Field label={t('stated.field')}>
            <Pick
              label={t('stated.field')}
              value={one.field}
              options={withKept(momentsOf(one.by), one.field, t('placeGone'))}
              onChange={field => put(changedAt(stated, at, given => ({ ...given, field })))}
            />
          </Field>
          <Field label={t('stated.once')}>
            <TriggersPick
              label={t('stated.once')}
              value={one.once ?? []}
              canBeNone
              onChange={once => put(changedAt(stated, at, given => onceOf(given, once)))}
            />
          </Field>
          <RowActs
            at={at}
            count={stated.length}
            isLast={at === stated.length - 1}
            name={t('stated')}
            onMove={() => {}}
            onRemove={() => put(without(stated, at))}
          />
        </Fields>
      ))}
      {!isReadOnly && (
        <Button
          type="dashed"
          size="small"
          icon={<PlusOutlined />}
          disabled={first === undefined}
          onClick={() => first && put([...stated, { by: first, field: momentsOf(first)[0]!.value }])}
        >
          {t('stated.add')}
        </Button>
      )}
    </Field>
  )
}
