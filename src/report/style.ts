/** The report's style sheet: system fonts, light and dark, one column on paper. */
export const STYLE = `
:root{color-scheme:light dark;--ink:#1b1f24;--paper:#ffffff;--soft:#f3f5f7;--line:#c9d1d9;--link:#0b57a4;--mark:#fff1a8;--points:#4a5560}
@media (prefers-color-scheme:dark){:root{--ink:#e8ecf1;--paper:#14181d;--soft:#1e242b;--line:#3b444f;--link:#8fc1ff;--mark:#5a4b00;--points:#b3bdc8}}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);font:16px/1.5 system-ui,sans-serif}
main{max-width:70rem;margin:0 auto;padding:1.5rem}
h1{font-size:1.7rem;margin:0 0 1rem}
h2{font-size:1.25rem;margin:2rem 0 .5rem;border-bottom:1px solid var(--line);padding-bottom:.25rem}
h3{font-size:1rem;margin:1rem 0 .25rem}
a{color:var(--link)}
:focus-visible{outline:3px solid var(--link);outline-offset:2px}
.skip{position:absolute;left:-999rem}
.skip:focus{position:static}
article{border-left:3px solid var(--line);padding-left:.75rem;break-inside:avoid}
.points{color:var(--points);font-variant-numeric:tabular-nums}
mark{background:var(--mark);color:inherit}
.posting{white-space:pre-wrap;background:var(--soft);padding:1rem;max-height:40rem;overflow:auto}
.wide,.pages{overflow-x:auto}
table{border-collapse:collapse;width:100%}
th,td{border:1px solid var(--line);padding:.35rem .5rem;text-align:left;vertical-align:top}
.caution{font-weight:400;margin:.25rem 0 0}
.pages{display:flex;gap:1.5rem}
figure{margin:0;zoom:.6}
figcaption{font-size:1.6rem;font-weight:600}
.page{position:relative;overflow:hidden;background:#ffffff;color:#111111;border:1px solid var(--line);line-height:1.15}
.page .new{background:rgb(46 160 67/.14)}
@media (max-width:68rem){figure{zoom:.45}figcaption{font-size:2rem}}
@media (max-width:52rem){.pages{flex-wrap:wrap}}
@media print{.posting{max-height:none}.skip{display:none}main{max-width:none;padding:0}figure{zoom:.45}}
`.trim();
