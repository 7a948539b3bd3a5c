type Node = { type: string; value?: unknown; children?: unknown[] }

/**
 * Issue templates are full of `<!-- … -->`, and GitHub writes pictures as `<img>`: these become what Markdown
 * would have made of them. All other HTML is shown as the text it is.
 */
export const readHtml = () => (tree: Node) => read(tree)

function read(node: Node): void {
  if (!node.children) return
  node.children = node.children.flatMap((child) => {
    if (!isNode(child)) return [child]
    if (child.type === 'raw' && typeof child.value === 'string')
      return htmlNodes(child.value, child)
    read(child)
    return [child]
  })
}

const isNode = (node: unknown): node is Node =>
  typeof node === 'object' && node !== null && 'type' in node

function htmlNodes(html: string, node: Node): unknown[] {
  if (/^\s*<!--[\s\S]*-->\s*$/.test(html)) return []
  if (!/^\s*<img\s[^<>]*>\s*$/i.test(html)) return [node]
  const properties = { src: attribute(html, 'src'), alt: attribute(html, 'alt') }
  return [{ type: 'element', tagName: 'img', properties, children: [] }]
}

/** Whether the address is one to load, `urlTransform` decides. */
const attribute = (html: string, name: string) =>
  new RegExp(`\\s${name}\\s*=\\s*["']([^"']*)["']`, 'i').exec(html)?.[1] ?? ''
