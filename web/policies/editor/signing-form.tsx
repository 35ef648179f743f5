import { PlusOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import type { RecordRule, RowsField, SigningRule } from '../../../engine/pack.ts'
import { type PaperPart, paperParts } from '../../../engine/pack-signings.ts'
import { caseKinds } from '../../../events/case-words.ts'
import { inLanguage } from '../../../events/in-language.ts'
import { sayValue } from '../../cases/say-value.ts'
import { useLanguage, useWords } from '../../language/use-words.ts'
import { changedAt, moved, without } from './edit-pack.ts'
import { useEditor } from './editor-context.ts'
import { Field, Fields } from './field.tsx'
import { PickOptional, Tick } from './more.tsx'
import { ClausePick, Pick, PickSeveral, ReadingPick } from './pickers.tsx'
import { RowActs } from './row-acts.tsx'
import { TextField, TextInput } from './text-field.tsx'
import { useRule } from './use-rule.ts'
import { editorWords } from './words.ts'

type Props = { readonly rule: SigningRule }
type OfRecord = Extract<PaperPart, { record: string }>

/** What a part shows as one choice: `part:photos`, `record:order`, `signed:change-order`. */
const sortOf = (part: PaperPart): string =>
  'part' in part ? `part:${part.part}` : 'record' in part ? `record:${part.record}` : `signed:${part.signed}`

/** The part for another choice, with its title. */
function partOf(choice: string, { title }: PaperPart): PaperPart {
  const at = choice.indexOf(':')
  const name = choice.slice(at + 1)
  const sort = choice.slice(0, at)
  if (sort === 'record') return { title, record: name }
  if (sort === 'signed') return { title, signed: name }
  return { title, part: paperParts.find(one => one === name) ?? 'handling' }
}

/** Columns of rows of a record that hold a number or an amount. */
const columnsOf = (record: RecordRule | undefined, kind: 'number' | 'amount') =>
  (record?.fields ?? [])
    .filter((field): field is RowsField => field.kind === 'rows')
    .flatMap(field => field.columns.filter(column => column.kind === kind))

function OfRecordRow({ part, put }: { readonly part: OfRecord; readonly put: (part: PaperPart) => void }) {
  const t = useWords(editorWords)
  const language = useLanguage()
  const { pack } = useEditor()
  const record = pack.records?.find(one => one.id === part.record)
  const named = (list: readonly { readonly id: string; readonly title: RecordRule['title'] }[]) =>
    list.map(({ id, title }) => ({ value: id, label: inLanguage(title, language) }))
  const amounts = columnsOf(record, 'amount')
  const change = (edit: { fields?: string[] | undefined; each?: true | undefined; sum?: OfRecord['sum'] | undefined }) => {
    const { fields, each, sum } = { fields: part.fields, each: part.each, sum: part.sum, ...edit }
    put({
      ...{ title: part.title, record: part.record },
      ...(fields === undefined ? {} : { fields }),
      ...(each === undefined ? {} : { each }),
      ...(sum === undefined ? {} : { sum }),
    })
  }
  return (
    <Fields>
      <Field label={t('signing.fields')}>
        <PickSeveral
          label={t('signing.fields')}
          value={part.fields}
          anyLabel={t('signing.allFields')}
          options={named(record?.fields ?? [])}
          onChange={fields => change({ fields })}
        />
      </Field>
      <Tick
        label={t('signing.each')}
        hint={t('signing.eachHint')}
        checked={part.each === true}
        onChange={isSo => change({ each: isSo ? true : undefined })}
      />
      {(amounts.length > 0 || part.sum !== undefined) && (
        <>
          <Field label={t('signing.sum')}>
            <PickOptional
              label={t('signing.sum')}
              value={part.sum?.amount}
              none={t('signing.noSum')}
              options={named(amounts)}
              onChange={amount => change({ sum: amount === undefined ? undefined : { ...part.sum, amount } })}
            />
          </Field>
          {part.sum !== undefined && (
            <Field label={t('signing.times')}>
              <PickOptional
                label={t('signing.times')}
                value={part.sum.times}
                none={t('signing.timesNone')}
                options={named(columnsOf(record, 'number'))}
                onChange={times => change({ sum: { amount: part.sum!.amount, ...(times === undefined ? {} : { times }) } })}
              />
            </Field>
          )}
        </>
      )}
    </Fields>
  )
}

/** What stands on the paper, part by part. */
function Shows({ rule }: Props) {
  const t = useWords(editorWords)
  const language = useLanguage()
  const { pack, isReadOnly } = useEditor()
  const set = useRule('signings', rule.id)
  const put = (at: number, part: PaperPart) => set({ shows: changedAt(rule.shows, at, () => part) })
  const options = [
    ...paperParts.map(part => ({ value: `part:${part}`, label: t(`signing.part.${part}`) })),
    ...(pack.records ?? []).map(({ id, title }) => ({ value: `record:${id}`, label: inLanguage(title, language) })),
    ...(pack.signings ?? [])
      .filter(one => one.id !== rule.id)
      .map(({ id, title }) => ({ value: `signed:${id}`, label: t('signing.signed', { paper: inLanguage(title, language) }) })),
  ]
  return (
    <Field label={t('signing.shows')} wide>
      <table className="pe-grid">
        <tbody>
          {rule.shows.map((part, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a part is its place on the paper.
            <tr key={at}>
              <td>
                <TextInput
                  label={t('signing.partTitle')}
                  value={part.title}
                  onChange={title => title && put(at, { ...part, title })}
                />
              </td>
              <td>
                <Pick
                  label={t('signing.what')}
                  value={sortOf(part)}
                  options={options}
                  onChange={choice => put(at, partOf(choice, part))}
                />
                {'record' in part && <OfRecordRow part={part} put={next => put(at, next)} />}
              </td>
              <td className="pe-row-acts">
                <RowActs
                  at={at}
                  count={rule.shows.length}
                  isLast={at === rule.shows.length - 1}
                  name={inLanguage(part.title, language)}
                  onMove={by => set({ shows: moved(rule.shows, at, by) })}
                  onRemove={() => set({ shows: without(rule.shows, at) })}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {!isReadOnly && (
        <Button
          type="dashed"
          size="small"
          icon={<PlusOutlined />}
          onClick={() => set({ shows: [...rule.shows, { title: { zh: t('signing.part.handling') }, part: 'handling' }] })}
        >
          {t('signing.add')}
        </Button>
      )}
    </Field>
  )
}

/** 签署件: what the customer signs, in which cases, and what stands on it. Before what it may be signed, gates say. */
export function SigningForm({ rule }: Props) {
  const t = useWords(editorWords)
  const language = useLanguage()
  const { pack } = useEditor()
  const set = useRule('signings', rule.id)
  const named = (list: readonly { readonly id: string; readonly title: RecordRule['title'] }[]) =>
    list.map(({ id, title }) => ({ value: id, label: inLanguage(title, language) }))
  return (
    <>
      <Fields>
        <TextField label={t('ruleTitle')} value={rule.title} onChange={title => title && set({ title })} />
        <Field label={t('signing.act')} hint={t('signing.actHint')}>
          <Pick
            label={t('signing.act')}
            value={rule.act}
            options={(['accept', 'sign-paper'] as const).map(value => ({ value, label: t(`signing.act.${value}`) }))}
            onChange={act => set({ act })}
          />
        </Field>
        <Field label={t('kinds')}>
          <PickSeveral
            label={t('kinds')}
            value={rule.kinds}
            anyLabel={t('kinds')}
            options={caseKinds.map(value => ({ value, label: sayValue('kind', value, language) }))}
            onChange={kinds => kinds !== undefined && set({ kinds })}
          />
        </Field>
        <Field label={t('manualCategories')}>
          <PickSeveral
            label={t('manualCategories')}
            value={rule.categories}
            anyLabel={t('manualCategories')}
            options={named(pack.categories)}
            onChange={categories => set({ categories })}
          />
        </Field>
        <Field label={t('signing.about')} hint={t('signing.aboutHint')}>
          <PickOptional
            label={t('signing.about')}
            value={rule.about}
            none={t('signing.aboutNone')}
            options={named(pack.records ?? [])}
            onChange={about => set({ about })}
          />
        </Field>
      </Fields>
      <Shows rule={rule} />
      <Field label={t('clause')}>
        <ClausePick label={t('clause')} value={rule.clause} onChange={clause => set({ clause })} />
        <ReadingPick clause={rule.clause} value={rule.reading} onChange={reading => set({ reading })} />
      </Field>
    </>
  )
}
