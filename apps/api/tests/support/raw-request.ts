type RawAnswer = { status: number; body: string }

/** Sends these very bytes, which fetch would correct, and reads what comes until the connection ends. */
export async function rawRequest(
  url: string,
  requestLine: string,
  headers: readonly string[] = [],
  body = '',
): Promise<RawAnswer> {
  const { hostname, port } = new URL(url)
  const { promise: ended, resolve, reject } = Promise.withResolvers<string>()
  let received = ''
  await Bun.connect({
    hostname,
    port: Number(port),
    socket: {
      open(socket) {
        const lines = [requestLine, 'Connection: close', ...headers, '', body]
        socket.write(Buffer.from(lines.join('\r\n'), 'latin1'))
      },
      data(_, chunk) {
        received += chunk.toString('latin1')
      },
      close: () => resolve(received),
      error: (_, error) => reject(error),
    },
  })
  const [head = '', ...rest] = (await ended).split('\r\n\r\n')
  return { status: Number(head.split(' ')[1]), body: rest.join('\r\n\r\n') }
}
