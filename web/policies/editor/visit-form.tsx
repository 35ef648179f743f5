import type { FieldWorkRule } from '../../../engine/pack.ts'
import { inLanguage } from '../../../events/in-language.ts'
import { useLanguage, useWords } from '../../language/use-words.ts'
import { ConditionsPicked } from './conditions-picked.tsx'
import { useEditor } from './editor-context.ts'
import { withKept } from './event-places.ts'
import { Field, Fields } from './field.tsx'
import { PickOptional, Tick } from './more.tsx'
import { ClausePick, Pick, ReadingPick } from './pickers.tsx'
import { TriggersPick } from './trigger-pick.tsx'
import { fieldsOfRecord } from './trigger-words.ts'
import { useRule } from './use-rule.ts'
import { editorWords } from './words.ts'

type Visit = NonNullable<FieldWorkRule['visit']>
type Props = { readonly rule: FieldWorkRule }

/** A visit without what is undefined, so that nothing is kept as empty. */
const tidy = (visit: Record<string, unknown>): Visit =>
  Object.fromEntries(Object.entries(visit).filter(([, value]) => value !== undefined)) as unknown as Visit

/** 上门预约: which record arranges a visit, by which of its moments, when the customer has agreed and when it is over. */
export function VisitForm({ rule }: Props) {
  const t = useWords(editorWords)
  const language = useLanguage()
  const { pack } = useEditor()
  const change = useRule('fieldWork', rule.id)
  const { visit } = rule
  const records = (pack.records ?? []).map(({ id, title }) => ({ value: id, label: inLanguage(title, language) }))
  const recordOf = (id: string) => pack.records?.find(one => one.id === id)
  const fieldsOf = (id: string, kind: 'moment' | 'rows') =>
    (recordOf(id)?.fields ?? []).flatMap(field =>
      field.kind === kind ? [{ value: field.id, label: inLanguage(field.title, language) }] : [],
    )
  const peopleIn = (id: string, rows: string) =>
    (recordOf(id)?.fields ?? []).flatMap(field =>
      field.kind === 'rows' && field.id === rows
        ? field.columns.flatMap(column =>
            column.kind === 'person' ? [{ value: column.id, label: inLanguage(column.title, language) }] : [],
          )
        : [],
    )
  const rowsOfPeople = (id: string) => fieldsOf(id, 'rows').filter(({ value }) => peopleIn(id, value).length > 0)
  const begin = (): Visit => {
    const [first, second = first] = fieldsOf(rule.order.record, 'moment')
    return {
      ...{ clause: rule.clause, record: rule.order.record },
      ...{ from: first?.value ?? rule.order.arriveBy, until: second?.value ?? rule.order.completeBy },
      done: [{ on: 'handling.completed' }],
    }
  }
  const set = (said: Record<string, unknown>) => visit !== undefined && change({ visit: tidy({ ...visit, ...said }) })
  const choose = (record: string) => {
    const [first, second = first] = fieldsOf(record, 'moment')
    set({ record, from: first?.value ?? '', until: second?.value ?? '', companions: undefined, agreed: undefined })
  }
  return (
    <>
      <Tick
        label={t('visit')}
        hint={t('visitHint')}
        checked={visit !== undefined}
        onChange={isSo => change({ visit: isSo ? begin() : undefined })}
      />
      {visit !== undefined && (
        <>
          <Fields>
            <Field label={t('visit.record')}>
              <Pick label={t('visit.record')} value={visit.record} options={records} onChange={choose} />
            </Field>
            {(['from', 'until'] as const).map(name => (
              <Field key={name} label={t(`visit.${name}`)}>
                <Pick
                  label={t(`visit.${name}`)}
                  value={visit[name]}
                  options={withKept(fieldsOf(visit.record, 'moment'), visit[name], t('placeGone'))}
                  onChange={value => set({ [name]: value })}
                />
              </Field>
            ))}
          </Fields>
          <Fields>
            <Field label={t('visit.companions')} hint={t('visitCompanionsHint')}>
              <PickOptional
                label={t('visit.companions')}
                value={visit.companions?.rows}
                none={t('visitCompanionsNone')}
                options={rowsOfPeople(visit.record)}
                onChange={rows =>
                  set({
                    companions: rows === undefined ? undefined : { rows, person: peopleIn(visit.record, rows)[0]?.value ?? '' },
                  })
                }
              />
            </Field>
            {visit.companions !== undefined && (
              <Field label={t('visit.person')}>
                <Pick
                  label={t('visit.person')}
                  value={visit.companions.person}
                  options={withKept(peopleIn(visit.record, visit.companions.rows), visit.companions.person, t('placeGone'))}
                  onChange={person => set({ companions: { rows: visit.companions?.rows ?? '', person } })}
                />
              </Field>
            )}
          </Fields>
          <Field label={t('visit.agreed')} hint={t('visitAgreedHint')} wide>
            <ConditionsPicked
              label={t('visit.agreed')}
              fields={fieldsOfRecord(recordOf(visit.record) ?? { fields: [] }, language, 'values.')}
              when={visit.agreed}
              onChange={agreed => set({ agreed })}
            />
          </Field>
          <Field label={t('visit.done')} wide>
            <TriggersPick label={t('visit.done')} value={visit.done} onChange={done => set({ done })} />
          </Field>
          <Field label={t('visit.clause')}>
            <ClausePick label={t('visit.clause')} value={visit.clause} onChange={clause => set({ clause, reading: undefined })} />
            <ReadingPick clause={visit.clause} value={visit.reading} onChange={reading => set({ reading })} />
          </Field>
        </>
      )}
    </>
  )
}
