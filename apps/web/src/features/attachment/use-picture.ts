import type { Attachment } from '@nexa/shared/attachment'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useWorkspace } from '../../session/use-workspace'

/** What a browser shows without running anything in it. SVG can hold scripts. */
const pictures = new Set(['image/png', 'image/jpeg', 'image/gif', 'image/webp'])
const maxPictureBytes = 10_000_000

/**
 * An address of the picture for `<img>`; undefined while it loads, or for what is none. The API's own address
 * needs a header that says which workspace is meant, which `<img>` can't send.
 */
export function usePicture({ id, mimeType, fileSize }: Attachment): string | undefined {
  const { api, slug } = useWorkspace()
  const { data } = useQuery({
    queryKey: ['workspace', slug, 'file', id],
    queryFn: async ({ signal }) =>
      (await api.downloadAttachment({ params: { id } }, { signal })).data,
    enabled: pictures.has(mimeType) && fileSize <= maxPictureBytes,
    staleTime: Number.POSITIVE_INFINITY,
  })
  const [address, setAddress] = useState<string>()
  useEffect(() => {
    if (!data) return
    const next = URL.createObjectURL(data)
    setAddress(next)
    return () => URL.revokeObjectURL(next)
  }, [data])
  return address
}
