import type { TurnSummary } from '../../../shared/turn.ts'
import { compact, duration, plural } from '../../util/format.ts'
import { Legend, type Swatch } from './Legend.tsx'
import styles from './Totals.module.css'
import { type Share, type TimeTotals, type TokenTotals, tokenTotals } from './totals.ts'
import { percent, tokenWords } from './words.ts'

const SHARE: Readonly<Record<Share, string>> = {
  own: 'Own',
  inherited: 'Inherited',
  rolledBack: 'Rolled back',
}

const SWATCH: Readonly<Record<string, Swatch>> = { Thinking: 'thinking', Writing: 'writing' }

function shareWords({ turns, counted, tokens }: TokenTotals): string {
  if (counted === 0) return `${plural(turns, 'turn')}, no token counts`
  const missing = counted < turns ? `, ${plural(turns - counted, 'turn')} without counts` : ''
  return `${plural(turns, 'turn')}, ${tokenWords(tokens)}${missing}`
}

/** Which turns are the thread's own, and the tokens they used. */
export function TokenWords({ turns }: { readonly turns: readonly TurnSummary[] }) {
  const totals = tokenTotals(turns)
  const shares = (['own', 'inherited', 'rolledBack'] as const).filter(share => totals[share].turns > 0)
  const all = shares.reduce((sum, share) => sum + totals[share].tokens.total, 0)
  return (
    <dl className={styles.shares}>
      {shares.map(share => (
        <div key={share}>
          <dt className={shares.length === 1 && share === 'own' ? 'vh' : undefined}>{SHARE[share]}</dt>
          <dd>
            {shareWords(totals[share])}
            {shares.length > 1 && all > 0 && totals[share].counted > 0 && (
              <span className={styles.share}>
                {' '}
                · {percent(totals[share].tokens.total, all)} of {compact(all)}
              </span>
            )}
          </dd>
        </div>
      ))}
    </dl>
  )
}

/** What the time in turns went into. */
export function TimeWords({ totals }: { readonly totals: TimeTotals | null }) {
  if (totals === null) return <p className={styles.none}>This file holds no times: the turns stand in its order.</p>
  const parts = [...totals.lanes, { name: 'Waiting', ms: totals.idle }].filter(({ ms }) => ms > 0)
  return (
    <>
      <p className={styles.line}>
        {duration(totals.turns)} in turns
        {totals.between > 0 && `, ${duration(totals.between)} between them, while the person read, wrote or was away`}
      </p>
      <Legend
        entries={parts.map(({ name, ms }) => ({
          swatch: name === 'Waiting' ? 'waiting' : (SWATCH[name] ?? 'commands'),
          label: `${name} ${duration(ms)} (${percent(ms, totals.turns)})`,
        }))}
      />
    </>
  )
}
