import { createContext, type ReactNode, useContext, useMemo } from 'react'
import Markdown, { type Components, type ExtraProps } from 'react-markdown'
import remarkGfm from 'remark-gfm'
import classes from './markdown.module.css'
import { readHtml } from './markdown-html'
import { taskLabel, toggleTask } from './markdown-tasks'
import { safeUrl } from './safe-url'

type MarkdownProps = {
  text: string
  /** Gets the whole text with one task ticked or not; without it, boxes only show. */
  onToggle?: ((text: string) => void) | undefined
}

const TextContext = createContext<MarkdownProps>({ text: '' })
/** Where the list item around a box starts in the text. */
const ItemContext = createContext(0)

const plugins = [remarkGfm]
const rehypePlugins = [readHtml]
/** Below the title of what they are in, which is a heading of the second level. */
const headings = { h1: 'h3', h2: 'h4', h3: 'h5', h4: 'h6', h5: 'h6' } as const
const components: Components = {
  ...headings,
  a: Link,
  img: Picture,
  li: Item,
  input: Box,
  table: Table,
}

/** Only for what is loaded lazily itself: Markdown is much code. */
export function MarkdownView(props: MarkdownProps) {
  const { text } = props
  const rendered = useMemo(
    () => (
      <Markdown
        remarkPlugins={plugins}
        rehypePlugins={rehypePlugins}
        components={components}
        urlTransform={safeUrl}
      >
        {text}
      </Markdown>
    ),
    [text],
  )
  return (
    <TextContext.Provider value={props}>
      <div className={classes.rendered}>{rendered}</div>
    </TextContext.Provider>
  )
}

function Link({ href, children }: { href?: string | undefined; children?: ReactNode }) {
  if (!href) return <span>{children}</span>
  return (
    <a href={href} target="_blank" rel="noreferrer">
      {children}
    </a>
  )
}

function Picture({ src, alt }: { src?: string | Blob | undefined; alt?: string | undefined }) {
  if (typeof src !== 'string' || !src.startsWith('https:')) return <span>{alt}</span>
  return <img src={src} alt={alt ?? ''} loading="lazy" referrerPolicy="no-referrer" />
}

function Table({ children }: { children?: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: who has no mouse scrolls a wide table by keys.
    <section className={classes.wide} tabIndex={0} aria-label="Table">
      <table>{children}</table>
    </section>
  )
}

function Item({
  node,
  children,
  className,
}: ExtraProps & { children?: ReactNode; className?: string | undefined }) {
  return (
    <ItemContext.Provider value={node?.position?.start.offset ?? 0}>
      <li className={className}>{children}</li>
    </ItemContext.Provider>
  )
}

function Box({ checked }: { checked?: boolean | undefined }) {
  const { text, onToggle } = useContext(TextContext)
  const offset = useContext(ItemContext)
  return (
    <input
      type="checkbox"
      checked={checked ?? false}
      disabled={!onToggle}
      aria-label={taskLabel(text, offset)}
      onChange={() => onToggle?.(toggleTask(text, offset))}
    />
  )
}
