/** A path as seen from the folder that the thread ran in; the path itself where it lies elsewhere. */
export function below(folder: string, path: string): string {
  if (folder === '' || !path.startsWith(folder)) return path
  const rest = path.slice(folder.length)
  if (rest === '') return '.'
  return /^[\\/]./.test(rest) ? rest.slice(1) : path
}
