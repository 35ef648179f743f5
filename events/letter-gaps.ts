const gap = /【缺：[^【】]*】|\[missing: [^[\]]*\]|\{\{[^{}]*\}\}/g

/** The gaps that are left in a letter to a customer, as they stand there: facts that the case does not have, placeholders that nobody filled. */
export const gapsIn = (text: string): string[] => [...new Set(text.match(gap) ?? [])]
