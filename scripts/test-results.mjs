import { existsSync, readFileSync } from 'node:fs'

/**
 * Counts what one vitest run says in its JSON report. A file that could not even be loaded, an error outside of any
 * test and a run that broke off count as one failure each, so that a red run never reads "0 failed". `failures` names what failed.
 */
export function countResults(reportFile, exitCode) {
  if (!existsSync(reportFile)) return { passed: 0, failed: 1, skipped: 0, files: 0, failures: [] }
  const report = JSON.parse(readFileSync(reportFile, 'utf8'))
  const brokenFiles = report.testResults.filter(
    file => file.status === 'failed' && !file.assertionResults.some(({ status }) => status === 'failed'),
  )
  const failed = report.numFailedTests + brokenFiles.length
  return {
    passed: report.numPassedTests,
    failed: exitCode !== 0 && failed === 0 ? 1 : failed,
    skipped: report.numPendingTests + report.numTodoTests,
    files: report.testResults.length,
    failures: [
      ...report.testResults.flatMap(file =>
        file.assertionResults
          .filter(({ status }) => status === 'failed')
          .map(test => `${file.name} > ${test.fullName}\n    ${firstLines(test.failureMessages?.[0])}`),
      ),
      ...brokenFiles.map(file => `${file.name}\n    ${firstLines(file.message)}`),
    ],
  }
}

const firstLines = (message = '') => message.split('\n').slice(0, 4).join('\n    ')
