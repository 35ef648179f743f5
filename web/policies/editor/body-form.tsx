import { InputNumber } from 'antd'
import { inLanguage } from '../../../events/in-language.ts'
import { useLanguage, useWords } from '../../language/use-words.ts'
import { departments } from '../table-words.ts'
import { policyWords } from '../words.ts'
import type { RuleOf } from './edit-pack.ts'
import { useEditor } from './editor-context.ts'
import { Field, Fields } from './field.tsx'
import { PickOptional, Tick } from './more.tsx'
import { ClausePick, Pick, PickSeveral, ReadingPick } from './pickers.tsx'
import { TextField } from './text-field.tsx'
import { useRule } from './use-rule.ts'
import { editorWords } from './words.ts'

/** 机构: who leads a group or committee, who is in it, which departments must be, and by which majority it decides. */
export function BodyForm({ rule }: { rule: RuleOf<'bodies'> }) {
  const t = useWords(editorWords)
  const say = useWords(policyWords)
  const language = useLanguage()
  const { pack, isReadOnly } = useEditor()
  const set = useRule('bodies', rule.id)
  const posts = pack.roles.map(({ id, title }) => ({ value: id, label: inLanguage(title, language) }))
  const { majority } = rule
  return (
    <>
      <Fields>
        <TextField label={t('ruleTitle')} value={rule.title} onChange={title => title && set({ title })} />
        {(['chair', 'deputy'] as const).map(name => (
          <Field key={name} label={t(`body.${name}`)}>
            <PickOptional
              label={t(`body.${name}`)}
              value={rule[name]}
              none={t('bodyNobody')}
              options={posts}
              onChange={post => set({ [name]: post })}
            />
          </Field>
        ))}
        <Field label={t('body.member')} hint={t('bodyMemberHint')}>
          <Pick label={t('body.member')} value={rule.member} options={posts} onChange={member => set({ member })} />
        </Field>
      </Fields>
      <Field label={t('bodyDepartments')} hint={t('bodyDepartmentsHint')} wide>
        <PickSeveral
          label={t('bodyDepartments')}
          value={rule.departments}
          anyLabel={t('bodyDepartmentsNone')}
          options={departments.map(value => ({ value: value as string, label: say(`department.${value}`) }))}
          onChange={chosen => set({ departments: chosen })}
        />
      </Field>
      <Tick
        label={t('majority')}
        hint={t('majorityHint')}
        checked={majority !== undefined}
        onChange={isSo => set({ majority: isSo ? { of: 3, need: 2 } : undefined })}
      />
      {majority !== undefined && (
        <span className="pe-range">
          <InputNumber
            aria-label={t('need')}
            min={1}
            max={majority.of}
            precision={0}
            disabled={isReadOnly}
            value={majority.need}
            onChange={need => need !== null && set({ majority: { ...majority, need } })}
          />
          <span>/</span>
          <InputNumber
            aria-label={t('of')}
            min={majority.need}
            max={100}
            precision={0}
            disabled={isReadOnly}
            value={majority.of}
            onChange={of => of !== null && set({ majority: { ...majority, of } })}
          />
        </span>
      )}
      <Field label={t('clause')}>
        <ClausePick label={t('clause')} value={rule.clause} onChange={clause => set({ clause })} />
        <ReadingPick clause={rule.clause} value={rule.reading} onChange={reading => set({ reading })} />
      </Field>
    </>
  )
}
