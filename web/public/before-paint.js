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
