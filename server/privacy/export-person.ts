import JSZip from 'jszip'
import { inLanguage } from '../../events/in-language.ts'
import type { Language } from '../../events/text.ts'
import type { Gathered } from './gather.ts'

type Asked = {
  readonly number: string
  readonly company: string
  /** Who took it out, when, and under which number of the log. */
  readonly mark: string
  readonly groups: readonly Gathered[]
  readonly language: Language
}

/** What is held about a person as an archive: `data.json` for machines, `data.html` to read, both with the mark of the export. */
export async function personArchive({ number, company, mark, groups, language }: Asked): Promise<Buffer> {
  const zip = new JSZip()
  const data = {
    request: number,
    company,
    export: mark,
    groups: groups.map(({ id, title, rows }) => ({ id, title: inLanguage(title, language), rows })),
  }
  zip.file('data.json', JSON.stringify(data, undefined, 2))
  zip.file('data.html', pageOf({ number, company, mark, groups, language }))
  return zip.generateAsync({ type: 'nodebuffer', compression: 'DEFLATE', comment: mark })
}

const escaped = (text: string): string => text.replace(/[&<>"']/g, one => `&#${one.charCodeAt(0)};`)
const said = (value: unknown): string => {
  if (value === null || value === undefined) return ''
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}

function pageOf({ number, company, mark, groups, language }: Asked): string {
  const title = language === 'zh' ? `个人信息副本 ${number}` : `Copy of personal data ${number}`
  const table = ({ title: name, rows }: Gathered): string => {
    const columns = [...new Set(rows.flatMap(row => Object.keys(row)))]
    const head = columns.map(column => `<th scope="col">${escaped(column)}</th>`).join('')
    const body = rows.map(row => `<tr>${columns.map(column => `<td>${escaped(said(row[column]))}</td>`).join('')}</tr>`).join('')
    return `<h2>${escaped(inLanguage(name, language))} (${rows.length})</h2><div class="wide"><table><thead><tr>${head}</tr></thead><tbody>${body}</tbody></table></div>`
  }
  return `<!doctype html><html lang="${language === 'zh' ? 'zh-CN' : 'en'}"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escaped(title)}</title><style>body{font:14px/1.6 system-ui,"PingFang SC","Microsoft YaHei",sans-serif;margin:24px;max-width:1100px}table{border-collapse:collapse}th,td{border:1px solid #999;padding:2px 6px;text-align:left;vertical-align:top;overflow-wrap:anywhere}.wide{overflow-x:auto}.mark{color:#555;border:1px solid #999;padding:4px 8px}@media print{.mark{position:fixed;bottom:0;right:0}}</style></head>
<body><h1>${escaped(title)}</h1><p>${escaped(company)}</p><p class="mark">${escaped(mark)}</p>${groups.map(table).join('')}</body></html>`
}
