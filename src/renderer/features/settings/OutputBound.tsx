import { useState } from 'react'
import { Button } from '../../components/Button.tsx'
import { Choice } from '../../components/Choice.tsx'
import { count } from '../../util/format.ts'
import { Row } from './Row.tsx'
import styles from './SettingsDialog.module.css'
import { changeSettings } from './store.ts'

const BOUNDS = [500, 2000, 8000, 20_000]

/** How much of each output the index takes in; changed on purpose, as all files are read again for it. */
export function OutputBound({ now }: { readonly now: number }) {
  const [chosen, choose] = useState(now)
  const bounds = [...new Set([...BOUNDS, now])].sort((a, b) => a - b)
  return (
    <Row
      name="Output that is searched"
      say="Characters of each tool output that a search looks through: most from its beginning, the rest its end; of the diff of each file, three tenths of that. With more, more is found at once and the index grows. What lies beyond is found by searching deeply."
    >
      <Choice
        label="Characters of each output"
        options={bounds.map(chars => ({ value: String(chars), name: count(chars) }))}
        value={String(chosen)}
        onChoose={value => choose(Number(value))}
        testId="settings-output"
      />
      {chosen !== now && (
        <div className={styles.apply}>
          <Button
            kind="primary"
            data-testid="settings-apply"
            onClick={() => void changeSettings({ outputChars: chosen })}
          >
            Read all files again
          </Button>
          <span>In the background; a search finds what has been read so far.</span>
        </div>
      )}
    </Row>
  )
}
