import type { FieldWorkRule } from '../../../engine/pack.ts'
import { inLanguage } from '../../../events/in-language.ts'
import { useLanguage, useWords } from '../../language/use-words.ts'
import { useEditor } from './editor-context.ts'
import { withKept } from './event-places.ts'
import { Field, Fields } from './field.tsx'
import { Tick } from './more.tsx'
import { ClausePick, Pick, ReadingPick } from './pickers.tsx'
import { useRule } from './use-rule.ts'
import { editorWords } from './words.ts'

type Project = NonNullable<FieldWorkRule['project']>

/** 安装项目: which record says how an order of a project stands, and which of its fields say how far, how good and at what cost. */
export function ProjectForm({ rule }: { readonly rule: FieldWorkRule }) {
  const t = useWords(editorWords)
  const language = useLanguage()
  const { pack } = useEditor()
  const set = useRule('fieldWork', rule.id)
  const { project, clause } = rule
  const records = (pack.records ?? []).map(({ id, title }) => ({ value: id, label: inLanguage(title, language) }))
  const fields = (record: string, kind: 'number' | 'yes-no' | 'amount') =>
    (pack.records?.find(one => one.id === record)?.fields ?? [])
      .filter(field => field.kind === kind)
      .map(({ id, title }) => ({ value: id, label: inLanguage(title, language) }))
  const begin = (record: string): Omit<Project, 'clause' | 'reading'> => ({
    record,
    donePercent: fields(record, 'number')[0]?.value ?? '',
    qualityGood: fields(record, 'yes-no')[0]?.value ?? '',
    costFen: fields(record, 'amount')[0]?.value ?? '',
  })
  const places = [
    ['donePercent', 'number'],
    ['qualityGood', 'yes-no'],
    ['costFen', 'amount'],
  ] as const
  return (
    <>
      <Tick
        label={t('project')}
        hint={t('projectHint')}
        checked={project !== undefined}
        onChange={isSo => set({ project: isSo ? { clause, ...begin(records[0]?.value ?? '') } : undefined })}
      />
      {project !== undefined && (
        <Fields>
          <Field label={t('project.record')}>
            <Pick
              label={t('project.record')}
              value={project.record}
              options={records}
              onChange={record => set({ project: { ...project, ...begin(record) } })}
            />
          </Field>
          {places.map(([name, kind]) => (
            <Field key={name} label={t(`project.${name}`)}>
              <Pick
                label={t(`project.${name}`)}
                value={project[name]}
                options={withKept(fields(project.record, kind), project[name], t('placeGone'))}
                onChange={place => set({ project: { ...project, [name]: place } })}
              />
            </Field>
          ))}
          <Field label={t('project.clause')}>
            <ClausePick
              label={t('project.clause')}
              value={project.clause}
              onChange={next => {
                const { reading: _of, ...rest } = project
                set({ project: { ...rest, clause: next } })
              }}
            />
            <ReadingPick
              clause={project.clause}
              value={project.reading}
              onChange={reading => {
                const { reading: _before, ...rest } = project
                set({ project: reading === undefined ? rest : { ...rest, reading } })
              }}
            />
          </Field>
        </Fields>
      )}
    </>
  )
}
