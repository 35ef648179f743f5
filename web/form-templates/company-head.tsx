import { useQuery } from '@tanstack/react-query'
import { App, Button, Popconfirm, Upload } from 'antd'
import { CompanyHead } from '../../server/company-head/schema.ts'
import { get, request } from '../api/request.ts'
import { uploadFile } from '../api/upload.ts'
import { useAct } from '../api/use-act.ts'
import { useWords } from '../language/use-words.ts'
import { Moment } from '../ui/moment.tsx'
import { Refusal } from '../ui/refusal.tsx'
import { templateWords } from './words.ts'
import './templates.css'

const key = ['form-templates', 'head']

/** The picture at the head of what is printed. */
export function useCompanyHead() {
  return useQuery({ queryKey: key, queryFn: ({ signal }) => get('/api/company-head', CompanyHead, { signal }) })
}

/** 公司信头: the picture at the head of forms, reports and letters; who set it, and a way to another one. */
export function CompanyHeadPanel() {
  const t = useWords(templateWords)
  const { message } = App.useApp()
  const { data: head } = useCompanyHead()
  const set = useAct({
    send: async (picture: File | null, intent) => {
      const file =
        picture === null
          ? null
          : await uploadFile({
              file: picture,
              intent: `${intent}-file`,
              signal: new AbortController().signal,
              onProgress: () => {},
            })
      const body = { file: file?.id ?? null }
      return request('/api/company-head', { method: 'PUT', body, intent, schema: CompanyHead })
    },
    refreshes: [key],
    onDone: () => void message.success(t('headSet')),
  })
  if (head === undefined) return null
  return (
    <section className="panel template-head" aria-label={t('head')}>
      <div className="template-head-picture">
        {head.picture === null ? (
          <span className="report-detail">{t('noHead')}</span>
        ) : (
          <img src={`/api/files/${head.picture.id}?download=0`} alt={t('headAlt')} />
        )}
      </div>
      <div>
        <strong>{t('head')}</strong>
        <p className="report-detail">
          {t('headHint')}
          {head.setBy !== null && head.setAt !== null && (
            <>
              {' '}
              {t('by', { name: head.setBy.name })} <Moment at={head.setAt} />
            </>
          )}
        </p>
        {set.error !== null && <Refusal problem={set.error} onClose={set.reset} />}
      </div>
      {head.canSet && (
        <div className="template-head-acts">
          <Upload
            accept="image/png,image/jpeg"
            showUploadList={false}
            beforeUpload={file => {
              set.mutate(file)
              return Upload.LIST_IGNORE
            }}
          >
            <Button loading={set.isPending}>{t(head.picture === null ? 'sendHead' : 'changeHead')}</Button>
          </Upload>
          {head.picture !== null && (
            <Popconfirm title={t('headAway')} onConfirm={() => set.mutate(null)}>
              <Button type="text">{t('takeAway')}</Button>
            </Popconfirm>
          )}
        </div>
      )}
    </section>
  )
}
