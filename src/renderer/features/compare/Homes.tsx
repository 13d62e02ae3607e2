import { ChevronsUpDown } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import type { HomeComparison } from '../../../shared/ipc/compare.ts'
import type { Home } from '../../../shared/ipc/status.ts'
import { Choice } from '../../components/Choice.tsx'
import { Later } from '../../components/Later.tsx'
import { Menu } from '../../components/Menu.tsx'
import { Middle, Note } from '../../components/Note.tsx'
import { Trouble } from '../../components/Trouble.tsx'
import { PathText, Word } from '../../content/Labels.tsx'
import { escapeHidden } from '../../content/visible.ts'
import { useAnswer } from '../../ipc/use-answer.ts'
import { count } from '../../util/format.ts'
import { useShortPath } from '../../util/user-folder.ts'
import { homeName, useEngine, useUnread } from '../engine/index.ts'
import page from './ComparePage.module.css'
import { FactTable } from './FactTable.tsx'
import { HomesCsv } from './HomesCsv.tsx'
import { HomeThreads } from './HomeThreads.tsx'
import styles from './Sides.module.css'
import { chooseHomeSide, chooseHomesShown, type SideName, useCompare } from './store.ts'
import { type Shown, STATES } from './words.ts'

const PAGE = 100

function HomeTitle({ home }: { readonly home: Home | undefined }) {
  if (home === undefined) return 'No home chosen'
  const name = homeName(home)
  return name === null ? <PathText path={home.path} /> : <Word text={name} />
}

function Card({ name, homes }: { readonly name: SideName; readonly homes: readonly Home[] }) {
  const chosen = useCompare(state => state.homes[name])
  const home = homes.find(one => one.id === chosen)
  const letter = name.toUpperCase()
  const short = useShortPath()
  return (
    <section className={styles.card} aria-label={`Home ${letter}`} data-testid={`home-side-${name}`}>
      <span className={styles.letter} aria-hidden={true}>
        {letter}
      </span>
      <div className={styles.what}>
        <div className={styles.line}>
          <span className={styles.home}>
            <HomeTitle home={home} />
          </span>
          <Menu
            icon={ChevronsUpDown}
            small={true}
            label={`Choose home ${letter}`}
            testId={`choose-home-${name}`}
            groups={[
              {
                label: 'Open homes',
                choices: homes.map(one => ({
                  label: escapeHidden(homeName(one) ?? short(one.path)),
                  checked: one.id === chosen,
                  choose: () => chooseHomeSide(name, one.id),
                })),
              },
            ]}
          />
        </div>
        {home !== undefined && homeName(home) !== null && (
          <PathText className={styles.small} path={home.source ?? home.path} />
        )}
      </div>
    </section>
  )
}

interface FoundProps {
  readonly a: number
  readonly b: number
  readonly differencesOnly: boolean
}

function Found({ a, b, differencesOnly }: FoundProps): ReactNode {
  const show = useCompare(state => state.homesShown)
  const [offset, setOffset] = useState(0)
  const input = { a, b, show: show === 'all' ? null : show, offset, limit: PAGE }
  const { answer, error, again } = useAnswer('compare.homes', input)
  const unread = useUnread()
  if (error !== null) return <Trouble error={error} testId="compare-error" onRetry={again} />
  if (answer === null)
    return (
      <Later>
        <p className={page.counts}>Comparing both homes…</p>
      </Later>
    )
  const options = (['all', 'changed', 'onlyA', 'onlyB', 'same'] as const).map(value => ({
    value,
    name: `${STATES[value]} ${count(countOf(answer, value))}`,
  }))
  return (
    <>
      {unread !== null && <p className={page.counts}>{unread}: what is compared may still change.</p>}
      <FactTable
        caption="Facts of both homes"
        sections={answer.sections}
        differencesOnly={differencesOnly}
        absence={() => 'not said'}
      />
      <section className={page.threads} aria-labelledby="home-threads">
        <div className={page.tools}>
          <h2 id="home-threads">Threads</h2>
          <Choice
            label="Threads to show"
            options={options}
            value={show}
            testId="home-threads"
            onChoose={next => {
              chooseHomesShown(next)
              setOffset(0)
            }}
          />
          <span className={page.ways}>
            <HomesCsv a={a} b={b} show={show} comparison={answer} />
          </span>
        </div>
        <HomeThreads
          homes={{ a, b }}
          comparison={answer}
          total={countOf(answer, show)}
          page={PAGE}
          onPage={setOffset}
        />
      </section>
    </>
  )
}

function countOf({ counts }: HomeComparison, show: Shown): number {
  return show === 'all' ? Object.values(counts).reduce((sum, one) => sum + one, 0) : counts[show]
}

/** Two homes: before and after. */
export function Homes({ differencesOnly }: { readonly differencesOnly: boolean }): ReactNode {
  const homes = useEngine(state => state.homes) ?? []
  const { a, b } = useCompare(state => state.homes)
  return (
    <>
      <div className={styles.pair}>
        <Card name="a" homes={homes} />
        <Card name="b" homes={homes} />
      </div>
      {a === null || b === null ? (
        <Middle>
          <Note title="Choose two homes" testId="homes-empty">
            <p>
              A copy of a home from before an update, opened as a folder or an archive, is compared with what it is now:
              threads by history mode and release, problems, and what has become of each thread.
            </p>
          </Note>
        </Middle>
      ) : (
        <Found a={a} b={b} differencesOnly={differencesOnly} key={`${a} ${b}`} />
      )}
    </>
  )
}
