import styles from './SearchField.module.css'
import { EXAMPLES } from './words.ts'

/** Everything that can be typed, as examples that put themselves into the field. */
export function SearchHelp({ onTake }: { readonly onTake: (part: string) => void }) {
  return (
    <section className={styles.help} aria-label="What can be typed here" data-testid="search-help">
      {EXAMPLES.map(({ title, list }) => (
        <div key={title}>
          <h2>{title}</h2>
          <ul>
            {list.map(([example, says]) => (
              <li key={example}>
                <button type="button" className={styles.example} onClick={() => onTake(example)}>
                  <code>{example}</code>
                  <span>{says}</span>
                </button>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </section>
  )
}
