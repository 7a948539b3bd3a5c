type Listener = (message: string) => void

/** Who listens to which channel of one instance. */
export class Listeners {
  private readonly byChannel = new Map<string, Set<Listener>>()

  constructor(
    private readonly onFirst: (channel: string) => void = () => {},
    private readonly onNone: (channel: string) => void = () => {},
  ) {}

  add(channel: string, listener: Listener): () => void {
    const listeners = this.byChannel.get(channel) ?? new Set()
    this.byChannel.set(channel, listeners)
    // One of its own for each call, so that the same function may listen twice.
    const own: Listener = (message) => listener(message)
    listeners.add(own)
    if (listeners.size === 1) this.onFirst(channel)
    return () => {
      if (!listeners.delete(own) || listeners.size > 0) return
      this.byChannel.delete(channel)
      this.onNone(channel)
    }
  }

  tell(channel: string, message: string): void {
    for (const listener of [...(this.byChannel.get(channel) ?? [])]) listener(message)
  }
}
