/** The one page of the app and the scheme it is served by. */
export const SCHEME = 'app'
export const HOST = 'bundle'
export const ORIGIN = `${SCHEME}://${HOST}`
export const PAGE_URL = `${ORIGIN}/index.html`
