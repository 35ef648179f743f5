import { PlusOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import type { ManualRule } from '../../../engine/pack.ts'
import { caseKinds } from '../../../events/case-words.ts'
import { inLanguage } from '../../../events/in-language.ts'
import { sayValue } from '../../cases/say-value.ts'
import { useLanguage, useWords } from '../../language/use-words.ts'
import { changedAt, moved, withChange, without } from './edit-pack.ts'
import { useEditor } from './editor-context.ts'
import { Field, Fields } from './field.tsx'
import { Tick } from './more.tsx'
import { ClausePick, PickSeveral, PostsPick, ReadingPick } from './pickers.tsx'
import { RowActs } from './row-acts.tsx'
import { TextField, TextInput } from './text-field.tsx'
import { useRule } from './use-rule.ts'
import { editorWords } from './words.ts'

type Stage = ManualRule['stages'][number]
const idsOf = (posts: ManualRule['by']) => posts.map(one => one.role)
const postsOf = (ids: readonly string[]) => ids.map(role => ({ role }))

/** The stages of service that have documents of their own, and from which cases those are reached. */
function Stages({ rule }: { readonly rule: ManualRule }) {
  const t = useWords(editorWords)
  const language = useLanguage()
  const { pack, isReadOnly } = useEditor()
  const set = useRule('manuals', rule.id)
  const put = (at: number, edit: Partial<Record<keyof Stage, unknown>>) =>
    set({ stages: changedAt(rule.stages, at, stage => withChange(stage, edit as Partial<Stage>)) })
  const categories = pack.categories.map(({ id, title }) => ({ value: id, label: inLanguage(title, language) }))
  const add = () => {
    const taken = new Set(rule.stages.map(stage => stage.id))
    let number = rule.stages.length + 1
    while (taken.has(`stage-${number}`)) number += 1
    set({ stages: [...rule.stages, { id: `stage-${number}`, title: { zh: `${t('newStage')} ${number}` } }] })
  }
  return (
    <Field label={t('manuals.stages')} hint={t('manualStagesHint')} wide>
      <table className="pe-grid">
        <tbody>
          {rule.stages.map((stage, at) => (
            <tr key={stage.id}>
              <td>
                <TextInput label={t('stageName')} value={stage.title} onChange={title => title && put(at, { title })} />
              </td>
              <td>
                <PickSeveral
                  label={`${t('kinds')} ${inLanguage(stage.title, language)}`}
                  value={stage.kinds}
                  anyLabel={t('allKinds')}
                  options={caseKinds.map(value => ({ value, label: sayValue('kind', value, language) }))}
                  onChange={kinds => put(at, { kinds })}
                />
              </td>
              <td>
                <PickSeveral
                  label={`${t('manualCategories')} ${inLanguage(stage.title, language)}`}
                  value={stage.categories}
                  anyLabel={t('manualCategories')}
                  options={categories}
                  onChange={chosen => put(at, { categories: chosen })}
                />
              </td>
              <td className="pe-row-acts">
                <RowActs
                  at={at}
                  count={rule.stages.length}
                  isLast={at === rule.stages.length - 1}
                  name={inLanguage(stage.title, language)}
                  onMove={by => set({ stages: moved(rule.stages, at, by) })}
                  onRemove={() => set({ stages: without(rule.stages, at) })}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {!isReadOnly && (
        <Button type="dashed" size="small" icon={<PlusOutlined />} onClick={add}>
          {t('addStage')}
        </Button>
      )}
    </Field>
  )
}

/** 标准与手册: for which stages documents are wanted, who keeps them and who has to agree. */
export function ManualForm({ rule }: { readonly rule: ManualRule }) {
  const t = useWords(editorWords)
  const set = useRule('manuals', rule.id)
  return (
    <>
      <Fields>
        <TextField label={t('ruleTitle')} value={rule.title} onChange={title => title && set({ title })} />
        <Field label={t('manuals.by')}>
          <PostsPick label={t('manuals.by')} value={idsOf(rule.by)} onChange={posts => set({ by: postsOf(posts) })} />
        </Field>
      </Fields>
      <Stages rule={rule} />
      <Tick
        label={t('manualsAgreed')}
        hint={t('manualsAgreedHint')}
        checked={rule.with !== undefined}
        onChange={isSo => set({ with: isSo ? rule.by : undefined })}
      />
      {rule.with !== undefined && (
        <Field label={t('manuals.with')}>
          <PostsPick label={t('manuals.with')} value={idsOf(rule.with)} onChange={posts => set({ with: postsOf(posts) })} />
        </Field>
      )}
      <Field label={t('clause')}>
        <ClausePick label={t('clause')} value={rule.clause} onChange={clause => set({ clause })} />
        <ReadingPick clause={rule.clause} value={rule.reading} onChange={reading => set({ reading })} />
      </Field>
    </>
  )
}
