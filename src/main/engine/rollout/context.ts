import { type JsonObject, partTexts } from './record.ts'

/**
 * Recognises text that the client put into the conversation by itself. Such messages are recorded with role `user` or
 * `developer`, and only their wrapping tells the former from what a person typed (docs/format.md, "Context").
 */

/** Start and end marks, and what people call it; text is context when it starts and ends so, case ignored. */
const WRAPPERS: readonly (readonly [string, string, string])[] = [
  ['# agents.md instructions', '</instructions>', 'AGENTS.md'],
  ['<environment_context>', '</environment_context>', 'Environment'],
  ['<skill>', '</skill>', 'Skill'],
  ['<user_shell_command>', '</user_shell_command>', 'Shell command of the user'],
  ['<turn_aborted>', '</turn_aborted>', 'Turn interrupted'],
  ['<subagent_notification>', '</subagent_notification>', 'Sub-agent notification'],
  ['<codex_internal_context', '</codex_internal_context>', 'Internal context'],
  ['<goal_context>', '</goal_context>', 'Goal'],
  ['<recommended_plugins>', '</recommended_plugins>', 'Recommended plugins'],
  ['<user_instructions>', '</user_instructions>', 'AGENTS.md'],
  ['<hook_prompt', '</hook_prompt>', 'Hook'],
]

/** More of the kind that Codex does not leave out of previews: they follow a person's words, never lead. */
const LATER_WRAPPERS: readonly (readonly [string, string, string])[] = [
  ['<user_action>', '</user_action>', 'Review result'],
  ['warning: apply_patch was requested via', '', 'Warning'],
  ['warning: the maximum number of unified exec', '', 'Warning'],
  ['warning: your account was flagged', '', 'Warning'],
]

/** What developer messages of the client start with. */
const DEVELOPER: readonly (readonly [string, string])[] = [
  ['<permissions instructions>', 'Permissions'],
  ['<model_switch>', 'Model switch'],
  ['<apps_instructions>', 'Apps'],
  ['<collaboration_mode>', 'Collaboration mode'],
  ['<multi_agent_mode>', 'Multi-agent mode'],
  ['<environments_instructions>', 'Environments'],
  ['<plugins_instructions>', 'Plugins'],
  ['<realtime_conversation>', 'Realtime conversation'],
  ['<skills_instructions>', 'Skills'],
  ['<personality_spec>', 'Personality'],
  ['<token_budget>', 'Token budget'],
  ['<context_window>', 'Context window'],
  ['<context_window_guidance>', 'Context window'],
  ['<rollout_budget>', 'Budget'],
]

const EXTERNAL = /^<(external_[a-z0-9_-]+)>[\s\S]*<\/\1>$/i
const MARK_CHARS = 60

function labelOf(text: string, wrappers: readonly (readonly [string, string, string])[]): string | null {
  const trimmed = text.trim()
  const start = trimmed.slice(0, MARK_CHARS).toLowerCase()
  const end = trimmed.slice(-MARK_CHARS).toLowerCase()
  const found = wrappers.find(([open, close]) => start.startsWith(open) && end.endsWith(close))
  if (found !== undefined) return found[2]
  return start.startsWith('<external_') && EXTERNAL.test(trimmed) ? 'External context' : null
}

/** Whether a user-role text was written by the client, not by a person. */
export function isContextText(text: string): boolean {
  return labelOf(text, WRAPPERS) !== null
}

function textParts(message: JsonObject): string[] {
  return partTexts(message).filter(text => text.trim() !== '')
}

/** Whether all words of a user-role message were written by the client; false for one without words. */
export function isContextMessage(message: JsonObject): boolean {
  const texts = textParts(message)
  return texts.length > 0 && texts.every(text => labelOf(text, WRAPPERS) ?? labelOf(text, LATER_WRAPPERS))
}

/** Whether a message only says that a turn was interrupted; it belongs to that turn. */
export function isAbortNotice(message: JsonObject): boolean {
  return textParts(message).every(text => text.trimStart().startsWith('<turn_aborted>'))
}

/** What the parts of a message of the client are about, each name once. */
export function contextLabels(message: JsonObject): string[] {
  const labels = textParts(message).map(text => {
    const known = labelOf(text, WRAPPERS) ?? labelOf(text, LATER_WRAPPERS)
    if (known !== null) return known
    const start = text.trimStart().slice(0, MARK_CHARS).toLowerCase()
    return DEVELOPER.find(([open]) => start.startsWith(open))?.[1] ?? 'Instructions'
  })
  return [...new Set(labels)]
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
