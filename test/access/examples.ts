import { shortQuestionnaire } from '../../server/surveys/questionnaire.fixture.ts'
import { PASSWORD } from '../app.ts'
import { codeOfNobody } from './walked-field-service.ts'
import { aFile, type Ids } from './walked-organisation.ts'

/** A request that names rows: `foreign` of the organisation it is aimed at, `own` of whoever sends it. */
export type Example = {
  readonly url: string
  readonly body?: unknown
  readonly headers?: Record<string, string>
  /**
   * What a stranger gets. `refused`: nothing but a named refusal, of this code where one is given. `own`: their own organisation's
   * data, or an answer in which nothing of the other one stands.
   */
  readonly stranger: 'refused' | 'own'
  readonly code?: string
}
export type Examples = (ids: { foreign: Ids; own: Ids }) => readonly Example[]

const refused = (url: string, body?: unknown, code?: string): Example => ({
  ...{ url, stranger: 'refused' },
  ...(body !== undefined && { body }),
  ...(code !== undefined && { code }),
})
const own = (url: string, body?: unknown, headers?: Record<string, string>): Example => ({
  ...{ url, stranger: 'own' },
  ...(body !== undefined && { body }),
  ...(headers && { headers }),
})
const list =
  (url: string, ...queries: ((foreign: Ids) => string)[]): Examples =>
  ({ foreign }) => [own(url), ...queries.map(query => own(`${url}?${query(foreign)}`))]
const mapping = { kind: 'live', case: { title: '标题', externalId: '编号' } }
const anEmptyDraft = {
  texts: { title: '', problem: '', rootCause: '', solution: '', measures: '', effect: '', experience: '', product: '' },
  ...{ codes: {}, kept: [] },
}
const aProject = {
  name: '安装',
  phases: [{ id: 'one', title: '卸货', from: '2026-10-12', until: '2026-10-20', weight: 100, costFen: 0, isKeyNode: false }],
}
const aChecklist = {
  ...{ name: '开工前', phase: 'site', kinds: ['work-order'], categories: [], models: [], before: null },
  items: [{ id: 'power', kind: 'check', title: '电源到位', required: true }],
}
// Nobody answers there, and nothing is asked until somebody tries the settings.
const aTimestamp = { isOn: false, config: { url: 'http://127.0.0.1:9/' } }
const aChain = { isOn: false, config: { rpcUrl: 'http://127.0.0.1:9/', chainId: 1, contract: `0x${'1'.repeat(40)}` } }
const at = '2026-10-12T01:00:00.000Z'
const aPersonsRequest = {
  ...{ kind: 'access', law: 'pipl', name: '林女士', phone: '13900000000', answerTo: '原电话' },
  ...{ asks: '查阅全部信息', identity: '回拨原电话核实', receivedOn: '2026-01-05' },
}

/** Routes that no request can be answered by here, and where they are tested instead. */
export const elsewhere: Readonly<Record<string, string>> = {
  'GET /api/live': 'server/live/live.test.ts', // its answer never ends
}

/** Public addresses: open to everybody by design, each with why. */
export const publicRoutes: Readonly<Record<string, string>> = {
  'GET /api/docs': 'the description of the API holds no data',
  'GET /api/docs/static/index.html': 'as /api/docs',
  'GET /api/docs/static/swagger-initializer.js': 'as /api/docs',
  'GET /api/docs/static/*': 'as /api/docs',
  'GET /api/docs/json': 'as /api/docs',
  'GET /api/docs/yaml': 'as /api/docs',
  'POST /api/auth/sign-in/email': 'whoever signs in is not signed in yet',
  'POST /api/auth/sign-out': 'ends the session of its own cookie',
  'POST /api/auth/two-factor/verify-totp': 'half way through signing in; a cookie of its own stands for the password',
  'POST /api/auth/two-factor/verify-backup-code': 'as verify-totp',
  'GET /api/auth/passkey/generate-authenticate-options': 'a challenge for whoever wants to sign in',
  'POST /api/auth/passkey/verify-authentication': 'signing in: the passkey says who it is',
  'GET /api/sign-in/ways': 'the buttons of the sign-in page: names of providers',
  'GET /api/sign-in/:id/start': 'sends the browser to the provider',
  'GET /api/sign-in/:id/callback': 'back from the provider, with a state that counts once',
  'GET /api/setup': 'whether the first run is still to come, and nothing else',
  'POST /api/setup': 'wants the token printed on the console',
  'GET /api/c/:token': "the customer's page: its address is the secret",
  'GET /api/verify/:code': 'what was signed: the code of the copy is the secret',
  'GET /api/verify/:code/pdf': 'as /api/verify/:code',
  'POST /api/c/:token': 'as GET',
  'GET /api/s/:token': "the customer's questionnaire: its address is the secret",
  'POST /api/s/:token': 'as GET',
}

