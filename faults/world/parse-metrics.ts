/** Samples of Prometheus' text form, by name and labels. */
export const parseMetrics = (text: string): Map<string, number> =>
  new Map(
    text.split('\n').flatMap((line) => {
      const at = line.lastIndexOf(' ')
      return line.startsWith('#') || at === -1 ? [] : [[line.slice(0, at), Number(line.slice(at))]]
    }),
  )
