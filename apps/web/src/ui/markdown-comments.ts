type Node = { type: string; value?: unknown; children?: unknown[] }

/** Issue templates are full of `<!-- … -->`; other HTML is shown as the text it is. */
export const hideComments = () => (tree: Node) => clean(tree)

function clean(node: Node): void {
  if (!node.children) return
  node.children = node.children.filter((child) => !isComment(child))
  for (const child of node.children) if (isNode(child)) clean(child)
}

const isNode = (node: unknown): node is Node =>
  typeof node === 'object' && node !== null && 'type' in node

const isComment = (node: unknown) =>
  isNode(node) &&
  node.type === 'raw' &&
  typeof node.value === 'string' &&
  /^\s*<!--[\s\S]*-->\s*$/.test(node.value)
