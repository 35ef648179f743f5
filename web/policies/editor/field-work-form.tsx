import type { FieldWorkRule } from '../../../engine/pack.ts'
import { caseKinds } from '../../../events/case-words.ts'
import { inLanguage } from '../../../events/in-language.ts'
import { sayValue } from '../../cases/say-value.ts'
import { useLanguage, useWords } from '../../language/use-words.ts'
import { useEditor } from './editor-context.ts'
import { withKept } from './event-places.ts'
import { Field, Fields } from './field.tsx'
import { Tick } from './more.tsx'
import { ClausePick, Pick, PickSeveral, PostsPick, ReadingPick } from './pickers.tsx'
import { ProjectForm } from './project-form.tsx'
import { TextField } from './text-field.tsx'
import { useRule } from './use-rule.ts'
import { VisitForm } from './visit-form.tsx'
import { editorWords } from './words.ts'

type Props = { readonly rule: FieldWorkRule }
type Posts = FieldWorkRule['field']
const idsOf = (posts: Posts) => posts.map(one => one.role)
const postsOf = (ids: readonly string[]): Posts => ids.map(role => ({ role }))

/** 派工的记录: which record says where to and by when. */
function Order({ rule }: Props) {
  const t = useWords(editorWords)
  const language = useLanguage()
  const { pack } = useEditor()
  const set = useRule('fieldWork', rule.id)
  const { order } = rule
  const records = (pack.records ?? []).map(({ id, title }) => ({ value: id, label: inLanguage(title, language) }))
  const moments = (id: string) =>
    (pack.records?.find(one => one.id === id)?.fields ?? [])
      .filter(field => field.kind === 'moment')
      .map(({ id: value, title }) => ({ value, label: inLanguage(title, language) }))
  const choose = (record: string) => {
    const [first, second = first] = moments(record)
    set({ order: { record, arriveBy: first?.value ?? order.arriveBy, completeBy: second?.value ?? order.completeBy } })
  }
  return (
    <Fields>
      <Field label={t('order.record')} hint={t('orderHint')}>
        <Pick label={t('order.record')} value={order.record} options={records} onChange={choose} />
      </Field>
      {(['arriveBy', 'completeBy'] as const).map(name => (
        <Field key={name} label={t(`order.${name}`)}>
          <Pick
            label={t(`order.${name}`)}
            value={order[name]}
            options={withKept(moments(order.record), order[name], t('placeGone'))}
            onChange={place => set({ order: { ...order, [name]: place } })}
          />
        </Field>
      ))}
    </Fields>
  )
}

/** 延误: which record says why an order is late, and who stands by. */
function Delay({ rule }: Props) {
  const t = useWords(editorWords)
  const language = useLanguage()
  const { pack } = useEditor()
  const set = useRule('fieldWork', rule.id)
  const { delay } = rule
  const peopleOf = (id: string) =>
    (pack.records?.find(one => one.id === id)?.fields ?? [])
      .filter(field => field.kind === 'person')
      .map(({ id: value, title }) => ({ value, label: inLanguage(title, language) }))
  const records = (pack.records ?? [])
    .filter(({ id }) => peopleOf(id).length > 0)
    .map(({ id, title }) => ({ value: id, label: inLanguage(title, language) }))
  const choose = (record: string) => set({ delay: { record, backup: peopleOf(record)[0]?.value ?? '' } })
  return (
    <>
      <Tick
        label={t('delay')}
        hint={t('delayHint')}
        checked={delay !== undefined}
        onChange={isSo => (isSo && records[0] !== undefined ? choose(records[0].value) : set({ delay: undefined }))}
      />
      {delay !== undefined && (
        <Fields>
          <Field label={t('delay.record')}>
            <Pick label={t('delay.record')} value={delay.record} options={records} onChange={choose} />
          </Field>
          <Field label={t('delay.backup')}>
            <Pick
              label={t('delay.backup')}
              value={delay.backup}
              options={withKept(peopleOf(delay.record), delay.backup, t('placeGone'))}
              onChange={backup => set({ delay: { ...delay, backup } })}
            />
          </Field>
        </Fields>
      )}
    </>
  )
}

