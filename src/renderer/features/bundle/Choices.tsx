import { useId } from 'react'
import styles from './Choices.module.css'
import type { Chosen } from './choices.ts'

interface ChoicesProps {
  readonly chosen: Chosen
  readonly disabled: boolean
  readonly onChange: (chosen: Chosen) => void
}

const WAYS = [
  [true, 'Redacted', 'What is recognised becomes pseudonyms, the same ones everywhere'],
  [false, 'As they are', 'Files byte for byte, with all that stands in them'],
] as const

const KINDS = [
  ['secrets', 'Secrets', 'Keys, tokens, passwords, cookies'],
  ['identities', 'Names', 'Users, home folders, machines'],
  ['emails', 'E-mail addresses', ''],
] as const

/** What goes into the bundle, and what is taken out of it. */
export function Choices({ chosen, disabled, onChange }: ChoicesProps) {
  const id = useId()
  return (
    <fieldset className={styles.choices} disabled={disabled}>
      <legend className="vh">What goes into the bundle</legend>
      <div role="radiogroup" aria-label="Texts">
        {WAYS.map(([redact, label, say]) => (
          <label className={styles.choice} key={label}>
            <input
              type="radio"
              name={id}
              aria-label={label}
              aria-describedby={`${id}-${label}`}
              checked={chosen.redact === redact}
              onChange={() => onChange({ ...chosen, redact })}
            />
            <span className={styles.name}>{label}</span>
            <span className={styles.say} id={`${id}-${label}`}>
              {say}
            </span>
          </label>
        ))}
      </div>
      {chosen.redact && (
        <div className={styles.kinds}>
          <div className={styles.checks}>
            {KINDS.map(([key, label, say]) => (
              <label className={styles.choice} key={key}>
                <input
                  type="checkbox"
                  checked={chosen[key]}
                  onChange={event => onChange({ ...chosen, [key]: event.target.checked })}
                />
                <span>{label}</span>
                {say !== '' && <span className={styles.say}>{say}</span>}
              </label>
            ))}
          </div>
          <label className={styles.own}>
            <span>Words of your own, one a line</span>
            <textarea
              className={styles.words}
              rows={3}
              spellCheck={false}
              placeholder={'Customer, project, acme*'.replaceAll(', ', '\n')}
              value={chosen.words}
              data-testid="bundle-words"
              onChange={event => onChange({ ...chosen, words: event.target.value })}
            />
          </label>
        </div>
      )}
      <label className={styles.choice}>
        <input
          type="checkbox"
          aria-label="Raw files of threads that Skein does not open"
          aria-describedby={`${id}-raw`}
          checked={chosen.raw}
          data-testid="bundle-raw"
          onChange={event => onChange({ ...chosen, raw: event.target.checked })}
        />
        <span>Raw files of threads that Skein does not open</span>
        <span className={styles.say} id={`${id}-raw`}>
          Unread, and never redacted
        </span>
      </label>
    </fieldset>
  )
}
