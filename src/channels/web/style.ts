/** One style sheet for all pages: readable on a phone, in the dark and on paper. It stands in the page, as nothing is loaded. */
export const STYLE = `
:root { color-scheme: light dark; --ink: #1d2125; --soft: #5c6670; --line: #d9dee3; --back: #fff; --mark: #ffe58a; --code: #f3f5f7; --link: #0b57b7; }
@media (prefers-color-scheme: dark) { :root { --ink: #e4e7ea; --soft: #9aa4ae; --line: #3a424a; --back: #16191c; --mark: #6b5500; --code: #22272c; --link: #8ab8f5; } }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 46rem; padding: 1rem 1rem 4rem; color: var(--ink); background: var(--back); font: 1.0625rem/1.75 system-ui, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif; overflow-wrap: anywhere; }
h1 { font-size: 1.45rem; line-height: 1.35; margin: .5rem 0 1rem; }
h2 { font-size: 1.2rem; line-height: 1.45; margin: 2rem 0 .5rem; }
h3, h4, h5, h6 { font-size: 1.05rem; line-height: 1.5; margin: 1.5rem 0 .5rem; }
p { margin: .75rem 0; }
a { color: var(--link); }
dl.facts { display: grid; grid-template-columns: max-content 1fr; gap: .15rem 1rem; margin: 0 0 1rem; font-size: .9375rem; }
dt { color: var(--soft); }
dd { margin: 0; }
.note { border-left: .25rem solid var(--mark); padding: .35rem .75rem; margin: 1rem 0; font-size: .9375rem; }
article { border-top: 1px solid var(--line); margin-top: 1rem; padding-top: .5rem; }
mark { background: var(--mark); color: inherit; padding: .1em 0; scroll-margin: 30vh 0 50vh; }
mark:target, mark:focus { outline: .125rem solid var(--link); outline-offset: .125rem; }
footer, .soft { color: var(--soft); font-size: .875rem; }
nav ul { padding-left: 1.25rem; }
table { border-collapse: collapse; width: 100%; font-size: .9375rem; margin: .5rem 0 1rem; }
th, td { border-bottom: 1px solid var(--line); padding: .35rem .75rem .35rem 0; text-align: left; vertical-align: top; }
th { color: var(--soft); font-weight: 600; }
td p { margin: 0; }
.scroll { overflow-x: auto; overflow-wrap: normal; }
code, pre { font: .875rem/1.55 ui-monospace, Consolas, "Noto Sans Mono CJK SC", monospace; background: var(--code); border-radius: .25rem; }
code { padding: .1em .3em; }
pre { padding: .75rem; overflow-x: auto; overflow-wrap: normal; }
section.operation { border-top: 1px solid var(--line); margin-top: 2.5rem; }
.method { display: inline-block; min-width: 3.5rem; font-weight: 700; }
@media print { body { max-width: none; } nav { display: none; } }
`
