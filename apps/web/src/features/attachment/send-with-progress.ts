/** As `fetch`, but tells how much of the request went out: fetch can't. */
export const sendWithProgress =
  (onProgress: (ratio: number) => void) =>
  (url: string, init: RequestInit): Promise<Response> =>
    new Promise((resolve, reject) => {
      const request = new XMLHttpRequest()
      request.open(init.method ?? 'GET', url)
      for (const [name, value] of new Headers(init.headers)) request.setRequestHeader(name, value)
      request.responseType = 'blob'
      request.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0)
      request.onload = () => {
        const type = request.getResponseHeader('content-type')
        const body: unknown = request.response
        resolve(
          new Response(body instanceof Blob && body.size > 0 ? body : null, {
            status: request.status,
            ...(type !== null && { headers: { 'content-type': type } }),
          }),
        )
      }
      // What `fetch` rejects with, so that the client knows it is worth another try.
      request.onerror = () => reject(new TypeError('The connection was lost'))
      request.onabort = () => reject(new DOMException('The upload was stopped', 'AbortError'))
      init.signal?.addEventListener('abort', () => request.abort())
      request.send(init.body instanceof FormData ? init.body : null)
    })
