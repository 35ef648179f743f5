import { FilePdfOutlined, FileWordOutlined, LeftOutlined, PrinterOutlined, WarningOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { Link, useParams } from 'react-router'
import { drawFishbone } from '../../engine/investigation/fishbone-drawing.ts'
import { EightD, type EightDBlock } from '../../server/investigation/eight-d-schema.ts'
import { get } from '../api/request.ts'
import { caseKey } from '../cases/case-key.ts'
import { useMarks } from '../language/marks.ts'
import { useWords } from '../language/use-words.ts'
import { Loaded } from '../ui/page.tsx'
import { usePageTitle } from '../ui/page-title.ts'
import { DrawnFishbone } from './drawn-fishbone.tsx'
import { investigationWords } from './words.ts'
import '../cases/forms/print.css'
import './investigation.css'
import './eight-d.css'

/** `/cases/:id/8d`: the eight steps as they will stand on paper, filled from the case; what is missing is said. */
export function EightDPage() {
  const t = useWords(investigationWords)
  const { id = '' } = useParams()
  const path = `/api/cases/${encodeURIComponent(id)}/8d`
  const query = useQuery({ queryKey: [...caseKey(id), '8d'], queryFn: ({ signal }) => get(path, EightD, { signal }) })
  usePageTitle(query.data === undefined ? t('eightD') : `${t('eightD')} ${query.data.number}`)
  return (
    <div className="form-print">
      <div className="form-print-bar no-print">
        <Link to={`/cases/${id}`}>
          <LeftOutlined aria-hidden /> {t('backToCase')}
        </Link>
        <Button type="primary" icon={<PrinterOutlined />} onClick={() => window.print()} disabled={query.data === undefined}>
          {t('print')}
        </Button>
        <Button icon={<FilePdfOutlined />} href={`${path}/pdf`} target="_blank">
          PDF
        </Button>
        <Button icon={<FileWordOutlined />} href={`${path}/docx`}>
          Word
        </Button>
      </div>
      <Loaded query={query}>{view => <Sheet view={view} />}</Loaded>
    </div>
  )
}

function Sheet({ view }: { view: EightD }) {
  const t = useWords(investigationWords)
  const marks = useMarks()
  const rows = [
    [t('dCase'), `${view.number} ${view.title}`, t('dLevel'), view.level],
    [t('dCustomer'), view.customer, t('dProduct'), view.product],
    [t('dOpened'), view.openedOn, t('dClosed'), view.closedOn],
  ]
  return (
    <article className="form-sheet eight-d">
      <header className="form-sheet-head">
        <span>{view.company}</span>
        <span>{view.number}</span>
      </header>
      <h1>{t('eightD')}</h1>
      {view.gaps > 0 && <p className="eight-d-gaps no-print">{t('gaps', { count: view.gaps })}</p>}
      <table className="form-sheet-fields">
        <tbody>
          {rows.map(([one, first, two, second]) => (
            <tr key={one}>
              <th scope="row">{one}</th>
              <td>{first}</td>
              <th scope="row">{two}</th>
              <td>{second || '—'}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {view.sections.map(section => (
        <section key={section.title} className="eight-d-step" data-gap={section.gap !== null}>
          <h2>
            {section.id !== '' && <span className="eight-d-number">{section.id}</span>} {section.title}
          </h2>
          {section.gap !== null && (
            <p className="eight-d-gap">
              <WarningOutlined aria-hidden /> {t('gap') + marks.colon + section.gap}
            </p>
          )}
          {section.blocks.map((block, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the blocks of a report never change places.
            <Block key={at} block={block} />
          ))}
        </section>
      ))}
      <p className="eight-d-foot">{t('printedAt', { at: view.printedAt })}</p>
    </article>
  )
}

function Block({ block }: { block: EightDBlock }) {
  const t = useWords(investigationWords)
  const marks = useMarks()
  switch (block.kind) {
    case 'facts':
      return (
        <table className="form-sheet-fields">
          <tbody>
            {block.items.map(item => (
              <tr key={item.label}>
                <th scope="row">{item.label}</th>
                <td>{item.text}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )
    case 'table':
      return (
        <>
          {block.title !== '' && <h3>{block.title}</h3>}
          <div className="rows-scroll">
            <table className="form-sheet-fields eight-d-table">
              <thead>
                <tr>
                  {block.head.map(title => (
                    <th key={title} scope="col">
                      {title}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {block.rows.map((row, at) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: what was recorded never changes.
                  <tr key={at}>
                    {row.map((cell, column) => (
                      // biome-ignore lint/suspicious/noArrayIndexKey: what was recorded never changes.
                      <td key={column}>{cell}</td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </>
      )
    case 'whys':
      return (
        <>
          <h3>{block.title}</h3>
          <ol className="whys">
            {block.steps.map((step, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: what was recorded never changes.
              <li key={at} style={{ marginInlineStart: at * 14 }}>
                <span className="whys-step">
                  {at === block.steps.length - 1 && at > 0 ? t('root') : t('why', { step: at + 1 })}
                </span>{' '}
                {step.text}
                {step.evidence.map(number => (
                  <span key={number}> {t('piece', { number: String(number) })}</span>
                ))}
              </li>
            ))}
          </ol>
        </>
      )
    case 'fishbone':
      return (
        <>
          <h3>{block.title}</h3>
          <ul className="fishbone-outline">
            {block.bones
              .filter(bone => bone.causes.length > 0)
              .map(bone => (
                <li key={bone.id}>
                  <strong>{bone.title}</strong>
                  <ul>
                    {bone.causes.map(cause => (
                      <li key={cause.text} data-depth={cause.depth}>
                        {cause.text}
                        {cause.note !== '' && marks.brackets(cause.note)}
                      </li>
                    ))}
                  </ul>
                </li>
              ))}
          </ul>
          <DrawnFishbone drawing={drawFishbone(block.bones, block.effect)} label={t('fishboneOf', { effect: block.effect })} />
        </>
      )
  }
}
