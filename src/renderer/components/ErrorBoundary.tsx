import { Component, type ReactNode } from 'react'

interface Props {
  readonly children: ReactNode
  /** What to show instead, with the way to try again. */
  readonly fallback: (error: Error, retry: () => void) => ReactNode
}

interface State {
  readonly error: Error | null
}

/** Keeps a mistake in one part of the window from taking the rest with it. */
export class ErrorBoundary extends Component<Props, State> {
  override state: State = { error: null }

  static getDerivedStateFromError(error: unknown): State {
    return { error: error instanceof Error ? error : new Error(String(error)) }
  }

  override render(): ReactNode {
    const { error } = this.state
    return error === null ? this.props.children : this.props.fallback(error, () => this.setState({ error: null }))
  }
}
