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
  const wanted = new Set(pages.flatMap(([address, places]) => (new RegExp(address).test(location.pathname) ? places : [])))
  for (const place of wanted) {
    const link = document.createElement('link')
    const isStyle = files[place].endsWith('.css')
    link.rel = isStyle ? 'preload' : 'modulepreload'
    if (isStyle) link.as = 'style'
    link.href = `/${files[place]}`
    document.head.append(link)
  }
})()
