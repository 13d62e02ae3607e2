/** Which releases write which history mode, and how often opening was refused. */
import { deferred } from '../../components/deferred.tsx'

export const CompatibilityPage = deferred(async () => (await import('./CompatibilityPage.tsx')).CompatibilityPage)
