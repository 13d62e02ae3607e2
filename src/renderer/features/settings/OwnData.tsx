import { Button } from '../../components/Button.tsx'
import { VisibleText } from '../../content/VisibleText.tsx'
import { bytes, plural } from '../../util/format.ts'
import { Row } from './Row.tsx'
import styles from './SettingsDialog.module.css'
import { clearRecent, resetCounters, useSettings } from './store.ts'

const PARTS = {
  index: 'Index, made anew when deleted',
  library: 'Pins, notes, tags, searches, settings',
  cases: 'Copies of opened archives',
  other: 'Logs and the window’s own files',
}

/** What Skein keeps: where, how much, and what can be taken away. */
export function OwnData() {
  const recent = useSettings(state => state.recent)
  const counters = useSettings(state => state.counters)
  const data = useSettings(state => state.data)
  const refused = counters.reduce((sum, { count }) => sum + count, 0)
  const modes = [...new Set(counters.map(({ label }) => label))].map(mode => {
    const times = counters.filter(({ label }) => label === mode).reduce((sum, { count }) => sum + count, 0)
    return `${times} ${mode}`
  })
  return (
    <>
      <Row name="Recent searches">
        <div className={styles.apply}>
          <span>{recent === 0 ? 'None are kept' : `${plural(recent, 'search', 'searches')} kept`}</span>
          {recent > 0 && (
            <Button data-testid="settings-clear-recent" onClick={() => void clearRecent()}>
              Clear
            </Button>
          )}
        </div>
      </Row>
      <Row
        name="Refused openings"
        say="How often somebody asked here to open a thread that Skein does not open. Never sent anywhere."
      >
        <div className={styles.apply}>
          <span data-testid="settings-refusals">{refused === 0 ? 'None so far' : modes.join(', ')}</span>
          {refused > 0 && (
            <Button data-testid="settings-reset-counters" onClick={() => void resetCounters()}>
              Set back
            </Button>
          )}
        </div>
      </Row>
      {data !== null && (
        <Row name="Skein’s data">
          <p className={styles.path} dir="ltr" data-testid="settings-data">
            <VisibleText text={data.path} />
          </p>
          <dl className={styles.sizes}>
            {data.parts
              .filter(part => part.bytes > 0)
              .map(part => (
                <div key={part.part}>
                  <dt>{PARTS[part.part]}</dt>
                  <dd>{bytes(part.bytes)}</dd>
                </div>
              ))}
          </dl>
        </Row>
      )}
    </>
  )
}
