import { describe, expect, it } from 'vitest'
import { outcomeOfOutput, parseCommandOutput } from './command-output.ts'
import { commandText } from './command-text.ts'
import { patchOfScript } from './patch-text.ts'

describe('commandText', () => {
  it.each<[unknown, string]>([
    [['bash', '-lc', 'a && b'], 'a && b'],
    [['/usr/bin/zsh', '-c', 'a'], 'a'],
    [['/bin/sh', '-l', '-c', 'a'], 'a'],
    [['C:\\Program Files\\Git\\bin\\bash.exe', '-c', 'a'], "'C:\\Program Files\\Git\\bin\\bash.exe' -c a"],
    [['C:\\Git\\bin\\bash.exe', '-c', 'a'], 'a'],
    [['powershell.exe', '-NoProfile', '-Command', 'Get-Item x'], 'Get-Item x'],
    [['pwsh', '-c', 'Get-Item x'], 'Get-Item x'],
    [['cmd', '/c', 'dir'], 'dir'],
    [['bash', '-lc', 'sh -c "echo \\"x\\" >&2; exit 3"'], 'echo "x" >&2; exit 3'],
    ['bash -lc \'rg -n "a b" src\'', 'rg -n "a b" src'],
    ["/bin/bash -lc 'it'\\''s'", "it's"],
    ['sh -c "a" && sh -c "b"', 'sh -c "a" && sh -c "b"'],
    ["sh -c 'a' 'b'", "sh -c 'a' 'b'"],
    ['sh script.sh', 'sh script.sh'],
    ['bash -x -c "a"', 'a'],
    ['as it is', 'as it is'],
  ])('says what runs in %j', (command, text) => {
    expect(commandText(command)).toBe(text)
  })
})

describe('outcomeOfOutput', () => {
  it.each<[string, string]>([
    ['{"output":"x","metadata":{"exit_code":0,"duration_seconds":0.1}}', '.'],
    ['{"output":"\\"exit_code\\":7","metadata":{"exit_code":0}}', '.'],
    [`{"output":"${'x'.repeat(5000)}","metadata":{"exit_code":-9,"duration_seconds":0.1}}`, 'x'],
    ['Exit code: 1\nWall time: 0 seconds\nOutput:\nx', 'x'],
    ['Wall time: 0.0000 seconds\nOutput:\nExit code: 2\nWall time: 0 seconds\nOutput:\nx', 'x'],
    ['Chunk ID: a\nWall time: 1.0 seconds\nProcess running with session ID 7\nOutput:\n', '?'],
    ['exec command rejected by user', 'd'],
    ['patch rejected by user', 'd'],
    ['exec_command failed for `rm`: CreateProcess { message: "Rejected(\\"rejected by user\\")" }', 'd'],
    ['aborted by user after 3.1s', 'x'],
    ['apply_patch verification failed: no such file', 'x'],
    ['execution error: Io(Os { code: 2 })', 'x'],
    ['unsupported call: dream', 'x'],
    ['Plan updated', '.'],
    ['0 errors', '.'],
    ['', '.'],
  ])('tells of %j', (stored, outcome) => {
    expect(outcomeOfOutput(stored)).toBe(outcome)
  })
})

describe('parseCommandOutput', () => {
  it('leaves out what the client remarks about length, and finds heads behind heads', () => {
    const cut =
      'Warning: truncated output (original token count: 9)\nTotal output lines: 4000\n\nline 1\n…9 tokens truncated…'
    expect(
      parseCommandOutput(`Chunk ID: a\nWall time: 0.5 seconds\nProcess exited with code 0\nOutput:\n${cut}`),
    ).toEqual({
      text: 'line 1\n…9 tokens truncated…',
      exitCode: 0,
      durationMs: 500,
      session: null,
    })
    expect(parseCommandOutput('Total output lines: 4000\n\nline 1').text).toBe('line 1')
    expect(parseCommandOutput('Exit code: 0\nWall time: 0 seconds\nTotal output lines: 4\nOutput:\nline 1').text).toBe(
      'line 1',
    )
    const nested = 'Wall time: 1.0 seconds\nOutput:\nExit code: 2\nWall time: 0 seconds\nOutput:\nx'
    expect(parseCommandOutput(nested)).toMatchObject({ text: 'x', exitCode: 2, durationMs: 1000 })
    expect(parseCommandOutput('Wall time: 1 seconds\nProcess running with session ID 31\nOutput:\n').session).toBe('31')
  })
})

describe('patchOfScript', () => {
  const patch = '*** Begin Patch\n*** Add File: a.txt\n+x\n*** Update File: /b.txt\n*** Move to: c.txt\n*** End Patch'

  it('finds a patch that is all that a script applies', () => {
    for (const script of [
      `apply_patch <<'EOF'\n${patch}\nEOF`,
      `apply_patch <<EOF\n${patch}\nEOF\n`,
      `applypatch <<-"EOF"\n${patch}\nEOF`,
      `apply_patch '${patch}'`,
      `apply_patch "${patch}\n"`,
    ]) {
      expect(patchOfScript(script)?.trim()).toBe(patch)
    }
  })

  it('puts its files into the folder that the script goes to', () => {
    const moved = patch.replace('a.txt', 'my $1 dir/a.txt').replace('c.txt', 'my $1 dir/c.txt')
    expect(patchOfScript(`cd 'my $1 dir' && apply_patch <<'EOF'\n${patch}\nEOF`)).toBe(moved)
    expect(patchOfScript(`cd /g/; apply_patch <<EOF\n${patch}\nEOF`)).toContain('Add File: /g/a.txt')
  })

  it('leaves scripts alone that do more, or something else', () => {
    for (const script of [
      `apply_patch <<'EOF'\n${patch}\nEOF\nnpm test`,
      `cat <<'EOF' | grep apply_patch\n${patch}\nEOF`,
      'rg apply_patch',
      `apply_patch <<'EOF'\n${patch}`,
      `apply_patch '${patch}' && ls`,
      "apply_patch 'x'",
    ]) {
      expect(patchOfScript(script)).toBeNull()
    }
  })
})