/** For every route under /api what to send, with the ids it takes. A route without an entry fails the walk by name. */
export const examples: Readonly<Record<string, Examples>> = {
  'GET /api/docs': list('/api/docs'),
  'GET /api/docs/static/index.html': list('/api/docs/static/index.html'),
  'GET /api/docs/static/swagger-initializer.js': list('/api/docs/static/swagger-initializer.js'),
  'GET /api/docs/static/*': list('/api/docs/static/swagger-ui.css'),
  'GET /api/docs/json': list('/api/docs/json'),
  'GET /api/docs/yaml': list('/api/docs/yaml'),

  'POST /api/auth/sign-in/email': () => [
    refused('/api/auth/sign-in/email', { email: 'everything@a.example', password: 'not the password' }, 'sign-in.wrong'),
  ],
  // Not the walker's own: that comes last, in the walk itself.
  'POST /api/auth/sign-out': () => [own('/api/auth/sign-out', {}, { cookie: '' })],
  'POST /api/auth/two-factor/verify-totp': () => [refused('/api/auth/two-factor/verify-totp', { code: '000000' })],
  'POST /api/auth/two-factor/verify-backup-code': () => [refused('/api/auth/two-factor/verify-backup-code', { code: 'x' })],
  'POST /api/auth/change-password': () => [
    refused('/api/auth/change-password', { currentPassword: 'not the password', newPassword: PASSWORD }, 'password.wrong'),
  ],
  'POST /api/auth/two-factor/enable': () => [refused('/api/auth/two-factor/enable', { password: 'wrong' })],
  'POST /api/auth/two-factor/disable': () => [refused('/api/auth/two-factor/disable', { password: 'wrong' })],
  'POST /api/auth/two-factor/generate-backup-codes': () => [
    refused('/api/auth/two-factor/generate-backup-codes', { password: 'wrong' }),
  ],
  'GET /api/auth/passkey/generate-register-options': list('/api/auth/passkey/generate-register-options'),
  'POST /api/auth/passkey/verify-registration': () => [
    refused('/api/auth/passkey/verify-registration', { response: {}, name: '我的' }),
  ],
  'POST /api/auth/passkey/update-passkey': ({ foreign }) => [
    refused('/api/auth/passkey/update-passkey', { id: foreign.passkey, name: '改' }),
  ],
  'POST /api/auth/passkey/delete-passkey': ({ foreign }) => [
    refused('/api/auth/passkey/delete-passkey', { id: foreign.passkey }),
  ],
  'GET /api/auth/passkey/generate-authenticate-options': list('/api/auth/passkey/generate-authenticate-options'),
  'POST /api/auth/passkey/verify-authentication': () => [
    refused('/api/auth/passkey/verify-authentication', { response: { id: 'x' } }),
  ],
  'GET /api/account/security': list('/api/account/security'),
  'DELETE /api/account/sessions/:id': ({ foreign }) => [refused(`/api/account/sessions/${foreign.sessionId}`)],
  'POST /api/account/sessions/end-others': () => [own('/api/account/sessions/end-others', {})],
  'DELETE /api/account/identities/:id': ({ foreign }) => [
    refused(`/api/account/identities/${foreign.identity}`, undefined, 'identity.not-found'),
  ],
  'GET /api/people/:id/sign-in': ({ foreign }) => [
    refused(`/api/people/${foreign.otherPerson}/sign-in`, undefined, 'person.not-found'),
  ],
  'POST /api/people/:id/unlock': ({ foreign }) => [refused(`/api/people/${foreign.otherPerson}/unlock`, {}, 'person.not-found')],
  'POST /api/people/:id/second-factor/reset': ({ foreign }) => [
    refused(`/api/people/${foreign.otherPerson}/second-factor/reset`, {}, 'person.not-found'),
  ],
  'POST /api/people/:id/sign-out': ({ foreign }) => [
    refused(`/api/people/${foreign.otherPerson}/sign-out`, {}, 'person.not-found'),
  ],
  'GET /api/sign-in/ways': list('/api/sign-in/ways'),
  'GET /api/sign-in/:id/start': ({ foreign }) => [refused(`/api/sign-in/${foreign.provider}x/start`)],
  'GET /api/sign-in/:id/callback': ({ foreign }) => [
    refused(`/api/sign-in/${foreign.provider}/callback?code=x`, undefined, 'sso.state-foreign'),
  ],
  'POST /api/sign-in/:id/link': ({ foreign }) => [refused(`/api/sign-in/${foreign.provider}/link`, {}, 'provider.not-found')],
  'GET /api/sign-in/providers': list('/api/sign-in/providers'),
  'POST /api/sign-in/providers': ({ foreign }) => [
    refused(
      '/api/sign-in/providers',
      {
        ...{ kind: 'oidc', name: 'x', clientId: 'x' },
        config: { issuer: 'https://x.example', createsPeople: true, department: foreign.department },
      },
      'department.not-found',
    ),
  ],
  'PATCH /api/sign-in/providers/:id': ({ foreign }) => [
    refused(`/api/sign-in/providers/${foreign.provider}`, { name: '改' }, 'provider.not-found'),
  ],
  'DELETE /api/sign-in/providers/:id': ({ foreign }) => [
    refused(`/api/sign-in/providers/${foreign.provider}`, undefined, 'provider.not-found'),
  ],
  'POST /api/sign-in/providers/:id/check': ({ foreign }) => [refused(`/api/sign-in/providers/${foreign.provider}/check`, {})],
  'GET /api/admin-log': list(
    '/api/admin-log',
    f => `person=${f.person}`,
    () => 'action=key.created',
  ),
  'GET /api/keys': list('/api/keys'),
  'POST /api/keys': () => [own('/api/keys', { name: '接口' })],
  'DELETE /api/keys/:id': ({ foreign }) => [refused(`/api/keys/${foreign.key}`, undefined, 'key.not-found')],

  'GET /api/setup': list('/api/setup'),
  'POST /api/setup': () => [
    refused('/api/setup', {
      token: 'x',
      organisation: { name: '第三家' },
      administrator: { name: '管理员', email: 'new@walk.example', password: PASSWORD },
    }),
  ],
  'GET /api/me': list('/api/me'),
  'PUT /api/me/on-duty': () => [own('/api/me/on-duty', { onDuty: true })],
  'GET /api/backups': () => [refused('/api/backups', undefined, 'backup.operator-only')],
  'POST /api/backups': () => [refused('/api/backups', undefined, 'backup.operator-only')],
  'POST /api/backups/key': () => [refused('/api/backups/key', {}, 'backup.operator-only')],
  'POST /api/backups/key/confirm': () => [refused('/api/backups/key/confirm', { code: 'AAAAA' }, 'backup.operator-only')],
  'GET /api/keys-and-storage': list('/api/keys-and-storage'),
  'POST /api/keys/rotate-data': () => [own('/api/keys/rotate-data', {})],
  'POST /api/keys/rotate-master': () => [refused('/api/keys/rotate-master', {}, 'keys.operator-only')],

  'GET /api/cases': list(
    '/api/cases',
    f => `customer=${f.customer}&closed=all`,
    f => `owner=${f.person}`,
    f => `department=${f.department}`,
    f => `import=${f.import}&history=all`,
    () => `q=${encodeURIComponent('机密')}`,
  ),
  'POST /api/cases': ({ foreign }) => [
    refused('/api/cases', { kind: 'anomaly', title: '停机', customerId: foreign.customer }, 'customer.not-found'),
    refused('/api/cases', { kind: 'anomaly', title: '停机', departmentId: foreign.department }, 'department.not-found'),
    refused('/api/cases', { kind: 'anomaly', title: '停机', machineId: foreign.machine }, 'machine.not-found'),
    // The other organisation's number is not taken here: everybody has their own.
    own('/api/cases', { kind: 'anomaly', title: '停机', externalId: foreign.externalId, customer: { phone: foreign.phone } }),
  ],
  'POST /api/cases/preview': ({ foreign }) => [
    refused('/api/cases/preview', { caseId: foreign.case }, 'case.not-found'),
    refused('/api/cases/preview', { kind: 'anomaly', customerId: foreign.customer }, 'customer.not-found'),
    own('/api/cases/preview', { kind: 'anomaly', machineId: foreign.machine }),
  ],
  'GET /api/cases/similar': list(
    '/api/cases/similar',
    f => `customerId=${f.customer}&machineId=${f.machine}&phone=${f.phone}`,
    () => `title=${encodeURIComponent('甲方机密')}`,
  ),
  'GET /api/cases/:id': ({ foreign }) => [refused(`/api/cases/${foreign.case}`, undefined, 'case.not-found')],
  'GET /api/cases/:id/affected-clocks': ({ foreign }) => [
    refused(`/api/cases/${foreign.case}/affected-clocks?from=${at}`, undefined, 'case.not-found'),
  ],
  'GET /api/cases/:id/route-preview': ({ foreign }) => [
    refused(`/api/cases/${foreign.case}/route-preview?subject=matter`, undefined, 'case.not-found'),
  ],
  'GET /api/cases/:id/known-answers': ({ foreign }) => [
    refused(`/api/cases/${foreign.case}/known-answers`, undefined, 'case.not-found'),
  ],
  'GET /api/cases/:id/level-preview': ({ foreign }) => [
    refused(`/api/cases/${foreign.case}/level-preview?level=major`, undefined, 'case.not-found'),
  ],
  'GET /api/cases/:id/liability': ({ foreign }) => [refused(`/api/cases/${foreign.case}/liability`, undefined, 'case.not-found')],
  'GET /api/compensations': list('/api/compensations'),
  'GET /api/contracts': list('/api/contracts', f => `customer=${f.customer}`),
  'GET /api/cases/:id/contract': ({ foreign }) => [refused(`/api/cases/${foreign.case}/contract`, undefined, 'case.not-found')],
  'GET /api/cases/:id/quotations/:version/pdf': ({ foreign }) => [
    refused(`/api/cases/${foreign.case}/quotations/1/pdf`, undefined, 'case.not-found'),
  ],
  'GET /api/receivables': list('/api/receivables'),
  'GET /api/receivables/invoices': list(
    '/api/receivables/invoices',
    f => `customer=${f.customer}&contract=${f.case}&owner=${f.person}`,
  ),
  'GET /api/dunning': list('/api/dunning'),
  'GET /api/payments': list('/api/payments', f => `customer=${f.customer}`),
  'GET /api/payments/proposal': ({ foreign }) => [
    refused(`/api/payments/proposal?customer=${foreign.customer}`, undefined, 'customer.not-found'),
  ],
  'POST /api/payments': ({ foreign }) => [
    refused(
      '/api/payments',
      { case: foreign.case, amountFen: 1, receivedOn: '2026-03-01', via: 'bank', shares: [] },
      'case.not-found',
    ),
    refused(
      '/api/payments',
      { amountFen: 1, receivedOn: '2026-03-01', via: 'bank', shares: [{ invoice: foreign.invoice, amountFen: 1 }] },
      'invoice.none',
    ),
  ],
  'GET /api/money-exports': list('/api/money-exports'),
  'POST /api/money-exports': () => [own('/api/money-exports', { month: '2026-09' })],
  'GET /api/money-exports/:id/file': ({ foreign }) => [
    refused(`/api/money-exports/${foreign.moneyExport}/file`, undefined, 'export.none'),
    refused(`/api/money-exports/${foreign.moneyExport}/file?format=xlsx`, undefined, 'export.none'),
  ],
  'GET /api/trips': list('/api/trips', f => `person=${f.person}`),
  'GET /api/trips.xlsx': () => [own('/api/trips.xlsx')],
  'GET /api/cases/:id/records/:record/print': ({ foreign }) => [
    refused(`/api/cases/${foreign.case}/records/order/print`, undefined, 'case.not-found'),
  ],
  'GET /api/cases/:id/records/:record/docx': ({ foreign }) => [
    refused(`/api/cases/${foreign.case}/records/any/docx`, undefined, 'case.not-found'),
  ],
  'GET /api/cases/:id/records/:record/pdf': ({ foreign }) => [
    refused(`/api/cases/${foreign.case}/records/order/pdf`, undefined, 'case.not-found'),
  ],
  'GET /api/cases/:id/candidates': ({ foreign }) => [
    refused(`/api/cases/${foreign.case}/candidates`, undefined, 'case.not-found'),
  ],
  'GET /api/certificates': list(
    '/api/certificates',
    f => `person=${f.person}`,
    () => `q=${encodeURIComponent('机密')}`,
  ),
  'POST /api/certificates': ({ foreign, own: mine }) => [
    refused('/api/certificates', { person: foreign.person, kind: '电工证', number: '1' }, 'person.not-found'),
    refused('/api/certificates', { person: mine.person, kind: '电工证', number: '1', file: foreign.file }, 'file.not-found'),
  ],
  'PUT /api/certificates/:id': ({ foreign }) => [
    refused(`/api/certificates/${foreign.certificate}`, { kind: '电工证', number: '1' }, 'certificate.not-found'),
  ],
  'POST /api/certificates/:id/end': ({ foreign }) => [
    refused(`/api/certificates/${foreign.certificate}/end`, {}, 'certificate.not-found'),
  ],
  'GET /api/parts': list(
    '/api/parts',
    () => `q=${encodeURIComponent('机密')}`,
    f => `location=${f.location}`,
  ),
  'GET /api/parts.xlsx': () => [own('/api/parts.xlsx')],
  'POST /api/parts': ({ foreign }) => [
    refused('/api/parts', { number: 'N-1', name: '轴承', unit: '件', photo: foreign.picture }, 'file.not-found'),
    refused('/api/parts', { number: 'N-2', name: '轴承', unit: '件', replaces: [foreign.part] }, 'part.unknown'),
    refused(
      '/api/parts',
      { number: 'N-3', name: '轴承', unit: '件', suppliers: [{ supplier: foreign.supplier }] },
      'supplier.not-found',
    ),
  ],
  'GET /api/parts/mine': () => [own('/api/parts/mine')],
  'GET /api/parts/:id': ({ foreign }) => [refused(`/api/parts/${foreign.part}`, undefined, 'part.unknown')],
  'PUT /api/parts/:id': ({ foreign }) => [
    refused(`/api/parts/${foreign.part}`, { number: 'N-1', name: '轴承', unit: '件' }, 'part.unknown'),
  ],
  'GET /api/parts/:id/uses': ({ foreign }) => [own(`/api/parts/${foreign.part}/uses`)],
  'GET /api/parts/locations': () => [own('/api/parts/locations')],
  'POST /api/parts/locations': ({ foreign }) => [
    refused('/api/parts/locations', { name: '别家的人的车', kind: 'van', keeper: foreign.person }, 'person.not-found'),
  ],
  'PUT /api/parts/locations/:id': ({ foreign }) => [
    refused(`/api/parts/locations/${foreign.van}`, { name: '改名', kind: 'van' }, 'location.not-found'),
  ],
  'GET /api/parts/suppliers': () => [own('/api/parts/suppliers')],
  'POST /api/parts/suppliers': () => [own('/api/parts/suppliers', { name: '新供应商' })],
  'PUT /api/parts/suppliers/:id': ({ foreign }) => [
    refused(`/api/parts/suppliers/${foreign.supplier}`, { name: '改名' }, 'supplier.not-found'),
  ],
  'GET /api/parts/moves': list(
    '/api/parts/moves',
    f => `case=${f.case}`,
    f => `part=${f.part}`,
    f => `location=${f.location}`,
  ),
  'GET /api/parts/moves.xlsx': ({ foreign }) => [
    own(`/api/parts/moves.xlsx?case=${foreign.case}`),
    own(`/api/parts/moves.xlsx?part=${foreign.part}`),
  ],
  'POST /api/parts/moves': ({ foreign, own: mine }) => [
    refused(
      '/api/parts/moves',
      { kind: 'receipt', to: foreign.location, lines: [{ part: foreign.part, quantity: 1 }] },
      'location.not-found',
    ),
    refused(
      '/api/parts/moves',
      { kind: 'receipt', to: mine.location, lines: [{ part: foreign.part, quantity: 1 }] },
      'part.unknown',
    ),
    refused(
      '/api/parts/moves',
      { kind: 'receipt', to: mine.location, supplier: foreign.supplier, lines: [{ part: mine.part, quantity: 1 }] },
      'supplier.not-found',
    ),
    refused(
      '/api/parts/moves',
      { kind: 'receipt', to: mine.location, case: foreign.case, lines: [{ part: mine.part, quantity: 1 }] },
      'case.not-found',
    ),
  ],
  'POST /api/parts/moves/:id/reverse': ({ foreign }) => [
    refused(`/api/parts/moves/${foreign.move}/reverse`, { reason: '记错' }, 'move.not-found'),
  ],
  'GET /api/parts/reservations': list('/api/parts/reservations', f => `location=${f.location}`),
  'POST /api/parts/reservations/:id': ({ foreign }) => [
    refused(`/api/parts/reservations/${foreign.reservation}`, { act: 'release' }, 'reservation.not-found'),
  ],
  'GET /api/parts/differences': list('/api/parts/differences'),
  'POST /api/parts/differences/:id': ({ foreign }) => [
    refused(`/api/parts/differences/${foreign.difference}`, { how: 'not-ours', note: '客户自备' }, 'difference.not-found'),
  ],
  'GET /api/cases/:id/parts': ({ foreign }) => [refused(`/api/cases/${foreign.case}/parts`, undefined, 'case.not-found')],
  'POST /api/cases/:id/reservations': ({ foreign, own: mine }) => [
    refused(
      `/api/cases/${foreign.case}/reservations`,
      { lines: [{ part: foreign.part, location: foreign.location, quantity: 1 }] },
      'case.not-found',
    ),
    refused(`/api/cases/${mine.case}/reservations`, {
      lines: [{ part: foreign.part, location: foreign.location, quantity: 1 }],
    }),
  ],
  'GET /api/cases/:id/failed-parts': ({ foreign }) => [
    refused(`/api/cases/${foreign.case}/failed-parts`, undefined, 'case.not-found'),
  ],
  'POST /api/cases/:id/supplier-claims': ({ foreign, own: mine }) => {
    const claim = { supplier: foreign.supplier, part: foreign.part, amountFen: 1, evidence: '开裂' }
    return [
      refused(`/api/cases/${foreign.case}/supplier-claims`, claim, 'case.not-found'),
      refused(`/api/cases/${mine.case}/supplier-claims`, claim),
    ]
  },
  'POST /api/cases/:id/emergency-orders': ({ foreign, own: mine }) => {
    const order = { channel: foreign.channel, part: foreign.part, quantity: 1, location: foreign.location, reason: '停机' }
    return [
      refused(`/api/cases/${foreign.case}/emergency-orders`, order, 'case.not-found'),
      refused(`/api/cases/${mine.case}/emergency-orders`, order),
    ]
  },
  'POST /api/cases/:id/returned-goods': ({ foreign, own: mine }) => {
    const goods = { act: 'take-in', location: foreign.location, lines: [{ part: foreign.part, quantity: 1 }] }
    return [
      refused(`/api/cases/${foreign.case}/returned-goods`, goods, 'case.not-found'),
      refused(`/api/cases/${mine.case}/returned-goods`, goods),
    ]
  },
  'GET /api/parts/proposals': list('/api/parts/proposals', f => `location=${f.location}`),
  'GET /api/parts/purchases': list('/api/parts/purchases'),
  'POST /api/parts/purchases': ({ foreign, own: mine }) => [
    refused('/api/parts/purchases', { location: foreign.location, lines: [{ part: foreign.part, quantity: 1 }] }),
    refused('/api/parts/purchases', { location: foreign.location, lines: [{ part: mine.part, quantity: 1 }] }),
    refused('/api/parts/purchases', { location: mine.location, lines: [{ part: foreign.part, quantity: 1 }] }, 'part.unknown'),
  ],
  'POST /api/parts/purchases/:id': ({ foreign }) => [
    refused(`/api/parts/purchases/${foreign.purchase}`, { act: 'approve' }, 'purchase.not-found'),
  ],
  'GET /api/parts/plans': () => [own('/api/parts/plans')],
  'GET /api/parts/plan': () => [own('/api/parts/plan?from=2026-07-01&to=2026-09-30')],
  'POST /api/parts/plans': () => [own('/api/parts/plans', { from: '2026-07-01', to: '2026-09-30', comments: '按季度' })],
  'GET /api/parts/plans/:id': ({ foreign }) => [refused(`/api/parts/plans/${foreign.plan}`, undefined, 'plan.not-found')],
  'GET /api/parts/stocktakes': list('/api/parts/stocktakes'),
  'POST /api/parts/stocktakes': ({ foreign, own: mine }) => [
    refused('/api/parts/stocktakes', { location: foreign.location, counter: foreign.person }, 'location.not-found'),
    refused('/api/parts/stocktakes', { location: mine.location, counter: foreign.person }, 'person.not-found'),
  ],
  'GET /api/parts/stocktakes/:id': ({ foreign }) => [
    refused(`/api/parts/stocktakes/${foreign.stocktake}`, undefined, 'stocktake.not-found'),
  ],
  'POST /api/parts/stocktakes/:id': ({ foreign }) => [
    refused(`/api/parts/stocktakes/${foreign.stocktake}`, { act: 'finish' }, 'stocktake.not-found'),
  ],
  'GET /api/parts/channels': () => [own('/api/parts/channels')],
  'POST /api/parts/channels': ({ foreign }) => [
    own('/api/parts/channels', { name: '急件', promisedHours: 24 }),
    refused('/api/parts/channels', { name: '别家', promisedHours: 24, supplier: foreign.supplier }, 'supplier.not-found'),
  ],
  'PUT /api/parts/channels/:id': ({ foreign }) => [
    refused(`/api/parts/channels/${foreign.channel}`, { name: '急件二', promisedHours: 24 }, 'channel.not-found'),
  ],
  'GET /api/parts/emergency': list('/api/parts/emergency'),
  'POST /api/parts/emergency/:id': ({ foreign }) => [
    refused(`/api/parts/emergency/${foreign.emergency}`, { act: 'approve' }, 'emergency.not-found'),
  ],
  'GET /api/parts/materials': () => [own('/api/parts/materials')],
  'POST /api/parts/materials': ({ foreign }) => [
    refused(
      '/api/parts/materials',
      { name: '吸油毡', quantity: 1, unit: '张', place: '库房', keeper: foreign.person, checkEveryDays: 90 },
      'person.not-found',
    ),
  ],
  'PUT /api/parts/materials/:id': ({ foreign, own: mine }) => [
    refused(
      `/api/parts/materials/${foreign.material}`,
      { name: '吸油毡', quantity: 1, unit: '张', place: '库房', keeper: mine.person, checkEveryDays: 90 },
      'material.not-found',
    ),
  ],
  'POST /api/parts/materials/:id/checks': ({ foreign }) => [
    refused(`/api/parts/materials/${foreign.material}/checks`, { quantity: 1, isSound: true }, 'material.not-found'),
  ],
  'GET /api/parts/claims': list('/api/parts/claims'),
  'POST /api/parts/claims/:id': ({ foreign }) => [
    refused(`/api/parts/claims/${foreign.claim}`, { act: 'send' }, 'claim.not-found'),
  ],
  'GET /api/rewards': list(
    '/api/rewards',
    ids => `case=${ids.case}`,
    ids => `subject=${ids.person}`,
  ),
  'GET /api/rewards/published': () => [own('/api/rewards/published')],
  'POST /api/rewards/:id/objections': ({ foreign }) => [
    refused(`/api/rewards/${foreign.case}/objections`, { reason: '数据口径不对' }, 'reward.not-found'),
  ],
  'GET /api/recoveries': list('/api/recoveries'),
  'GET /api/funds': list('/api/funds'),
  'GET /api/funds/:id/bookings': () => [own('/api/funds/robot%3Aanomaly-fund/bookings')],
  'POST /api/funds/:id/budgets': () => [
    refused('/api/funds/robot%3Anobodys-fund/budgets', { year: 2026, amountFen: 1 }, 'fund.unknown'),
  ],
  'POST /api/funds/:id/warning': () => [refused('/api/funds/robot%3Anobodys-fund/warning', { percent: 80 }, 'fund.unknown')],
  'GET /api/payroll': ({ foreign }) => [own('/api/payroll'), own(`/api/payroll?month=2026-10&case=${foreign.case}`)],
  'POST /api/payroll/reveal': ({ foreign }) => [
    refused(
      '/api/payroll/reveal',
      { month: '2026-10', key: `penalty:${foreign.case}:fine`, reason: '核对限额' },
      'payroll.not-due',
    ),
  ],
  'GET /api/payroll/wages': () => [own('/api/payroll/wages?month=2026-10')],
  'POST /api/payroll/wages': ({ foreign }) => [
    refused('/api/payroll/wages', { month: '2026-10', items: [{ person: foreign.person, wageFen: 800_000 }] }),
  ],
  'POST /api/payroll/wages/read': () => [refused('/api/payroll/wages/read', {}, 'file.none-sent')],
  'GET /api/payroll/announcements': list('/api/payroll/announcements'),
  'POST /api/payroll/announcements': ({ foreign }) => [
    refused(
      '/api/payroll/announcements',
      {
        ...{ regulation: 'robot', edition: '2026-01-01', consultedOn: '2025-11-01', consultedWith: 'all-staff' },
        ...{ settledOn: '2025-11-10', settledWith: 'union', announcedOn: '2025-12-01', announcedHow: 'posted' },
        file: foreign.file,
      },
      'file.not-found',
    ),
  ],
  'POST /api/cases/:id/payroll-papers': ({ foreign }) => [
    refused(
      `/api/cases/${foreign.case}/payroll-papers`,
      { kind: 'union-notice', onDay: '2026-10-10', file: foreign.file },
      'case.not-found',
    ),
  ],
  'GET /api/cases/:id/payroll': ({ foreign }) => [refused(`/api/cases/${foreign.case}/payroll`, undefined, 'case.not-found')],
  'GET /api/payroll/batches': list('/api/payroll/batches'),
  'POST /api/payroll/batches': ({ foreign }) => [
    refused(
      '/api/payroll/batches',
      { month: '2026-10', keys: [`penalty:${foreign.case}:fine`], releaser: foreign.person },
      'payroll.not-due',
    ),
  ],
  'GET /api/payroll/batches/:id': ({ foreign }) => [
    refused(`/api/payroll/batches/${foreign.payrollBatch}`, undefined, 'payroll.not-found'),
  ],
  'POST /api/payroll/batches/:id/settle': ({ foreign }) => [
    refused(
      `/api/payroll/batches/${foreign.payrollBatch}/settle`,
      { outcome: 'released', reason: '核对无误' },
      'payroll.not-found',
    ),
  ],
  'GET /api/payroll/batches/:id/file': ({ foreign }) => [
    refused(`/api/payroll/batches/${foreign.payrollBatch}/file`, undefined, 'payroll.not-found'),
  ],
  'GET /api/violations': list(
    '/api/violations',
    foreign => `case=${foreign.case}`,
    foreign => `subject=${foreign.person}`,
  ),
  'GET /api/actions': list(
    '/api/actions',
    foreign => `case=${foreign.case}`,
    foreign => `person=${foreign.person}`,
  ),
  'GET /api/cases/:id/effect-figures': ({ foreign }) => [
    refused(`/api/cases/${foreign.case}/effect-figures`, undefined, 'case.not-found'),
  ],
  'GET /api/letter-templates': list('/api/letter-templates'),
  'PUT /api/letter-templates/:kind': () => [
    refused(
      '/api/letter-templates/progress',
      { subject: { zh: '进度', en: 'Progress' }, body: { zh: '{{nothing}}', en: 'x' } },
      'letter.placeholder-unknown',
    ),
  ],
  'GET /api/cases/:id/letters': ({ foreign }) => [refused(`/api/cases/${foreign.case}/letters`, undefined, 'case.not-found')],
  'GET /api/cases/:id/letters/:event/pdf': ({ foreign, own: mine }) => [
    refused(`/api/cases/${foreign.case}/letters/${foreign.event ?? foreign.case}/pdf`, undefined, 'case.not-found'),
    refused(`/api/cases/${mine.case}/letters/${foreign.case}/pdf`),
  ],
  'GET /api/violations/kinds': list('/api/violations/kinds'),
  'POST /api/violations': ({ foreign }) => [
    refused('/api/violations', {
      ...{ regulation: 'robot', violation: 'x', of: 'person', subject: foreign.person, on: '2026-01-02', note: '登记' },
    }),
  ],
  'POST /api/violations/:id/dismiss': ({ foreign }) => [
    refused(
      `/api/violations/${foreign.violation}/dismiss`,
      { reason: '查过服务记录，系统计时有误，不予处罚' },
      'violation.not-found',
    ),
  ],
  'POST /api/violations/:id/open-penalty': ({ foreign }) => [
    refused(`/api/violations/${foreign.violation}/open-penalty`, {}, 'violation.not-found'),
  ],
  'GET /api/penalties/measures': list(
    '/api/penalties/measures',
    ids => `subject=${ids.person}`,
    ids => `department=${ids.department}`,
  ),
  'GET /api/cases/:id/restrictions': ({ foreign }) => [
    refused(`/api/cases/${foreign.case}/restrictions`, undefined, 'case.not-found'),
  ],
  'GET /api/cases/:id/penalty': ({ foreign }) => [refused(`/api/cases/${foreign.case}/penalty`, undefined, 'case.not-found')],
  'GET /api/cases/:id/violations': ({ foreign }) => [
    refused(`/api/cases/${foreign.case}/violations`, undefined, 'case.not-found'),
  ],
  'GET /api/cases/:id/why/:what': ({ foreign, own: mine }) => [
    refused(`/api/cases/${foreign.case}/why/level`, undefined, 'case.not-found'),
    refused(`/api/cases/${mine.case}/why/${encodeURIComponent(`duty.${foreign.duty}`)}`, undefined, 'duty.not-found'),
    refused(`/api/cases/${mine.case}/why/request.${foreign.request}`, undefined, 'request.not-found'),
  ],
  'GET /api/cases/:id/duties/:dutyId/why': ({ foreign, own: mine }) => [
    refused(`/api/cases/${foreign.case}/duties/${encodeURIComponent(foreign.duty)}/why`, undefined, 'case.not-found'),
    refused(`/api/cases/${mine.case}/duties/${encodeURIComponent(foreign.duty)}/why`, undefined, 'duty.not-found'),
  ],
  'POST /api/cases/:id/events': ({ foreign, own: mine }) => {
    const act = (type: string, data: object, code: string) => refused(`/api/cases/${mine.case}/events`, { type, data }, code)
    return [
      refused(`/api/cases/${foreign.case}/events`, { type: 'note', data: { text: '记录' } }, 'case.not-found'),
      act('hand-over', { duties: [], from: mine.person, to: foreign.person, cause: 'leave' }, 'person.not-found'),
      act('attach', { file: foreign.file }, 'file.not-found'),
      act('merge', { into: foreign.otherCase, reason: '重复' }, 'case.not-found'),
      refused(
        `/api/cases/${mine.otherCase}/events`,
        { type: 'complete-record', data: { customer: foreign.customer } },
        'customer.not-found',
      ),
      refused(
        `/api/cases/${mine.otherCase}/events`,
        { type: 'complete-record', data: { machine: foreign.machine } },
        'machine.not-found',
      ),
      act('remind', { duty: foreign.duty }, 'duty.not-open'),
      act('decide', { request: foreign.request, decision: 'approve' }, 'approval.none-waiting'),
      act('acknowledge', { report: foreign.report }, 'report.not-to-you'),
      act('correct', { corrects: foreign.event, reason: '更正' }, 'event.not-found'),
      act('confirm-backdating', { event: foreign.event, accepted: true }, 'backdating.none'),
      act('note', { text: '请看', mentions: [foreign.person] }, 'person.not-found'),
      act('note', { text: '请看', files: [foreign.file] }, 'file.not-found'),
    ]
  },
  'POST /api/cases/bulk': ({ foreign }) => [
    own('/api/cases/bulk', { ids: [foreign.case, foreign.otherCase], type: 'note', data: { text: '记录' } }),
    refused('/api/cases/bulk', { filter: { customer: foreign.customer }, type: 'note', data: { text: '记录' } }),
  ],
  'GET /api/cases.xlsx': list('/api/cases.xlsx', f => `customer=${f.customer}`),
  'GET /api/duties.xlsx': list('/api/duties.xlsx', f => `case=${f.case}`),
  'GET /api/approvals.xlsx': list('/api/approvals.xlsx', () => 'tab=waiting'),
  'GET /api/customers.xlsx': list('/api/customers.xlsx', () => 'q='),
  'GET /api/library.xlsx': list('/api/library.xlsx', () => 'q='),
  'GET /api/reports.xlsx': list('/api/reports.xlsx', () => 'tab=all'),
  'GET /api/cases/:id/links': ({ foreign }) => [refused(`/api/cases/${foreign.case}/links`, undefined, 'case.not-found')],
  'POST /api/cases/:id/links': ({ foreign }) => [
    refused(`/api/cases/${foreign.case}/links`, { purpose: 'feedback' }, 'case.not-found'),
  ],
  'GET /api/cases/:id/field': ({ foreign }) => [refused(`/api/cases/${foreign.case}/field`, undefined, 'case.not-found')],
  'GET /api/cases/:id/papers': ({ foreign }) => [refused(`/api/cases/${foreign.case}/papers`, undefined, 'case.not-found')],
  'GET /api/cases/:id/signatures': ({ foreign }) => [
    refused(`/api/cases/${foreign.case}/signatures`, undefined, 'case.not-found'),
  ],
  'GET /api/cases/:id/signatures/:signature': ({ foreign, own: mine }) => [
    refused(`/api/cases/${foreign.case}/signatures/${foreign.signature}`, undefined, 'case.not-found'),
    refused(`/api/cases/${mine.case}/signatures/${foreign.signature}`, undefined, 'signature.not-found'),
  ],
  'GET /api/cases/:id/signatures/:signature/pdf': ({ foreign, own: mine }) => [
    refused(`/api/cases/${foreign.case}/signatures/${foreign.signature}/pdf`, undefined, 'case.not-found'),
    refused(`/api/cases/${mine.case}/signatures/${foreign.signature}/pdf`, undefined, 'signature.not-found'),
  ],
  // Whoever has the code of a copy holds the copy: only one that is nearly right is refused. The right one has a test of its own in the walk.
  'GET /api/verify/:code': ({ foreign }) => [refused(`/api/verify/${codeOfNobody(foreign.code)}`, undefined, 'verify.not-found')],
  'GET /api/verify/:code/pdf': ({ foreign }) => [
    refused(`/api/verify/${codeOfNobody(foreign.code)}/pdf`, undefined, 'verify.not-found'),
  ],
  'GET /api/cases/:id/forms': ({ foreign }) => [refused(`/api/cases/${foreign.case}/forms`, undefined, 'case.not-found')],
  'GET /api/cases/:id/forms/:form/print': ({ foreign }) => [
    refused(`/api/cases/${foreign.case}/forms/general-record/print`, undefined, 'case.not-found'),
  ],
  'GET /api/cases/:id/forms/:form/docx': ({ foreign }) => [
    refused(`/api/cases/${foreign.case}/forms/any/docx`, undefined, 'case.not-found'),
  ],
  'GET /api/cases/:id/forms/:form/pdf': ({ foreign }) => [
    refused(`/api/cases/${foreign.case}/forms/general-record/pdf`, undefined, 'case.not-found'),
  ],
  // Whoever has the address is the customer, whatever else they are: only a wrong one is refused.
  'GET /api/c/:token': ({ foreign }) => [refused(`/api/c/${foreign.linkToken}x`, undefined, 'link.not-valid')],
  'POST /api/c/:token': ({ foreign }) => [refused(`/api/c/${foreign.linkToken}x`, { satisfied: true }, 'link.not-valid')],

  'GET /api/s/:token': ({ foreign }) => [refused(`/api/s/${foreign.surveyToken}x`, undefined, 'survey.link-not-valid')],
  'POST /api/s/:token': ({ foreign }) => [refused(`/api/s/${foreign.surveyToken}x`, { answers: {} }, 'survey.link-not-valid')],
  'GET /api/callbacks': list('/api/callbacks', () => 'state=open'),
  'GET /api/cases/:id/callback': ({ foreign }) => [refused(`/api/cases/${foreign.case}/callback`, undefined, 'case.not-found')],
  'POST /api/cases/:id/callback/link': ({ foreign }) => [
    refused(`/api/cases/${foreign.case}/callback/link`, {}, 'case.not-found'),
  ],
  'GET /api/questionnaires': list('/api/questionnaires'),
  'GET /api/questionnaires/:id': ({ foreign }) => [
    refused(`/api/questionnaires/${foreign.questionnaire}`, undefined, 'questionnaire.not-found'),
  ],
  'GET /api/questionnaires/:id/figures': ({ foreign }) => [
    refused(`/api/questionnaires/${foreign.questionnaire}/figures`, undefined, 'questionnaire.not-found'),
  ],
  'POST /api/questionnaires': () => [
    own('/api/questionnaires', { title: '季度调查', purpose: 'survey', kinds: [], content: shortQuestionnaire }),
  ],
  'POST /api/questionnaires/:id/versions': ({ foreign }) => [
    refused(
      `/api/questionnaires/${foreign.questionnaire}/versions`,
      { after: 1, content: shortQuestionnaire, reason: '改' },
      'questionnaire.not-found',
    ),
  ],
  'POST /api/questionnaires/:id/retire': ({ foreign }) => [
    refused(`/api/questionnaires/${foreign.questionnaire}/retire`, {}, 'questionnaire.not-found'),
  ],
  'GET /api/survey-answers': list('/api/survey-answers', f => `survey=${f.survey}`),
  'GET /api/questionnaires/:id/cuts': ({ foreign }) => [
    refused(`/api/questionnaires/${foreign.questionnaire}/cuts?by=person`, undefined, 'questionnaire.not-found'),
  ],
  'GET /api/questionnaires/:id/figures/:format': ({ foreign }) => [
    refused(`/api/questionnaires/${foreign.questionnaire}/figures/xlsx`, undefined, 'questionnaire.not-found'),
  ],
  'GET /api/surveys/:id/cuts': ({ foreign }) => [
    refused(`/api/surveys/${foreign.survey}/cuts?by=department`, undefined, 'survey.not-found'),
  ],
  'GET /api/surveys/:id/figures/:format': ({ foreign }) => [
    refused(`/api/surveys/${foreign.survey}/figures/pdf`, undefined, 'survey.not-found'),
  ],
  'GET /api/low-score-follow-ups': list('/api/low-score-follow-ups', () => 'state=open'),
  'POST /api/low-score-follow-ups/:id/done': ({ foreign }) => [
    refused(`/api/low-score-follow-ups/${foreign.followUp}/done`, { what: '已电话道歉' }, 'follow-up.not-found'),
  ],
  'GET /api/low-score-setting': () => [own('/api/low-score-setting')],
  'POST /api/low-score-setting': () => [own('/api/low-score-setting', { role: 'service-desk', workdays: 2 })],
  'GET /api/surveys': list('/api/surveys', () => 'state=all'),
  'GET /api/surveys/:id': ({ foreign }) => [refused(`/api/surveys/${foreign.survey}`, undefined, 'survey.not-found')],
  'GET /api/surveys/:id/members': ({ foreign }) => [
    refused(`/api/surveys/${foreign.survey}/members`, undefined, 'survey.not-found'),
  ],
  'POST /api/surveys': ({ foreign }) => [
    refused(
      '/api/surveys',
      { title: '调查', questionnaire: foreign.questionnaire, from: '2026-03-01', to: '2026-03-02', closesOn: '2026-03-20' },
      'questionnaire.not-found',
    ),
  ],
  'POST /api/surveys/:id/mail': ({ foreign }) => [refused(`/api/surveys/${foreign.survey}/mail`, {}, 'survey.not-found')],
  'POST /api/surveys/:id/close': ({ foreign }) => [refused(`/api/surveys/${foreign.survey}/close`, {}, 'survey.not-found')],
  'POST /api/surveys/:id/members/:customer/link': ({ foreign, own: mine }) => [
    refused(`/api/surveys/${foreign.survey}/members/${mine.customer}/link`, {}, 'survey.not-found'),
    refused(`/api/surveys/${mine.survey}/members/${foreign.customer}/link`, {}, 'survey.not-asked'),
  ],
  'POST /api/surveys/:id/members/:customer/attempts': ({ foreign, own: mine }) => [
    refused(
      `/api/surveys/${foreign.survey}/members/${mine.customer}/attempts`,
      { via: 'phone', outcome: 'busy' },
      'survey.not-found',
    ),
    refused(
      `/api/surveys/${mine.survey}/members/${foreign.customer}/attempts`,
      { via: 'phone', outcome: 'busy' },
      'survey.not-asked',
    ),
  ],
  'POST /api/surveys/:id/members/:customer/leave-out': ({ foreign, own: mine }) => [
    refused(`/api/surveys/${foreign.survey}/members/${mine.customer}/leave-out`, { reason: '注销' }, 'survey.not-found'),
    refused(`/api/surveys/${mine.survey}/members/${foreign.customer}/leave-out`, { reason: '注销' }, 'survey.not-asked'),
  ],
  'POST /api/surveys/:id/members/:customer/answers': ({ foreign, own: mine }) => [
    refused(
      `/api/surveys/${foreign.survey}/members/${mine.customer}/answers`,
      { via: 'phone', answers: { overall: 5 } },
      'survey.not-found',
    ),
    refused(
      `/api/surveys/${mine.survey}/members/${foreign.customer}/answers`,
      { via: 'phone', answers: { overall: 5 } },
      'survey.not-asked',
    ),
  ],

  'GET /api/alarms/log': list('/api/alarms/log', f => `case=${f.case}`),
  'GET /api/administration-tasks': list('/api/administration-tasks', () => 'done=true'),
  'POST /api/administration-tasks/:id/done': ({ foreign }) => [refused(`/api/administration-tasks/${foreign.task}/done`)],
  'GET /api/notifications': list('/api/notifications'),
  'POST /api/notifications/read': ({ foreign }) => [
    own('/api/notifications/read', { ids: [foreign.notification] }),
    own('/api/notifications/read', { all: true }),
  ],

  'POST /api/imports/preview': ({ foreign }) => {
    const table = aFile('table.csv', '编号,标题\n1,停机\n')
    return [
      refused('/api/imports/preview', { file: foreign.upload }, 'import.file-not-found'),
      own('/api/imports/preview', table.body, table.headers),
    ]
  },
  'POST /api/imports': ({ foreign }) => [
    refused('/api/imports', { file: foreign.upload, mapping }, 'import.file-not-found'),
    refused('/api/imports', { file: `../${foreign.org}/${foreign.upload}`, mapping }, 'import.file-not-found'),
  ],
  'GET /api/imports': list('/api/imports'),
  'GET /api/imports/:id': ({ foreign }) => [refused(`/api/imports/${foreign.import}`, undefined, 'import.not-found')],
  'GET /api/imports/:id/rows': ({ foreign }) => [refused(`/api/imports/${foreign.import}/rows`, undefined, 'import.not-found')],
  'GET /api/imports/:id/failed.xlsx': ({ foreign }) => [
    refused(`/api/imports/${foreign.import}/failed.xlsx`, undefined, 'import.not-found'),
  ],
  'GET /api/imports/:id/figures': ({ foreign }) => [
    refused(`/api/imports/${foreign.import}/figures`, undefined, 'import.not-found'),
  ],
  'POST /api/imports/:id/cancel': ({ foreign }) => [
    refused(`/api/imports/${foreign.import}/cancel`, undefined, 'import.not-found'),
  ],
  'POST /api/cases/import': ({ foreign }) => [
    own(
      '/api/cases/import',
      `${JSON.stringify({ kind: 'anomaly', title: '停机', externalId: foreign.externalId, customerId: foreign.customer })}\n`,
      { 'content-type': 'application/x-ndjson' },
    ),
  ],

  'GET /api/customers': list('/api/customers', () => `q=${encodeURIComponent('甲方机密')}`),
  'GET /api/customers/lookup': ({ foreign }) => [own(`/api/customers/lookup?phone=${foreign.phone}`)],
  'GET /api/customers/:id': ({ foreign }) => [refused(`/api/customers/${foreign.customer}`, undefined, 'customer.not-found')],
  'POST /api/customers': () => [own('/api/customers', { name: '新客户', phone: '13900000000' })],
  'PATCH /api/customers/:id': ({ foreign }) => [
    refused(`/api/customers/${foreign.customer}`, { contact: '改' }, 'customer.not-found'),
  ],
  'POST /api/customers/:id/machines': ({ foreign }) => [
    refused(`/api/customers/${foreign.customer}/machines`, { model: 'M', serial: 'S-1' }, 'customer.not-found'),
  ],
  'GET /api/customers/:id/file': ({ foreign }) => [
    refused(`/api/customers/${foreign.customer}/file`, undefined, 'customer.not-found'),
  ],
  'GET /api/customers/:id/changes': ({ foreign }) => [
    refused(`/api/customers/${foreign.customer}/changes`, undefined, 'customer.not-found'),
  ],
  'POST /api/customers/:id/sites': ({ foreign, own: mine }) => [
    refused(`/api/customers/${foreign.customer}/sites`, { name: '厂房' }, 'customer.not-found'),
    refused(`/api/customers/${mine.customer}/sites`, { name: '别家的区域', region: foreign.region }, 'region.not-found'),
  ],
  'PATCH /api/customers/:id/sites/:entry': ({ foreign, own: mine }) => [
    refused(`/api/customers/${foreign.customer}/sites/${foreign.site}`, { name: '厂房' }, 'customer.not-found'),
    refused(`/api/customers/${mine.customer}/sites/${foreign.site}`, { name: '厂房二' }, 'site.not-found'),
  ],
  'POST /api/customers/:id/contacts': ({ foreign, own: mine }) => [
    refused(`/api/customers/${foreign.customer}/contacts`, { name: '周工' }, 'customer.not-found'),
    refused(`/api/customers/${mine.customer}/contacts`, { name: '周工', site: foreign.site }, 'site.not-found'),
  ],
  'PATCH /api/customers/:id/contacts/:entry': ({ foreign, own: mine }) => [
    refused(`/api/customers/${foreign.customer}/contacts/${foreign.contact}`, { phone: '1' }, 'customer.not-found'),
    refused(`/api/customers/${mine.customer}/contacts/${foreign.contact}`, { phone: '1' }, 'contact.not-found'),
  ],
  'POST /api/customers/:id/contracts': ({ foreign, own: mine }) => [
    refused(
      `/api/customers/${foreign.customer}/contracts`,
      { number: 'N', kind: 'maintenance', from: '2026-01-01', until: '2027-01-01', covers: [], allMachines: true },
      'customer.not-found',
    ),
    refused(`/api/customers/${mine.customer}/contracts`, {
      number: 'N',
      kind: 'maintenance',
      from: '2026-01-01',
      until: '2027-01-01',
      covers: [],
      machines: [foreign.machine],
    }),
  ],
  'PATCH /api/customers/:id/contracts/:entry': ({ foreign, own: mine }) => [
    refused(`/api/customers/${foreign.customer}/contracts/${foreign.serviceContract}`, { note: '注' }, 'customer.not-found'),
    refused(`/api/customers/${mine.customer}/contracts/${foreign.serviceContract}`, { note: '注' }, 'service-contract.not-found'),
  ],
  'GET /api/customers/import/:table/template.xlsx': list('/api/customers/import/customers/template.xlsx'),
  'POST /api/customers/import/:table/preview': ({ foreign }) => [
    refused('/api/customers/import/customers/preview', { file: foreign.upload }, 'import.file-not-found'),
  ],
  'POST /api/customers/import/:table': ({ foreign }) => [
    refused('/api/customers/import/machines', { file: foreign.upload }, 'import.file-not-found'),
  ],
  'GET /api/customers/import/:table/failed.xlsx': ({ foreign }) => [
    refused(`/api/customers/import/customers/failed.xlsx?file=${foreign.upload}`, undefined, 'import.file-not-found'),
  ],
  'GET /api/machines': list('/api/machines', () => `q=${encodeURIComponent('甲方机密')}`),
  'GET /api/machines/models': list('/api/machines/models'),
  'GET /api/machines/:id': ({ foreign }) => [refused(`/api/machines/${foreign.machine}`, undefined, 'machine.not-found')],
  'GET /api/machines/:id/cases': ({ foreign }) => [
    refused(`/api/machines/${foreign.machine}/cases`, undefined, 'machine.not-found'),
  ],
  'PATCH /api/machines/:id': ({ foreign, own: mine }) => [
    refused(`/api/machines/${foreign.machine}`, { name: '改' }, 'machine.not-found'),
    refused(`/api/machines/${mine.machine}`, { site: foreign.site }, 'site.not-found'),
  ],
  'POST /api/machines/:id/parts': ({ foreign, own: mine }) => [
    refused(`/api/machines/${foreign.machine}/parts`, { name: '主轴' }, 'machine.not-found'),
    refused(`/api/machines/${mine.machine}/parts`, { name: '主轴', parent: foreign.machinePart }, 'part.not-found'),
  ],
  'POST /api/machines/:id/parts/:entry/remove': ({ foreign, own: mine }) => {
    const remove = { on: '2026-01-01', reason: '拆' }
    return [
      refused(`/api/machines/${foreign.machine}/parts/${foreign.machinePart}/remove`, remove, 'machine.not-found'),
      refused(`/api/machines/${mine.machine}/parts/${foreign.machinePart}/remove`, remove, 'part.not-found'),
    ]
  },
  'GET /api/cases/:id/machine': ({ foreign }) => [refused(`/api/cases/${foreign.case}/machine`, undefined, 'case.not-found')],

  'POST /api/files': () => {
    const { body, headers } = aFile('照片.txt', '内容')
    return [own('/api/files', body, headers)]
  },
  'POST /api/cases/:id/unmask': ({ foreign }) => [
    refused(`/api/cases/${foreign.case}/unmask`, { field: 'phone', reason: '核对联系方式' }, 'case.not-found'),
  ],
  'POST /api/customers/:id/unmask': ({ foreign }) => [
    refused(`/api/customers/${foreign.customer}/unmask`, { field: 'phone', reason: '核对联系方式' }, 'customer.not-found'),
  ],
  'GET /api/access-log': list(
    '/api/access-log',
    f => `person=${f.person}&case=${f.case}`,
    () => 'action=unmask,export',
  ),
  'GET /api/access-log.xlsx': list('/api/access-log.xlsx', f => `case=${f.case}`),
  'GET /api/permission-history': list('/api/permission-history', f => `person=${f.person}`),
  'GET /api/permission-history.xlsx': list('/api/permission-history.xlsx', f => `person=${f.person}`),
  'GET /api/segregation': list('/api/segregation'),
  'GET /api/cases/:id/insiders': ({ foreign }) => [refused(`/api/cases/${foreign.case}/insiders`, undefined, 'case.not-found')],
  'POST /api/cases/:id/insiders': ({ foreign, own: mine }) => [
    refused(`/api/cases/${foreign.case}/insiders`, { person: mine.person, reason: '作为证人陈述' }, 'case.not-found'),
    refused(`/api/cases/${mine.case}/insiders`, { person: foreign.person, reason: '作为证人陈述' }, 'sealed.not-sealed'),
  ],
  'POST /api/cases/:id/insiders/take-back': ({ foreign }) => [
    refused(`/api/cases/${foreign.case}/insiders/take-back`, { person: foreign.person, reason: '陈述已毕' }, 'case.not-found'),
  ],
  'POST /api/cases/:id/bundle': ({ foreign }) => [
    refused(`/api/cases/${foreign.case}/bundle`, { reason: '交当事人律师' }, 'case.not-found'),
  ],
  'GET /api/ledger': list('/api/ledger'),
  'GET /api/ledger/checkpoints': list('/api/ledger/checkpoints'),
  'GET /api/ledger/checkpoints/:size': () => [refused('/api/ledger/checkpoints/999999999', undefined, 'ledger.size-unknown')],
  'GET /api/ledger/proofs/inclusion': ({ foreign }) => [
    refused(`/api/ledger/proofs/inclusion?event=${foreign.event}`, undefined, 'case.not-found'),
  ],
  'GET /api/ledger/proofs/consistency': () => [own('/api/ledger/proofs/consistency?from=0')],
  'GET /api/ledger/checks': list('/api/ledger/checks'),
  'GET /api/ledger/checks/:id': () => [refused('/api/ledger/checks/daily-2026-10-10', undefined, 'ledger.check-unknown')],
  'POST /api/ledger/check': () => [own('/api/ledger/check', { full: true })],
  'POST /api/ledger/keys/rotate': () => [own('/api/ledger/keys/rotate', { reason: '例行更换' })],
  'POST /api/ledger/gaps/answer': () => [refused('/api/ledger/gaps/answer', { reason: '从备份恢复' }, 'ledger.no-gap')],
  'GET /api/sealed-cases': list('/api/sealed-cases'),
  'POST /api/sealed-cases/:id/open': ({ foreign }) => [
    // From within it is no sealed case: it answers the same.
    refused(`/api/sealed-cases/${foreign.case}/open`, { reason: '年度审计抽查' }),
  ],
  'GET /api/cases/:id/seals': ({ foreign }) => [refused(`/api/cases/${foreign.case}/seals`, undefined, 'case.not-found')],
  'POST /api/cases/:id/seals': ({ foreign, own: mine }) => [
    refused(`/api/cases/${foreign.case}/seals`, { kind: 'record', subject: foreign.event, reason: '涉及诉讼' }, 'case.not-found'),
    refused(`/api/cases/${mine.case}/seals`, { kind: 'record', subject: foreign.event, reason: '涉及诉讼' }, 'event.not-found'),
    // Of no case yet: not to be sealed here either.
    refused(`/api/cases/${mine.case}/seals`, { kind: 'file', subject: foreign.file, reason: '涉及诉讼' }),
  ],
  'POST /api/seals/:id/open': ({ foreign }) => [
    refused(`/api/seals/${foreign.seal}/open`, { reason: '诉讼准备' }, 'seal.not-found'),
  ],
  'POST /api/seals/:id/grants': ({ foreign, own: mine }) => [
    refused(
      `/api/seals/${foreign.seal}/grants`,
      { person: mine.person, until: '2027-01-01T00:00:00.000Z', reason: '诉讼准备' },
      'seal.not-found',
    ),
  ],
  'POST /api/seals/:id/lift': ({ foreign }) => [
    refused(`/api/seals/${foreign.seal}/lift`, { reason: '诉讼结束' }, 'seal.not-found'),
  ],
  'GET /api/field/bundle': list('/api/field/bundle'),
  'POST /api/field/contact': () => [own('/api/field/contact', { device: '0'.repeat(32), mark: 1 })],
  'POST /api/field/reports': ({ foreign, own: mine }) => {
    const report = { attempted: 'note', code: 'case.not-found', doneAt: at, text: '现场' }
    return [
      refused('/api/field/reports', { ...report, caseId: foreign.case }, 'case.not-found'),
      refused('/api/field/reports', { ...report, caseId: mine.case, files: [foreign.file] }),
    ]
  },
  'POST /api/files/uploads': () => [
    own('/api/files/uploads', { id: '1'.repeat(32), name: 'a.jpg', size: 10, sha256: 'a'.repeat(64) }),
  ],
  'PUT /api/files/uploads/:id': ({ foreign }) => [
    {
      ...refused(`/api/files/uploads/${foreign.arriving}?offset=0`, Buffer.from('abc'), 'upload.not-found'),
      headers: { 'content-type': 'application/octet-stream' },
    },
  ],
  'POST /api/files/uploads/:id/finish': ({ foreign }) => [
    refused(`/api/files/uploads/${foreign.arriving}/finish`, {}, 'upload.not-found'),
  ],
  'GET /api/files/:id': ({ foreign }) => [refused(`/api/files/${foreign.file}`, undefined, 'file.not-found')],
  'GET /api/code-trees': list('/api/code-trees'),
  'GET /api/code-trees/:tree': list('/api/code-trees/failure', () => 'all=yes'),
  'POST /api/code-trees/:tree': () => [own('/api/code-trees/failure', { code: 'F-09', title: { zh: '其他' } })],
  // The code that POST has just made, each in their own organisation.
  'PATCH /api/code-trees/:tree/:code': () => [own('/api/code-trees/failure/F-09', { title: { zh: '其他故障' } })],
  'POST /api/code-trees/:tree/import/preview': () => {
    const { body, headers } = aFile('codes.csv', '编码,名称\nF-10,漏油\n')
    return [own('/api/code-trees/failure/import/preview', body, headers)]
  },
  'POST /api/code-trees/:tree/import': ({ foreign }) => [
    refused('/api/code-trees/failure/import', { file: foreign.upload }, 'import.file-not-found'),
  ],
  'GET /api/manuals': list('/api/manuals', () => 'state=all'),
  'GET /api/manual-rules': list('/api/manual-rules'),
  'GET /api/manuals/:id': ({ foreign }) => [refused(`/api/manuals/${foreign.manual}`, undefined, 'manual.not-found')],
  'GET /api/cases/:id/manuals': ({ foreign }) => [refused(`/api/cases/${foreign.case}/manuals`, undefined, 'case.not-found')],
  'POST /api/manuals': ({ foreign }) => [
    refused('/api/manuals', {
      ...{ number: 'WI-1', title: '手册', sort: 'manual', rule: '', stages: [], models: [] },
      ...{ label: 'V1', summary: '首版', files: [{ file: foreign.file, language: 'zh' }] },
    }),
  ],
  'PATCH /api/manuals/:id': ({ foreign }) => [refused(`/api/manuals/${foreign.manual}`, { title: '手册' }, 'manual.not-found')],
  'POST /api/manuals/:id/versions': ({ foreign, own: mine }) => [
    refused(
      `/api/manuals/${foreign.manual}/versions`,
      { label: 'V2', summary: '改', files: [{ file: mine.file, language: 'zh' }] },
      'manual.not-found',
    ),
  ],
  'POST /api/manuals/:id/versions/:version/release': ({ foreign }) => [
    refused(`/api/manuals/${foreign.manual}/versions/1/release`, {}, 'manual.not-found'),
  ],
  'POST /api/manuals/:id/versions/:version/drop': ({ foreign }) => [
    refused(`/api/manuals/${foreign.manual}/versions/1/drop`, { reason: '有误' }, 'manual.not-found'),
  ],
  'POST /api/manuals/:id/withdraw': ({ foreign }) => [
    refused(`/api/manuals/${foreign.manual}/withdraw`, { reason: '有误' }, 'manual.not-found'),
  ],
  'GET /api/projects': list('/api/projects', () => 'state=all'),
  'GET /api/projects-on-time': list('/api/projects-on-time'),
  'GET /api/projects/:id': ({ foreign }) => [refused(`/api/projects/${foreign.project}`, undefined, 'project.not-found')],
  'POST /api/projects': ({ foreign }) => [refused('/api/projects', { ...aProject, manager: foreign.person })],
  'POST /api/projects/:id/plan': ({ foreign, own: mine }) => [
    refused(`/api/projects/${foreign.project}/plan`, { phases: aProject.phases, reason: '顺延' }, 'project.not-found'),
    refused(`/api/projects/${mine.project}/plan`, { phases: aProject.phases, reason: '换人', manager: foreign.person }),
  ],
  'POST /api/projects/:id/orders': ({ foreign }) => [
    refused(`/api/projects/${foreign.project}/orders`, { number: 'PG-2026-00001', phase: 'one' }, 'project.not-found'),
  ],
  'DELETE /api/projects/:id/orders/:case': ({ foreign }) => [
    refused(`/api/projects/${foreign.project}/orders/${foreign.case}`, undefined, 'project.not-found'),
  ],
  'POST /api/projects/:id/stop': ({ foreign }) => [
    refused(`/api/projects/${foreign.project}/stop`, { reason: '合同解除' }, 'project.not-found'),
  ],
  'GET /api/samples': list('/api/samples', () => 'limit=200'),
  'GET /api/samples/rules': list('/api/samples/rules'),
  'POST /api/samples/rules': () => [
    refused('/api/samples/rules', { regulation: 'x', rule: 'x', strata: null, publicSource: null }, 'sample.rule-unknown'),
  ],
  'GET /api/samples/coverage': list('/api/samples/coverage'),
  'GET /api/samples/coverage.xlsx': list('/api/samples/coverage.xlsx'),
  'GET /api/samples/:id': ({ foreign }) => [refused(`/api/samples/${foreign.sample}`, undefined, 'sample.not-found')],
  'GET /api/samples/:id/record': ({ foreign }) => [
    refused(`/api/samples/${foreign.sample}/record`, undefined, 'sample.not-found'),
  ],
  'POST /api/samples/:id/value': ({ foreign }) => [
    refused(`/api/samples/${foreign.sample}/value`, { value: '1' }, 'sample.not-found'),
  ],
  'POST /api/samples/:id/items/:item/review': ({ foreign }) => [
    refused(`/api/samples/${foreign.sample}/items/${foreign.sampleItem}/review`, { answers: [] }, 'sample.not-found'),
  ],
  'POST /api/samples/:id/items/:item/replace': ({ foreign }) => [
    refused(`/api/samples/${foreign.sample}/items/${foreign.sampleItem}/replace`, { because: '停用' }, 'sample.not-found'),
  ],
  'POST /api/samples/:id/items/:item/visit': ({ foreign }) => [
    refused(
      `/api/samples/${foreign.sample}/items/${foreign.sampleItem}/visit`,
      { who: '外请顾客', on: '2026-11-02' },
      'sample.not-found',
    ),
  ],
  'GET /api/shops': list('/api/shops'),
  'POST /api/shops': () => [own('/api/shops', { name: '一店', openedOn: '2026-01-01' })],
  'POST /api/shops/:id/close': ({ foreign }) => [
    refused(`/api/shops/${foreign.shop}/close`, { closedOn: '2026-12-01' }, 'shop.not-found'),
  ],
  'GET /api/supervision/findings': list('/api/supervision/findings', () => 'limit=200'),
  'GET /api/supervision/findings.xlsx': list('/api/supervision/findings.xlsx'),
  'GET /api/supervision/checks': list('/api/supervision/checks', () => 'limit=200'),
  'POST /api/supervision/fewest': () => [own('/api/supervision/fewest', { fewest: 20, reason: '订单少' })],
  'POST /api/supervision/findings': ({ foreign }) => [
    refused('/api/supervision/findings', { words: '见', major: false, department: foreign.department }, 'department.not-found'),
  ],
  'POST /api/supervision/findings/:id/dispute': ({ foreign }) => [
    refused(`/api/supervision/findings/${foreign.finding}/dispute`, { reason: '不实' }, 'finding.not-found'),
  ],
  'POST /api/supervision/findings/:id/decide': ({ foreign }) => [
    refused(`/api/supervision/findings/${foreign.finding}/decide`, { upheld: true, reason: '属实' }, 'finding.not-found'),
  ],
  'POST /api/supervision/findings/:id/rectify': ({ foreign }) => [
    refused(`/api/supervision/findings/${foreign.finding}/rectify`, { title: '整改' }, 'finding.not-found'),
  ],
  'GET /api/supervision/audits': list('/api/supervision/audits', () => 'year=2026'),
  'POST /api/supervision/audits/plans': ({ foreign }) => [
    refused(
      '/api/supervision/audits/plans',
      { regulation: 'x', category: 'x', subject: 'x', from: '2026-11-01', until: '2026-11-02', lead: foreign.person },
      'category.unknown',
    ),
  ],
  'POST /api/supervision/audits/plans/:id/move': ({ foreign }) => [
    refused(
      `/api/supervision/audits/plans/${foreign.auditPlan}/move`,
      { from: '2026-11-01', until: '2026-11-02', because: '改期' },
      'audit-plan.not-found',
    ),
  ],
  'POST /api/supervision/audits/plans/:id/drop': ({ foreign }) => [
    refused(`/api/supervision/audits/plans/${foreign.auditPlan}/drop`, { because: '不做' }, 'audit-plan.not-found'),
  ],
  'POST /api/supervision/audits/plans/:id/begin': ({ foreign }) => [
    refused(`/api/supervision/audits/plans/${foreign.auditPlan}/begin`, {}, 'audit-plan.not-found'),
  ],
  'GET /api/supervision/data-checks': list('/api/supervision/data-checks', () => 'state=open'),
  'POST /api/supervision/data-checks': () => [own('/api/supervision/data-checks', {})],
  'POST /api/supervision/data-checks/:id/settle': ({ foreign }) => [
    refused(`/api/supervision/data-checks/${foreign.dataHit}/settle`, { explanation: '属实' }, 'data-check.not-found'),
  ],
  'GET /api/checklists': list('/api/checklists'),
  'POST /api/checklists': () => [own('/api/checklists', aChecklist)],
  'PUT /api/checklists/:id': ({ foreign }) => [
    refused(`/api/checklists/${foreign.checklist}`, aChecklist, 'checklist.not-found'),
  ],
  'POST /api/checklists/:id/withdraw': ({ foreign }) => [
    refused(`/api/checklists/${foreign.checklist}/withdraw`, {}, 'checklist.not-found'),
  ],
  'GET /api/cases/:id/checklists': ({ foreign }) => [
    refused(`/api/cases/${foreign.case}/checklists`, undefined, 'case.not-found'),
  ],
  'GET /api/cases/:id/evidence': ({ foreign }) => [refused(`/api/cases/${foreign.case}/evidence`, undefined, 'case.not-found')],
  'GET /api/cases/:id/8d': ({ foreign }) => [refused(`/api/cases/${foreign.case}/8d`, undefined, 'case.not-found')],
  'GET /api/cases/:id/money': ({ foreign }) => [refused(`/api/cases/${foreign.case}/money`, undefined, 'case.not-found')],
  'GET /api/cases/:id/8d/docx': ({ foreign }) => [refused(`/api/cases/${foreign.case}/8d/docx`, undefined, 'case.not-found')],
  'GET /api/cases/:id/8d/pdf': ({ foreign }) => [refused(`/api/cases/${foreign.case}/8d/pdf`, undefined, 'case.not-found')],
  'GET /api/statistics/failures': list('/api/statistics/failures?from=2026-01-01&to=2026-12-31'),
  'GET /api/statistics/failures/cases': list('/api/statistics/failures/cases?from=2026-01-01&to=2026-12-31'),
  'GET /api/statistics/quality': list('/api/statistics/quality'),
  'GET /api/indicators': list('/api/indicators?period=2026-03&by=department'),
  'GET /api/indicators.xlsx': list('/api/indicators.xlsx?period=2026-03'),
  'GET /api/indicators/cases': list('/api/indicators/cases?indicator=robot:anomaly-rate&period=2026-03'),
  'GET /api/indicators/trend': list('/api/indicators/trend?indicator=robot:anomaly-rate&from=2026-01-01&to=2026-03-31'),
  'GET /api/indicators/entries': list('/api/indicators/entries?indicator=robot:anomaly-rate&period=2026-03'),
  'POST /api/indicators/entries': () => [
    refused(
      '/api/indicators/entries',
      { indicator: 'robot:anomaly-rate', period: '2026-03', figure: 1, source: '台账' },
      'indicator.counted',
    ),
  ],
  'GET /api/indicators/freezes': list('/api/indicators/freezes'),
  'POST /api/indicators/freezes': () => [own('/api/indicators/freezes', { period: '2026-03', note: '三月' })],
  'GET /api/indicators/freezes/:id': ({ foreign }) => [
    refused(`/api/indicators/freezes/${foreign.indicatorFreeze}`, undefined, 'indicator.no-freeze'),
  ],
  'GET /api/scorecards': list('/api/scorecards?period=2026'),
  'POST /api/scorecards/weights': () => [
    refused(
      '/api/scorecards/weights',
      {
        card: 'robot:yearly-review',
        since: '2026-01-01',
        rows: [{ indicator: 'robot:anomaly-rate', weight: 90 }],
        reason: '年度',
      },
      'scorecard.weights-not-whole',
    ),
  ],
  'POST /api/scorecards/runs': ({ foreign }) => [
    refused(
      '/api/scorecards/runs',
      { card: 'robot:yearly-review', period: '2026', subject: foreign.department },
      'scorecard.no-subject',
    ),
  ],
  'GET /api/scorecards/runs/:id': ({ foreign }) => [
    refused(`/api/scorecards/runs/${foreign.scorecardRun}`, undefined, 'scorecard.no-run'),
  ],
  'POST /api/scorecards/runs/:id/points': ({ foreign }) => [
    refused(
      `/api/scorecards/runs/${foreign.scorecardRun}/points`,
      { indicator: 'robot:anomaly-rate', points: 1, reason: '看' },
      'scorecard.no-run',
    ),
  ],
  'POST /api/scorecards/runs/:id/sign': ({ foreign }) => [
    refused(`/api/scorecards/runs/${foreign.scorecardRun}/sign`, {}, 'scorecard.no-run'),
  ],
  'POST /api/scorecards/runs/:id/review': ({ foreign }) => [
    refused(`/api/scorecards/runs/${foreign.scorecardRun}/review`, { accepted: true, note: '看' }, 'scorecard.no-run'),
  ],
  'POST /api/scorecards/runs/:id/correct': ({ foreign }) => [
    refused(`/api/scorecards/runs/${foreign.scorecardRun}/correct`, { reason: '看' }, 'scorecard.no-run'),
  ],
  'GET /api/analysis': list('/api/analysis?kind=anomaly&from=2026-01-01&to=2026-12-31&by=customer'),
  'GET /api/analysis.xlsx': list('/api/analysis.xlsx?kind=anomaly&from=2026-01-01&to=2026-12-31'),
  'GET /api/mining': list('/api/mining?kind=anomaly&from=2026-01-01&to=2026-12-31'),
  'GET /api/mining/choices': list('/api/mining/choices'),
  'GET /api/mining/cases': list('/api/mining/cases?kind=anomaly&from=2026-01-01&to=2026-12-31'),
  'GET /api/mining.xlsx': list('/api/mining.xlsx?kind=anomaly&from=2026-01-01&to=2026-12-31'),
  'GET /api/mining/logs': list('/api/mining/logs'),
  'GET /api/mining/logs/:id': ({ foreign }) => [
    refused(`/api/mining/logs/${foreign.eventLog}`, undefined, 'mining.log-not-found'),
  ],
  'GET /api/mining/logs/:id/cases': ({ foreign }) => [
    refused(`/api/mining/logs/${foreign.eventLog}/cases`, undefined, 'mining.log-not-found'),
  ],
  'GET /api/mining/logs/:id/answer': ({ foreign }) => [
    refused(
      `/api/mining/logs/${foreign.eventLog}/answer?question=%7B%22ask%22:%22last-activity%22%7D`,
      undefined,
      'mining.log-not-found',
    ),
  ],
  'GET /api/mining/logs/:id/xlsx': ({ foreign }) => [
    refused(`/api/mining/logs/${foreign.eventLog}/xlsx`, undefined, 'mining.log-not-found'),
  ],
  'DELETE /api/mining/logs/:id': ({ foreign }) => [
    refused(`/api/mining/logs/${foreign.eventLog}`, undefined, 'mining.log-not-found'),
  ],
  'POST /api/mining/logs/preview': () => {
    const log = aFile('log.csv', '编号,环节,时间\n1,受理,2026-03-01 09:00\n')
    return [own('/api/mining/logs/preview', log.body, log.headers)]
  },
  'POST /api/mining/logs': ({ foreign }) => [
    refused('/api/mining/logs', { file: foreign.upload, name: '日志', columns: { time: '时间' } }, 'import.file-not-found'),
  ],
  'POST /api/mining/analyses': ({ foreign }) => [
    refused(
      '/api/mining/analyses',
      { report: foreign.periodicReport, from: '2026-01-01', to: '2026-12-31', conclusion: '平稳', improvements: [] },
      'report.not-found',
    ),
  ],
  'GET /api/mining/analyses': list('/api/mining/analyses'),
  'GET /api/mining/analyses/:id': ({ foreign }) => [
    refused(`/api/mining/analyses/${foreign.processAnalysis}`, undefined, 'mining.analysis-not-found'),
  ],
  'GET /api/analysis/reports': list('/api/analysis/reports'),
  'GET /api/analysis/reports/:id': ({ foreign }) => [
    refused(`/api/analysis/reports/${foreign.analysisReport}`, undefined, 'analysis.not-found'),
  ],
  'GET /api/analysis/reports/:id/pdf': ({ foreign }) => [
    refused(`/api/analysis/reports/${foreign.analysisReport}/pdf`, undefined, 'analysis.not-found'),
  ],
  'POST /api/analysis/reports': () => [
    own('/api/analysis/reports', { kind: 'anomaly', from: '2026-01-01', to: '2026-12-31', comments: { conclusion: '本期平稳' } }),
  ],
  'GET /api/library': list('/api/library'),
  'GET /api/library/:id': ({ foreign }) => [refused(`/api/library/${foreign.libraryEntry}`)],
  'GET /api/library/:id/versions/:version': ({ foreign }) => [refused(`/api/library/${foreign.libraryEntry}/versions/1`)],
  'GET /api/library/:id/pdf': ({ foreign }) => [refused(`/api/library/${foreign.libraryEntry}/pdf`)],
  'POST /api/library/:id/opened': ({ foreign }) => [
    refused(`/api/library/${foreign.libraryEntry}/opened`, {}, 'library.not-found'),
  ],
  'GET /api/library/facets': list('/api/library/facets'),
  'GET /api/library/similar': ({ foreign }) => [
    own(`/api/library/similar?title=${encodeURIComponent('甲方机密')}`),
    refused(`/api/library/similar?case=${foreign.case}`, undefined, 'case.not-found'),
  ],
  'GET /api/library/suggestions': list('/api/library/suggestions'),
  'GET /api/library/sessions': list('/api/library/sessions', f => `person=${f.person}`),
  'POST /api/library/sessions': ({ foreign }) => [
    refused(
      '/api/library/sessions',
      { kind: 'discussion', on: '2026-01-05', title: '讨论', conclusions: '点检', people: [foreign.person] },
      'session.people-unknown',
    ),
  ],
  'POST /api/library/sessions/:id/acknowledge': ({ foreign }) => [
    refused(`/api/library/sessions/${foreign.learning}/acknowledge`, {}, 'session.not-found'),
  ],
  'GET /api/cases/:id/study-draft': ({ foreign }) => [
    refused(`/api/cases/${foreign.case}/study-draft`, undefined, 'case.not-found'),
  ],
  'PUT /api/cases/:id/study-draft': ({ foreign }) => [
    refused(`/api/cases/${foreign.case}/study-draft`, anEmptyDraft, 'case.not-found'),
  ],
  'DELETE /api/cases/:id/study-draft': ({ foreign }) => [
    refused(`/api/cases/${foreign.case}/study-draft`, undefined, 'case.not-found'),
  ],
  'GET /api/search': list(
    '/api/search?q=x',
    () => `q=${encodeURIComponent('甲方机密')}`,
    () => 'q=YC-2026',
  ),

  'GET /api/views': () => [own('/api/views?page=cases')],
  'POST /api/views': () => [own('/api/views', { name: '我的', page: 'cases', query: 'stage=response' })],
  'PATCH /api/views/:id': ({ foreign }) => [refused(`/api/views/${foreign.view}`, { name: '改' }, 'view.not-found')],
  'DELETE /api/views/:id': ({ foreign }) => [refused(`/api/views/${foreign.view}`, undefined, 'view.not-found')],

  'GET /api/duties': list(
    '/api/duties',
    f => `case=${f.case}`,
    f => `owner=${f.person}`,
    f => `department=${f.department}`,
  ),
  'GET /api/duties/load': list('/api/duties/load'),
  'POST /api/duties/:id/snooze': ({ foreign }) => [
    refused(`/api/duties/${encodeURIComponent(foreign.duty)}/snooze`, { until: at }),
  ],
  'POST /api/duties/hand-over': ({ foreign, own: mine }) => [
    refused('/api/duties/hand-over', { from: mine.person, to: foreign.person, cause: 'leave' }, 'person.not-found'),
    refused('/api/duties/hand-over', { from: foreign.person, to: mine.otherPerson, cause: 'leave' }, 'person.not-found'),
  ],
  'GET /api/approvals': list('/api/approvals', () => 'tab=settled'),
  'GET /api/approvals/ratifications': list('/api/approvals/ratifications', () => 'state=open'),
  'POST /api/approvals/batch': ({ foreign, own: mine }) => [
    refused('/api/approvals/batch', { requests: [{ case: foreign.case, request: foreign.request }] }, 'approval.none-waiting'),
    refused('/api/approvals/batch', { requests: [{ case: mine.case, request: foreign.request }] }, 'approval.none-waiting'),
  ],
  'GET /api/mandates': list('/api/mandates', () => 'tab=to-decide'),
  'POST /api/mandates': ({ foreign }) => [
    refused(
      '/api/mandates',
      { holder: foreign.person, since: at, until: '2099-01-01T00:00:00.000Z', reason: '出差' },
      'person.not-found',
    ),
  ],
  'POST /api/mandates/:id/decide': ({ foreign }) => [
    refused(`/api/mandates/${foreign.mandate}/decide`, { decision: 'approve', words: '同意' }, 'mandate.not-found'),
  ],
  'POST /api/mandates/:id/revoke': ({ foreign }) => [
    refused(`/api/mandates/${foreign.mandate}/revoke`, { reason: '返回' }, 'mandate.not-found'),
  ],
  'GET /api/field/orders': list('/api/field/orders'),
  'GET /api/field-desk': list('/api/field-desk', f => `department=${f.department}&region=${f.region}`),
  'GET /api/field-desk/people': list('/api/field-desk/people', f => `department=${f.department}&q=x`),
  'GET /api/field-desk/needs': list('/api/field-desk/needs', f => `department=${f.department}&period=week`),
  'GET /api/dispatch': list(
    '/api/dispatch',
    f => `department=${f.department}&region=${f.region}`,
    () => `q=${encodeURIComponent('机密')}`,
  ),
  'GET /api/dispatch/unplaced': list(
    '/api/dispatch/unplaced',
    f => `department=${f.department}`,
    () => `q=${encodeURIComponent('机密')}`,
  ),
  'GET /api/dispatch/check': ({ foreign, own: mine }) => [
    refused(
      `/api/dispatch/check?case=${foreign.case}&person=${mine.person}&from=${at}&until=2026-10-12T03:00:00.000Z`,
      undefined,
      'case.not-found',
    ),
  ],
  'POST /api/dispatch/visits': ({ foreign }) => [
    refused('/api/dispatch/visits', { case: foreign.case, person: foreign.person, expected: null, seen: [] }, 'case.not-found'),
  ],
  'GET /api/me/calendar-feed': list('/api/me/calendar-feed'),
  'POST /api/me/calendar-feed': () => [own('/api/me/calendar-feed')],
  'DELETE /api/me/calendar-feed': () => [own('/api/me/calendar-feed')],
  'GET /api/receipts': list('/api/receipts'),
  'GET /api/home': list('/api/home'),
  'GET /api/dashboard': list('/api/dashboard?from=2026-01-01&to=2026-12-31'),
  'GET /api/dashboard.xlsx': list('/api/dashboard.xlsx?from=2026-01-01&to=2026-12-31'),

  'GET /api/people': list(
    '/api/people',
    f => `ids=${f.person},${f.otherPerson}`,
    f => `department=${f.department}&inactive=1`,
  ),
  'GET /api/departments': list('/api/departments'),
  'GET /api/staffing': list('/api/staffing'),
  'POST /api/departments': () => [own('/api/departments', { name: '新部门', kind: 'other' })],
  'PATCH /api/departments/:id': ({ foreign }) => [
    refused(`/api/departments/${foreign.department}`, { nameEn: 'X' }, 'department.not-found'),
  ],
  'GET /api/organisation': list('/api/organisation', () => 'on=2026-01-01'),
  'GET /api/organisation/bodies': list('/api/organisation/bodies'),
  'GET /api/organisation/liaisons': list('/api/organisation/liaisons'),
  'GET /api/organisation/changes': list(
    '/api/organisation/changes',
    f => `person=${f.person}`,
    f => `department=${f.department}`,
  ),
  'GET /api/organisation/posts': ({ foreign }) => [own(`/api/organisation/posts?role=liaison&department=${foreign.department}`)],
  'GET /api/organisation/people/:id': ({ foreign }) => [
    refused(`/api/organisation/people/${foreign.person}`, undefined, 'person.not-found'),
  ],
  'POST /api/organisation/people/:id/posts': ({ foreign, own: mine }) => [
    refused(`/api/organisation/people/${foreign.person}/posts`, { role: 'sales' }, 'person.not-found'),
    refused(
      `/api/organisation/people/${mine.person}/posts`,
      { role: 'liaison', department: foreign.department },
      'department.not-found',
    ),
    refused(
      `/api/organisation/people/${mine.person}/posts`,
      { role: 'region-liaison', region: foreign.region },
      'region.not-found',
    ),
  ],
  'PATCH /api/organisation/posts/:id': ({ foreign }) => [
    refused(`/api/organisation/posts/${foreign.post}`, { endsNow: true }, 'post.not-found'),
  ],
  'POST /api/organisation/posts/:id/chair': ({ foreign }) => [
    refused(`/api/organisation/posts/${foreign.post}/chair`, { isChair: true }, 'post.not-found'),
  ],
  'POST /api/organisation/people/:id/superior': ({ foreign, own: mine }) => [
    refused(`/api/organisation/people/${foreign.person}/superior`, { superior: null }, 'person.not-found'),
    refused(`/api/organisation/people/${mine.person}/superior`, { superior: foreign.otherPerson }, 'person.not-found'),
  ],
  'POST /api/departments/:id/close': ({ foreign, own: mine }) => [
    refused(`/api/departments/${foreign.department}/close`, {}, 'department.not-found'),
    refused(`/api/departments/${mine.department}/close`, { into: foreign.department }, 'department.merge-invalid'),
  ],
  'POST /api/organisation/regions': () => [own('/api/organisation/regions', { name: '新区域' })],
  'PATCH /api/organisation/regions/:id': ({ foreign }) => [
    refused(`/api/organisation/regions/${foreign.region}`, { name: 'X' }, 'region.not-found'),
  ],
  'GET /api/organisation/borrowings': list('/api/organisation/borrowings', f => `person=${f.person}`),
  'POST /api/organisation/borrowings': ({ foreign, own: mine }) => {
    const until = '2099-01-01T00:00:00.000Z'
    const lent = {
      person: mine.person,
      role: 'field-engineer',
      to: mine.department,
      until,
      approvedBy: mine.otherPerson,
      reason: '支援',
    }
    return [
      refused('/api/organisation/borrowings', { ...lent, person: foreign.person }, 'person.not-found'),
      refused('/api/organisation/borrowings', { ...lent, to: foreign.department }, 'department.not-found'),
      refused('/api/organisation/borrowings', { ...lent, approvedBy: foreign.person }, 'person.not-found'),
    ]
  },
  'POST /api/organisation/borrowings/:id/end': ({ foreign }) => [
    refused(`/api/organisation/borrowings/${foreign.borrowing}/end`, {}, 'borrowing.not-found'),
  ],
  'GET /api/organisation/partners': list('/api/organisation/partners'),
  'POST /api/organisation/partners': () => [own('/api/organisation/partners', { name: '新单位', since: at })],
  'PATCH /api/organisation/partners/:id': ({ foreign }) => [
    refused(`/api/organisation/partners/${foreign.partner}`, { name: 'X' }, 'partner.not-found'),
  ],
  'GET /api/organisation/absences': ({ foreign }) => [
    own('/api/organisation/absences?from=2026-01-01&to=2026-12-31'),
    own(`/api/organisation/absences?from=2026-01-01&to=2026-12-31&person=${foreign.person}`),
  ],
  'POST /api/organisation/absences': ({ foreign }) => [
    refused(
      '/api/organisation/absences',
      { kind: 'annual', from: '2026-11-02', to: '2026-11-03', person: foreign.person },
      'person.not-found',
    ),
    refused(
      '/api/organisation/absences',
      { kind: 'annual', from: '2026-11-02', to: '2026-11-03', substitute: foreign.person },
      'person.not-found',
    ),
  ],
  'POST /api/organisation/absences/:id/cancel': ({ foreign }) => [
    refused(`/api/organisation/absences/${foreign.absence}/cancel`, {}, 'absence.not-found'),
  ],
  'GET /api/organisation/on-duty': list('/api/organisation/on-duty', () => 'on=2026-10-12'),
  'PUT /api/organisation/duty-hours': ({ foreign }) => [
    refused('/api/organisation/duty-hours', { person: foreign.person, windows: [] }, 'person.not-found'),
  ],
  'POST /api/organisation/shifts': ({ foreign }) => [
    refused(
      '/api/organisation/shifts',
      { person: foreign.person, since: at, until: '2026-10-12T09:00:00.000Z' },
      'person.not-found',
    ),
  ],
  'DELETE /api/organisation/shifts/:id': ({ foreign }) => [
    refused(`/api/organisation/shifts/${foreign.shift}`, undefined, 'shift.not-found'),
  ],
  'GET /api/people/:id/obligations': ({ foreign }) => [
    refused(`/api/people/${foreign.person}/obligations`, undefined, 'person.not-found'),
  ],
  'POST /api/people/:id/hand-over': ({ foreign, own: mine }) => [
    refused(
      `/api/people/${foreign.person}/hand-over`,
      { units: [{ source: 'case', unit: foreign.case, to: mine.person }] },
      'person.not-found',
    ),
    own(`/api/people/${mine.person}/hand-over`, { units: [{ source: 'post', unit: foreign.post, to: mine.otherPerson }] }),
  ],
  'POST /api/people/:id/close': ({ foreign }) => [refused(`/api/people/${foreign.person}/close`, {}, 'person.not-found')],
  'GET /api/organisation/import/template.xlsx': list('/api/organisation/import/template.xlsx'),
  'POST /api/organisation/import/preview': ({ foreign }) => [
    refused('/api/organisation/import/preview', { file: foreign.upload }, 'import.file-not-found'),
  ],
  'POST /api/organisation/import': ({ foreign }) => [
    refused('/api/organisation/import', { file: foreign.upload }, 'import.file-not-found'),
  ],
  'POST /api/people': ({ foreign, own: mine }) => [
    refused('/api/people', { name: '新人', department: foreign.department }, 'department.not-found'),
    refused(
      '/api/people',
      { name: '新人', department: mine.department, posts: [{ role: 'front-line', department: foreign.department }] },
      'department.not-found',
    ),
  ],
  'PATCH /api/people/:id': ({ foreign, own: mine }) => [
    refused(`/api/people/${foreign.otherPerson}`, { title: '改' }, 'person.not-found'),
    refused(`/api/people/${mine.otherPerson}`, { department: foreign.department }, 'department.not-found'),
  ],
  'POST /api/people/:id/password': ({ foreign }) => [
    refused(`/api/people/${foreign.otherPerson}/password`, { password: PASSWORD, email: 'new@walk.example' }, 'person.not-found'),
  ],
  'POST /api/presence': ({ foreign }) => [
    refused('/api/presence', { state: 'off-duty', person: foreign.otherPerson }, 'person.not-found'),
    refused('/api/presence', { state: 'leave', until: at, substitute: foreign.otherPerson }),
  ],
  'GET /api/settings': list('/api/settings'),
  'GET /api/settings/history': list('/api/settings/history'),
  'PUT /api/settings': () => [own('/api/settings', { clocks: { warnShare: 0.3 } })],
  'POST /api/settings/calendar/preview': () => [
    own('/api/settings/calendar/preview', { calendar: { days: { '2026-10-12': { windows: [] } } } }),
  ],
  'GET /api/calendar/days': () => [own('/api/calendar/days?from=2026-10-01&to=2026-10-31')],

  'GET /api/reports': list('/api/reports', () => 'tab=all'),
  'GET /api/reports/:id': ({ foreign }) => [refused(`/api/reports/${foreign.periodicReport}`, undefined, 'report.not-found')],
  'GET /api/reports/:id/now': ({ foreign }) => [
    refused(`/api/reports/${foreign.periodicReport}/now`, undefined, 'report.not-found'),
  ],
  'POST /api/reports/:id/submit': ({ foreign }) => [
    refused(`/api/reports/${foreign.periodicReport}/submit`, { text: '报告' }, 'report.not-found'),
  ],
  'POST /api/reports/:id/receive': ({ foreign }) => [
    refused(`/api/reports/${foreign.periodicReport}/receive`, undefined, 'report.not-found'),
  ],
  'GET /api/reports/lateness': list('/api/reports/lateness', () => 'year=2026'),
  'PUT /api/reports/:id/draft': ({ foreign }) => [
    refused(`/api/reports/${foreign.periodicReport}/draft`, { text: '草稿', comments: {} }, 'report.not-found'),
  ],
  'POST /api/reports/:id/review': ({ foreign }) => [
    refused(`/api/reports/${foreign.periodicReport}/review`, { passed: true }, 'report.not-found'),
  ],
  'GET /api/reports/:id/file': ({ foreign }) => [
    refused(`/api/reports/${foreign.periodicReport}/file?format=pdf`, undefined, 'report.not-found'),
  ],
  'GET /api/report-mailings': list('/api/report-mailings'),
  'POST /api/report-mailings': ({ foreign }) => [
    refused(
      '/api/report-mailings',
      { regulation: 'robot', rule: 'weekly-general', recipients: [foreign.otherPerson], sends: 'submitted' },
      'person.not-found',
    ),
  ],
  'POST /api/report-mailings/:id/end': ({ foreign }) => [
    refused(`/api/report-mailings/${foreign.mailing}/end`, {}, 'mailing.not-found'),
  ],
  'GET /api/form-templates': list('/api/form-templates'),
  'GET /api/form-templates/:key': () => [own('/api/form-templates/robot%3Aform%3Ageneral-record')],
  'GET /api/form-templates/:key/starter': () => [own('/api/form-templates/robot%3Aform%3Ageneral-record/starter')],
  'GET /api/anchors': list('/api/anchors', () => 'kind=timestamp&state=failed'),
  'GET /api/anchors/settings': () => [own('/api/anchors/settings')],
  'PUT /api/anchors/settings/timestamp': () => [own('/api/anchors/settings/timestamp', aTimestamp)],
  'PUT /api/anchors/settings/chain': () => [own('/api/anchors/settings/chain', aChain)],
  'POST /api/anchors/settings/:kind/check': () => [own('/api/anchors/settings/timestamp/check', {})],
  'POST /api/anchors/:id/retry': ({ foreign }) => [refused(`/api/anchors/${foreign.anchor}/retry`, {}, 'anchor.not-found')],
  'GET /api/anchors/:id/timestamp': ({ foreign }) => [
    refused(`/api/anchors/${foreign.anchor}/timestamp`, undefined, 'anchor.not-found'),
  ],
  'GET /api/anchors/:id/note': ({ foreign }) => [refused(`/api/anchors/${foreign.anchor}/note`, undefined, 'anchor.not-found')],
  'GET /api/company-head': () => [own('/api/company-head')],
  'PUT /api/company-head': ({ foreign }) => [refused('/api/company-head', { file: foreign.file }, 'file.not-found')],
  'POST /api/form-templates/:key/versions': () => [
    refused(
      '/api/form-templates/robot%3Aform%3Anobodys/versions',
      { number: 'KF-1', title: { zh: '记录表' }, note: '改版', since: '2027-04-01' },
      'template.unknown',
    ),
  ],
  'POST /api/form-templates/confirm': () => [
    refused('/api/form-templates/confirm', { keys: ['robot:form:nobodys'] }, 'template.unknown'),
  ],
  'GET /api/meetings': list('/api/meetings'),
  'GET /api/meetings/agenda': ({ foreign }) => [
    own('/api/meetings/agenda'),
    refused(`/api/meetings/agenda?case=${foreign.case}`, undefined, 'case.not-found'),
    refused(`/api/meetings/agenda?report=${foreign.periodicReport}`, undefined, 'report.not-found'),
  ],
  'GET /api/meetings/owed': list('/api/meetings/owed'),
  'GET /api/meetings/:id': ({ foreign }) => [refused(`/api/meetings/${foreign.meeting}`, undefined, 'meeting.not-found')],
  'POST /api/meetings': ({ foreign, own: mine }) => [
    refused(
      '/api/meetings',
      {
        ...{ title: '例会', case: foreign.case, startsAt: at, chair: mine.otherPerson, invited: [mine.otherPerson], agenda: [] },
      },
      'case.not-found',
    ),
    refused(
      '/api/meetings',
      { ...{ title: '例会', startsAt: at, chair: foreign.otherPerson, invited: [mine.otherPerson], agenda: [] } },
      'person.not-found',
    ),
  ],
  'POST /api/meetings/:id/minutes': ({ foreign, own: mine }) => [
    refused(`/api/meetings/${foreign.meeting}/minutes`, { present: [mine.otherPerson], minutes: '纪要' }, 'meeting.not-found'),
  ],
  'POST /api/meetings/:id/cancel': ({ foreign }) => [
    refused(`/api/meetings/${foreign.meeting}/cancel`, { because: '改期' }, 'meeting.not-found'),
  ],
  'GET /api/meeting-actions': list('/api/meeting-actions'),
  'POST /api/meeting-actions/:id/steps': ({ foreign }) => [
    refused(`/api/meeting-actions/${foreign.case}/steps`, { step: 'done', text: '做了' }, 'meeting.action-not-found'),
  ],
  'GET /api/policies': list('/api/policies'),
  'GET /api/policies/names': list('/api/policies/names'),
  'GET /api/policies/laws': list('/api/policies/laws'),
  'GET /api/policies/:id/upkeep': () => [own('/api/policies/robot/upkeep')],
  'POST /api/policies/:id/interpretations': () => [
    own('/api/policies/robot/interpretations', { clause: '8(2)', question: '何时起算？', answer: '自发现之时起算。' }),
  ],
  'POST /api/policies/:id/reviews': () => [
    own('/api/policies/robot/reviews', { edition: '2026-01-01', result: 'unchanged', remarks: '与现行做法一致' }),
  ],
  'POST /api/policies/:id/editions/:edition/replays': () => [
    refused('/api/policies/robot/editions/2026-01-01/replays', { from: '2026-02-01', to: '2026-01-01' }, 'period.reversed'),
  ],
  'GET /api/policies/replay-events.ndjson': () => [own('/api/policies/replay-events.ndjson?from=2020-01-01&to=2030-01-01')],
  'GET /api/policies/:id/editions/:edition/replays': () => [own('/api/policies/robot/editions/2026-01-01/replays')],
  'GET /api/policies/:id/editions/:edition/replays/:replay': ({ foreign }) => [
    refused(`/api/policies/robot/editions/2026-01-01/replays/${foreign.replay}`, undefined, 'replay.not-found'),
  ],
  'POST /api/policies/:id/editions/:edition/replays/:replay/cancel': ({ foreign }) => [
    refused(`/api/policies/robot/editions/2026-01-01/replays/${foreign.replay}/cancel`, undefined, 'replay.not-found'),
  ],
  'GET /api/policies/:id/editions/:edition/replays/:replay/export.xlsx': ({ foreign }) => [
    refused(`/api/policies/robot/editions/2026-01-01/replays/${foreign.replay}/export.xlsx`, undefined, 'replay.not-found'),
  ],
  'GET /api/policies/:id/editions/:edition/coverage': () => [
    own('/api/policies/robot/editions/2026-01-01/coverage?from=2026-01-01&to=2026-12-31'),
  ],
  'POST /api/policies/:id/editions/:edition/explain': () => [
    own('/api/policies/robot/editions/2026-01-01/explain', { about: 'level', kind: 'anomaly', facts: { unusable: true } }),
  ],
  'GET /api/policies/:id/editions/:edition/lint': () => [own('/api/policies/robot/editions/2026-01-01/lint')],
  'GET /api/policies/:id/editions/:edition/lint.xlsx': () => [own('/api/policies/robot/editions/2026-01-01/lint.xlsx')],
  'POST /api/policies/:id/editions/:edition/waivers': () => [
    own('/api/policies/robot/editions/2026-01-01/waivers', { finding: 'quantity-undefined:robot:fund-amount', reason: '已知' }),
  ],
  'DELETE /api/policies/:id/editions/:edition/waivers/:waiver': ({ foreign }) => [
    refused(`/api/policies/robot/editions/2026-01-01/waivers/${foreign.waiver}`, undefined, 'waiver.not-found'),
  ],
  'GET /api/policies/editions': list('/api/policies/editions'),
  'GET /api/policies/schema': list('/api/policies/schema'),
  'GET /api/policies/waits': list('/api/policies/waits'),
  'POST /api/policies/drafts': () => [
    own('/api/policies/drafts', { from: { id: 'robot', edition: '2026-01-01' }, edition: '2027-01-01' }),
    refused('/api/policies/drafts', { pack: {}, edition: '2027-01-01' }, 'pack.invalid'),
  ],
  'GET /api/policies/:id/editions/:edition/pack': () => [own('/api/policies/robot/editions/2026-01-01/pack')],
  'PUT /api/policies/:id/editions/:edition/pack': () => [
    refused('/api/policies/robot/editions/2026-01-01/pack', { pack: {}, revision: 1 }, 'pack.invalid'),
  ],
  'DELETE /api/policies/:id/editions/:edition': () => [
    refused('/api/policies/robot/editions/2026-01-01', undefined, 'edition.not-a-draft'),
  ],
  'GET /api/policies/:id/editions/:edition/progress': () => [own('/api/policies/robot/editions/2026-01-01/progress')],
  'POST /api/policies/:id/editions/:edition/submit': () => [
    refused(
      '/api/policies/robot/editions/2026-01-01/submit',
      { effectiveFrom: '2027-01-01', reason: '修订' },
      'edition.not-a-draft',
    ),
  ],
  'POST /api/policies/:id/editions/:edition/vote': () => [
    refused(
      '/api/policies/robot/editions/2026-01-01/vote',
      { step: 'principal', decision: 'approve' },
      'edition.not-in-approval',
    ),
  ],
  'POST /api/policies/:id/editions/:edition/withdraw': () => [
    refused('/api/policies/robot/editions/2026-01-01/withdraw', undefined, 'edition.not-in-approval'),
  ],
  'POST /api/policies/:id/editions/:edition/repeal': () => [
    refused('/api/policies/robot/editions/2026-01-01/repeal', { from: '2026-01-02', reason: '停用' }, 'edition.retroactive'),
  ],
  'POST /api/policies/:id/editions/:edition/acknowledge': () => [
    refused('/api/policies/robot/editions/2026-01-01/acknowledge', undefined, 'edition.not-addressed'),
  ],
  'GET /api/policies/:id/editions/:edition/readers': () => [own('/api/policies/robot/editions/2026-01-01/readers')],
  'GET /api/policies/:id/editions/:edition/compare': () => [
    own('/api/policies/robot/editions/2026-01-01/compare?with=2026-01-01'),
  ],
  'GET /api/policies/:id/editions/:edition/moves': () => [own('/api/policies/robot/editions/2026-01-01/moves')],
  'POST /api/policies/:id/editions/:edition/moves': ({ foreign }) => [
    refused(
      '/api/policies/robot/editions/2026-01-01/moves',
      { from: '2025-01-01', cases: [foreign.case], reason: '统一口径' },
      'move.nothing',
    ),
  ],
  'GET /api/policies/:id/editions/:edition/moves/:move/cases': ({ foreign }) => [
    refused(`/api/policies/robot/editions/2026-01-01/moves/${foreign.editionMove}/cases`, undefined, 'move.not-found'),
  ],
  'POST /api/policies/:id/editions/:edition/moves/:move/decide': ({ foreign }) => [
    refused(
      `/api/policies/robot/editions/2026-01-01/moves/${foreign.editionMove}/decide`,
      { decision: 'approve' },
      'move.not-found',
    ),
  ],
  'POST /api/policies/text': () => [own('/api/policies/text', { text: '第一条 客服专员应当在2小时内答复。' })],
  'POST /api/policies/text/draft': () => [
    own('/api/policies/text/draft', {
      clauses: [
        {
          ...{ number: '1', label: '第一条', style: 'article', depth: 0, parent: null, title: '答复', text: '应当答复。' },
          ...{ span: { from: 0, to: 8 }, origin: { from: 0, to: 8 } },
        },
      ],
      confirmed: [],
      ...{ id: 'own-rules', title: '本公司制度', edition: '2026-11-01', inForceFrom: '2026-12-01' },
    }),
  ],
  'GET /api/policies/:id/editions/:edition/case': () => [own('/api/policies/robot/editions/2026-01-01/case')],
  'GET /api/policies/:id/editions/:edition': () => [own('/api/policies/robot/editions/2026-01-01')],
  'GET /api/archive/kept': list('/api/archive/kept'),
  'GET /api/archive/classes': list('/api/archive/classes'),
  'GET /api/cases/:id/archive': ({ foreign }) => [refused(`/api/cases/${foreign.case}/archive`, undefined, 'case.not-found')],
  'GET /api/archive/holds': list('/api/archive/holds?state=all'),
  'POST /api/archive/holds': ({ foreign }) => [
    refused('/api/archive/holds', { kind: 'case', subject: foreign.case, reason: '客户起诉' }, 'case.not-found'),
    refused('/api/archive/holds', { kind: 'customer', subject: foreign.customer, reason: '客户起诉' }, 'customer.not-found'),
    refused('/api/archive/holds', { kind: 'person', subject: foreign.person, reason: '内部调查' }, 'person.not-found'),
  ],
  'POST /api/archive/holds/:id/lift': ({ foreign }) => [
    refused(`/api/archive/holds/${foreign.hold}/lift`, { reason: '判决生效' }, 'hold.not-found'),
  ],
  'GET /api/archive/proposal': list('/api/archive/proposal?class=service-file'),
  'GET /api/archive/disposals': list('/api/archive/disposals'),
  'POST /api/archive/disposals': ({ foreign }) => [
    refused(
      '/api/archive/disposals',
      { class: 'service-file', subjects: [foreign.case], reason: '保管期满' },
      'disposal.not-free',
    ),
  ],
  'GET /api/archive/disposals/:id': ({ foreign }) => [
    refused(`/api/archive/disposals/${foreign.disposal}`, undefined, 'disposal.not-found'),
  ],
  'GET /api/archive/disposals/:id/items': ({ foreign }) => [
    refused(`/api/archive/disposals/${foreign.disposal}/items`, undefined, 'disposal.not-found'),
  ],
  'POST /api/archive/disposals/:id/decide': ({ foreign }) => [
    refused(`/api/archive/disposals/${foreign.disposal}/decide`, { decision: 'approve' }, 'disposal.not-found'),
  ],
  'POST /api/archive/disposals/:id/withdraw': ({ foreign }) => [
    refused(`/api/archive/disposals/${foreign.disposal}/withdraw`, { reason: '重新核对' }, 'disposal.not-found'),
  ],
  'GET /api/archive/papers': list('/api/archive/papers'),
  'POST /api/archive/papers': ({ foreign }) => [
    refused(
      '/api/archive/papers',
      { case: foreign.case, sort: 'form', title: '验收单', pages: 1, datedOn: '2026-01-05' },
      'case.not-found',
    ),
    refused(
      '/api/archive/papers',
      { place: foreign.paperPlace, sort: 'form', title: '验收单', pages: 1, datedOn: '2026-01-05' },
      'paper.place-not-found',
    ),
  ],
  'GET /api/archive/papers/:id': ({ foreign }) => [refused(`/api/archive/papers/${foreign.paper}`, undefined, 'paper.not-found')],
  'GET /api/archive/papers/:id/log': ({ foreign }) => [
    refused(`/api/archive/papers/${foreign.paper}/log`, undefined, 'paper.not-found'),
  ],
  'POST /api/archive/papers/:id/records': ({ foreign }) => [
    refused(`/api/archive/papers/${foreign.paper}/records`, { act: 'missing', reason: '清点未见' }, 'paper.not-found'),
  ],
  'POST /api/archive/papers/:id/requests': ({ foreign }) => [
    refused(`/api/archive/papers/${foreign.paper}/requests`, { act: 'return', reason: '用完归还' }, 'paper.not-found'),
  ],
  'POST /api/archive/paper-requests/:id/settle': ({ foreign }) => [
    refused(`/api/archive/paper-requests/${foreign.paperRequest}/settle`, { outcome: 'confirmed' }, 'paper.not-found'),
  ],
  'GET /api/archive/paper-places': list('/api/archive/paper-places'),
  'POST /api/archive/paper-places': ({ foreign }) => [
    refused(
      '/api/archive/paper-places',
      { room: '档案室', first: { person: foreign.person }, second: { role: 'legal' } },
      'person.not-found',
    ),
  ],
  'PUT /api/archive/paper-places/:id': ({ foreign }) => [
    refused(`/api/archive/paper-places/${foreign.paperPlace}`, { room: '别处', isActive: true }, 'paper.place-not-found'),
  ],
  'POST /api/archive/paper-places/:id/custodians': ({ foreign }) => [
    refused(
      `/api/archive/paper-places/${foreign.paperPlace}/custodians`,
      { first: { role: 'legal' }, second: { role: 'administrator' }, reason: '调岗交接' },
      'paper.place-not-found',
    ),
  ],
  'GET /api/cases/:id/paper-originals': ({ foreign }) => [
    refused(`/api/cases/${foreign.case}/paper-originals`, undefined, 'case.not-found'),
  ],
  'GET /api/archive/disposals/:id/certificate.pdf': ({ foreign }) => [
    refused(`/api/archive/disposals/${foreign.disposal}/certificate.pdf`, undefined, 'disposal.not-found'),
  ],
  'GET /api/privacy/requests': list('/api/privacy/requests?state=all'),
  'POST /api/privacy/requests': ({ foreign }) => [
    refused('/api/privacy/requests', { ...aPersonsRequest, about: 'customer', subject: foreign.customer }, 'customer.not-found'),
    refused('/api/privacy/requests', { ...aPersonsRequest, about: 'staff', subject: foreign.person }, 'person.not-found'),
  ],
  'GET /api/privacy/requests/:id': ({ foreign }) => [
    refused(`/api/privacy/requests/${foreign.privacyRequest}`, undefined, 'privacy.not-found'),
  ],
  'POST /api/privacy/requests/:id/extend': ({ foreign }) => [
    refused(`/api/privacy/requests/${foreign.privacyRequest}/extend`, { reason: '案卷较多' }, 'privacy.not-found'),
  ],
  'POST /api/privacy/requests/:id/decide': ({ foreign }) => [
    refused(
      `/api/privacy/requests/${foreign.privacyRequest}/decide`,
      { granted: false, decision: '无法核实身份' },
      'privacy.not-found',
    ),
  ],
  'POST /api/privacy/requests/:id/answer': ({ foreign }) => [
    refused(`/api/privacy/requests/${foreign.privacyRequest}/answer`, { answer: '已经处理' }, 'privacy.not-found'),
  ],
  'GET /api/privacy/requests/:id/copy.zip': ({ foreign }) => [
    refused(`/api/privacy/requests/${foreign.privacyRequest}/copy.zip`, undefined, 'privacy.not-found'),
  ],
}
