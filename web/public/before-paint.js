// Sets light or dark before the first paint, so that a dark screen never flashes white. Mirrors web/shell/appearance.ts.
;(() => {
  let chosen = 'system'
  try {
    chosen = JSON.parse(localStorage.getItem('bihuan.appearance') || '"system"')
  } catch {
    // Storage switched off: follow the system.
  }
  const dark = chosen === 'dark' || (chosen !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches)
  document.documentElement.dataset.appearance = dark ? 'dark' : 'light'
})()

// Asks at once for all files that this address will need (scripts/web-files.ts wrote down which).
;(() => {
  const said = document.querySelector('meta[name="first-files"]')
  if (said === null) return
  const { files, pages } = JSON.parse(said.content)
  let isEnglish = false
  try {
    isEnglish = localStorage.getItem('bihuan.language') === 'en'
  } catch {
    // Storage switched off: Chinese.
  }
  const wanted = new Set(
    pages.flatMap(([address, places, english]) =>
      new RegExp(address).test(location.pathname) ? [...places, ...(isEnglish ? english : [])] : [],
    ),
  )
  const remembered = name => {
    try {
      return JSON.parse(localStorage.getItem(`bihuan.${name}`) || 'null')
    } catch {
      return null
    }
  }
  // And its first questions, whose answers then come beside the code and not after it (web/api/asked-early.ts takes them).
  globalThis.bihuanAsked = new Map()
  const ask = (address, cache) => {
    const sentAt = Date.now()
    const headers = {
      Accept: 'application/json, application/problem+json, */*',
      'Accept-Language': isEnglish ? 'en-GB' : 'zh-CN',
    }
    const answer = fetch(address, { cache, headers, credentials: 'same-origin' }).then(response => ({
      response,
      receivedAt: Date.now(),
    }))
    // Whoever takes it is told; where nobody does, nobody needs to know.
    answer.catch(() => undefined)
    globalThis.bihuanAsked.set(address, { sentAt, answer })
  }
  for (const [address, , , questions] of pages) {
    const found = new RegExp(address).exec(location.pathname)
    if (found === null) continue
    for (const [question, cache] of questions) {
      const isOfList = question.includes('?') && location.search !== ''
      if (isOfList) continue
      const known = question.replace(/<([^:]+):([^>]+)>/g, (_, name, usual) => remembered(name) ?? usual)
      ask(known.replace('$1', found[1] ?? ''), cache)
    }
  }
  for (const place of wanted) {
    const link = document.createElement('link')
    const isStyle = files[place].endsWith('.css')
    link.rel = isStyle ? 'preload' : 'modulepreload'
    if (isStyle) link.as = 'style'
    // As the code will ask for it: else the browser fetches it a second time.
    if (isStyle) link.crossOrigin = ''
    link.href = `/${files[place]}`
    document.head.append(link)
  }
})()

// Where the first files do not come (no network, or a newer version on the server), no code of ours is there to say so.
addEventListener(
  'error',
  ({ target }) => {
    if (!(target instanceof HTMLScriptElement) || target.type !== 'module') return
    let isEnglish = false
    try {
      isEnglish = localStorage.getItem('bihuan.language') === 'en'
    } catch {
      // Storage switched off: Chinese.
    }
    const page = document.createElement('div')
    page.className = 'start-failed'
    page.setAttribute('role', 'alert')
    const words = document.createElement('p')
    words.textContent = isEnglish
      ? 'The page did not load: the network is down, or the system has just been updated.'
      : '页面没有加载出来：网络中断，或系统刚刚更新。'
    const again = document.createElement('button')
    again.textContent = isEnglish ? 'Load again' : '重新加载'
    again.onclick = () => location.reload()
    page.append(words, again)
    page.style.cssText =
      'font: 16px/1.6 system-ui, sans-serif; max-width: 32em; margin: 20vh auto; padding: 0 16px; text-align: center'
    again.style.cssText = 'font: inherit; padding: 6px 20px; min-height: 44px'
    document.getElementById('root')?.replaceChildren(page)
  },
  true,
)
