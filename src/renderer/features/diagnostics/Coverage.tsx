import type { Profile } from '../../../shared/ipc/doctor.ts'
import { Word } from '../../content/Labels.tsx'
import { count, plural } from '../../util/format.ts'
import { shareText } from '../../util/share-text.ts'
import styles from './Diagnostics.module.css'
import { understoodOf } from './weight.ts'

function Unknown({ title, names }: { readonly title: string; readonly names: Profile['unknownKinds'] }) {
  if (names.length === 0) return null
  return (
    <>
      <dt>{title}</dt>
      <dd>
        <ul>
          {names.map(({ name, count: many }) => (
            <li key={name}>
              <code className={styles.name}>
                <Word text={name} />
              </code>{' '}
              <span className={styles.quiet}>{count(many)}</span>
            </li>
          ))}
        </ul>
      </dd>
    </>
  )
}

/** How much of a file this Skein understands. */
export function Coverage({ profile }: { readonly profile: Profile }) {
  return (
    <dl className={styles.facts} data-testid="thread-coverage">
      <dt>Understood</dt>
      <dd>
        {shareText(understoodOf(profile))} of the bytes, in {plural(profile.lines, 'line')}
      </dd>
      <Unknown title="Kinds that Skein does not know" names={profile.unknownKinds} />
      <Unknown title="Keys that Skein does not know" names={profile.unknownKeys} />
    </dl>
  )
}
