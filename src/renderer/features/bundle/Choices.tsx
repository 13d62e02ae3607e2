import { useId } from 'react'
import styles from './Choices.module.css'
import type { Chosen } from './choices.ts'

interface ChoicesProps {
  readonly chosen: Chosen
  readonly disabled: boolean
  readonly onChange: (chosen: Chosen) => void
}

const KINDS = [
  ['secrets', 'Secrets', 'Keys, tokens, passwords, cookies'],
  ['identities', 'Names', 'Users, home folders, machines'],
  ['emails', 'E-mail addresses', ''],
] as const

interface WayProps extends Pick<ChoicesProps, 'chosen' | 'onChange'> {
  readonly of: boolean
  readonly name: string
  readonly label: string
  readonly say: string
}

/** One way to treat texts. */
function Way({ of, name, label, say, chosen, onChange }: WayProps) {
  return (
    <label className={styles.choice}>
      <input
        type="radio"
        name={name}
        aria-label={label}
        aria-describedby={`${name}-${of}`}
        checked={chosen.redact === of}
        onChange={() => onChange({ ...chosen, redact: of })}
      />
      <span className={styles.name}>{label}</span>
      <span className={styles.say} id={`${name}-${of}`}>
        {say}
      </span>
    </label>
  )
}

/** What is replaced. */
function Kinds({ chosen, onChange }: Pick<ChoicesProps, 'chosen' | 'onChange'>) {
  return (
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
          placeholder={'Customer\nproject\nacme*'}
          value={chosen.words}
          data-testid="bundle-words"
          onChange={event => onChange({ ...chosen, words: event.target.value })}
        />
      </label>
    </div>
  )
}

/** What goes into the bundle, and what is taken out of it. */
export function Choices({ chosen, disabled, onChange }: ChoicesProps) {
  const id = useId()
  const way = { name: id, chosen, onChange }
  return (
    <fieldset className={styles.choices} disabled={disabled}>
      <legend className="vh">What goes into the bundle</legend>
      <div role="radiogroup" aria-label="Texts">
        <Way
          of={true}
          label="Redacted"
          say="What is recognised becomes pseudonyms, the same ones everywhere"
          {...way}
        />
        {chosen.redact && <Kinds chosen={chosen} onChange={onChange} />}
        <Way of={false} label="As they are" say="Files byte for byte, with all that stands in them" {...way} />
      </div>
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
