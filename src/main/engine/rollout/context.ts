/**
 * Recognises text that the client put into the conversation by itself. Such messages are recorded with role `user`,
 * and only their wrapping tells them from what a person typed (docs/format.md, "Context").
 */

/** Start and end marks; text is context when it starts with one and ends with its partner, case ignored. */
const WRAPPERS: readonly (readonly [string, string])[] = [
  ['# agents.md instructions', '</instructions>'],
  ['<environment_context>', '</environment_context>'],
  ['<skill>', '</skill>'],
  ['<user_shell_command>', '</user_shell_command>'],
  ['<turn_aborted>', '</turn_aborted>'],
  ['<subagent_notification>', '</subagent_notification>'],
  ['<codex_internal_context', '</codex_internal_context>'],
  ['<goal_context>', '</goal_context>'],
  ['<recommended_plugins>', '</recommended_plugins>'],
  ['<user_instructions>', '</user_instructions>'],
  ['<hook_prompt', '</hook_prompt>'],
]

const EXTERNAL = /^<(external_[a-z0-9_-]+)>[\s\S]*<\/\1>$/i

/** Whether a user-role text was written by the client, not by a person. */
export function isContextText(text: string): boolean {
  const trimmed = text.trim()
  const start = trimmed.slice(0, 40).toLowerCase()
  const end = trimmed.slice(-40).toLowerCase()
  return WRAPPERS.some(([open, close]) => start.startsWith(open) && end.endsWith(close)) || EXTERNAL.test(trimmed)
}

const HOOK_PROMPT = /^<hook_prompt\s+hook_run_id\s*=\s*(?:"([^"]+)"|'([^']+)')\s*>([\s\S]+)<\/hook_prompt>$/i

/** The parts of a hook's prompt, or null for any other text. */
export function parseHookPrompt(text: string): { readonly text: string; readonly hookRunId: string } | null {
  const match = HOOK_PROMPT.exec(text.trim())
  const run = match?.[1] ?? match?.[2]
  const words = match?.[3]
  return run === undefined || words === undefined ? null : { hookRunId: unescapeXml(run), text: unescapeXml(words) }
}

const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }

function unescapeXml(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|(lt|gt|amp|quot|apos));/gi, (whole, decimal, hex, name) => {
    if (name !== undefined) return ENTITIES[name] ?? whole
    const code = Number.parseInt(decimal ?? hex, decimal === undefined ? 16 : 10)
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole
  })
}
