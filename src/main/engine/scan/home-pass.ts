import { withoutGrown } from '../doctor/grown.ts'
import { diagnoseHome } from '../doctor/home-doctor.ts'
import type { HomeUnderCheck, Projection } from '../doctor/home-facts.ts'
import { projectionRow, stateRow } from '../index/stored-facts.ts'
import type { IndexWriter } from '../index/writer.ts'

/**
 * Has homes looked at as a whole and brings what is found into the index.
 * @param open paths of all homes that are open, by number: threads that several of them have are told.
 * @param which of them are looked at.
 */
export function checkHomes(writer: IndexWriter, open: ReadonlyMap<number, string>, which: Iterable<number>): void {
  for (const homeId of which) {
    const homePath = open.get(homeId)
    if (homePath === undefined) continue
    const elsewhere = writer.doctor.alsoIn(
      homeId,
      [...open.keys()].filter(other => other !== homeId),
    )
    const diagnosis = diagnoseHome(homeOf(writer, homeId, homePath, elsewhere))
    writer.batch(() => {
      const before = writer.doctor.countsByThread(homeId, 'home')
      writer.doctor.clearFiles(homeId, 'home')
      for (const [path, { found, scope }] of diagnosis.files) writer.doctor.putFile(homeId, path, 'home', found, scope)
      writer.doctor.putHome(homeId, 'home', diagnosis.home)
      const after = writer.doctor.countsByThread(homeId, 'home')
      for (const id of new Set([...before.keys(), ...after.keys()])) {
        if (before.get(id) !== after.get(id)) writer.threads.refresh(homeId, id)
      }
    })
  }
}

function homeOf(writer: IndexWriter, homeId: number, homePath: string, elsewhere: ReadonlySet<string>): HomeUnderCheck {
  const rows = writer.sides.values(homeId, 'state')
  const files = writer.doctor.filesOf(homeId)
  const projection = projectionOf(writer, homeId)
  return {
    files,
    rows:
      writer.sides.state(homeId, 'state') === 'ok'
        ? new Map([...rows].map(([id, row]) => [id, stateRow.parse(JSON.parse(row))]))
        : null,
    projection: projection === null ? null : withoutGrown(homePath, files, projection),
    names: writer.sides.values(homeId, 'name'),
    elsewhere,
  }
}

function projectionOf(writer: IndexWriter, homeId: number): Projection | null {
  if (writer.sides.state(homeId, 'projection') !== 'ok') return null
  const rows = writer.sides.values(homeId, 'projection')
  return {
    rows: new Map([...rows].map(([id, row]) => [id, projectionRow.parse(JSON.parse(row))])),
    extents: writer.doctor.extentsOf(homeId),
    readAt: writer.sides.readAt(homeId, 'projection'),
  }
}
