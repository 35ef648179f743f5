import { existsSync, readFileSync, writeFileSync } from 'node:fs'

const COLUMNS = ['mutants', 'killed', 'timeouts', 'survived', 'not covered', 'left out', 'score %']

const none = () => ({ killed: 0, timeouts: 0, survived: 0, uncovered: 0, left: 0 })

/** Counts of each file out of what Stryker gives back. Left out are mutants of code that runs only while modules are loaded, and of strings. */
export function countMutants(mutants) {
  const counts = {}
  for (const { fileName, status } of mutants) {
    counts[fileName] ??= none()
    const one = counts[fileName]
    if (status === 'Killed') one.killed++
    else if (status === 'Timeout') one.timeouts++
    else if (status === 'Survived') one.survived++
    else if (status === 'NoCoverage') one.uncovered++
    else one.left++
  }
  return counts
}

/** Counts by file, as they were kept; none where there is no such file yet. */
export const readCounts = path => (existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : {})

/** Puts the counts of these files into the ones that were kept, in the order of their names, one line for each file. */
export function keepCounts(path, counts) {
  const results = Object.entries({ ...readCounts(path), ...counts }).sort(([a], [b]) => (a < b ? -1 : 1))
  const fields = one => Object.entries(one).map(([name, count]) => `"${name}": ${count}`)
  const lines = results.map(([file, one]) => `  "${file}": { ${fields(one).join(', ')} }`)
  writeFileSync(path, `{\n${lines.join(',\n')}\n}\n`)
}

/** The table of docs/TESTING.md: a row for each folder and each file that lies in engine/ itself, and their sum. `results`: counts by file. */
export function formatTable(results) {
  const rows = new Map()
  const sum = none()
  for (const [file, counts] of Object.entries(results)) {
    const parts = file.split('/')
    const name = parts[0] === 'engine' && parts.length === 2 ? file : `${parts.slice(0, -1).join('/')}/`
    const row = rows.get(name) ?? none()
    for (const key of Object.keys(sum)) {
      row[key] += counts[key]
      sum[key] += counts[key]
    }
    rows.set(name, row)
  }
  const lines = [...rows].map(([name, row]) => formatRow(`\`${name}\``, row))
  return [
    `| | ${COLUMNS.join(' | ')} |`,
    `|---|${'---:|'.repeat(COLUMNS.length)}`,
    ...lines,
    formatRow('all of these', sum),
  ].join('\n')
}

function formatRow(name, { killed, timeouts, survived, uncovered, left }) {
  const found = killed + timeouts
  const tried = found + survived + uncovered
  const score = tried === 0 ? '–' : (Math.floor((found / tried) * 1000) / 10).toFixed(1)
  return `| ${[name, tried, killed, timeouts, survived, uncovered, left, score].join(' | ')} |`
}

/** One line for each mutant that no test noticed: where, what stood there, and what stood there instead. `sourceOf` gives the text of a file. */
export function survivorLines(mutants, sourceOf) {
  return mutants
    .filter(({ status }) => status === 'Survived' || status === 'NoCoverage')
    .map(({ fileName, status, location: { start, end }, mutatorName, replacement }) => {
      const lines = sourceOf(fileName)
        .split('\n')
        .slice(start.line - 1, end.line)
      lines[lines.length - 1] = lines.at(-1).slice(0, end.column - 1)
      lines[0] = lines[0].slice(start.column - 1)
      const was = lines.map(line => line.trim()).join(' ')
      return `${fileName}:${start.line}:${start.column} ${status} ${mutatorName}: ${was.slice(0, 120)}  ->  ${(replacement ?? '').replaceAll(/\s+/g, ' ').slice(0, 80)}`
    })
}
