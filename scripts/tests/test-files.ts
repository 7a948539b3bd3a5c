import { statSync } from 'node:fs'

/** Of files and folders, as a report names them. */
export const testFilesIn = (paths: string[]): string[] =>
  paths.flatMap((path) =>
    statSync(path).isFile()
      ? [path]
      : [...new Bun.Glob(`${path}/**/*.test.ts`).scanSync()].filter(
          (file) => !file.includes('node_modules'),
        ),
  )
