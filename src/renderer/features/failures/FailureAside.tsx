import { Check, PanelRightOpen, Undo2 } from 'lucide-react'
import { failureCheck } from '../../../shared/fingerprint-name.ts'
import type { FailedThread, FailureCluster } from '../../../shared/ipc/failures.ts'
import { Button } from '../../components/Button.tsx'
import { CopyTool } from '../../components/CopyTool.tsx'
import layout from '../../components/ListView.module.css'
import { Title, Word } from '../../content/Labels.tsx'
import { VisibleText } from '../../content/VisibleText.tsx'
import { count, dayClock, exact, plural } from '../../util/format.ts'
import { threadName } from '../../util/same-thread.ts'
import { knownFailuresIn, setTriage, useTriage } from '../triage/index.ts'
import styles from './FailureAside.module.css'
import { activeFailure, morePlaces, useFailures } from './store.ts'
import { codeName, failureText, kindName, releaseSpan } from './words.ts'

interface WaysProps {
  /** Shows the latest place of the failure in a thread. */
  readonly onOpen: (place: FailedThread) => void
}

function Facts({ failure }: { readonly failure: FailureCluster }) {
  const { kind, code, firstAt, lastAt, threads } = failure
  const facts: readonly (readonly [string, string])[] = [
    ...(code === '' ? [] : [[codeName(kind), code] as const]),
    ['Times', `${count(failure.count)} in ${plural(threads, 'thread')}`],
    ['Releases', releaseSpan(failure)],
    ...(firstAt === null ? [] : [['First', exact(firstAt / 1000)] as const]),
    ...(lastAt === null ? [] : [['Last', exact(lastAt / 1000)] as const]),
  ]
  return (
    <dl className={styles.facts}>
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>
            <Word text={value} />
          </dd>
        </div>
      ))}
    </dl>
  )
}

function Places({ failure, onOpen }: WaysProps & { readonly failure: FailureCluster }) {
  const places = useFailures(state => state.places)
  const known = places?.fingerprint === failure.fingerprint ? places : null
  return (
    <section className={styles.places} data-testid="failure-places">
      <h3>Threads</h3>
      <ul>
        {(known?.threads ?? [failure.example]).map(place => (
          <li key={threadName(place)}>
            <button
              type="button"
              className={styles.place}
              data-testid="failure-place"
              data-thread-id={place.id}
              onClick={() => onOpen(place)}
            >
              <Title text={place.title} />
              <span className={styles.small}>
                {plural(place.count, 'time')}
                {place.release !== '' && (
                  <>
                    {' · '}
                    <Word text={place.release} />
                  </>
                )}
                {place.lastAt !== null && ` · ${dayClock(place.lastAt / 1000)}`}
              </span>
            </button>
          </li>
        ))}
      </ul>
      {known !== null && known.total > known.threads.length && (
        <Button data-testid="more-places" onClick={() => void morePlaces()}>
          Show more of {count(known.total)}
        </Button>
      )}
    </section>
  )
}

/** Marks a failure as known, so that it is not told again; or takes that back. */
function Known({ fingerprint }: Pick<FailureCluster, 'fingerprint'>) {
  const known = useTriage(state => knownFailuresIn(state.entries).includes(fingerprint))
  const subject = { homeId: null, threadId: null, check: failureCheck(fingerprint) }
  return known ? (
    <Button
      icon={Undo2}
      data-testid="failure-not-known"
      onClick={() => void setTriage(subject, 'open', 'Not known any more')}
    >
      Known: take back
    </Button>
  ) : (
    <Button
      icon={Check}
      data-testid="failure-known"
      onClick={() => void setTriage(subject, 'known', 'Known everywhere')}
    >
      Mark as known
    </Button>
  )
}

/** What the chosen fingerprint is, since when, and in which threads. */
export function FailureAside({ onOpen }: WaysProps) {
  const failure = useFailures(activeFailure)
  if (failure === undefined) return <aside className={layout.aside} aria-label="The chosen failure" />
  return (
    <aside
      className={layout.aside}
      aria-label="The chosen failure"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls by keyboard
      tabIndex={0}
      data-testid="failure-aside"
    >
      <p className={styles.kind}>
        {kindName(failure.kind)}
        <CopyTool text={failureText(failure)} what="what failed" small={true} />
      </p>
      <h2 className={styles.text}>
        <VisibleText text={failureText(failure)} />
      </h2>
      <Facts failure={failure} />
      <div className={styles.acts}>
        <Button
          kind="primary"
          icon={PanelRightOpen}
          data-testid="open-latest-failure"
          onClick={() => onOpen(failure.example)}
        >
          Open the latest
        </Button>
        <Known fingerprint={failure.fingerprint} />
      </div>
      <Places failure={failure} onOpen={onOpen} />
    </aside>
  )
}
