/** What a document of ours may hold. For tests only. */

const TAGS =
  /<(?:\/?(?:html|head|body|header|main|footer|nav|section|article|div|h1|h2|h3|b|span|p|dl|dt|dd|ol|ul|li|pre|code|table|thead|tbody|tr|th|td|details|summary|figure|figcaption|style|title|a)|!doctype html|meta charset="utf-8"|meta http-equiv="Content-Security-Policy" content="[^"<>]*"|meta name="referrer" content="no-referrer"|meta name="viewport" content="[^"<>]*"|html lang="en"|section id="turn-\d+"(?: class="back")?|article class="item [a-z]+"(?: title="[^"<>]*")?|div class="(?:prose|body)"|b class="heading"|span class="[adh]"|p class="(?:note|bad|facts)"|pre class="diff"|details open|li value="\d+"|a href="#turn-\d+"|img src="data:image\/[a-z]+;base64,[A-Za-z0-9+/=]*" alt="[^"<>]*")>/g

/** What stands between the tags that our documents are made of: has no `<` and no `>` unless something got through. */
export function betweenTags(html: string): string {
  return html.replace(TAGS, '')
}
