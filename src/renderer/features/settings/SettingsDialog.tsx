import { Choice } from '../../components/Choice.tsx'
import { Dialog } from '../../components/Dialog.tsx'
import { plural } from '../../util/format.ts'
import { setView, useView } from '../transcript/index.ts'
import { OutputBound } from './OutputBound.tsx'
import { OwnData } from './OwnData.tsx'
import { Check, Row } from './Row.tsx'
import styles from './SettingsDialog.module.css'
import { changeSettings, closeSettings, useSettings } from './store.ts'

const THEMES = [
  { value: 'system', name: 'As the system' },
  { value: 'light', name: 'Light' },
  { value: 'dark', name: 'Dark' },
] as const

const DENSITIES = [
  { value: 'comfortable', name: 'Comfortable' },
  { value: 'compact', name: 'Compact' },
] as const

function Transcripts() {
  const view = useView(options => options)
  return (
    <Row name="Transcripts">
      <Choice
        label="Density of transcripts"
        options={DENSITIES}
        value={view.density}
        onChoose={density => setView({ density })}
        testId="settings-density"
      />
      <Check label="Wide prose" checked={view.wideProse} onChange={wideProse => setView({ wideProse })} />
      <Check label="Fixed-width prose" checked={view.monoProse} onChange={monoProse => setView({ monoProse })} />
    </Row>
  )
}

/** The settings; a change holds at once. */
export function SettingsDialog() {
  const open = useSettings(state => state.open)
  const held = useSettings(state => state.held)
  const error = useSettings(state => state.error)
  if (!open) return null
  return (
    <Dialog title="Settings" onClose={closeSettings} width={640}>
      <div className={styles.page} data-testid="settings">
        {error !== null && (
          <p className={styles.bad} role="alert" data-testid="settings-error">
            {error}
          </p>
        )}
        {held !== null && held.unfit.length > 0 && (
          <p className={styles.bad} data-testid="settings-unfit">
            {plural(held.unfit.length, 'stored setting')} cannot be used, and the default holds instead:{' '}
            {held.unfit.join(', ')}. Choose again to replace it.
          </p>
        )}
        {held !== null && (
          <Row name="Theme">
            <Choice
              label="Theme"
              options={THEMES}
              value={held.settings.theme}
              onChoose={theme => void changeSettings({ theme })}
              testId="settings-theme"
            />
          </Row>
        )}
        <Transcripts />
        {held !== null && (
          <>
            <OutputBound key={held.settings.outputChars} now={held.settings.outputChars} />
            <Row
              name="Background"
              say="The list is kept up to date all the same. The line at the bottom says so, and lets it go on."
            >
              <Check
                label="Do not read files in full while on battery"
                checked={held.settings.pauseOnBattery}
                onChange={pauseOnBattery => void changeSettings({ pauseOnBattery })}
                testId="settings-battery"
              />
            </Row>
          </>
        )}
        <OwnData />
      </div>
    </Dialog>
  )
}
