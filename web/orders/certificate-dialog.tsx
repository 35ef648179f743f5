import { useQueryClient } from '@tanstack/react-query'
import { App, AutoComplete, Button, Modal, Popconfirm } from 'antd'
import { z } from 'zod'
import { Id } from '../../events/define.ts'
import { CertificateBody, type CertificateRow } from '../../server/certificates/schema.ts'
import { post, request } from '../api/request.ts'
import { useAct } from '../api/use-act.ts'
import { useWords } from '../language/use-words.ts'
import { shellWords } from '../shell/words.ts'
import { ActForm } from '../ui/act-form.tsx'
import type { Field } from '../ui/act-form-field.ts'
import { Refusal } from '../ui/refusal.tsx'
import { orderWords } from './words.ts'

const Made = z.object({ id: z.string() })
const Done = z.object({ done: z.literal(true) })
type Props = { readonly row?: CertificateRow; readonly kinds: readonly string[]; readonly onClose: () => void }

function KindInput({
  kinds,
  ...props
}: {
  readonly kinds: readonly string[]
  readonly value?: string
  readonly onChange?: (value: string) => void
  readonly id?: string
}) {
  return (
    <AutoComplete
      {...props}
      options={kinds.map(value => ({ value }))}
      showSearch={{ filterOption: (typed, option) => String(option?.value ?? '').includes(typed) }}
      maxLength={100}
    />
  )
}

/** 登记、修改证书. */
export function CertificateDialog({ row, kinds, onClose }: Props) {
  const t = useWords(orderWords)
  const shared = useWords(shellWords)
  const { message } = App.useApp()
  const queries = useQueryClient()
  const refresh = () => void queries.invalidateQueries({ queryKey: ['certificates'] })
  const end = useAct({
    send: (_: undefined, intent) => post(`/api/certificates/${encodeURIComponent(row?.id ?? '')}/end`, {}, Done, intent),
    refreshes: [['certificates']],
    onDone: () => {
      void message.success(t('removedCertificate'))
      onClose()
    },
  })
  const schema: z.ZodObject = z.strictObject({
    ...CertificateBody.shape,
    ...(row === undefined ? { person: Id } : {}),
    file: z.array(z.string()).max(1).optional(),
  })
  const fields: Field[] = [
    ...(row === undefined ? ([{ name: 'person', label: t('person'), kind: 'person', wide: true }] satisfies Field[]) : []),
    { name: 'kind', label: t('kind'), kind: 'custom', input: <KindInput kinds={kinds} /> },
    { name: 'number', label: t('number'), kind: 'text', maxLength: 100 },
    { name: 'issuedBy', label: t('issuedBy'), kind: 'text', maxLength: 200 },
    { name: 'region', label: t('region'), kind: 'text', maxLength: 100, hint: t('regionHint') },
    { name: 'validFrom', label: t('validFrom'), kind: 'day' },
    { name: 'validUntil', label: t('validUntil'), kind: 'day', hint: t('validUntilHint') },
    { name: 'file', label: t('scan'), kind: 'files' },
    { name: 'note', label: t('note'), kind: 'multiline', rows: 2 },
  ]
  return (
    <Modal
      open
      onCancel={onClose}
      footer={null}
      title={t(row === undefined ? 'addCertificate' : 'editCertificate')}
      destroyOnHidden
    >
      <ActForm
        schema={schema}
        draft={`certificate/${row?.id ?? 'new'}`}
        submitLabel={shared('save')}
        fields={fields}
        initial={
          row === undefined
            ? {}
            : {
                ...{ kind: row.kind, number: row.number, issuedBy: row.issuedBy, region: row.region, note: row.note },
                ...(row.validFrom === null ? {} : { validFrom: row.validFrom }),
                ...(row.validUntil === null ? {} : { validUntil: row.validUntil }),
                ...(row.file === null ? {} : { file: [row.file.id] }),
              }
        }
        onSubmit={async ({ file, ...values }: Record<string, unknown>, intent: string) => {
          const body = { ...values, ...(Array.isArray(file) && file[0] !== undefined ? { file: file[0] } : {}) }
          if (row === undefined) await post('/api/certificates', body, Made, intent)
          else await request(`/api/certificates/${encodeURIComponent(row.id)}`, { method: 'PUT', body, schema: Done, intent })
        }}
        onDone={() => {
          refresh()
          void message.success(t('savedCertificate'))
          onClose()
        }}
        onCancel={onClose}
      />
      {end.error !== null && <Refusal problem={end.error} onClose={end.reset} />}
      {row !== undefined && (
        <Popconfirm
          title={t('removeAsk')}
          onConfirm={() => end.mutate(undefined)}
          okText={t('remove')}
          cancelText={shared('cancel')}
        >
          <Button danger type="text" loading={end.isPending}>
            {t('remove')}
          </Button>
        </Popconfirm>
      )}
    </Modal>
  )
}
