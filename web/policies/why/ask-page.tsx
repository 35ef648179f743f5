import { Skeleton } from 'antd'
import { useEffect, useMemo } from 'react'
import { useParams, useSearchParams } from 'react-router'
import type { Pack } from '../../../engine/pack.ts'
import { serverNow } from '../../api/server-time.ts'
import { joinList } from '../../language/join-list.ts'
import { useLanguage, useText, useWords } from '../../language/use-words.ts'
import { useZone } from '../../ui/moment.tsx'
import { Loaded, Nothing, Page } from '../../ui/page.tsx'
import { dayOf } from '../../ui/wall-clock.ts'
import { WhyActions } from '../../ui/why-actions.tsx'
import { WhySheet } from '../../ui/why-sheet.tsx'
import { timeWords } from '../../ui/words-time.ts'
import type { EditionName } from '../editor/draft-api.ts'
import { PolicyTabs } from '../policy-tabs.tsx'
import { askable, askOf, fieldsOf, settled } from './ask.ts'
import { type AskValues, missingOf } from './ask-field.ts'
import { AskForm } from './ask-form.tsx'
import { askPath } from './ask-path.ts'
import { useAskPack, useExplanation } from './use-ask.ts'
import { askWords } from './words.ts'
import './ask.css'

const minute = 60_000

/** What stands in the address, with what goes without saying filled in; the address follows, so that it can be sent as it is. */
function useValues(pack: Pack): readonly [AskValues, (values: AskValues) => void] {
  const [params, setParams] = useSearchParams()
  const zone = useZone()
  const put = (values: AskValues) => {
    const now = Math.floor(serverNow() / minute) * minute
    return settled(pack, values, { now: new Date(now).toISOString(), today: dayOf(now, zone) })
  }
  const typed = params.toString()
  // biome-ignore lint/correctness/useExhaustiveDependencies: filled in anew only where the address says something else.
  const values = useMemo(() => put(Object.fromEntries(params)), [typed, pack])
  const wanted = new URLSearchParams(values).toString()
  useEffect(() => {
    if (wanted !== typed) setParams(new URLSearchParams(wanted), { replace: true, preventScrollReset: true })
  }, [wanted, typed, setParams])
  return [values, next => setParams(new URLSearchParams(put(next)), { replace: true, preventScrollReset: true })]
}

function Sheet({ pack, name, values }: { pack: Pack; name: EditionName; values: AskValues }) {
  const t = useWords(askWords)
  const time = useWords(timeWords)
  const text = useText()
  const language = useLanguage()
  const asked = askOf(pack, values)
  const query = useExplanation(name, asked)
  const missing = missingOf(fieldsOf(pack, values), values)
  if (asked === undefined)
    return (
      <div className="panel ask-sheet">
        <Nothing
          title={t('missing', {
            fields: joinList(
              missing.map(one => text(one.label)),
              language,
            ),
          })}
          hint={t('missingHint')}
        />
      </div>
    )
  return (
    <section className="ask-sheet" aria-label={t('sheet')} aria-live="polite" aria-busy={query.isFetching}>
      <Loaded query={query} skeleton={<Skeleton active paragraph={{ rows: 10 }} />}>
        {why => (
          <div className="why-page-sheet" data-old={query.isPlaceholderData}>
            <div className="ask-sheet-head">
              <h2>{why.kind === 'due' ? time('whyTitle') : text(why.title)}</h2>
              <span className="no-print">
                <WhyActions why={why} path={askPath(name, values)} onPrint={() => window.print()} />
              </span>
            </div>
            <WhySheet why={why} />
          </div>
        )}
      </Loaded>
    </section>
  )
}

function Asked({ pack, name }: { pack: Pack; name: EditionName }) {
  const t = useWords(askWords)
  const [values, change] = useValues(pack)
  if (askable(pack).length === 0)
    return (
      <div className="panel">
        <Nothing title={t('nothing')} hint={t('nothingHint')} />
      </div>
    )
  return (
    <div className="ask">
      <AskForm pack={pack} values={values} onChange={change} />
      <Sheet pack={pack} name={name} values={values} />
    </div>
  )
}

/** `/policies/:id/:edition/why`: what an edition makes of facts that are filled in, with clause, reading and sum; to send and to print. */
export function AskPage() {
  const t = useWords(askWords)
  const text = useText()
  const { id = '', edition = '' } = useParams()
  const query = useAskPack({ id, edition })
  const title = query.data === undefined ? undefined : text(query.data.pack.title as { zh: string })
  return (
    <Page
      title={t('title')}
      subtitle={title === undefined ? undefined : `${title} ${edition}`}
      bar={<PolicyTabs id={id} edition={edition} />}
    >
      <Loaded query={query}>{({ pack }) => <Asked pack={pack} name={{ id, edition }} />}</Loaded>
    </Page>
  )
}
