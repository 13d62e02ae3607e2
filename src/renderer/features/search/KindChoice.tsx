import { Icon } from '../../components/Icon.tsx'
import { count } from '../../util/format.ts'
import styles from './SearchPage.module.css'
import { chooseKind, useSearch } from './store.ts'
import { KINDS } from './words.ts'

/** Which kinds of hits there are, how many of each, and which of them are shown. */
export function KindChoice() {
  const kinds = useSearch(state => state.summary?.kinds ?? null)
  const chosen = useSearch(state => state.kinds)
  if (kinds === null || kinds.length + chosen.length < 2) return null
  const all = Object.keys(KINDS)
    .filter(isKind)
    .map(kind => ({
      kind,
      ...KINDS[kind],
      many: kinds.find(({ value }) => value === kind)?.count ?? 0,
      on: chosen.includes(kind),
    }))
    .filter(({ many, on }) => many > 0 || on)
  return (
    <fieldset className={styles.kinds} data-testid="search-kinds">
      <legend className="vh">Kinds of hits</legend>
      {all.map(({ kind, name, icon, many, on }) => (
        <button
          type="button"
          className={styles.kind}
          aria-pressed={on}
          key={kind}
          data-testid={`search-kind-${kind}`}
          onClick={() => chooseKind(kind, !on)}
        >
          <Icon of={icon} size={12} />
          {name}
          <span className={styles.many}>{count(many)}</span>
        </button>
      ))}
    </fieldset>
  )
}

function isKind(name: string): name is keyof typeof KINDS {
  return Object.hasOwn(KINDS, name)
}
