import { InputNumber } from 'antd'
import { inLanguage } from '../../../events/in-language.ts'
import { useLanguage, useWords } from '../../language/use-words.ts'
import type { RuleOf } from './edit-pack.ts'
import { useEditor } from './editor-context.ts'
import { Field, Fields } from './field.tsx'
import { More, PickOptional } from './more.tsx'
import { ClausePick, ReadingPick } from './pickers.tsx'
import { TextField } from './text-field.tsx'
import { useRule } from './use-rule.ts'
import { editorWords } from './words.ts'

/** 违规等级: a name, how grave, and the level that a penalty case begins with by it, in each regulation that may lead it. */
export function GradeForm({ rule }: { rule: RuleOf<'grades'> }) {
  const t = useWords(editorWords)
  const language = useLanguage()
  const { pack, others, isReadOnly } = useEditor()
  const set = useRule('grades', rule.id)
  const leading = [pack, ...others].filter(one => one.levels.length > 0)
  const setLevel = (regulation: string, level: string | undefined) => {
    const { [regulation]: _was, ...rest } = rule.level ?? {}
    const next = level === undefined ? rest : { ...rest, [regulation]: level }
    set({ level: Object.keys(next).length === 0 ? undefined : next })
  }
  return (
    <>
      <Fields>
        <TextField label={t('ruleTitle')} value={rule.title} onChange={title => title && set({ title })} />
        <Field label={t('rank')} hint={t('rankHint')}>
          <InputNumber
            aria-label={t('rank')}
            min={0}
            max={99}
            precision={0}
            disabled={isReadOnly}
            value={rule.rank}
            onChange={rank => rank !== null && set({ rank })}
          />
        </Field>
        <Field label={t('clause')}>
          <ClausePick label={t('clause')} value={rule.clause} onChange={clause => set({ clause })} />
          <ReadingPick clause={rule.clause} value={rule.reading} onChange={reading => set({ reading })} />
        </Field>
      </Fields>
      {leading.length > 0 && (
        <More label={t('gradeLevel')} isSaid={rule.level !== undefined}>
          <p className="pe-hint">{t('gradeLevelHint')}</p>
          <Fields>
            {leading.map(one => (
              <Field key={one.id} label={inLanguage(one.title, language)}>
                <PickOptional
                  label={inLanguage(one.title, language)}
                  value={rule.level?.[one.id]}
                  none={t('gradeLevelNone')}
                  options={one.levels.map(({ id, title }) => ({ value: id, label: inLanguage(title, language) }))}
                  onChange={level => setLevel(one.id, level)}
                />
              </Field>
            ))}
          </Fields>
        </More>
      )}
    </>
  )
}
