export function onEndRequest(quit: (signal: NodeJS.Signals) => void): () => void
