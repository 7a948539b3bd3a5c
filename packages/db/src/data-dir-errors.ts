import { readFileSync } from 'node:fs'

export interface DataDirHolder {
  pid?: number
  url?: string
}

export class DataDirInUse extends Error {
  override name = 'DataDirInUse'

  constructor(readonly holder: DataDirHolder) {
    const { pid, url } = holder
    const who = [pid && `process ${pid}`, url].filter(Boolean).join(', ')
    super(
      `Nexa is already running on this data folder${who && ` (${who})`}. Stop it first, or set NEXA_DATA_DIR to another folder.`,
    )
  }
}

export class DataDirNotWritable extends Error {
  override name = 'DataDirNotWritable'

  constructor(dataDir: string, cause: unknown) {
    const reason = cause instanceof Error ? cause.message : String(cause)
    super(
      `The data folder ${dataDir} cannot be used (${reason}). Give this user the right to write there, or set NEXA_DATA_DIR to another folder.`,
      { cause },
    )
  }
}

/** Empty while the holder has not written its line yet. */
export function readHolder(file: string): DataDirHolder {
  try {
    const { pid, url } = JSON.parse(readFileSync(file, 'utf8'))
    return {
      ...(typeof pid === 'number' ? { pid } : {}),
      ...(typeof url === 'string' ? { url } : {}),
    }
  } catch {
    return {}
  }
}
