import { count } from '../../util/format.ts'
import { useSettings } from '../settings/index.ts'
import styles from './SearchField.module.css'
import { EXAMPLES } from './words.ts'

/** Everything that can be typed, as examples that put themselves into the field. */
export function SearchHelp({ onTake }: { readonly onTake: (part: string) => void }) {
  const chars = useSettings(state => state.held?.settings.outputChars)
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
      {chars !== undefined && (
        <p className={styles.bound} data-testid="search-bound">
          Of each tool output, {count(chars)} characters are searched: its beginning and its end. Search deeply for the
          rest, or change this in the settings.
        </p>
      )}
    </section>
  )
}
