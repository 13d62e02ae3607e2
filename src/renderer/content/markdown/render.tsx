import type { ReactNode } from 'react'
import ReactMarkdown, { type Components, type Options } from 'react-markdown'
import remarkGfm from 'remark-gfm'
import { Mark } from '../VisibleText.tsx'
import { CheckBox, heading, InlineCode, Notes, PlainBlock, Table } from './elements.tsx'
import { Fence } from './Fence.tsx'
import { Link } from './Link.tsx'
import { escapeMath } from './literal-math.ts'
import { MarkdownPicture } from './MarkdownPicture.tsx'
import { type TreeNode, textOf, treatChildren } from './tree.ts'

const REMARK: NonNullable<Options['remarkPlugins']> = [[remarkGfm, { singleTilde: false }]]
const REHYPE: NonNullable<Options['rehypePlugins']> = [
  () => (tree: { readonly children: readonly TreeNode[] }) => ({ ...tree, children: treatChildren(tree.children) }),
]
/** Nothing else can come out of Markdown; if it did, it would be left out. */
const ELEMENTS = [
  ...['p', 'br', 'hr', 'blockquote', 'ul', 'ol', 'li', 'pre', 'code', 'em', 'strong', 'del', 'sup', 'mark', 'a', 'img'],
  ...['samp', 'input', 'table', 'thead', 'tbody', 'tr', 'th', 'td', 'h3', 'h4', 'h5', 'h6'],
]
const LANGUAGE = /(?:^|\s)language-(\S+)/

const COMPONENTS: Components = {
  a: ({ href, children, node }) => (
    <Link href={href ?? ''} text={textOf(node)}>
      {children}
    </Link>
  ),
  img: ({ src, alt }) => <MarkdownPicture src={typeof src === 'string' ? src : ''} alt={alt ?? ''} />,
  pre: ({ node }) => {
    const code = node?.children.find(child => child.type === 'element')
    const names = code?.properties.className
    const [, language = ''] = LANGUAGE.exec(Array.isArray(names) ? names.join(' ') : '') ?? []
    return <Fence text={textOf(node).replace(/\n$/, '')} language={language} />
  },
  code: ({ children }) => <InlineCode>{children}</InlineCode>,
  input: ({ checked }) => <CheckBox checked={checked === true} />,
  table: ({ children }) => <Table>{children}</Table>,
  samp: ({ children }) => <PlainBlock>{children}</PlainBlock>,
  mark: ({ title, children }) => <Mark title={title ?? ''}>{children}</Mark>,
  ul: ({ className, children }) => (className === 'notes' ? <Notes>{children}</Notes> : <ul>{children}</ul>),
  h3: heading('h3'),
  h4: heading('h4'),
  h5: heading('h5'),
  h6: heading('h6'),
}

/** Draws Markdown. What it costs grows with the text: see `pieces.ts`. */
export function renderMarkdown(text: string): ReactNode {
  return ReactMarkdown({
    children: escapeMath(text),
    remarkPlugins: REMARK,
    rehypePlugins: REHYPE,
    allowedElements: ELEMENTS,
    components: COMPONENTS,
    // Addresses are judged where they are drawn.
    urlTransform: url => url,
  })
}
