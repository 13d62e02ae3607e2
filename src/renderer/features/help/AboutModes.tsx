import { ModeBadge } from '../../components/ModeBadge.tsx'
import styles from './Help.module.css'

/** What history modes are, why Skein opens only one of them, and what to do about the others. */
export function AboutModes() {
  return (
    <div className={styles.text} data-testid="about-modes">
      <h2>What they are</h2>
      <p>
        Codex keeps every thread in a rollout file. The first line of that file says, among much else, how the history
        after it is to be read: its history mode.
      </p>
      <ul className={styles.modes}>
        <li className={styles.mode}>
          <ModeBadge kind="legacy" />
          <span>
            The whole history stands in this one file, line after line. A file that states no mode is legacy too. Skein
            opens these.
          </span>
        </li>
        <li className={styles.mode}>
          <ModeBadge kind="paginated" />
          <span>
            The history is numbered and kept in pages; it may begin in another file and continue from there. Today’s
            clients write this for new threads, and may turn an old file into one.
          </span>
        </li>
        <li className={styles.mode}>
          <ModeBadge kind="unknown" />
          <span>
            The file names a mode that Skein has never met, contradicts itself, or its first line cannot be read. What
            the lines mean is then anybody’s guess.
          </span>
        </li>
      </ul>
      <h2>Why Skein keeps them closed</h2>
      <p>
        Read the wrong way, a history looks whole and is not: turns are missing, doubled or in the wrong order, and
        nothing on the screen says so. So Skein shows all that the first line, the file and the state database say about
        such a thread, and not a word of its history. The first line is read again each time, so a thread is judged by
        what it is now.
      </p>
      <h2>What you can do</h2>
      <ol>
        <li>
          <span>Go on with the thread in Codex itself: copy the resume command and run it in a terminal.</span>
        </li>
        <li>
          <span>Look at the file: reveal it in its folder. Skein has not touched it.</span>
        </li>
        <li>
          <span>Look at its relatives: what it was forked from may be a legacy thread that opens.</span>
        </li>
        <li>
          <span>
            Look for a newer Skein. To open these threads it needs a reader for pages, ordinals and base files.
          </span>
        </li>
      </ol>
    </div>
  )
}
