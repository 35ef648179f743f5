import { FilePdfOutlined, FileWordOutlined, LeftOutlined, PrinterOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Button, QRCode } from 'antd'
import { Link, useParams } from 'react-router'
import { PrintView } from '../../../server/forms/schema.ts'
import { get } from '../../api/request.ts'
import { useCompanyHead } from '../../form-templates/company-head.tsx'
import { useMarks } from '../../language/marks.ts'
import { useLanguage, useText, useWords } from '../../language/use-words.ts'
import { sayClause } from '../../ui/clause.ts'
import { Loaded } from '../../ui/page.tsx'
import { usePageTitle } from '../../ui/page-title.ts'
import { caseKey } from '../case-key.ts'
import { useNames } from '../packs.ts'
import { sayValue } from '../say-value.ts'
import { intakeWords } from '../words-intake.ts'
import './print.css'

/** Who submitted it and everybody on its route, with room to sign. */
function Approvals({ view }: { view: PrintView }) {
  const t = useWords(intakeWords)
  const language = useLanguage()
  const { names } = useNames()
  const local = (at: string | null) => (at === null ? '' : (view.local[at] ?? at))
  const isSettled = view.submitted !== null && view.submitted.outcome !== 'waiting'
  return (
    <>
      <h2>{t('approvals')}</h2>
      <table className="form-sheet-fields form-sheet-approvals">
        <thead>
          <tr>
            <th>{t('person')}</th>
            <th>{t('decision')}</th>
            <th>{t('at')}</th>
            <th>{t('signature')}</th>
          </tr>
        </thead>
        <tbody>
          {view.submitted !== null && (
            <tr>
              <td>{view.submitted.by.name}</td>
              <td>{t('submittedBy')}</td>
              <td>{local(view.submitted.at)}</td>
              <td />
            </tr>
          )}
          {view.approvals.map(one => (
            <tr key={one.step + one.name}>
              <td>
                {one.name}
                <small>
                  {names.role(one.role)} {sayClause(one.clause, language)}
                </small>
              </td>
              <td>
                {one.decision === null ? (isSettled ? t('notNeeded') : '') : sayValue('decision', one.decision, language)}
                {one.reason !== null && <small>{one.reason}</small>}
              </td>
              <td>{local(one.at)}</td>
              <td />
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}

/** The regulation's form on A4, as it is printed: header, fields, approvals with room for signatures, seal box, hash. */
function Sheet({ view }: { view: PrintView }) {
  const marks = useMarks()
  const t = useWords(intakeWords)
  const text = useText()
  const language = useLanguage()
  const picture = useCompanyHead().data?.picture ?? null
  // Instants come with their local times, so that paper and PDF say the same.
  const local = (at: string | null) => (at === null ? '' : (view.local[at] ?? at))
  return (
    <article className="form-sheet">
      <header className="form-sheet-head">
        <span>
          {picture !== null && <img className="form-sheet-picture" src={`/api/files/${picture.id}?download=0`} alt="" />}
          {text(view.company)}
        </span>
        <span>{t('number') + marks.colon + view.documentNumber}</span>
      </header>
      <h1>{text(view.title)}</h1>
      {view.isDraft && <p className="form-sheet-draft">{t('draft')}</p>}
      <p className="form-sheet-case">
        <span>{t('caseNumber') + marks.colon + view.case.number}</span>
        {view.case.level !== null && <span>{t('level') + marks.colon + text(view.case.level)}</span>}
        <span>
          {t('regulation') + marks.colon + text(view.regulation.title) + marks.brackets(view.regulation.edition)}{' '}
          {sayClause(view.regulation.clause, language)}
        </span>
      </p>
      <table className="form-sheet-fields">
        <tbody>
          {view.fields.map(field => (
            <tr key={field.id} data-multiline={field.multiline}>
              <th scope="row">{text(field.title)}</th>
              <td>{field.value === '' ? <span className="form-sheet-empty">{t('pageEmpty')}</span> : field.value}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {view.approvals.length > 0 && <Approvals view={view} />}
      <footer className="form-sheet-foot">
        <QRCode value={view.case.url} type="svg" size={84} bordered={false} color="#000000" bgColor="#ffffff" />
        <div>
          {view.hash !== null && (
            <p>
              {t('hash') + marks.colon}
              <code>{view.hash}</code>
            </p>
          )}
          <p>
            {t('printedAt')} {local(view.printedAt)}
          </p>
        </div>
        <div className="form-sheet-seal">{t('signature')}</div>
      </footer>
    </article>
  )
}

/** `/cases/:id/forms/:form`: the form as it will stand on paper, with print and PDF. */
export function FormPrintPage() {
  const { form = '' } = useParams()
  return <PrintPage of="forms" name={form} />
}

/** `/cases/:id/records/:record`: a record as it stands on paper, or an empty one to fill in by hand. */
export function RecordPrintPage() {
  const { record = '' } = useParams()
  return <PrintPage of="records" name={record} />
}

function PrintPage({ of, name }: { readonly of: 'forms' | 'records'; readonly name: string }) {
  const t = useWords(intakeWords)
  const text = useText()
  const { id = '' } = useParams()
  const path = `/api/cases/${encodeURIComponent(id)}/${of}/${encodeURIComponent(name)}`
  const query = useQuery({
    queryKey: [...caseKey(id), of, name, 'print'],
    queryFn: ({ signal }) => get(`${path}/print`, PrintView, { signal }),
  })
  usePageTitle(query.data === undefined ? '' : t('printTitle', { form: text(query.data.title) }))
  return (
    <div className="form-print">
      <div className="form-print-bar no-print">
        <Link to={`/cases/${id}`}>
          <LeftOutlined aria-hidden /> {t('back')}
        </Link>
        <Button type="primary" icon={<PrinterOutlined />} onClick={() => window.print()} disabled={query.data === undefined}>
          {t('print')}
        </Button>
        <Button icon={<FilePdfOutlined />} href={`${path}/pdf`} target="_blank">
          {t('pdf')}
        </Button>
        <Button icon={<FileWordOutlined />} href={`${path}/docx`}>
          Word
        </Button>
      </div>
      <Loaded query={query}>{view => <Sheet view={view} />}</Loaded>
    </div>
  )
}
