import { useCallback, useState } from 'react'
import { useNavigate, useParams, useSearchParams } from 'react-router'
import { actNames } from '../../../events/act-names.ts'
import { letterKinds } from '../../../events/letter-kinds.ts'
import type { Act } from '../../../events/registry.ts'
import type { ActTarget, OpenAct } from '../acts/act-target.ts'

const studies: ReadonlySet<Act> = new Set(['publish-case-study', 'submit-study'])
type Open = { readonly act: Act; readonly target: ActTarget }

/** The act whose form is open, and the way to open one. The inbox and the lists open one by the address: `?act=report`, `?act=decide&request=…`. */
export function useOpenAct() {
  const [params, setParams] = useSearchParams()
  const named = actNames.find(act => act === params.get('act'))
  const [chosen, setChosen] = useState<Open>()
  const navigate = useNavigate()
  const { id } = useParams()
  const openAct = useCallback<OpenAct>(
    (act, target = {}) => {
      // A study is written beside what the case says, and reviewed: that is a page of its own.
      if (studies.has(act) && id !== undefined) void navigate(`/library/drafts/${encodeURIComponent(id)}`)
      else setChosen({ act, target })
    },
    [navigate, id],
  )
  const close = useCallback(() => {
    setChosen(undefined)
    // Closed is closed: going back or reloading does not open it again.
    setParams(
      before => {
        const { act: _, request: __, action: ___, letter: ____, ...others } = Object.fromEntries(before)
        return others
      },
      { replace: true, preventScrollReset: true },
    )
  }, [setParams])
  const request = params.get('request')
  const action = Number(params.get('action') ?? 0)
  const letter = letterKinds.find(one => one === params.get('letter'))
  const open: Open | undefined =
    chosen ??
    (named === undefined
      ? undefined
      : {
          act: named,
          target: {
            ...(request === null ? {} : { request }),
            ...(action > 0 ? { action } : {}),
            ...(letter === undefined ? {} : { letter }),
          },
        })
  return { open, openAct, close }
}
