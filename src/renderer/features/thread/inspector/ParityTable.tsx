import clsx from 'clsx'
import { Check, Info, TriangleAlert } from 'lucide-react'
import type { Parity, ParityFact } from '../../../../shared/parity.ts'
import { Icon } from '../../../components/Icon.tsx'
import { Section } from '../../../components/Section.tsx'
import { VisibleText } from '../../../content/VisibleText.tsx'
import { CsvTools } from '../../tables/index.ts'
import known from '../Known.module.css'
import { NothingSaid } from '../NothingSaid.tsx'
import styles from './Inspected.module.css'
import { hasDatabase, parityCsv, parityWords } from './parity-words.ts'

const LONG = 24

function Cell({ value, columns = 1, said }: { value: string | null; columns?: number; said: boolean }) {
  if (value === null) return <NothingSaid />
  const long = value.length > LONG
  return (
    <td colSpan={columns} className={clsx(said && known.said, long && !/\s/.test(value) && known.mono)}>
      <VisibleText text={value} />
    </td>
  )
}

function FactRow({ fact }: { readonly fact: ParityFact }) {
  const { rollout, state, projection, verdict, note } = fact
  const differs = verdict === 'differ'
  // A path that both state is said once.
  const same = rollout !== null && rollout === state && rollout.length > LONG
  return (
    <tr data-testid="parity-fact" data-fact={fact.fact} data-verdict={verdict ?? 'none'}>
      <th scope="row">{fact.fact}</th>
      <Cell value={rollout} columns={same ? 2 : 1} said={differs} />
      {!same && <Cell value={state} said={differs} />}
      <Cell value={projection} said={differs} />
      <td>
        {(verdict !== null || note !== null) && (
          <span className={clsx(known.mark, differs && known.differ)} title={note ?? undefined}>
            <Icon of={differs ? TriangleAlert : verdict === null ? Info : Check} size={12} />
            {note ?? 'agree'}
          </span>
        )}
      </td>
    </tr>
  )
}

/** Rollout files, state database and history projection side by side, each difference by its name. */
export function ParityTable({ parity }: { readonly parity: Parity }) {
  return (
    <Section
      title="Parity"
      note={parityWords(parity)}
      testId="parity"
      tools={hasDatabase(parity) && <CsvTools what="the parity" file="parity" csv={parityCsv(parity)} />}
    >
      {hasDatabase(parity) ? (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls by keyboard where it does not fit
        <section className={known.wrap} aria-label="Parity, fact by fact" tabIndex={0}>
          <table className={clsx(known.table, known.wide)}>
            <thead>
              <tr>
                <th className={known.name}>Fact</th>
                <th>Rollout files</th>
                <th>State database</th>
                <th>History projection</th>
                <th className={known.noted}>
                  <span className="vh">Verdict</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {parity.facts.map(fact => (
                <FactRow fact={fact} key={fact.fact} />
              ))}
            </tbody>
          </table>
        </section>
      ) : (
        <p className={styles.say}>The files are all there is to go by, so there is nothing to compare them with.</p>
      )}
    </Section>
  )
}
