import type { TimestampFault } from '../../ledger/verify-timestamp.ts'

type Words = {
  readonly [key in
    | 'title'
    | 'stamp'
    | 'stampHolds'
    | 'stampMeans'
    | 'notHere'
    | 'digest'
    | 'detail'
    | 'time'
    | 'serial'
    | 'signedBy'
    | 'above'
    | 'notInside'
    | 'trusted'
    | 'compare'
    | 'roots'
    | 'noCertificate'
    | 'chain'
    | 'chainMeans'
    | 'chainNumber'
    | 'block'
    | 'transaction'
    | 'contract'
    | 'input'
    | 'event']: string
} & { readonly fault: Readonly<Record<TimestampFault, string>> }

export const anchorWords: Readonly<Record<'zh' | 'en', Words>> = {
  zh: {
    title: '外部锚定',
    stamp: '时间戳（RFC 3161）',
    stampHolds: '时间戳成立：{{who}} 于 {{at}} 盖戳',
    stampMeans: '本页重新核对了签名、证书用途和有效期：盖戳的正是本包检查点的 SHA-256，检查点在这个时间之前已经存在。',
    notHere:
      '这一页没有核对时间戳的程序（或浏览器不允许从磁盘使用密码功能）。请打开该证据包自己的 verify.html，或运行 bihuan ledger verify-bundle。',
    digest: '检查点的 SHA-256',
    detail: '对方原话',
    time: '时间（UTC）',
    serial: '时间戳序号',
    signedBy: '签名证书',
    above: '上级证书 {{n}}',
    notInside: '（证书不在时间戳内）',
    trusted: '证书可追溯到您提供的根证书。',
    compare: '证书是谁的，本页不能替您判断：请把上面的指纹与时间戳机构公布的证书指纹对照，或在下面提供其根证书。',
    roots: '时间戳机构的根证书（PEM，可选）：提供后核对证书是否追溯到它',
    noCertificate: '文件里没有证书',
    chain: '区块链锚定',
    chainMeans:
      '本页离线，不能查询区块链。请在该链的任一节点或区块浏览器查询下面的交易，逐项对照：交易成功；所在区块、时间与下面相同；接收方是下面的合约；输入数据与下面相同；日志里有事件 Anchored，第一个参数是下面的哈希。',
    chainNumber: '链编号',
    block: '区块',
    transaction: '交易',
    contract: '合约',
    input: '输入数据',
    event: '事件与哈希',
    fault: {
      malformed: '不是可读取的时间戳',
      refused: '时间戳机构拒绝了盖戳',
      'hash-wrong': '盖戳的不是这个检查点',
      'nonce-wrong': '是对另一次请求的回答',
      'certificate-missing': '时间戳里没有签名者的证书',
      'not-for-timestamps': '签名证书不是专用于时间戳的',
      'algorithm-weak': '使用了不支持或已不安全的算法',
      'signature-wrong': '签名不成立',
      'certificate-expired': '盖戳时证书不在有效期内',
      'chain-untrusted': '证书不能追溯到所给的根证书',
      'time-implausible': '时间戳上的时间与证据包所写的不同',
    },
  },
  en: {
    title: 'Anchored outside',
    stamp: 'Timestamp (RFC 3161)',
    stampHolds: 'The timestamp holds: {{who}}, {{at}}',
    stampMeans:
      'Signature, purpose of the certificate and its validity were checked on this page: what was stamped is the SHA-256 of the checkpoint in this bundle, which so was there before that time.',
    notHere:
      'This page has no program that checks timestamps, or the browser allows no cryptography from disk. Open the verify.html of that bundle itself, or run bihuan ledger verify-bundle.',
    digest: 'SHA-256 of the checkpoint',
    detail: 'In its own words',
    time: 'Time (UTC)',
    serial: 'Serial of the stamp',
    signedBy: 'Signed by',
    above: 'Certificate above, {{n}}',
    notInside: '(its certificate is not in the timestamp)',
    trusted: 'The certificate leads to the root that you gave.',
    compare:
      'Whose certificate it is this page cannot judge: compare the fingerprints above with those that the authority publishes, or give its root certificate below.',
    roots: 'Root certificate of the authority (PEM, optional), to check that the signer leads to it',
    noCertificate: 'There is no certificate in this file',
    chain: 'Anchored on a chain',
    chainMeans:
      'This page is offline and cannot ask a chain. Look up the transaction at any node of that chain or in a block explorer, and compare: it succeeded; block and time are those below; its receiver is the contract below; its input data are those below; among its logs is the event Anchored, whose first argument is the hash below.',
    chainNumber: 'Chain number',
    block: 'Block',
    transaction: 'Transaction',
    contract: 'Contract',
    input: 'Input data',
    event: 'Event and hash',
    fault: {
      malformed: 'it is no timestamp that can be read',
      refused: 'the authority refused',
      'hash-wrong': 'it is not of this checkpoint',
      'nonce-wrong': 'it answers another request',
      'certificate-missing': 'the certificate of who signed is not in it',
      'not-for-timestamps': 'the certificate is not for timestamps alone',
      'algorithm-weak': 'an algorithm that is not supported or no longer safe',
      'signature-wrong': 'the signature does not hold',
      'certificate-expired': 'the certificate was not valid at the time of the stamp',
      'chain-untrusted': 'the certificate does not lead to the root that was given',
      'time-implausible': 'its time is not the one that the bundle states',
    },
  },
}
