import { ArrowDownOutlined, ArrowUpOutlined, PlusOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { caseKinds } from '../../../events/case-words.ts'
import { inLanguage } from '../../../events/in-language.ts'
import { optionsOf, sayValue } from '../../cases/say-value.ts'
import { useLanguage, useWords } from '../../language/use-words.ts'
import { addSubtype, moveSubtype, nameSubtype, removeSubtype, usersOfSubtype } from './edit-category.ts'
import type { RuleOf } from './edit-pack.ts'
import { useEditor } from './editor-context.ts'
import { Field, Fields } from './field.tsx'
import { ClausePick, PickSeveral } from './pickers.tsx'
import { RemoveRow } from './remove-row.tsx'
import { TextField, TextInput } from './text-field.tsx'
import { useRule } from './use-rule.ts'
import { editorWords } from './words.ts'

type Category = RuleOf<'categories'>

function SubtypeRow({ rule, at }: { rule: Category; at: number }) {
  const t = useWords(editorWords)
  const language = useLanguage()
  const { pack, change, isReadOnly } = useEditor()
  const sub = rule.subtypes[at]
  if (sub === undefined) return null
  const name = inLanguage(sub.title, language)
  const users = usersOfSubtype(pack, sub.id).map(one => `${t(`part.${one.part as 'duties'}`)} ${one.title}`)
  return (
    <tr>
      <td>
        <TextInput
          label={t('subtypeName')}
          value={sub.title}
          onChange={title => title && change(now => nameSubtype(now, rule.id, at, title), `categories/${rule.id}/${sub.id}`)}
        />
      </td>
      <td className="pe-row-acts">
        {!isReadOnly && (
          <>
            <Button
              type="text"
              size="small"
              icon={<ArrowUpOutlined />}
              aria-label={`${t('moveUp')} ${name}`}
              disabled={at === 0}
              onClick={() => change(now => moveSubtype(now, rule.id, at, -1))}
            />
            <Button
              type="text"
              size="small"
              icon={<ArrowDownOutlined />}
              aria-label={`${t('moveDown')} ${name}`}
              disabled={at === rule.subtypes.length - 1}
              onClick={() => change(now => moveSubtype(now, rule.id, at, 1))}
            />
            <RemoveRow name={name} because={users} onRemove={() => change(now => removeSubtype(now, rule.id, at))} />
          </>
        )}
      </td>
    </tr>
  )
}

/** 类别: what it is called, what it includes, and what the customer signs on the way. */
export function CategoryForm({ rule }: { rule: Category }) {
  const t = useWords(editorWords)
  const language = useLanguage()
  const { change, isReadOnly } = useEditor()
  const set = useRule('categories', rule.id)
  return (
    <>
      <Fields>
        <TextField label={t('ruleTitle')} value={rule.title} onChange={title => title && set({ title })} />
        <Field label={t('clause')}>
          <ClausePick label={t('clause')} value={rule.clause} onChange={clause => set({ clause })} />
        </Field>
        <Field label={t('categoryKinds')}>
          <PickSeveral
            label={t('categoryKinds')}
            value={rule.kinds}
            anyLabel={t('allKinds')}
            options={caseKinds.map(value => ({ value, label: sayValue('kind', value, language) }))}
            onChange={kinds => set({ kinds })}
          />
        </Field>
      </Fields>
      <Field label={t('subtypes')} wide>
        {rule.subtypes.length === 0 && <span className="pe-hint">{t('subtypesNone')}</span>}
        <table className="pe-grid">
          <tbody>
            {rule.subtypes.map((sub, at) => (
              <SubtypeRow key={sub.id} rule={rule} at={at} />
            ))}
          </tbody>
        </table>
        {!isReadOnly && (
          <Button
            type="dashed"
            size="small"
            icon={<PlusOutlined />}
            onClick={() => change(pack => addSubtype(pack, rule.id, `${t('newSubtype')} ${rule.subtypes.length + 1}`))}
          >
            {t('addSubtype')}
          </Button>
        )}
      </Field>
      <Field label={t('keyNodes')} wide>
        <PickSeveral
          label={t('keyNodes')}
          value={rule.keyNodes}
          anyLabel={t('keyNodesNone')}
          options={optionsOf('node', language)}
          onChange={keyNodes => set({ keyNodes })}
        />
      </Field>
    </>
  )
}
