import type { Bundle } from './gather-bundle.ts'

const marks: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
const safe = (text: string): string => text.replace(/[&<>"']/g, mark => marks[mark]!)
const lines = (text: string): string => safe(text).replaceAll('\n', '<br>')

const style = `body{font:14px/1.7 "Noto Sans SC","PingFang SC","Microsoft YaHei",sans-serif;color:#1a1a1a;max-width:820px;margin:32px auto;padding:0 20px}
h1{font-size:22px;margin:0 0 4px}h2{font-size:16px;margin:28px 0 8px;border-bottom:1px solid #bbb;padding-bottom:4px}
table{border-collapse:collapse;width:100%}th,td{border:1px solid #ccc;padding:5px 8px;text-align:left;vertical-align:top}th{width:8em;background:#f4f4f4;font-weight:600}
thead th{width:auto}.seal{border:2px solid #8a1f11;color:#8a1f11;padding:8px 12px;margin:12px 0}.quiet{color:#555}
.entry{margin:0 0 14px;break-inside:avoid}.entry b{display:block}.entry dl{margin:2px 0 0}.entry dt{float:left;clear:left;color:#555;min-width:6em;margin-right:8px}.entry dd{margin:0 0 2px 7em}
@media print{body{margin:0;max-width:none}}`

/** The file of a case to read and print: what it is, who sees it, its duties, everything that happened, the list of its files. No script, nothing fetched. */
export function bundleHtml(bundle: Bundle): string {
  const { view, seal, names, told, files, left, moment, say } = bundle
  const zh = names.language === 'zh'
  const t = (chinese: string, english: string) => (zh ? chinese : english)
  const row = (label: string, text: string) => (text === '' ? '' : `<tr><th>${safe(label)}</th><td>${lines(text)}</td></tr>`)
  const reasons = seal.reasons.map(reason =>
    [
      say(reason.title),
      reason.regulation === undefined
        ? ''
        : t(
            `依据《${say(reason.regulation.title)}》${reason.regulation.edition} 版第 ${reason.clause} 条`,
            `${say(reason.regulation.title)}, edition ${reason.regulation.edition}, clause ${reason.clause}`,
          ),
      reason.reading === undefined ? '' : say(reason.reading.says),
    ]
      .filter(Boolean)
      .join(t('；', '; ')),
  )
  const states: Readonly<Record<string, string>> = {
    ...{
      met: t('按时完成', 'met'),
      late: t('超时完成', 'late'),
      missed: t('未完成', 'missed'),
      cancelled: t('取消', 'cancelled'),
    },
    ...{ running: t('进行中', 'running'), overdue: t('超时', 'overdue'), paused: t('暂停', 'paused') },
  }
  const duties = view.duties.map(
    duty =>
      `<tr><td>${safe(say(duty.title))}</td><td>${safe(duty.clause)}</td><td>${safe(duty.owner.name)}</td><td>${moment(duty.startedAt)}</td><td>${moment(duty.dueAt)}</td><td>${safe(states[duty.state] ?? '')}</td></tr>`,
  )
  const entries = told.map(
    entry =>
      `<div class="entry"><b>${safe(entry.title)}</b><span class="quiet">${safe(entry.at)} · ${safe(entry.who)}</span><dl>${entry.lines
        .map(line => `<dt>${safe(line.label)}</dt><dd>${lines(line.text)}</dd>`)
        .join('')}</dl></div>`,
  )
  return `<!doctype html><html lang="${zh ? 'zh-CN' : 'en'}"><head><meta charset="utf-8"><title>${safe(`${view.number} ${view.title}`)}</title><style>${style}</style></head><body>
<h1>${safe(view.title)}</h1><div class="quiet">${safe(bundle.company)} · ${safe(view.number)} · ${safe(names.kind(view.kind))}</div>
${seal.isSealed ? `<div class="seal"><b>${t('密封案卷，仅供有权查看的人使用', 'Sealed file, for those let into it only')}</b><br>${reasons.map(lines).join('<br>')}</div>` : ''}
<p class="quiet">${t('导出', 'Taken')}：${safe(bundle.takenAt)} ${safe(bundle.takenBy)}</p>
<h2>${t('概况', 'The case')}</h2><table>${[
    row(t('描述', 'Description'), view.description),
    row(t('阶段', 'Stage'), names.stage(view.kind, view.stage)),
    row(t('等级', 'Level'), names.level(view.kind, view.level)),
    row(t('负责人', 'Owner'), view.owner?.name ?? ''),
    row(t('登记人', 'Reporter'), view.reporter?.name ?? ''),
    row(t('部门', 'Department'), view.department?.name ?? ''),
    row(t('客户', 'Customer'), view.customer?.name ?? ''),
    row(t('登记时间', 'Opened'), moment(view.openedAt)),
    row(t('结案时间', 'Closed'), moment(view.closedAt)),
    row(
      t('主办制度', 'Regulation'),
      t(
        `《${say(view.edition.title)}》${view.edition.edition} 版`,
        `${say(view.edition.title)}, edition ${view.edition.edition}`,
      ),
    ),
  ].join('')}</table>
${duties.length === 0 ? '' : `<h2>${t('责任与时限', 'Duties')}</h2><table><thead><tr><th>${t('责任', 'Duty')}</th><th>${t('条款', 'Clause')}</th><th>${t('责任人', 'Owner')}</th><th>${t('开始', 'Started')}</th><th>${t('应完成', 'Due')}</th><th>${t('结果', 'State')}</th></tr></thead><tbody>${duties.join('')}</tbody></table>`}
<h2>${t('全部经过', 'Everything that happened')}</h2>${entries.join('')}
<h2>${t('附件', 'Files')}</h2>${files.length + left.length === 0 ? `<p>${t('没有附件', 'None')}</p>` : `<ol>${files.map(file => `<li><a href="${safe(encodeURI(file.path))}">${safe(file.name)}</a> <span class="quiet">SHA-256 ${file.sha256}</span></li>`).join('')}${left.map(name => `<li>${safe(name)} <span class="quiet">${t('密件，未随案卷导出，须写明事由启封', 'under seal, not in this file; opened with a reason')}</span></li>`).join('')}</ol>`}
${paperHtml(bundle)}</body></html>
`
}

function paperHtml({ evidence: { papers = [] }, names: { language } }: Bundle): string {
  if (papers.length === 0) return ''
  const t = (chinese: string, english: string) => (language === 'zh' ? chinese : english)
  const rows = papers.map(
    paper =>
      `<tr><td>${safe(paper.number)}</td><td>${safe(paper.title)}<br><span class="quiet">${safe(paper.sort[language])} · ${t(`${paper.pages} 页`, `${paper.pages} p.`)} · ${safe(paper.datedOn)}</span></td><td>${safe(paper.state[language])}${paper.place === null ? '' : `<br>${safe(paper.place)}`}</td><td>${paper.record.map(entry => safe(entry[language])).join('<br>')}</td></tr>`,
  )
  const heads = [t('编号', 'Number'), t('名称', 'Title'), t('状态与地点', 'State and place'), t('出入登记', 'Access record')]
  return `<h2>${t('纸质原件', 'Paper originals')}</h2><table><thead><tr>${heads.map(head => `<th>${head}</th>`).join('')}</tr></thead><tbody>${rows.join('')}</tbody></table>
`
}
