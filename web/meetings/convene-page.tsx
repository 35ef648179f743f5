import { App, Button, Input } from 'antd'
import { useState } from 'react'
import { Link, useNavigate, useSearchParams } from 'react-router'
import { z } from 'zod'
import { type Agenda, type AgendaItem, Convene } from '../../server/meetings/schema.ts'
import { serverNow } from '../api/server-time.ts'
import { useWords } from '../language/use-words.ts'
import { ActForm } from '../ui/act-form.tsx'
import { Loaded, Page } from '../ui/page.tsx'
import { AgendaList } from './agenda-list.tsx'
import { convene, useAgenda } from './use-meetings.ts'
import { meetingWords } from './words.ts'
import './meetings.css'

const Wish = z.strictObject({
  title: Convene.shape.title,
  startsAt: Convene.shape.startsAt,
  place: z.string().max(200).optional(),
  chair: Convene.shape.chair,
  invited: Convene.shape.invited,
})

/** 召集会议: with whom, when, and the agenda that was drafted from what is open. */
export function ConvenePage() {
  const t = useWords(meetingWords)
  const [params] = useSearchParams()
  const about = { report: params.get('report') ?? undefined, case: params.get('case') ?? undefined }
  const query = useAgenda(about)
  return (
    <Page title={t('convene')} subtitle={<Link to="/meetings">{t('back')}</Link>}>
      <Loaded query={query}>{agenda => <Arrange agenda={agenda} about={about} />}</Loaded>
    </Page>
  )
}

type Props = { readonly agenda: Agenda; readonly about: { report?: string | undefined; case?: string | undefined } }
function Arrange({ agenda, about }: Props) {
  const t = useWords(meetingWords)
  const { message } = App.useApp()
  const navigate = useNavigate()
  const [items, setItems] = useState<readonly AgendaItem[]>(agenda.items)
  const [topic, setTopic] = useState('')
  const add = () => {
    const title = topic.trim()
    if (title === '') return
    setItems(now => [...now, { id: `topic:${now.length}:${title}`.slice(0, 300), sort: 'topic', title, detail: '', late: false }])
    setTopic('')
  }
  return (
    <div className="meeting">
      <section className="panel meeting-part" aria-label={t('agenda')}>
        <h2>{t('agenda')}</h2>
        <p className="meeting-faint">{t('agendaHint')}</p>
        <AgendaList items={items} onRemove={id => setItems(now => now.filter(one => one.id !== id))} />
        <div className="meeting-step">
          <Input
            aria-label={t('topic')}
            placeholder={t('topic')}
            value={topic}
            maxLength={500}
            onChange={event => setTopic(event.target.value)}
            onPressEnter={event => {
              if (!event.nativeEvent.isComposing) add()
            }}
          />
          <Button onClick={add}>{t('addTopic')}</Button>
        </div>
      </section>
      <section className="panel meeting-part" aria-label={t('convene')}>
        <ActForm
          schema={Wish}
          fields={[
            { name: 'title', label: t('name'), kind: 'text', maxLength: 200, wide: true },
            { name: 'startsAt', label: t('starts'), kind: 'moment' },
            { name: 'place', label: t('place'), kind: 'text', maxLength: 200, placeholder: t('placeHint') },
            { name: 'chair', label: t('chair'), kind: 'person' },
            { name: 'invited', label: t('people'), kind: 'people', wide: true },
          ]}
          initial={{
            title: agenda.title,
            startsAt: new Date(Math.floor(serverNow() / 60_000) * 60_000).toISOString(),
            ...(agenda.chair === null ? {} : { chair: agenda.chair.id }),
            invited: agenda.invited.map(one => one.id),
          }}
          draft={`meeting/${about.report ?? about.case ?? 'new'}`}
          submitLabel={t('convene')}
          onSubmit={(data, intent) =>
            convene(
              {
                ...data,
                place: data.place ?? '',
                agenda: [...items],
                ...(about.report === undefined ? {} : { report: about.report }),
                ...(about.case === undefined ? {} : { case: about.case, caseSort: 'daily' as const }),
              },
              intent,
            )
          }
          onDone={made => {
            void message.success(t('conveneDone'))
            void navigate(`/meetings/${made.id}`, { replace: true })
          }}
          refreshes={[['meetings'], ['reports']]}
        />
      </section>
    </div>
  )
}
