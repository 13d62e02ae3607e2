import type { EngineRoute } from '../../../shared/ipc/contract.ts'
import type { EngineClient } from '../../engine/client.ts'
import { type Binding, type Bindings, bindAnswer } from '../router.ts'
import { failureBindings } from './failures.ts'
import { libraryBindings } from './library.ts'
import { triageBindings } from './triage.ts'

/** The routes that go on to the engine as they are. */
export function engineBindings(engine: Pick<EngineClient, 'handle'>): Pick<Bindings, EngineRoute> {
  const pass = <R extends EngineRoute>(route: R): Binding<R> =>
    bindAnswer(route, (input, signal) => engine.handle(route, input, signal))
  return {
    'threads.list': pass('threads.list'),
    'search.values': pass('search.values'),
    'threads.search': pass('threads.search'),
    'threads.keys': pass('threads.keys'),
    'threads.facets': pass('threads.facets'),
    'threads.histogram': pass('threads.histogram'),
    'threads.locate': pass('threads.locate'),
    'threads.typeAhead': pass('threads.typeAhead'),
    'threads.resolve': pass('threads.resolve'),
    'threads.get': pass('threads.get'),
    'threads.inspect': pass('threads.inspect'),
    'threads.family': pass('threads.family'),
    'threads.turns': pass('threads.turns'),
    'threads.items': pass('threads.items'),
    'threads.text': pass('threads.text'),
    'threads.image': pass('threads.image'),
    'threads.localImage': pass('threads.localImage'),
    'threads.find': pass('threads.find'),
    'threads.lines': pass('threads.lines'),
    'threads.problemLines': pass('threads.problemLines'),
    'threads.record': pass('threads.record'),
    'threads.lineText': pass('threads.lineText'),
    'threads.recordMap': pass('threads.recordMap'),
    'threads.lineAt': pass('threads.lineAt'),
    'threads.lineBytes': pass('threads.lineBytes'),
    'threads.byteRange': pass('threads.byteRange'),
    'doctor.recordMap': pass('doctor.recordMap'),
    'doctor.lines': pass('doctor.lines'),
    'threads.markdown': pass('threads.markdown'),
    'threads.follow': pass('threads.follow'),
    'homes.list': pass('homes.list'),
    'homes.problems': pass('homes.problems'),
    'doctor.checks': pass('doctor.checks'),
    'doctor.summary': pass('doctor.summary'),
    'doctor.times': pass('doctor.times'),
    'doctor.coverage': pass('doctor.coverage'),
    'doctor.findings': pass('doctor.findings'),
    'doctor.thread': pass('doctor.thread'),
    'doctor.ended': pass('doctor.ended'),
    'bundle.preview': pass('bundle.preview'),
    'report.compatibility': pass('report.compatibility'),
    'usage.summary': pass('usage.summary'),
    'usage.prices': pass('usage.prices'),
    'usage.setPrice': pass('usage.setPrice'),
    'compare.threads': pass('compare.threads'),
    'compare.heads': pass('compare.heads'),
    'compare.homes': pass('compare.homes'),
    'search.deep': pass('search.deep'),
    'search.deepScope': pass('search.deepScope'),
    ...failureBindings(pass),
    ...libraryBindings(pass),
    ...triageBindings(pass),
    'scan.status': pass('scan.status'),
    'scan.start': pass('scan.start'),
    'scan.cancel': pass('scan.cancel'),
    'scan.pause': pass('scan.pause'),
  }
}
