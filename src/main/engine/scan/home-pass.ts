import { diagnoseHome } from '../doctor/home-doctor.ts'
import type { HomeUnderCheck, Projection } from '../doctor/home-facts.ts'
import { projectionRow, stateRow } from '../index/stored-facts.ts'
import type { IndexWriter } from '../index/writer.ts'

/**
 * Has homes looked at as a whole and brings what is found into the index.
 * @param homeIds all homes that are open: threads that several of them have are told.
 */
export function checkHomes(writer: IndexWriter, homeIds: readonly number[]): void {
  for (const homeId of homeIds) {
    const elsewhere = writer.doctor.alsoIn(
      homeId,
      homeIds.filter(other => other !== homeId),
    )
    const diagnosis = diagnoseHome(homeOf(writer, homeId, elsewhere))
    writer.batch(() => {
      const before = writer.doctor.countsByThread(homeId, 'home')
      writer.doctor.clearFiles(homeId, 'home')
      for (const [path, { found, scope }] of diagnosis.files) writer.doctor.putFile(homeId, path, 'home', found, scope)
      writer.doctor.putHome(homeId, 'home', diagnosis.home)
      const after = writer.doctor.countsByThread(homeId, 'home')
      for (const id of new Set([...before.keys(), ...after.keys()])) {
        if (before.get(id) !== after.get(id)) writer.refreshThread(homeId, id)
      }
    })
  }
}

function homeOf(writer: IndexWriter, homeId: number, elsewhere: ReadonlySet<string>): HomeUnderCheck {
  const rows = writer.sides.values(homeId, 'state')
  return {
    files: writer.doctor.filesOf(homeId),
    rows:
      writer.sides.state(homeId, 'state') === 'ok'
        ? new Map([...rows].map(([id, row]) => [id, stateRow.parse(JSON.parse(row))]))
        : null,
    projection: projectionOf(writer, homeId),
    names: writer.sides.values(homeId, 'name'),
    elsewhere,
    now: Date.now(),
  }
}

function projectionOf(writer: IndexWriter, homeId: number): Projection | null {
  if (writer.sides.state(homeId, 'projection') !== 'ok') return null
  const rows = writer.sides.values(homeId, 'projection')
  return {
    rows: new Map([...rows].map(([id, row]) => [id, projectionRow.parse(JSON.parse(row))])),
    extents: writer.doctor.extentsOf(homeId),
  }
}
