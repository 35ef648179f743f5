import { DownloadOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { App, Button, Drawer } from 'antd'
import { z } from 'zod'
import { SetTemplate, TemplateHistory, TemplateList, type TemplateRow } from '../../server/form-templates/schema.ts'
import { get, post } from '../api/request.ts'
import { useText, useWords } from '../language/use-words.ts'
import { ActForm } from '../ui/act-form.tsx'
import { Moment } from '../ui/moment.tsx'
import { Loaded } from '../ui/page.tsx'
import { templateWords } from './words.ts'
import './templates.css'

const Wish = z.strictObject({
  number: SetTemplate.shape.number,
  titleZh: SetTemplate.shape.title.shape.zh,
  titleEn: SetTemplate.shape.title.shape.en,
  guide: z.string().max(2_000).optional(),
  note: SetTemplate.shape.note,
  since: SetTemplate.shape.since,
  layout: z.array(z.string()).max(1).optional(),
  plainAgain: z.boolean().optional(),
})

type Props = { readonly row: TemplateRow; readonly canKeep: boolean; readonly onClose: () => void }

/** One form: the next version of it with its own Word page, what that page may say, and all versions there were. */
export function TemplateDrawer({ row, canKeep, onClose }: Props) {
  const t = useWords(templateWords)
  const text = useText()
  const path = `/api/form-templates/${encodeURIComponent(row.key)}`
  const history = useQuery({
    queryKey: ['form-templates', row.key],
    queryFn: ({ signal }) => get(path, TemplateHistory, { signal }),
  })
  return (
    <Drawer open onClose={onClose} size="min(620px, 100vw)" title={text(row.title)} destroyOnHidden>
      {canKeep && <NextVersion row={row} path={path} onClose={onClose} />}
      <Loaded query={history}>
        {({ items, placeholders }) => (
          <>
            {canKeep && (
              <>
                <h3 className="template-heading">{t('placeholders')}</h3>
                <p className="template-placeholders">
                  {placeholders.map(one => (
                    <code key={one.name} title={text(one.says)}>{`{{${one.name}}}`}</code>
                  ))}
                </p>
              </>
            )}
            <h3 className="template-heading">{t('history')}</h3>
            <ul className="report-papers">
              {items.length === 0 && <li>{t('asRegulated')}</li>}
              {items.map(one => (
                <li key={one.version}>
                  <strong>{t('version', { version: String(one.version) })}</strong> {one.number} {text(one.title)}{' '}
                  <span className="report-detail">
                    {t('since', { day: one.since })} · {t('by', { name: one.by.name })} <Moment at={one.at} /> ·{' '}
                    {one.changed ? one.note : t('unchanged')}
                    {one.layout !== null && (
                      <>
                        {' '}
                        · <a href={`/api/files/${one.layout.id}`}>{t('layoutIn', { name: one.layout.name })}</a>
                      </>
                    )}
                  </span>
                </li>
              ))}
            </ul>
          </>
        )}
      </Loaded>
    </Drawer>
  )
}

function NextVersion({ row, path, onClose }: Pick<Props, 'row' | 'onClose'> & { readonly path: string }) {
  const t = useWords(templateWords)
  const { message } = App.useApp()
  const { standing } = row
  const layout = standing?.layout ?? null
  return (
    <ActForm
      schema={Wish}
      fields={[
        { name: 'number', label: t('number'), kind: 'text', maxLength: 40 },
        { name: 'since', label: t('from'), kind: 'day' },
        { name: 'titleZh', label: t('printTitle'), kind: 'text', maxLength: 100, wide: true },
        { name: 'titleEn', label: t('printTitleEn'), kind: 'text', maxLength: 200, wide: true },
        { name: 'guide', label: t('guide'), kind: 'multiline', rows: 3, maxLength: 2_000 },
        {
          ...{ name: 'layout', label: t('layout'), kind: 'files', accept: '.docx' },
          when: values => values.plainAgain !== true,
          hint: (
            <>
              {t('layoutHint')} {layout !== null && t('layoutStands', { name: layout.name })}{' '}
              <Button size="small" type="link" icon={<DownloadOutlined />} href={`${path}/starter`}>
                {t('starter')}
              </Button>
            </>
          ),
        },
        ...(layout === null
          ? []
          : [{ name: 'plainAgain', label: '', kind: 'checkbox', text: t('plainAgain'), wide: true } as const]),
        { name: 'note', label: t('note'), kind: 'text', wide: true },
      ]}
      initial={{
        number: standing?.number ?? '',
        titleZh: (standing?.title ?? row.title).zh,
        titleEn: (standing?.title ?? row.title).en,
        guide: standing?.guide ?? '',
      }}
      draft={`form-template/${row.key}`}
      submitLabel={t('change')}
      onSubmit={({ titleZh, titleEn, layout: sent, plainAgain, ...rest }, intent) =>
        post(
          `${path}/versions`,
          {
            ...rest,
            ...(plainAgain === true ? { layout: null } : sent?.[0] === undefined ? {} : { layout: sent[0] }),
            guide: rest.guide ?? '',
            title: { zh: titleZh, ...(titleEn === undefined ? {} : { en: titleEn }) },
          },
          TemplateList,
          intent,
        )
      }
      onDone={() => {
        void message.success(t('saved'))
        onClose()
      }}
      onCancel={onClose}
      refreshes={[['form-templates'], ['reports']]}
    />
  )
}
