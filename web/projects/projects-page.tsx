import { PlusOutlined } from '@ant-design/icons'
import { Button, Input, Segmented } from 'antd'
import { useDeferredValue } from 'react'
import { Link, useNavigate, useSearchParams } from 'react-router'
import { useWords } from '../language/use-words.ts'
import { Day } from '../ui/moment.tsx'
import { Loaded, Nothing, Page } from '../ui/page.tsx'
import { CostFigure, ProgressFigure, ProjectState, TimeFigure } from './figures.tsx'
import { NewProjectDialog } from './project-dialogs.tsx'
import { useOnTimeRate, useProjects } from './use-projects.ts'
import { projectWords } from './words.ts'
import './projects.css'

const lists = ['open', 'finished', 'stopped', 'all'] as const

/** How much was finished on time this year, by the first plans. */
function OnTime() {
  const t = useWords(projectWords)
  const { data } = useOnTimeRate()
  if (data === undefined) return null
  const line = (of: 'projects' | 'phases') => {
    const { due, onTime, late, open } = data[of]
    if (due === 0) return t('onTimeNone')
    const over = onTime + late
    const rate = over === 0 ? '' : `${Math.round((onTime / over) * 1000) / 10}% · `
    return rate + t('onTimeLine', { onTime: String(onTime), all: String(due), late: String(late), open: String(open) })
  }
  return (
    <section className="panel project-rate">
      <h2>{t('onTime', { year: String(data.year) })}</h2>
      <p>
        {t('onTimeProjects')} <strong>{line('projects')}</strong>
      </p>
      <p>
        {t('onTimePhases')} <strong>{line('phases')}</strong>
      </p>
    </section>
  )
}

/** `/projects`: installation projects against their plans (equip 第十三条). */
export function ProjectsPage() {
  const t = useWords(projectWords)
  const navigate = useNavigate()
  const [params, setParams] = useSearchParams()
  const filter = { state: params.get('state') ?? 'open', q: params.get('q') ?? '', after: params.get('after') ?? undefined }
  const query = useProjects(useDeferredValue(filter))
  const change = (name: string, value: string | undefined) => {
    const next = new URLSearchParams(params)
    if (name !== 'after') next.delete('after')
    if (value === undefined || value === '') next.delete(name)
    else next.set(name, value)
    setParams(next, { replace: name !== 'after' })
  }
  return (
    <Page
      title={t('title')}
      subtitle={t('subtitle')}
      actions={
        query.data?.mayKeep === true && (
          <Button type="primary" icon={<PlusOutlined />} onClick={() => change('new', '1')}>
            {t('add')}
          </Button>
        )
      }
      bar={
        <div className="project-bar">
          <Segmented
            value={filter.state}
            onChange={value => change('state', value === 'open' ? undefined : String(value))}
            options={lists.map(value => ({ value, label: t(`list.${value}`) }))}
          />
          <Input.Search
            allowClear
            className="project-search"
            value={filter.q}
            onChange={event => change('q', event.target.value)}
            placeholder={t('search')}
            aria-label={t('search')}
          />
        </div>
      }
    >
      <OnTime />
      <Loaded query={query}>
        {({ items, next }) => (
          <>
            {items.length === 0 ? (
              <Nothing title={t('empty')} hint={t('emptyHint')} />
            ) : (
              <ul className="panel project-list">
                {items.map(project => (
                  <li key={project.id}>
                    <Link className="project-row" to={`/projects/${project.id}`}>
                      <span>
                        <span className="project-faint">{project.number}</span> <strong>{project.name}</strong>
                        <span className="project-faint project-line">
                          {[project.customer?.name, project.manager.name].filter(Boolean).join(' · ')}
                        </span>
                      </span>
                      <span>
                        <ProjectState state={project.state} /> <Day date={project.from} /> – <Day date={project.until} />
                        <span className="project-line">
                          <TimeFigure {...project} />
                        </span>
                      </span>
                      <ProgressFigure planned={project.plannedPercent} done={project.donePercent} />
                      <CostFigure {...project} />
                    </Link>
                  </li>
                ))}
              </ul>
            )}
            {next !== null && <Button onClick={() => change('after', next)}>›</Button>}
          </>
        )}
      </Loaded>
      {params.get('new') === '1' && (
        <NewProjectDialog
          onClose={() => change('new', undefined)}
          onDone={project => void navigate(`/projects/${project.id}`, { replace: true })}
        />
      )}
    </Page>
  )
}
