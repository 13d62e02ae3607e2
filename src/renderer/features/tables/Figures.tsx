import styles from './Figures.module.css'

interface FiguresProps {
  readonly figures: readonly { readonly name: string; readonly figure: string; readonly say?: string }[]
  readonly testId: string
}

/** The few numbers that a page is about, large. */
export function Figures({ figures, testId }: FiguresProps) {
  return (
    <dl className={styles.figures} data-testid={testId}>
      {figures.map(({ name, figure, say }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd className={styles.figure}>{figure}</dd>
          {say !== undefined && <dd className={styles.say}>{say}</dd>}
        </div>
      ))}
    </dl>
  )
}