/** 借用人员: staff lent by other departments, and which posts they then hold. */
function Borrowed({ rule }: Props) {
  const t = useWords(editorWords)
  const set = useRule('fieldWork', rule.id)
  const { borrowed, clause } = rule
  return (
    <>
      <Tick
        label={t('borrowed')}
        hint={t('borrowedHint')}
        checked={borrowed !== undefined}
        onChange={isSo => set({ borrowed: isSo ? { clause, posts: rule.field } : undefined })}
      />
      {borrowed !== undefined && (
        <Fields>
          <Field label={t('borrowedPosts')}>
            <PostsPick
              label={t('borrowedPosts')}
              value={idsOf(borrowed.posts)}
              onChange={posts => set({ borrowed: { ...borrowed, posts: postsOf(posts) } })}
            />
          </Field>
          <Field label={t('borrowedClause')}>
            <ClausePick
              label={t('borrowedClause')}
              value={borrowed.clause}
              onChange={next => set({ borrowed: { clause: next, posts: borrowed.posts } })}
            />
            <ReadingPick
              clause={borrowed.clause}
              value={borrowed.reading}
              onChange={reading =>
                set({
                  borrowed: { clause: borrowed.clause, posts: borrowed.posts, ...(reading === undefined ? {} : { reading }) },
                })
              }
            />
          </Field>
        </Fields>
      )}
    </>
  )
}

/** 外勤与内勤: by which cases somebody is sent, who goes, who stands behind them, and where they are by the stages. */
export function FieldWorkForm({ rule }: Props) {
  const t = useWords(editorWords)
  const language = useLanguage()
  const { pack } = useEditor()
  const set = useRule('fieldWork', rule.id)
  const stages = pack.lifecycles
    .filter(one => rule.kinds.includes(one.kind))
    .flatMap(one => one.stages)
    .map(({ id, title }) => ({ value: id, label: inLanguage(title, language) }))
  return (
    <>
      <Fields>
        <TextField label={t('ruleTitle')} value={rule.title} onChange={title => title && set({ title })} />
        <Field label={t('fieldKinds')} hint={t('fieldKindsHint')}>
          <PickSeveral
            label={t('fieldKinds')}
            value={rule.kinds}
            anyLabel={t('kinds')}
            options={caseKinds.map(value => ({ value, label: sayValue('kind', value, language) }))}
            onChange={kinds => kinds && set({ kinds })}
          />
        </Field>
      </Fields>
      <Fields>
        {(['field', 'office', 'lead'] as const).map(name => (
          <Field key={name} label={t(`fieldWork.${name}`)}>
            <PostsPick
              label={t(`fieldWork.${name}`)}
              value={idsOf(rule[name])}
              onChange={posts => set({ [name]: postsOf(posts) })}
            />
          </Field>
        ))}
      </Fields>
      <Fields>
        {(['onTheWay', 'onSite'] as const).map(name => (
          <Field key={name} label={t(`fieldWork.${name}`)}>
            <PickSeveral
              label={t(`fieldWork.${name}`)}
              value={rule[name]}
              anyLabel={t('stage')}
              options={stages}
              onChange={chosen => chosen && set({ [name]: chosen })}
            />
          </Field>
        ))}
      </Fields>
      <Order rule={rule} />
      <Delay rule={rule} />
      <VisitForm rule={rule} />
      <ProjectForm rule={rule} />
      <Borrowed rule={rule} />
      <Field label={t('clause')}>
        <ClausePick label={t('clause')} value={rule.clause} onChange={clause => set({ clause })} />
        <ReadingPick clause={rule.clause} value={rule.reading} onChange={reading => set({ reading })} />
      </Field>
    </>
  )
}
