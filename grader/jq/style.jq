# How the HTML reports look. Colours are pairs of a light and a dark theme, each with a contrast of at
# least 4.5 to its ground; blue and orange are told apart by nearly all eyes, and the lines of the
# plots differ in their dashes as well.

def style: "
:root { color-scheme: light dark;
  --paper: #fcfbf8; --panel: #f4f1ea; --ink: #23211d; --soft: #615d54; --line: #ddd8cc;
  --good: #1c6b48; --bad: #a3321f; --wait: #6d5a16; --link: #1b4f91;
  --mine: #1559a5; --theirs: #b3560a; --contour: #cfc8b8; --bar: #55789f; }
@media (prefers-color-scheme: dark) { :root {
  --paper: #17181b; --panel: #202226; --ink: #e9e6df; --soft: #aaa69c; --line: #3a3c42;
  --good: #79cfa1; --bad: #ff9d8b; --wait: #d9c275; --link: #9cc4f5;
  --mine: #7ab8fb; --theirs: #f3a45c; --contour: #4a4c50; --bar: #7d9fc6; } }
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; scroll-padding-top: 1rem; }
body { margin: 0; background: var(--paper); color: var(--ink);
  font: 1.0625rem/1.6 system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', sans-serif; }
header, main, footer { max-width: 52rem; margin: 0 auto; padding: 0 1.25rem; }
header { padding-top: 3rem; }
footer { padding-bottom: 4rem; }
h1, h2, h3 { font-family: Charter, 'Bitstream Charter', 'Sitka Text', Cambria, Georgia, serif;
  line-height: 1.2; font-weight: 600; text-wrap: balance; }
h1 { font-size: 2.4rem; margin: .2rem 0 .4rem; overflow-wrap: anywhere; }
h2 { font-size: 1.65rem; margin: 0 0 .9rem; } .heading h2, .next h2 { margin: 0; }
h3 { font-size: 1.15rem; margin: 2rem 0 .6rem; }
h4 { font-size: 1rem; font-weight: 600; margin: 0; overflow-wrap: anywhere; }
p { margin: .6rem 0; }
a { color: var(--link); text-underline-offset: .15em; }
a:focus-visible, summary:focus-visible, button:focus-visible {
  outline: .18rem solid var(--link); outline-offset: .15rem; border-radius: .2rem; }
code, pre, .mono { font-family: ui-monospace, 'Cascadia Code', 'Source Code Pro', Menlo, Consolas, 'DejaVu Sans Mono', monospace; font-size: .86em; }
pre { margin: .6rem 0; padding: .8rem 1rem; background: var(--panel); border-radius: .5rem;
  white-space: pre-wrap; overflow-wrap: anywhere; line-height: 1.5; tab-size: 4; }
.skip { position: absolute; left: -99rem; }
.skip:focus { left: 1rem; top: 1rem; background: var(--paper); padding: .4rem .8rem; z-index: 2; }
.course, .kicker { color: var(--soft); font-size: .9rem; letter-spacing: .04em; margin: 0; }
.soft { color: var(--soft); }
.good { color: var(--good); } .bad { color: var(--bad); } .wait { color: var(--wait); }
.score { font-size: 1.25rem; margin: 1rem 0 .4rem; }
.score strong { font: 600 2.6rem/1 Charter, 'Bitstream Charter', 'Sitka Text', Cambria, Georgia, serif; }
.bar { display: block; height: .45rem; min-width: 4rem; background: var(--line); border-radius: 1rem; overflow: hidden; }
.bar > span { display: block; height: 100%; background: var(--bar); border-radius: 1rem; }
.bar > .full { background: var(--good); }
section { margin: 3.5rem 0 0; }
.stage { border-top: 1px solid var(--line); padding-top: 2rem; }
.heading { display: flex; flex-wrap: wrap; gap: .2rem 1.5rem; align-items: baseline; justify-content: space-between; }
.next { background: var(--panel); border-left: .25rem solid var(--bar); border-radius: .5rem; padding: 1rem 1.25rem; margin: 2rem 0; }
.next h2 { font-size: 1.15rem; }
.next pre { background: var(--paper); margin-bottom: 0; }
table { border-collapse: collapse; width: 100%; font-size: .95rem; }
caption { text-align: left; color: var(--soft); padding-bottom: .4rem; }
th, td { text-align: left; padding: .45rem .8rem .45rem 0; border-bottom: 1px solid var(--line); vertical-align: top; font-weight: 400; }
thead th { color: var(--soft); font-size: .85rem; white-space: nowrap; }
td.bars { width: 30%; vertical-align: middle; }
.number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
th.number:last-child, td.number:last-child { padding-right: 0; }
.scroll { overflow-x: auto; }
.functions { list-style: none; padding: 0; margin: 1.2rem 0; columns: 2 20rem; column-gap: 2.5rem; font-size: .92rem; }
.functions li { display: flex; gap: .8rem; justify-content: space-between; align-items: baseline; padding: .12rem 0; break-inside: avoid; }
.functions code { overflow-wrap: anywhere; }
.functions span { text-align: right; }
.failure { margin: 1.2rem 0 1.8rem; padding-left: 1.1rem; border-left: .2rem solid var(--bad); }
.failure .kicker { letter-spacing: 0; }
.mistake strong { font-size: 1.05rem; }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
details { margin: .8rem 0; }
summary { cursor: pointer; color: var(--link); width: fit-content; max-width: 100%; }
.plots { display: grid; gap: 1.6rem 2rem; grid-template-columns: repeat(auto-fit, minmax(min(100%, 19rem), 1fr)); }
figure { margin: 0; break-inside: avoid; }
figure.wide { grid-column: 1 / -1; }
.panes { display: grid; gap: 1rem; grid-template-columns: repeat(auto-fit, minmax(min(100%, 19rem), 1fr)); }
figcaption { font-size: .92rem; line-height: 1.45; }
figcaption strong { display: block; }
figure table { font-size: .85rem; } figure th + th, figure td + td { text-align: right; font-variant-numeric: tabular-nums; }
svg { display: block; width: 100%; height: auto; overflow: visible; }
svg text { font: 11px system-ui, sans-serif; fill: var(--soft); }
.frame { fill: none; stroke: var(--line); } .grid { stroke: var(--line); stroke-width: .6; }
.contour { fill: none; stroke: var(--contour); stroke-width: 1; }
.mine { fill: none; stroke: var(--mine); stroke-width: 3; stroke-linejoin: round; }
#dot { fill: var(--mine); } .mine { marker: url(#dot); } .markers { position: absolute; }
.theirs { fill: none; stroke: var(--theirs); stroke-width: 1.6; stroke-dasharray: 5 4; stroke-linejoin: round; }
.mark { fill: var(--paper); stroke: var(--ink); stroke-width: 1.4; }
.column { fill: var(--bar); } svg .label { fill: var(--ink); stroke: var(--paper); stroke-width: 3px; paint-order: stroke; }
.legend { display: flex; flex-wrap: wrap; gap: .3rem 1.6rem; font-size: .92rem; color: var(--soft); align-items: center; }
.legend svg { display: inline-block; width: 2.6rem; height: .8rem; vertical-align: middle; margin-right: .5rem; }
dl.facts { display: grid; grid-template-columns: max-content 1fr; gap: .2rem 1.2rem; font-size: .88rem; color: var(--soft); }
dl.facts dd { margin: 0; overflow-wrap: anywhere; }
.tiles { display: grid; grid-template-columns: repeat(auto-fit, minmax(8.5rem, 1fr)); gap: 1rem; margin: 1.5rem 0; }
.tiles div { background: var(--panel); border-radius: .5rem; padding: .8rem 1rem; }
.tiles dt { color: var(--soft); font-size: .88rem; } .tiles dd { margin: 0; font-size: 1.5rem; font-variant-numeric: tabular-nums; }
ol.mistakes { padding: 0; list-style: none; } ol.mistakes li { margin: 1.8rem 0; } ol.mistakes h3 { margin: 0; } .who { font-size: .92rem; }
.groups dt { font-weight: 600; margin-top: 1rem; } .groups dd { margin: .2rem 0 0; } .who details, .groups details { display: inline; }
.sortable thead th { white-space: normal; vertical-align: bottom; }
th button { font: inherit; color: inherit; background: none; border: 0; padding: 0; cursor: pointer; text-align: inherit; }
th button::after { content: ' \\2195'; opacity: .5; }
th[aria-sort=ascending] button::after { content: ' \\2191'; opacity: 1; }
th[aria-sort=descending] button::after { content: ' \\2193'; opacity: 1; }
@media (max-width: 34rem) {
  body { font-size: 1rem; } header { padding-top: 1.5rem; } h1 { font-size: 1.8rem; }
  section { margin-top: 2.5rem; } .failure { padding-left: .8rem; } td.bars, th.bars { display: none; }
  .histogram text { font-size: 19px; }
  dl.facts { grid-template-columns: 1fr; } dl.facts dd { margin-bottom: .4rem; } }
@media print {
  :root { color-scheme: light; --paper: #fff; --panel: #f6f5f2; --ink: #000; --soft: #444; --line: #bbb;
    --good: #14532d; --bad: #8b1e10; --wait: #4d3f0c; --link: #000; --mine: #0b4a8f; --theirs: #9a4a06; --contour: #bbb; --bar: #456; }
  body { font-size: 10pt; } header, main, footer { max-width: none; padding: 0; } header { padding-top: 0; }
  section { margin-top: 1.5rem; } .skip { display: none; }
  pre { border: 1px solid var(--line); }
  h2, h3, h4, .heading { break-after: avoid; } tr, .failure, .next { break-inside: avoid; }
  .bar, .column { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  details::details-content { content-visibility: visible; block-size: auto; } }
";
