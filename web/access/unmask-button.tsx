import { EyeOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useState } from 'react'
import type { Unmasked } from '../../server/oversight/schema.ts'
import { useAct } from '../api/use-act.ts'
import { useMarks } from '../language/marks.ts'
import { useWords } from '../language/use-words.ts'
import { ReasonDialog } from './reason-dialog.tsx'
import { unmask } from './use-access.ts'
import { accessWords } from './words.ts'
import './access.css'

type Props = { readonly of: 'cases' | 'customers'; readonly id: string; readonly fields: readonly ('name' | 'phone')[] }
const titles = ['contact.name', 'contact.phone', 'customer.contact', 'customer.phone'] as const

/** Shows contacts in full for a reason, which the access log keeps. What was shown goes with the page. */
export function UnmaskButton({ of, id, fields }: Props) {
  const t = useWords(accessWords)
  const marks = useMarks()
  const [isAsking, setAsking] = useState(false)
  const [shown, setShown] = useState<Readonly<Record<string, string>>>()
  const act = useAct({
    send: async (reason: string, intent): Promise<Unmasked['values']> => {
      const values: Record<string, string> = {}
      for (const field of fields) Object.assign(values, (await unmask(of, id, { field, reason }, `${intent}-${field}`)).values)
      return values
    },
    refreshes: [],
    onDone: values => {
      setShown(values)
      setAsking(false)
    },
  })
  if (shown !== undefined)
    return (
      <div className="access-shown">
        {titles.flatMap(name =>
          shown[name] === undefined
            ? []
            : [
                <span key={name}>
                  {t(name) + marks.colon}
                  {name.endsWith('phone') ? <a href={`tel:${shown[name]}`}>{shown[name]}</a> : shown[name]}
                </span>,
              ],
        )}
        <Button size="small" type="link" onClick={() => setShown(undefined)} style={{ justifySelf: 'start', padding: 0 }}>
          {t('hide')}
        </Button>
      </div>
    )
  return (
    <>
      <Button size="small" icon={<EyeOutlined />} onClick={() => setAsking(true)}>
        {t('show')}
      </Button>
      {isAsking && (
        <ReasonDialog
          title={t('show')}
          isBusy={act.isPending}
          problem={act.error}
          onCancel={() => {
            act.reset()
            setAsking(false)
          }}
          onReason={reason => act.mutate(reason)}
        />
      )}
    </>
  )
}
