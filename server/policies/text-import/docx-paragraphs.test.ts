import { expect, test } from 'vitest'
import { replaceParagraphs } from './docx-paragraphs.ts'

const mark = (paragraph: string) => `[${paragraph}]`

test('paragraphs are replaced and nothing else is', () => {
  const xml =
    '<w:body><w:pPr/><w:p>一</w:p><w:p w:rsidR="1"><w:pPr/>二</w:p><w:p w:rsidR="2"/><w:tbl><w:p>三</w:p></w:tbl></w:body>'
  expect(replaceParagraphs(xml, mark)).toBe(
    '<w:body><w:pPr/>[<w:p>一</w:p>][<w:p w:rsidR="1"><w:pPr/>二</w:p>]<w:p w:rsidR="2"/><w:tbl>[<w:p>三</w:p>]</w:tbl></w:body>',
  )
})

test('a document of paragraphs without an end stays as it is', () => {
  const xml = '<w:p>p'.repeat(2_000_000)
  expect(replaceParagraphs(xml, mark)).toBe(xml)
})
