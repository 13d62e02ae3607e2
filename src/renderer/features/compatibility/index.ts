/** Which releases write which history mode, and how often opening was refused. */
export { CompatibilityPage } from './CompatibilityPage.tsx'
