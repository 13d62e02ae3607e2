// `npm run build`: builds the app into out/, even if the sources have not changed.
import { ensureBuild, forgetBuild } from './setup/build.ts'
import { sayFailure } from './setup/say.ts'

try {
  forgetBuild()
  await ensureBuild()
} catch (error) {
  sayFailure(error)
}
