import type { FaultKind } from '../../ledger/verify-events.ts'

type Words = {
  readonly [key in
    | 'title'
    | 'other'
    | 'good'
    | 'goodText'
    | 'bad'
    | 'badText'
    | 'filesOpen'
    | 'drop'
    | 'choose'
    | 'checking'
    | 'wholeGood'
    | 'case'
    | 'company'
    | 'taken'
    | 'reason'
    | 'origin'
    | 'checkpoint'
    | 'key'
    | 'counts'
    | 'content'
    | 'pointSize'
    | 'anchors'
    | 'noAnchors'
    | 'faults'
    | 'events'
    | 'hidden'
    | 'holds'
    | 'fails'
    | 'leaf'
    | 'bytes'
    | 'duties'
    | 'due'
    | 'clauses'
    | 'forms'
    | 'signatures'
    | 'papers'
    | 'files'
    | 'left'
    | 'none'
    | 'trustTitle'
    | 'trustOne'
    | 'trustTwo'
    | 'notThis'
    | 'line'
    | 'entry'
    | 'field']: string
} & { readonly fault: Readonly<Record<FaultKind, string>> }

export const pageWords: Readonly<Record<'zh' | 'en', Words>> = {
  zh: {
    title: '证据包核对',
    other: 'English',
    good: '✓ 与签名时一致',
    goodText: '每条记录的原文、签名检查点和存证证明都已在本页重新计算，全部相符。',
    bad: '✗ 有改动',
    badText: '下面逐项列出哪里与签名时不同。未列出的部分仍与签名相符。',
    filesOpen: '附件尚未核对：把整个压缩包拖到下面。',
    drop: '把证据包（ZIP）拖到这里，核对附件和每一个字节',
    choose: '选择文件',
    checking: '正在核对…',
    wholeGood: '整个压缩包（{{files}} 个成员）已逐字节核对，全部相符。',
    case: '案件',
    company: '公司',
    taken: '导出',
    reason: '事由',
    origin: '存证',
    checkpoint: '检查点',
    content: '内容',
    pointSize: '{{size}} 条存证',
    key: '签名公钥',
    counts:
      '记录 {{events}} 条；密封内容核对 {{words}} 处，未随包提供或已删除 {{erased}} 处；依权限不予显示 {{hidden}} 条（仍有证明）',
    anchors: '外部锚定',
    noAnchors: '无（由签名检查点证明顺序和内容，不由第三方证明时间）',
    faults: '发现的问题',
    events: '全部经过',
    hidden: '（依导出人的权限不显示内容）',
    holds: '相符',
    fails: '不符',
    leaf: '存证第 {{n}} 条',
    bytes: '入账原文',
    duties: '责任与时限',
    due: '应于 {{at}} 完成',
    clauses: '引用的条款',
    forms: '表单',
    signatures: '签署',
    papers: '纸质原件',
    files: '附件',
    left: '密件，未随包导出',
    none: '无',
    trustTitle: '这一页能说明什么',
    trustOne: '这一页证明包内各部分彼此一致，并由上面的公钥签名。页面本身可能被人替换，公钥也可能是别人的。',
    trustTwo: '重要时：在对方系统的“存证”页面核对公钥，并用自己安装的程序运行 bihuan ledger verify-bundle 文件.zip --key 公钥。',
    notThis: '这不是本页所属的证据包，以下是它自己的核对结果。',
    line: 'bundle.json 第 {{n}} 行',
    entry: '第 {{n}} 条记录',
    field: '（{{field}}）',
    fault: {
      'zip-unreadable': '不是可读取的 ZIP',
      'zip-structure': '压缩包的文件头或目录被改动',
      'member-missing': '缺少文件',
      'member-unknown': '多出文件',
      'member-changed': '文件内容被改动',
      'manifest-unreadable': '签名清单无法读取',
      'not-signed': '签名不成立',
      'other-key': '不是所给公钥签名的',
      'line-changed': '内容被改动',
      'bundle-unreadable': '数据无法读取',
      'event-bytes': '记录原文与存证不符',
      'event-proof': '存证证明不成立',
      'event-fields': '记录与其原文不符',
      'event-missing': '记录缺失或顺序不对',
      'words-differ': '密封内容与其承诺不符',
      'checkpoint-not-signed': '检查点签名不成立',
      'not-consistent': '与后来的检查点不一致',
      'text-differs': '签署内容与其哈希不符',
      'anchor-unknown': '外部锚定不属于这里的检查点',
      timestamp: '时间戳不成立',
    },
  },
  en: {
    title: 'Check of an evidence bundle',
    other: '中文',
    good: '✓ As it was signed',
    goodText:
      'The bytes of every entry, the signed checkpoints and the proofs were computed again on this page, and all of them hold.',
    bad: '✗ Altered',
    badText: 'Below is each place that is not as it was signed. What is not listed still is.',
    filesOpen: 'The attached files are not checked yet: drop the whole archive below.',
    drop: 'Drop the bundle (ZIP) here to check the files and every byte',
    choose: 'Choose a file',
    checking: 'Checking…',
    wholeGood: 'The whole archive ({{files}} members) was checked byte by byte, and all of it holds.',
    case: 'Case',
    company: 'Company',
    taken: 'Taken',
    reason: 'Reason',
    origin: 'Ledger',
    checkpoint: 'Checkpoint',
    content: 'Content',
    pointSize: '{{size}} ledger entries',
    key: 'Public key that signed it',
    counts:
      '{{events}} entries; {{words}} sealed words checked, {{erased}} not in the bundle or erased; {{hidden}} entries not shown to whoever took it (proved all the same)',
    anchors: 'Anchored outside',
    noAnchors: 'No (the signed checkpoint proves order and content; no third party vouches for the time)',
    faults: 'What was found',
    events: 'Everything that happened',
    hidden: '(not to be read by whoever took the bundle)',
    holds: 'holds',
    fails: 'does not hold',
    leaf: 'ledger entry {{n}}',
    bytes: 'Exact bytes',
    duties: 'Duties',
    due: 'due {{at}}',
    clauses: 'Clauses cited',
    forms: 'Forms',
    signatures: 'Signatures',
    papers: 'Paper originals',
    files: 'Files',
    left: 'under seal, not in the bundle',
    none: 'None',
    trustTitle: 'What this page can say',
    trustOne:
      'It shows that the parts of the bundle agree with each other and are signed by the key above. The page itself could be replaced by somebody, and the key could be somebody else’s.',
    trustTwo:
      'Where it matters: compare the key with the page "Ledger" of the system it comes from, and run bihuan ledger verify-bundle file.zip --key <key> with a program of your own.',
    notThis: 'This is not the bundle that this page belongs to; below is what was found in it.',
    line: 'bundle.json line {{n}}',
    entry: 'entry {{n}}',
    field: ' ({{field}})',
    fault: {
      'zip-unreadable': 'not a ZIP that can be read',
      'zip-structure': 'a header or the directory of the archive was altered',
      'member-missing': 'file missing',
      'member-unknown': 'file that does not belong here',
      'member-changed': 'file altered',
      'manifest-unreadable': 'the signed list cannot be read',
      'not-signed': 'the signature does not hold',
      'other-key': 'not signed by the key given',
      'line-changed': 'altered',
      'bundle-unreadable': 'the data cannot be read',
      'event-bytes': 'the entry is not what the ledger holds',
      'event-proof': 'the proof does not hold',
      'event-fields': 'the entry and its bytes differ',
      'event-missing': 'an entry is missing or out of order',
      'words-differ': 'sealed words do not fit their commitment',
      'checkpoint-not-signed': 'the signature of a checkpoint does not hold',
      'not-consistent': 'not consistent with a later checkpoint',
      'text-differs': 'what was signed does not fit its hash',
      'anchor-unknown': 'an outside anchor belongs to none of these checkpoints',
      timestamp: 'the timestamp does not hold',
    },
  },
}

/** A sentence with its values in place. */
export const say = (text: string, values: Readonly<Record<string, string | number>> = {}): string =>
  text.replace(/\{\{(\w+)\}\}/g, (_, key: string) => String(values[key] ?? ''))
