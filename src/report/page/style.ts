/** The style sheet of the report: light and dark, phone and print, no outside font or picture. */
export const STYLE_SHEET = `
:root {
  color-scheme: light dark;
  --paper: #fcfcfa; --card: #ffffff; --ink: #1c282d; --muted: #5b696f; --line: #e2e6e4; --accent: #1f5f6b;
  --warn: #9a5a21; --bad: #a8453f;
  --plot-ink: #44535a; --plot-line: #e2e6e4;
  --plot-1: #1f5f6b; --plot-2: #4b8a92; --plot-3: #86b3b5; --plot-4: #bfd6d5; --plot-5: #dcdfd8;
  --plot-warning: #c4783a; --plot-danger: #a8453f; --plot-neutral: #b9c0c4;
  --heat-1: #e8f0ef; --heat-2: #c6dcdb; --heat-3: #8fbabc; --heat-4: #4b8a92; --heat-5: #1f5f6b;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #12181b; --card: #192125; --ink: #dfe6e6; --muted: #93a2a7; --line: #2b363b; --accent: #7fc0c4;
    --warn: #e0a36b; --bad: #e38d84;
    --plot-ink: #a9b6ba; --plot-line: #2b363b;
    --plot-1: #7fc0c4; --plot-2: #4f979d; --plot-3: #35707a; --plot-4: #2a4f57; --plot-5: #2f3a3f;
    --plot-warning: #d58f55; --plot-danger: #d07a72; --plot-neutral: #56636a;
    --heat-1: #1d2c31; --heat-2: #21434a; --heat-3: #2b626a; --heat-4: #4f979d; --heat-5: #7fc0c4;
  }
}
* { box-sizing: border-box; }
html { font: 16px/1.6 "Source Han Sans SC", "Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei", system-ui, sans-serif; -webkit-text-size-adjust: 100%; scroll-behavior: smooth; }
body { margin: 0; background: var(--paper); color: var(--ink); }
main, header, footer { max-width: 72rem; margin: 0 auto; padding: 0 1.5rem; }
header { padding-top: 3rem; }
h1 { font-size: 1.9rem; line-height: 1.25; margin: 0; letter-spacing: .01em; }
header p { margin: .35rem 0 0; color: var(--muted); }
nav { margin: 1.5rem 0 0; padding: .7rem 0; border-block: 1px solid var(--line); display: flex; flex-wrap: wrap; gap: .2rem 1.4rem; font-size: .9rem; }
a { color: var(--accent); text-decoration: none; }
a:hover, a:focus-visible { text-decoration: underline; }
section { margin: 3rem 0 0; }
h2 { font-size: 1.3rem; line-height: 1.3; margin: 0 0 .3rem; }
h3 { font-size: 1rem; margin: 1.8rem 0 .4rem; }
.note { color: var(--muted); margin: 0 0 1rem; max-width: 46rem; font-size: .93rem; }
.tiles { display: grid; grid-template-columns: repeat(auto-fill, minmax(12.5rem, 1fr)); gap: 1px; margin: 1.2rem 0 0; padding: 1px; list-style: none; }
.tiles li { background: var(--card); padding: .9rem 1rem .8rem; outline: 1px solid var(--line); }
.tiles b { display: block; font-size: 1.55rem; line-height: 1.2; font-weight: 600; font-variant-numeric: tabular-nums; }
.tiles span { color: var(--muted); font-size: .85rem; }
.tiles .asks b { color: var(--warn); }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-size: .9rem; }
th, td { text-align: left; vertical-align: top; padding: .5rem .8rem .5rem 0; border-bottom: 1px solid var(--line); }
thead th { color: var(--muted); font-weight: 500; font-size: .82rem; white-space: nowrap; }
td.number, th.number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
.clamp { display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 2; overflow: hidden; overflow-wrap: anywhere; }
.wide { min-width: 15rem; }
.named { min-width: 13rem; }
.minor { color: var(--muted); font-size: .84rem; }
code, pre { font-family: ui-monospace, "SFMono-Regular", Menlo, Consolas, monospace; font-size: .82rem; }
pre { background: var(--card); border: 1px solid var(--line); padding: .7rem .9rem; margin: .5rem 0; overflow-x: auto; line-height: 1.5; }
.tag { display: inline-block; font-size: .75rem; line-height: 1.4; padding: 0 .45em; border: 1px solid currentColor; border-radius: .2rem; white-space: nowrap; }
.tag.error { color: var(--bad); } .tag.warning { color: var(--warn); } .tag.info { color: var(--muted); } .tag.doubt { color: var(--accent); }
details { margin: .15rem 0 0; }
summary { cursor: pointer; color: var(--accent); font-size: .84rem; }
details ul { margin: .5rem 0; padding: 0 0 0 1.1rem; font-size: .87rem; }
details li { margin: 0 0 .45rem; overflow-wrap: anywhere; }
.matrix { width: auto; min-width: min(100%, 26rem); }
.matrix th, .matrix td { padding: .28rem .55rem; border: 0; font-variant-numeric: tabular-nums; }
.matrix td { text-align: right; min-width: 3.2rem; border: 1px solid var(--paper); }
.matrix thead th { text-align: right; position: sticky; top: 0; background: var(--paper); }
.matrix thead th:first-child { text-align: left; }
.matrix th[scope="row"] { font-weight: 400; position: sticky; left: 0; background: var(--paper); max-width: 14rem; white-space: nowrap; overflow: hidden; text-overflow: ellipsis; padding-left: 0; }
.matrix tr.province th, .matrix tr.province td { font-weight: 600; padding-top: .9rem; background: none; }
.h1 { background: var(--heat-1); } .h2 { background: var(--heat-2); } .h3 { background: var(--heat-3); }
.h4 { background: var(--heat-4); color: var(--paper); } .h5 { background: var(--heat-5); color: var(--paper); }
.scale { display: flex; align-items: center; gap: .15rem; font-size: .8rem; color: var(--muted); margin: .6rem 0 1rem; }
.scale i { width: 1.6rem; height: .7rem; } .scale span { margin: 0 .4rem; }
.plots { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 20rem), 1fr)); gap: 2.2rem 2.4rem; margin-top: 1.4rem; }
figure { margin: 0; break-inside: avoid; }
figcaption b { display: block; font-size: 1rem; font-weight: 600; }
figcaption span { color: var(--muted); font-size: .84rem; }
figure svg { display: block; width: 100%; max-width: 26rem; height: auto; margin: .6rem 0 .3rem; font-family: inherit; overflow: visible; }
.legend { display: flex; flex-wrap: wrap; gap: .1rem .9rem; margin: 0; padding: 0; list-style: none; font-size: .8rem; color: var(--muted); }
.legend svg { display: inline-block; width: .65rem; height: .65rem; margin: 0 .35rem 0 0; vertical-align: -.02rem; }
.nothing { color: var(--muted); border: 1px dashed var(--line); padding: 2.2rem 1rem; text-align: center; font-size: .9rem; margin: .8rem 0 0; }
.documents { list-style: none; margin: 1rem 0 0; padding: 0; font-size: .87rem; columns: 2 26rem; column-gap: 2.4rem; }
.documents li { margin: 0 0 .7rem; break-inside: avoid; overflow-wrap: anywhere; scroll-margin-top: 1rem; }
.documents li:target { outline: 2px solid var(--accent); outline-offset: 4px; }
footer { margin-top: 3.5rem; padding-block: 1.2rem 3rem; border-top: 1px solid var(--line); color: var(--muted); font-size: .85rem; }
@media (max-width: 40rem) {
  html { font-size: 15px; }
  main, header, footer { padding-inline: 1rem; }
  header { padding-top: 1.6rem; }
  h1 { font-size: 1.5rem; }
  section { margin-top: 2.3rem; }
  .tiles { grid-template-columns: repeat(2, 1fr); }
  .tiles b { font-size: 1.3rem; }
  .stack, .stack tbody, .stack tr { display: block; }
  .stack thead { display: none; }
  .stack tr { padding: .7rem 0; border-bottom: 1px solid var(--line); }
  .stack td { display: block; border: 0; padding: .08rem 0; overflow-wrap: anywhere; }
  .stack td.number { display: inline-block; text-align: left; margin: 0 1.1rem 0 0; }
  .stack td:empty, .stack td.number:empty { display: none; }
  .stack td[data-label]::before { content: attr(data-label); color: var(--muted); font-size: .82rem; margin-right: .4rem; }
  pre { white-space: pre-wrap; overflow-wrap: anywhere; }
  .wide, .named { min-width: 0; }
}
@media print {
  :root { --paper: #fff; --card: #fff; --ink: #000; --muted: #444; }
  html { font-size: 10pt; }
  main, header, footer { max-width: none; padding-inline: 0; }
  header { padding-top: 0; }
  nav, summary, pre, .query { display: none; }
  section { margin-top: 1.6rem; }
  h2, h3, .note { break-after: avoid; }
  tr, li { break-inside: avoid; }
  #findings tr { break-inside: auto; }
  a { color: inherit; }
  .plots { grid-template-columns: repeat(2, 1fr); }
  .scroll { overflow: visible; }
  .matrix th { position: static !important; }
  .h1, .h2, .h3, .h4, .h5, svg, .tag { -webkit-print-color-adjust: exact; print-color-adjust: exact; }
  details::details-content { content-visibility: visible; height: auto; }
}
`;
