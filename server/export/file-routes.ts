/** Why a file leaves without a number and a mark. */
export const unmarked: Readonly<Record<string, string>> = {
  'GET /api/files/:id': 'a stored file, whose hash is evidence',
  'POST /api/seals/:id/open': 'a stored file or the words of a record, each opening of which has an entry of its own',
  'GET /api/verify/:code/pdf': 'the signed copy, compared by its hash, for whoever holds its code',
  'GET /api/customers/import/:table/template.xlsx': 'an empty table to fill in',
  'GET /api/organisation/import/template.xlsx': 'an empty table to fill in',
  'GET /api/anchors/:id/timestamp': 'evidence for other programs, byte for byte, without anything of a case',
  'GET /api/anchors/:id/note': 'as its timestamp',
  'GET /api/form-templates/:key/starter': 'an empty page of a form',
}

/** Routes without a schema of their answer that answer with no file. */
export const noFiles: readonly RegExp[] = [
  /^GET \/api\/docs(\/|$)/,
  /^(GET|POST) \/api\/auth\//,
  /^GET \/api\/sign-in\/:id\/(start|callback)$/,
  // An explanation, as data or as text, of what stands on the screen.
  /^GET \/api\/cases\/:id\/duties\/:dutyId\/why$/,
  /^GET \/api\/live$/,
  /^POST \/api\/cases\/import$/,
]

/**
 * Every route that answers with a file, and how contacts of customers in it are shown: `screen`, by the same rules as on the screen; `none`, there are none in
 * it; `full`, since it is what it is for, to those alone who may have it whole (who imported them, whose signed copy it is, who answers a person's request). Complete
 * by test. Who took which, when, with which filter and how many rows is found in the access log by the number on the file.
 */
export const marked: Readonly<Record<string, 'screen' | 'none' | 'full'>> = {
  'GET /api/imports/:id/failed.xlsx': 'full',
  'GET /api/customers/import/:table/failed.xlsx': 'full',
  'GET /api/cases/:id/quotations/:version/pdf': 'screen',
  'GET /api/money-exports/:id/file': 'screen',
  'GET /api/questionnaires/:id/figures/:format': 'none',
  'GET /api/surveys/:id/figures/:format': 'none',
  'GET /api/cases.xlsx': 'screen',
  'GET /api/duties.xlsx': 'screen',
  'GET /api/approvals.xlsx': 'screen',
  'GET /api/customers.xlsx': 'screen',
  'GET /api/library.xlsx': 'none',
  'GET /api/reports.xlsx': 'none',
  'GET /api/cases/:id/records/:record/pdf': 'screen',
  'GET /api/cases/:id/records/:record/docx': 'screen',
  'GET /api/cases/:id/forms/:form/pdf': 'screen',
  'GET /api/cases/:id/forms/:form/docx': 'screen',
  'GET /api/cases/:id/signatures/:signature/pdf': 'full',
  'GET /api/library/:id/pdf': 'none',
  'GET /api/cases/:id/8d/pdf': 'screen',
  'GET /api/cases/:id/8d/docx': 'screen',
  'GET /api/cases/:id/letters/:event/pdf': 'screen',
  'GET /api/analysis.xlsx': 'none',
  'GET /api/analysis/reports/:id/pdf': 'none',
  'GET /api/indicators.xlsx': 'none',
  'GET /api/mining.xlsx': 'none',
  'GET /api/mining/logs/:id/xlsx': 'none',
  'POST /api/cases/:id/bundle': 'screen',
  'GET /api/dashboard.xlsx': 'none',
  'GET /api/reports/:id/file': 'none',
  'GET /api/samples/coverage.xlsx': 'none',
  'GET /api/supervision/findings.xlsx': 'screen',
  'GET /api/policies/replay-events.ndjson': 'none',
  'GET /api/policies/:id/editions/:edition/replays/:replay/export.xlsx': 'none',
  'GET /api/policies/:id/editions/:edition/lint.xlsx': 'none',
  'GET /api/access-log.xlsx': 'none',
  'GET /api/permission-history.xlsx': 'none',
  'GET /api/trips.xlsx': 'none',
  'GET /api/payroll/batches/:id/file': 'none',
  'GET /api/parts.xlsx': 'none',
  'GET /api/parts/moves.xlsx': 'none',
  'GET /api/archive/disposals/:id/certificate.pdf': 'none',
  'GET /api/privacy/requests/:id/copy.zip': 'full',
}
