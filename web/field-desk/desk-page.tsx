import { Segmented, Select, Skeleton } from 'antd'
import { useState } from 'react'
import type { Act } from '../../events/registry.ts'
import { type FieldDesk, ListFieldNeeds } from '../../server/field-desk/schema.ts'
import { ActOver } from '../approvals/act-over.tsx'
import type { ActTarget } from '../cases/acts/act-target.ts'
import { joinList } from '../language/join-list.ts'
import { useLanguage, useText, useWords } from '../language/use-words.ts'
import { ClauseChip } from '../policies/clause-chip.tsx'
import { Moment } from '../ui/moment.tsx'
import { Loaded, Nothing, Page } from '../ui/page.tsx'
import { PagedList } from '../ui/paged-list.tsx'
import { useMedia } from '../ui/use-media.ts'
import type { OpenOver } from './acts.tsx'
import { DeskFilters } from './desk-filters.tsx'
import { NeedItem } from './need-item.tsx'
import { PersonRow } from './person-row.tsx'
import { StateChips } from './state-chips.tsx'
import { type Shown, useDesk, useDeskFilter, useFieldNeeds, useFieldPeople } from './use-field-desk.ts'
import { fieldDeskWords } from './words.ts'
import './field-desk.css'

type Part = { readonly shown: Shown; readonly open: OpenOver }
type Setting = { readonly set: ReturnType<typeof useDeskFilter>['set'] }
const oneColumn = '(max-width: 1099px)'
const whose = ListFieldNeeds.shape.whose.unwrap().options

function People({ desk, shown, set, open }: Part & Setting & { desk: FieldDesk }) {
  const t = useWords(fieldDeskWords)
  const pages = useFieldPeople(shown)
  return (
    <section aria-label={t('people')} className="desk-part">
      <StateChips desk={desk} chosen={shown.state} onChoose={state => set({ state })} />
      <PagedList pages={pages} empty={t('nobodyThere')} emptyHint={t('nobodyHint')}>
        <ul>
          {pages.items.map(person => (
            <PersonRow key={person.id} person={person} open={open} />
          ))}
        </ul>
      </PagedList>
    </section>
  )
}

function Needs({ desk, shown, set, open }: Part & Setting & { desk: FieldDesk }) {
  const t = useWords(fieldDeskWords)
  const pages = useFieldNeeds(shown)
  return (
    <section aria-label={t('needs')} className="desk-part">
      <div className="desk-part-head">
        <h2>{t('needs')}</h2>
        {desk.needs.overdue > 0 && <span className="desk-late">{t('overdueCount', { count: desk.needs.overdue })}</span>}
        <Select
          aria-label={t('whose')}
          className="desk-whose"
          value={shown.whose}
          onChange={value => set({ whose: value === 'all' ? undefined : value })}
          options={whose.map(value => ({ value, label: t(`whose.${value}`) }))}
        />
      </div>
      <PagedList pages={pages} empty={t('nothingNeeded')} emptyHint={t('nothingNeededHint')}>
        <ul>
          {pages.items.map(need => (
            <NeedItem key={need.duty.id} need={need} open={open} />
          ))}
        </ul>
      </PagedList>
    </section>
  )
}

function Both({ desk, shown, set, open }: Part & Setting & { desk: FieldDesk }) {
  const t = useWords(fieldDeskWords)
  const isNarrow = useMedia(oneColumn)
  const parts = { desk, shown, set, open }
  if (!isNarrow)
    return (
      <div className="desk-columns">
        <People {...parts} />
        <Needs {...parts} />
      </div>
    )
  // What waits for the office comes first where only one of the two is seen.
  const view = shown.view ?? (desk.needs.open > 0 ? 'needs' : 'people')
  const needs = desk.needs.open > 1_000 ? t('atLeast', { count: 1_000 }) : String(desk.needs.open)
  return (
    <>
      <Segmented
        block
        className="desk-view"
        aria-label={t('view')}
        value={view}
        onChange={value => set({ view: value })}
        options={[
          { value: 'needs', label: `${t('needs')} ${needs}` },
          { value: 'people', label: `${t('people')} ${desk.people}` },
        ]}
      />
      {view === 'needs' ? <Needs {...parts} /> : <People {...parts} />}
    </>
  )
}

/** Who supports whom by which clause, and as of when. */
function Rule({ desk }: { desk: FieldDesk }) {
  const t = useWords(fieldDeskWords)
  const text = useText()
  const language = useLanguage()
  const say = (posts: readonly { readonly title: { zh: string } }[]) =>
    joinList(
      posts.map(post => text(post.title)),
      language,
    )
  return (
    <span className="desk-rule">
      {desk.rule !== null && (
        <>
          {t('supports', { office: say(desk.rule.office), field: say(desk.rule.field) })}
          <ClauseChip clause={desk.rule.clause} title={text(desk.rule.regulation)} />
        </>
      )}
      <span>
        {t('asOf')} <Moment at={desk.asOf} plain />
      </span>
    </span>
  )
}

/** 外勤总览: where the field is, and what it needs from the office, with the acts that settle it. */
export function DeskPage() {
  const t = useWords(fieldDeskWords)
  const { shown, set } = useDeskFilter()
  const query = useDesk(shown)
  const [over, setOver] = useState<{ caseId: string; act: Act; target: ActTarget }>()
  const open: OpenOver = (caseId, act, target) => setOver({ caseId, act, target })
  return (
    <Page
      title={t('title')}
      subtitle={query.data && <Rule desk={query.data} />}
      bar={<DeskFilters desk={query.data} shown={shown} set={set} />}
    >
      <Loaded query={query} skeleton={<Skeleton active paragraph={{ rows: 12 }} />}>
        {desk =>
          desk.rule === null ? (
            <div className="panel">
              <Nothing title={t('noRule')} hint={t('noRuleHint')} />
            </div>
          ) : (
            <Both desk={desk} shown={shown} set={set} open={open} />
          )
        }
      </Loaded>
      {over !== undefined && <ActOver {...over} onClose={() => setOver(undefined)} />}
    </Page>
  )
}
