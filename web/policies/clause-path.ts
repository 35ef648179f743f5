/** Where a clause stands: of the edition given, else of the regulation in force. */
export function clausePath(clause: string, edition?: { readonly id: string; readonly edition: string }): string {
  const page =
    edition === undefined ? '/policies' : `/policies/${encodeURIComponent(edition.id)}/${encodeURIComponent(edition.edition)}`
  return `${page}#${encodeURIComponent(clause)}`
}
