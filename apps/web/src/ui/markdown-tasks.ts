const box = /\[([ xX])\]/

/** The Markdown with the box ticked, or not, of the list item that starts at `offset`. */
export function toggleTask(markdown: string, offset: number): string {
  const item = markdown.slice(offset)
  const found = box.exec(item)
  if (!found) return markdown
  const at = offset + found.index
  const mark = found[1] === ' ' ? 'x' : ' '
  return `${markdown.slice(0, at)}[${mark}]${markdown.slice(at + found[0].length)}`
}

/** What stands beside the box, on its line. */
export function taskLabel(markdown: string, offset: number): string {
  const line = markdown.slice(offset).split('\n', 1)[0] ?? ''
  return line.replace(/^.*?\[[ xX]\]\s*/, '') || 'Task'
}
