export function FormPrintPage() { return null }
