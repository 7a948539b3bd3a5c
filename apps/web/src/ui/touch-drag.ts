type Point = { clientX: number; clientY: number }

const ghostStyle = {
  position: 'fixed',
  zIndex: '1000',
  margin: '0',
  pointerEvents: 'none',
  opacity: '0.9',
  boxShadow: 'var(--mantine-shadow-lg)',
} as const

/** Tells the page of a finger what a browser tells of a mouse: drag events, and a picture that goes along. */
export class TouchDrag {
  private frame = 0
  private readonly ghost: HTMLElement

  private constructor(
    private readonly source: HTMLElement,
    private readonly start: Point,
    private at: Point,
  ) {
    this.ghost = ghostOf(source)
    document.body.append(this.ghost)
    this.moveTo(at)
    this.frame = requestAnimationFrame(this.over)
  }

  /** null: it does not let itself be dragged from there. */
  static begin(source: HTMLElement, at: Point): TouchDrag | null {
    return tell('dragstart', source, at) ? new TouchDrag(source, at, at) : null
  }

  moveTo(at: Point): void {
    this.at = at
    const [x, y] = [at.clientX - this.start.clientX, at.clientY - this.start.clientY]
    this.ghost.style.transform = `translate(${x}px, ${y}px) rotate(1.5deg)`
  }

  end(isDrop: boolean): void {
    cancelAnimationFrame(this.frame)
    this.ghost.remove()
    const under = isDrop ? this.under() : null
    if (under) {
      tell('dragover', under, this.at)
      tell('drop', under, this.at)
    }
    // Taken away meanwhile, it would tell nobody.
    tell('dragend', this.source.isConnected ? this.source : document.body, this.at)
  }

  /** For each frame, as browsers do: what lies below a finger at rest changes when the page scrolls. */
  private readonly over = () => {
    this.frame = requestAnimationFrame(this.over)
    const under = this.under()
    if (under) tell('dragover', under, this.at)
  }

  private under = () => document.elementFromPoint(this.at.clientX, this.at.clientY)
}

/** false: refused. */
const tell = (type: string, target: Element, at: Point) =>
  target.dispatchEvent(
    new DragEvent(type, {
      bubbles: true,
      cancelable: true,
      composed: true,
      clientX: at.clientX,
      clientY: at.clientY,
      dataTransfer: new DataTransfer(),
    }),
  )

function ghostOf(source: HTMLElement): HTMLElement {
  const { left, top, width, height } = source.getBoundingClientRect()
  const ghost = document.createElement('div')
  ghost.append(source.cloneNode(true))
  ghost.inert = true
  const place = { left: `${left}px`, top: `${top}px`, width: `${width}px`, height: `${height}px` }
  Object.assign(ghost.style, ghostStyle, place)
  return ghost
}
