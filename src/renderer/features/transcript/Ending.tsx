import { useState } from 'react'
import { LinkButton } from '../../components/Button.tsx'
import { Problems } from '../../content/Problems.tsx'
import { escapeHidden } from '../../content/visible.ts'
import { count, plural } from '../../util/format.ts'
import styles from './Ending.module.css'
import type { Outline } from './history-store.ts'
import { ledgerWords } from './ledger.ts'

/** The last row: where every line of the file went, and what is wrong with it. */
export function Ending({ outline }: { readonly outline: Outline }) {
  const [kinds, setKinds] = useState(false)
  if (outline.partial === true) return <p className={styles.ending}>Reading the rest of the file…</p>
  const { ledger, problems, problemCount, turns } = outline
  const entries = Object.entries(ledger.notShownByKind).sort(([, a], [, b]) => b - a)
  return (
    <footer className={styles.ending} data-testid="ledger">
      {turns.length === 0 && <p className={styles.none}>The file holds no turn: nothing was asked or answered.</p>}
      <p className={styles.line}>
        {ledgerWords(ledger)}
        {entries.length > 0 && (
          <LinkButton aria-expanded={kinds} onClick={() => setKinds(!kinds)}>
            {kinds ? 'Hide the kinds' : 'What is not shown'}
          </LinkButton>
        )}
      </p>
      {kinds && (
        <dl className={styles.kinds}>
          {entries.map(([kind, many]) => (
            <div key={kind} style={{ display: 'contents' }}>
              <dt>{escapeHidden(kind)}</dt>
              <dd>{count(many)}</dd>
            </div>
          ))}
        </dl>
      )}
      {problems.length > 0 && <Problems problems={problems} />}
      {problemCount > problems.length && <p>{plural(problemCount - problems.length, 'more problem')}</p>}
    </footer>
  )
}
